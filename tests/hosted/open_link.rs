//! What asking does to a link that is open already, and what a stranger cannot make of it.

use chrono::TimeDelta;

use super::forgot::ask;
use crate::harness::TestApp;

#[actix_web::test]
async fn asking_does_not_void_the_link_that_support_has_sent_it_is_mailed_once_more() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let alice = app.alice().await;
    app.send_reset(&alice, carla).await;
    let sent = app.newest_link(carla).await;
    app.wait(TimeDelta::minutes(6));
    ask(&app, "carla@example.com").await;
    app.work().await;
    assert_eq!((app.mails_to(carla).await.len(), app.newest_link(carla).await), (2, sent.clone()));
    ask(&app, "carla@example.com").await;
    app.work().await;
    assert_eq!(app.mails_to(carla).await.len(), 2, "one in five minutes");
    assert_eq!(app.set_password(&sent, "plum tractor ninety").await.status, 303);
}

#[actix_web::test]
async fn a_link_that_is_nearly_over_is_not_mailed_again_but_followed_by_a_new_one() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    ask(&app, "carla@example.com").await;
    app.work().await;
    let first = app.newest_link(carla).await;
    app.wait(TimeDelta::minutes(51));
    ask(&app, "carla@example.com").await;
    app.work().await;
    assert_ne!(app.newest_link(carla).await, first);
}

#[actix_web::test]
async fn an_address_chooses_how_a_page_looks_and_not_where_a_token_goes() {
    use keydesk::applications::MailMode;
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let collects = app.application_that(app.account, "Test shop", MailMode::Collect).await;
    let staging = app.application(app.account, "Staging").await;
    app.execute("UPDATE applications SET endpoint = 'http://localhost:9/' WHERE name = 'Staging'").await;
    for application in [collects, staging] {
        let browser = app.browser();
        let page = browser.get(&app.hosted(&format!("forgot?app={application}"))).await;
        browser.submit(&page, &format!("/forgot?app={application}"), &[("email", "carla@example.com")]).await;
        app.work().await;
        let reset = app.newest_reset(carla).await;
        assert_eq!((reset.application_id, reset.hosted), (None, true), "the account's own page");
        app.wait(TimeDelta::minutes(61));
    }
}

#[actix_web::test]
async fn no_application_that_a_stranger_names_voids_the_link_that_support_has_sent() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let alice = app.alice().await;
    app.send_reset(&alice, carla).await;
    let sent = app.newest_link(carla).await;
    let own = app.application(app.account, "Outlet").await;
    app.wait(TimeDelta::minutes(6));
    let browser = app.browser();
    let page = browser.get(&app.hosted(&format!("forgot?app={own}"))).await;
    browser.submit(&page, &format!("/forgot?app={own}"), &[("email", "carla@example.com")]).await;
    app.work().await;
    assert_eq!((app.mails_to(carla).await.len(), app.newest_link(carla).await), (2, sent.clone()));
    assert_eq!(app.set_password(&sent, "plum tractor ninety").await.status, 303);
}

#[actix_web::test]
async fn a_link_whose_mails_stay_here_is_not_mailed_again_but_followed_by_one_that_arrives() {
    use keydesk::applications::MailMode;
    use keydesk::resets::Purpose;
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let collects = app.application_that(app.account, "Test shop", MailMode::Collect).await;
    app.link(app.account, carla, Purpose::Reset, Some(collects), "").await;
    app.wait(TimeDelta::minutes(6));
    ask(&app, "carla@example.com").await;
    app.work().await;
    assert_eq!(app.newest_reset(carla).await.application_id, None);
}

#[actix_web::test]
async fn a_link_that_ended_with_the_address_is_not_renewed() {
    let app = TestApp::start().await;
    let (carla, bob) = (app.carla().await, app.bob().await);
    app.send_reset(&bob, carla).await;
    let browser = app.browser();
    let link = app.newest_link(carla).await;
    let open = app.follow(&browser, &link).await;
    let form = bob.get(&app.admin(&format!("/customers/{carla}/edit"))).await;
    bob.finish(&form, "/edit", &[("email", "carla.new@example.com")]).await;
    app.work().await;
    let before = app.mails_to(carla).await.len();
    let fields = [("form", open.form_token())];
    browser.send(browser.raw("POST", &app.hosted("password/renew")).form(&fields)).await;
    app.work().await;
    assert_eq!(app.mails_to(carla).await.len(), before);
}

/// What a mail program has cut off is no token: that is said, and nothing about cookies.
#[actix_web::test]
async fn no_link_and_half_a_link_are_told_apart_from_one_that_is_over() {
    let app = TestApp::start().await;
    let browser = app.browser();
    for half in ["AAAAbogus", "", &"A".repeat(86), &"A".repeat(43)] {
        let page = browser.get(&app.hosted(&format!("password?token={half}"))).await;
        let page = if page.status == 303 { browser.get(&page.location().unwrap()).await } else { page };
        assert_eq!((page.status, page.one("h1").as_str()), (410, "This link does not work"), "{half}");
        assert!(page.text().contains("It is not complete"), "{}", page.text());
    }
    let none = app.browser().get(&app.hosted("password")).await;
    assert_eq!((none.status, none.one("h1").as_str()), (410, "No link was opened"));
}
