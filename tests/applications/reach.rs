//! The password is asked for again before what reaches far.

use keydesk::applications::MailMode;

use crate::harness::{Browser, STAFF_PASSWORD, TestApp};

/// What is asked when a form is saved with these fields, by somebody who typed their password long ago.
async fn is_asked(app: &TestApp, bob: &Browser, fields: &[(&str, &str)]) -> bool {
    app.wait(chrono::TimeDelta::minutes(6));
    let form = bob.get(&app.admin("/applications/1")).await;
    let answer = bob.submit(&form, "/applications/1", fields).await;
    if answer.status == 303 {
        return false;
    }
    assert!(answer.has("#your_password[aria-invalid]"), "{}", answer.text());
    let password = [fields, &[("your_password", STAFF_PASSWORD)]].concat();
    assert_eq!(bob.submit(&answer, "/applications/1", &password).await.status, 303);
    true
}

#[actix_web::test]
async fn a_host_of_its_own_asks_for_the_password_and_taking_it_away_does_not() {
    let app = TestApp::start().await;
    let bob = app.bob().await;
    app.application(app.account, "Shop").await;
    assert!(is_asked(&app, &bob, &[("api_host", "api.shop.example")]).await);
    assert!(!is_asked(&app, &bob, &[("api_host", "api.shop.example")]).await, "it was that before");
    assert!(is_asked(&app, &bob, &[("api_host", "läden.example")]).await);
    assert!(!is_asked(&app, &bob, &[]).await);
    assert!(!is_asked(&app, &bob, &[("api_host", "")]).await);
}

#[actix_web::test]
async fn mails_that_may_leave_ask_for_it_and_those_that_stay_do_not() {
    let app = TestApp::start().await;
    let bob = app.bob().await;
    app.application_that(app.account, "Rehearsal", MailMode::Collect).await;
    for (mode, domains, asks) in [
        ("collect", "one.example", false),
        ("collect", "one.example\ntwo.example", false),
        ("live", "one.example\ntwo.example", true),
        ("live", "one.example", false),
        ("live", "one.example\nmüller.example", true),
        ("live", "müller.example", false),
        ("live", "", true),
        ("live", "one.example", false),
        ("collect", "", false),
    ] {
        let asked = is_asked(&app, &bob, &[("mail_mode", mode), ("mail_domains", domains)]).await;
        assert_eq!(asked, asks, "{mode} {domains}");
        let kept = bob.get(&app.admin("/applications/1")).await.one("#mail_domains");
        assert_eq!(kept.trim(), domains.replace('\n', " "), "as typed");
    }
    let list = bob.get(&app.admin("/applications")).await;
    assert!(!list.text().contains("only to some"), "{}", list.text());
}
