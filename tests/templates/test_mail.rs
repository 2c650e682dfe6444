//! What a test says of itself, before and after.

use keydesk::staff::roles::Role;

use super::{Desk, GOOD, RESET};

#[actix_web::test]
async fn that_a_test_saves_the_draft_is_said_beside_its_button() {
    let desk = Desk::open().await;
    let page = desk.emil.get(&desk.at(RESET)).await;
    assert_eq!(page.attributes("[formaction$='/test']", "aria-describedby"), ["test-hint"]);
    let hint = page.one("#test-hint");
    assert!(hint.contains("editor@northwind.example") && hint.contains("saved first, as the draft"), "{hint}");
}

#[actix_web::test]
async fn without_a_mail_server_only_who_may_see_messages_is_told_of_them() {
    let desk = Desk::open().await;
    let owner = desk.app.signed_in(Role::Owner).await;
    for (who, subject, may) in [(&desk.emil, "One", false), (&owner, "Two", true)] {
        let form = who.get(&desk.at(RESET)).await;
        let (_, fields) = form.form(RESET, &[("subject", subject), ("html", GOOD), ("text", "")]);
        let answer = who.send(who.raw("POST", &desk.at(&format!("{RESET}/test"))).form(&fields)).await;
        let told = who.open(&answer.location().unwrap()).await.one("[role=status]");
        assert!(told.contains("is saved as the draft") && told.contains("does not leave Keydesk"), "{told}");
        assert_eq!(told.contains("among the messages"), may, "{told}");
        assert_eq!(who.get(&desk.at("/messages")).await.status, if may { 200 } else { 403 });
    }
}

#[actix_web::test]
async fn nothing_is_said_to_be_saved_that_is_not_new() {
    let desk = Desk::open().await;
    let answer = desk.press(RESET, "/test", &[]).await;
    let told = desk.emil.open(&answer.location().unwrap()).await.one("[role=status]");
    assert!(!told.contains("saved"), "{told}");
    assert!(!desk.emil.get(&desk.at(RESET)).await.has("a[href$='/discard']"), "there is no draft");
}

#[actix_web::test]
async fn what_keeps_a_test_from_being_sent_is_headed_so() {
    let desk = Desk::open().await;
    let answer = desk.press(RESET, "/test", &[("html", "{{ broken")]).await;
    assert_eq!(
        (answer.status, answer.one("#problems-title").as_str()),
        (422, "One thing keeps the test from being sent")
    );
}
