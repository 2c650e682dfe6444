//! A customer confirms the address.

use chrono::TimeDelta;
use keydesk::customers::CustomerId;
use keydesk::resets::Purpose;

use crate::harness::{Browser, CUSTOMER_PASSWORD, TestApp};

/// Carla, with an address that nobody has confirmed.
async fn unconfirmed(app: &TestApp) -> CustomerId {
    let carla = app.carla().await;
    app.execute("UPDATE customers SET address_confirmed_at = NULL").await;
    carla
}

async fn sent(app: &TestApp, staff: &Browser, customer: CustomerId) -> String {
    let form = staff.get(&app.admin(&format!("/customers/{customer}/confirm"))).await;
    let told = staff.finish(&form, "/confirm", &[]).await;
    assert!(told.one("[role=status]").contains("carla@example.com"), "{}", told.text());
    app.work().await;
    app.newest_link(customer).await
}

#[actix_web::test]
async fn staff_ask_and_the_customer_confirms_with_one_press() {
    let app = TestApp::start().await;
    let (carla, alice) = (unconfirmed(&app).await, app.alice().await);
    let link = sent(&app, &alice, carla).await;
    assert!(link.contains("/confirm?") && link.contains("action=verifyEmail"), "{link}");
    let browser = app.browser();
    let page = app.follow(&browser, &link).await;
    assert!(!page.path.contains("token"), "{}", page.path);
    assert!(page.text().contains("carla@example.com"));
    assert_eq!(app.look_up(carla).await.address_confirmed_at, None, "opening confirms nothing");
    let done = browser.finish(&page, "/confirm", &[]).await;
    assert_eq!((done.status, done.one("h1")), (200, "Your address is confirmed".into()));
    let customer = app.look_up(carla).await;
    assert!(customer.address_confirmed_at.is_some());
    assert!(app.customer_signs_in("carla@example.com", CUSTOMER_PASSWORD).await.1, "nothing else has changed");
    let trace = alice.get(&app.admin(&format!("/customers/{carla}"))).await;
    assert!(trace.text().contains("Address confirmed"));
    assert!(!trace.has(&format!("a[href$='/customers/{carla}/confirm']")), "nothing more to confirm");
    let again = app.follow(&app.browser(), &link).await;
    assert_eq!((again.status, again.one("h1")), (200, "Your address is confirmed already".into()));
    let refused = alice.get(&app.admin(&format!("/customers/{carla}/confirm"))).await;
    assert!(refused.status == 409 && refused.one("#why-not").contains("confirmed already"));
}

#[actix_web::test]
async fn a_22_a_confirmation_sets_no_password_and_a_reset_confirms_by_being_used() {
    let app = TestApp::start().await;
    let (carla, alice) = (unconfirmed(&app).await, app.alice().await);
    let confirmation = sent(&app, &alice, carla).await;
    let as_password = confirmation.replace("/confirm?", "/password?");
    assert_eq!(app.set_password(&as_password, "plum tractor ninety").await.status, 410);
    app.send_reset(&alice, carla).await;
    let reset = app.newest_link(carla).await;
    assert_eq!(app.follow(&app.browser(), &reset.replace("/password?", "/confirm?")).await.status, 410);
    assert_eq!(app.follow(&app.browser(), &confirmation).await.status, 200, "neither ends the other");
    assert_eq!(app.set_password(&reset, "plum tractor ninety").await.status, 303);
    assert!(app.look_up(carla).await.address_confirmed_at.is_some());
    assert_eq!(app.follow(&app.browser(), &confirmation).await.status, 410);
}

#[actix_web::test]
async fn a_confirmation_ends_with_its_time_a_newer_one_another_address_and_a_disabled_customer() {
    let app = TestApp::start().await;
    let (carla, bob) = (unconfirmed(&app).await, app.bob().await);
    let first = sent(&app, &bob, carla).await;
    let second = sent(&app, &bob, carla).await;
    assert_eq!(app.follow(&app.browser(), &first).await.status, 410);
    let browser = app.browser();
    let open = app.follow(&browser, &second).await;
    let form = bob.get(&app.admin(&format!("/customers/{carla}/edit"))).await;
    bob.finish(&form, "/edit", &[("email", "carla.new@example.com")]).await;
    assert_eq!(browser.submit(&open, "/confirm", &[]).await.status, 410);
    assert_eq!(app.look_up(carla).await.address_confirmed_at, None);
    app.work().await;
    let mails = app.mails_to(carla).await;
    assert_eq!(
        (mails[0].notification.word(), mails[0].recipient.as_str()),
        ("confirm_address", "carla.new@example.com"),
        "the new address is asked"
    );
    let third = app.newest_link(carla).await;
    app.wait(TimeDelta::days(7));
    assert_eq!(app.follow(&app.browser(), &third).await.status, 410);
}

#[actix_web::test]
async fn an_active_customer_is_asked_once_even_if_many_press_at_once() {
    let app = TestApp::start().await;
    let (carla, alice) = (unconfirmed(&app).await, app.alice().await);
    let link = sent(&app, &alice, carla).await;
    let mut pages = Vec::new();
    for _ in 0..8 {
        let browser = app.browser();
        let page = app.follow(&browser, &link).await;
        pages.push((browser, page));
    }
    let presses = pages.iter().map(|(browser, page)| browser.submit(page, "/confirm", &[]));
    let answers = futures_util::future::join_all(presses).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 303).count(), 1);
    let events = app.contents().await.remove("events").unwrap();
    assert_eq!(events.iter().filter(|line| line.contains("customer.address_confirmed")).count(), 1);
    assert_eq!(app.newest_reset(carla).await.purpose, Purpose::Confirm);
}
