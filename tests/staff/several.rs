//! Of several things that are wrong with a form, all are told at once.

use keydesk::staff::roles::Role;

use crate::harness::app::Wish;
use crate::harness::smtp::MailServer;
use crate::harness::{Mail, STAFF_PASSWORD, TestApp};

#[actix_web::test]
async fn an_invite_is_told_of_its_name_and_its_password() {
    let server = MailServer::start();
    let app = TestApp::with(Wish { smtp: Some(server.setting()), ..Wish::default() }).await;
    let olga = app.signed_in(Role::Owner).await;
    let form = olga.get(&app.admin("/staff/invite")).await;
    olga.finish(&form, "/staff/invite", &[("email", "nina@northwind.example"), ("role", "support")]).await;
    app.work().await;
    let nina = app.browser();
    let page = nina.open(&Mail::of(&server.mail()).path()).await;
    let answer = nina.submit(&page, "/staff/link", &[("name", " "), ("password", "short")]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.has("#name-error") && answer.one("#password-error").contains("at least 15"), "{}", answer.text());
    assert_eq!(answer.attributes("#problems a", "href"), ["#name", "#password"]);
    let long = "x".repeat(2_000);
    let answer = nina.submit(&page, "/staff/link", &[("name", ""), ("password", &long)]).await;
    assert!(answer.has("#name-error") && answer.has("#password-error"), "{}", answer.text());
}

#[actix_web::test]
async fn a_wrong_old_password_and_a_short_new_one_are_told_together_and_the_try_counts() {
    let app = TestApp::start().await;
    let alice = app.alice().await;
    let page = alice.get(&app.admin("/you")).await;
    let typed = [("old", "not the old password"), ("password", "short")];
    for _ in 0..10 {
        let answer = alice.submit(&page, "/you/password", &typed).await;
        assert_eq!(answer.status, 422);
        assert_eq!(answer.attributes("#problems a", "href"), ["#old", "#password"], "{}", answer.text());
    }
    let typed = [("old", STAFF_PASSWORD), ("password", "copper lantern walks uphill")];
    let answer = alice.submit(&page, "/you/password", &typed).await;
    assert!(answer.one("#old-error").contains("checking is paused"), "{}", answer.text());
    let empty = alice.submit(&page, "/you/password", &[("old", ""), ("password", "short")]).await;
    assert!(empty.has("#old-error") && empty.has("#password-error"), "{}", empty.text());
}

#[actix_web::test]
async fn a_reset_without_its_identity_check_marks_the_group_of_choices() {
    let app = TestApp::start().await;
    let (alice, carla) = (app.alice().await, app.carla().await);
    let form = alice.get(&app.admin(&format!("/customers/{carla}/reset"))).await;
    assert!(!form.has("#identity[aria-invalid]"));
    let answer = alice.submit(&form, "/reset", &[]).await;
    assert_eq!(answer.attributes("#identity[aria-invalid=true]", "aria-describedby"), ["identity-error"]);
    assert!(!answer.one("#identity-error").is_empty());
}
