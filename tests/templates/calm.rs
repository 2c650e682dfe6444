//! What is told above the form, and how: the password is a step, many faults leave the fields in sight.

use keydesk::staff::roles::Role;

use super::{Desk, GOOD, RESET};

#[actix_web::test]
async fn a_password_that_is_missing_is_a_step_and_a_wrong_one_a_fault() {
    let desk = Desk::open().await;
    desk.app.wait(chrono::TimeDelta::minutes(6));
    let answer = desk.press(RESET, "/publish", &[("html", GOOD)]).await;
    assert_eq!(answer.status, 422);
    assert_eq!(answer.one("#password-title"), "One more step: your password");
    assert!(answer.has("#your_password") && !answer.has("[aria-invalid]") && !answer.has("#problems-title"));
    let wrong = desk.submit(&answer, RESET, "/publish", &[("your_password", "not mine at all")]).await;
    assert!(wrong.has("#your_password[aria-invalid]") && !wrong.has("#password-title"), "{}", wrong.text());
}

#[actix_web::test]
async fn more_than_three_faults_are_folded() {
    let desk = Desk::open().await;
    let faults = |count| format!("{}{GOOD}", "<p>{{ nobody }}</p>\n".repeat(count));
    let three = desk.press(RESET, "/publish", &[("html", &faults(3)), ("text", "")]).await;
    assert_eq!((three.all(".problem-list li").len(), three.has("#problems details")), (3, false));
    let eight = desk.press(RESET, "/publish", &[("html", &faults(8)), ("text", "")]).await;
    assert_eq!(eight.all("#problems .banner-text > .problem-list li").len(), 3);
    assert_eq!(eight.all("#problems details li").len(), 5);
    assert!(eight.one("#problems summary").contains("5 more"), "{}", eight.one("#problems summary"));
}

#[actix_web::test]
async fn whose_mail_is_looked_at_survives_saving() {
    let desk = Desk::open().await;
    let carla = desk.app.carla().await.to_string();
    let owner = desk.app.signed_in(Role::Owner).await;
    let form = owner.get(&desk.at(RESET)).await;
    assert!(form.has("#as-customer-hint") && form.has("noscript"));
    let page = owner.finish(&form, RESET, &[("html", GOOD), ("text", ""), ("as_customer", &carla)]).await;
    assert_eq!(page.attributes("[name=as_customer]", "value"), [carla.as_str()]);
    let frame = page.attributes("iframe", "src").remove(0);
    assert_eq!(owner.get(&frame).await.one("p"), "Hello Carla");
    assert_eq!(desk.emil.get(&frame).await.status, 403, "editors have no customers");
    let theirs = desk.emil.get(&desk.at(&format!("{RESET}?as_customer={carla}"))).await;
    assert!(!theirs.attributes("iframe", "src")[0].contains("as_customer"), "nor a broken frame");
}
