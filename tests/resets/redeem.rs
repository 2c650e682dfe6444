//! Using a link.

use chrono::TimeDelta;
use keydesk::customers::State;
use keydesk::db::schema::customers;

use crate::harness::{CUSTOMER_PASSWORD, TestApp};
use diesel::prelude::*;

const NEW: &str = "plum tractor ninety";

#[actix_web::test]
async fn the_whole_way_from_the_call_to_the_trace() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let alice = app.alice().await;
    let (phone, in_time) = app.customer_signs_in("carla@example.com", CUSTOMER_PASSWORD).await;
    assert!(in_time);
    app.send_reset(&alice, carla).await;
    let link = app.newest_link(carla).await;
    let answer = app.set_password(&link, NEW).await;
    assert_eq!(answer.location().unwrap(), app.hosted("password/done"));
    assert_eq!(phone.get(&app.hosted("signed-in")).await.location().unwrap(), app.hosted("sign-in"));
    assert!(!app.customer_signs_in("carla@example.com", CUSTOMER_PASSWORD).await.1);
    assert!(app.customer_signs_in("carla@example.com", NEW).await.1);
    let trace = app.trace(&alice, carla).await;
    assert!(trace[2].contains("opened") && trace[3].contains("New password set"), "{trace:?}");
    assert!(trace[4].contains("1 sign-in ended"), "{trace:?}");
}

#[actix_web::test]
async fn a_14_a_used_link_is_refused_everywhere_and_offers_a_new_one() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    app.send_reset(&app.alice().await, carla).await;
    let link = app.newest_link(carla).await;
    assert_eq!(app.set_password(&link, NEW).await.status, 303);
    let page = app.set_password(&link, "another plum ninety").await;
    assert_eq!(page.status, 410);
    assert!(page.text().contains("used already") && page.has("form[action$='/renew']"));
    assert!(app.customer_signs_in("carla@example.com", NEW).await.1);
}

#[actix_web::test]
async fn a_17_of_two_tabs_one_gets_through() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    app.send_reset(&app.alice().await, carla).await;
    let link = app.newest_link(carla).await;
    let (one, two) = (app.browser(), app.browser());
    let (first, second) = (app.follow(&one, &link).await, app.follow(&two, &link).await);
    assert_eq!(one.submit(&first, "/password", &[("password", NEW)]).await.status, 303);
    assert_eq!(two.submit(&second, "/password", &[("password", "second plum ninety")]).await.status, 410);
    assert!(app.customer_signs_in("carla@example.com", NEW).await.1);
}

#[actix_web::test]
async fn a_29_a_refused_password_says_why_and_does_not_use_the_link_up() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    app.send_reset(&app.alice().await, carla).await;
    let link = app.newest_link(carla).await;
    let long = "x".repeat(257);
    for (weak, why) in [
        ("short", "at least 8"),
        ("password1", "easy to guess"),
        ("qwertyuiop", "easy to guess"),
        ("carla@example.com", "easy to guess"),
        ("northwind26", "easy to guess"),
        (CUSTOMER_PASSWORD, "old password"),
        (&long, "at most 256"),
    ] {
        let page = app.set_password(&link, weak).await;
        assert_eq!(page.status, 422, "{weak}");
        let described = page.one("#password-error");
        assert!(described.contains(why), "{weak}: {described}");
        assert!(page.attributes("#password", "value").is_empty(), "a password is not sent back");
    }
    assert_eq!(app.set_password(&link, NEW).await.status, 303);
}

#[actix_web::test]
async fn a_29_each_of_the_most_common_passwords_is_refused_and_the_link_stays() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    app.send_reset(&app.alice().await, carla).await;
    let link = app.newest_link(carla).await;
    let browser = app.browser();
    let form = app.follow(&browser, &link).await;
    let hashes = app.keydesk.hasher.worked();
    let mut tried = 0;
    let list = include_str!("../../src/passwords/common.txt");
    for common in list.lines().filter(|line| !line.starts_with('#')) {
        let page = browser.submit(&form, "/password", &[("password", common)]).await;
        assert!(page.status == 422 && page.body.contains("easy to guess"), "{common}: {}", page.status);
        tried += 1;
    }
    assert_eq!((tried, app.keydesk.hasher.worked()), (3_000, hashes), "a refusal costs no hash");
    assert_eq!(app.set_password(&link, NEW).await.status, 303);
}

#[actix_web::test]
async fn a_30_setting_a_password_signs_nobody_in() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    app.send_reset(&app.alice().await, carla).await;
    let link = app.newest_link(carla).await;
    let browser = app.browser();
    let form = app.follow(&browser, &link).await;
    let answer = browser.submit(&form, "/password", &[("password", NEW)]).await;
    let cookies: Vec<_> = answer.headers.get_all("set-cookie").iter().map(|c| c.to_str().unwrap()).collect();
    assert!(cookies.iter().all(|cookie| !cookie.contains("customer")), "{cookies:?}");
    assert!(cookies.iter().any(|cookie| cookie.starts_with("link") && cookie.contains("Max-Age=0")), "{cookies:?}");
    assert_eq!(browser.get(&app.hosted("signed-in")).await.location().unwrap(), app.hosted("sign-in"));
}

#[actix_web::test]
async fn a_31_all_sign_ins_end_with_the_new_password() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let mut phones = Vec::new();
    for _ in 0..3 {
        phones.push(app.customer_signs_in("carla@example.com", CUSTOMER_PASSWORD).await.0);
    }
    app.send_reset(&app.alice().await, carla).await;
    app.set_password(&app.newest_link(carla).await, NEW).await;
    for phone in phones {
        assert_eq!(phone.get(&app.hosted("signed-in")).await.status, 303);
    }
    assert_eq!(app.newest_reset(carla).await.ended_sign_ins, Some(3));
}

#[actix_web::test]
async fn a_32_the_customer_is_told_at_the_stored_address_without_a_secret() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    app.send_reset(&app.alice().await, carla).await;
    app.set_password(&app.newest_link(carla).await, NEW).await;
    let mail = app.mails_to(carla).await.remove(0);
    assert_eq!((mail.notification.word(), mail.recipient.as_str()), ("password_changed", "carla@example.com"));
    assert!(mail.data.contains("127.0.0.1"), "it says from where");
    assert!(!mail.data.contains("token") && !mail.data.contains(NEW));
}

#[actix_web::test]
async fn a_reset_unlocks_and_ends_reset_required() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let now = app.now();
    app.write(move |conn| {
        diesel::update(customers::table.find(carla)).set(customers::reset_required_at.eq(now)).execute(conn).unwrap()
    })
    .await;
    for _ in 0..6 {
        app.customer_signs_in("carla@example.com", "wrong wrong wrong").await;
        app.wait(TimeDelta::minutes(1));
    }
    assert!(app.look_up(carla).await.failed_sign_ins >= 5);
    assert!(!app.customer_signs_in("carla@example.com", CUSTOMER_PASSWORD).await.1, "the old one no longer works");
    app.send_reset(&app.alice().await, carla).await;
    app.set_password(&app.newest_link(carla).await, NEW).await;
    let customer = app.look_up(carla).await;
    assert_eq!((customer.failed_sign_ins, customer.locked_until, customer.reset_required_at), (0, None, None));
    assert_eq!(customer.state, State::Active);
    assert!(app.customer_signs_in("carla@example.com", NEW).await.1);
}
