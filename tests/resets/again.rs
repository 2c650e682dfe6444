//! "Send again" and "withdraw".

use chrono::TimeDelta;
use keydesk::resets::{EndedBy, Standing};

use crate::harness::TestApp;

#[actix_web::test]
async fn send_again_mails_the_same_link_while_it_lives() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let alice = app.alice().await;
    app.send_reset(&alice, carla).await;
    let before = app.newest_link(carla).await;
    app.wait(TimeDelta::minutes(2));
    let page = alice.get(&app.admin(&format!("/customers/{carla}"))).await;
    let page = alice.finish(&page, "/again", &[]).await;
    assert!(page.one("[role=status]").contains("same link"));
    app.work().await;
    let mails = app.mails_to(carla).await;
    assert_eq!(mails.len(), 2);
    assert_eq!(mails[0].reset_id, mails[1].reset_id);
    assert_ne!(mails[0].message_id, mails[1].message_id, "a mail of its own");
    assert_eq!(app.newest_link(carla).await, before);
}

#[actix_web::test]
async fn send_again_waits_a_minute_and_ends_after_five() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let alice = app.alice().await;
    app.send_reset(&alice, carla).await;
    let page = alice.get(&app.admin(&format!("/customers/{carla}"))).await;
    let too_soon = alice.finish(&page, "/again", &[]).await;
    assert!(too_soon.one("[role=status]").contains("less than a minute"));
    for _ in 0..5 {
        app.wait(TimeDelta::seconds(61));
        alice.finish(&page, "/again", &[]).await;
    }
    assert_eq!(app.mails_to(carla).await.len(), 5);
}

#[actix_web::test]
async fn an_ended_link_is_not_sent_again() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let alice = app.alice().await;
    app.send_reset(&alice, carla).await;
    let page = alice.get(&app.admin(&format!("/customers/{carla}"))).await;
    app.wait(TimeDelta::minutes(61));
    alice.finish(&page, "/again", &[]).await;
    assert_eq!(app.mails_to(carla).await.len(), 1);
    let page = alice.get(&app.admin(&format!("/customers/{carla}"))).await;
    assert!(!page.has("form[action$='/again']"), "and the button is gone");
}

#[actix_web::test]
async fn a_withdrawn_link_no_longer_works() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let alice = app.alice().await;
    app.send_reset(&alice, carla).await;
    let link = app.newest_link(carla).await;
    let page = alice.get(&app.admin(&format!("/customers/{carla}"))).await;
    alice.finish(&page, "/withdraw", &[]).await;
    let standing = app.newest_reset(carla).await.standing(app.now());
    assert_eq!(standing, Standing::Ended(EndedBy::Withdrawn));
    assert_eq!(app.set_password(&link, "plum tractor ninety").await.status, 410);
}
