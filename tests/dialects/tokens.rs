//! links and their tokens.

use chrono::TimeDelta;
use keydesk::customers::State;
use keydesk::resets::Purpose;
use serde_json::json;

use super::{Client, Dialect, NEW, Whom, seen};
use crate::harness::{CUSTOMER_PASSWORD, TestApp};

const CARLA: &str = "carla@example.com";

/// A fresh link of Carla's, past the limits of those before; gives its token.
async fn link(app: &TestApp, whom: Whom<'_>, purpose: Purpose) -> String {
    app.wait(TimeDelta::hours(25));
    app.link(app.account, whom.0, purpose, None, "").await;
    app.newest_token(whom.0).await
}

#[actix_web::test]
async fn a_14_a_17_a_link_that_was_used_in_one_dialect_is_over_in_all_and_says_no_more_than_an_expired_one() {
    let app = TestApp::start().await;
    let carla = Whom(app.carla().await, CARLA);
    let clients = Client::all(&app).await;
    for (n, client) in clients.iter().enumerate() {
        let token = link(&app, carla, Purpose::Reset).await;
        assert!(client.sets(carla, &token, &format!("plum tractor number {n}")).await.0, "{:?}", client.dialect);
        let mut answers = Vec::new();
        for other in &clients {
            let (again, used) = other.sets(carla, &token, NEW).await;
            assert!(!again, "{:?} after {:?}", other.dialect, client.dialect);
            let fresh = link(&app, carla, Purpose::Reset).await;
            app.wait(TimeDelta::hours(2));
            let (_, expired) = other.sets(carla, &fresh, NEW).await;
            assert_eq!(seen(&used, &token), seen(&expired, &fresh), "{:?}", other.dialect);
            answers.push(used.body);
        }
        assert_eq!(answers.len(), 3);
    }
}

#[actix_web::test]
async fn a_15_a_16_a_23_a_link_ends_with_a_newer_one_another_password_another_address_or_a_switch() {
    let app = TestApp::start().await;
    let carla = Whom(app.carla().await, CARLA);
    app.bob().await;
    for (n, client) in Client::all(&app).await.into_iter().enumerate() {
        let old = link(&app, carla, Purpose::Reset).await;
        let newer = link(&app, carla, Purpose::Reset).await;
        assert!(!client.sets(carla, &old, NEW).await.0, "A-15: {:?}", client.dialect);
        assert!(client.sets(carla, &newer, &format!("plum tractor number {n}")).await.0);
        let open = link(&app, carla, Purpose::Reset).await;
        app.execute("UPDATE customers SET email = 'c@example.com', email_key = 'c@example.com'").await;
        app.execute("UPDATE resets SET ended_at = '2026-01-01 00:00:00', ended_by = 'address_changed' WHERE used_at IS NULL AND ended_at IS NULL").await;
        assert!(!client.sets(Whom(carla.0, "c@example.com"), &open, NEW).await.0, "A-16: {:?}", client.dialect);
        app.execute("UPDATE customers SET email = 'carla@example.com', email_key = 'carla@example.com'").await;
        let open = link(&app, carla, Purpose::Reset).await;
        let bob = app.sign_in("manager@northwind.example").await;
        let page = bob.get(&app.admin(&format!("/customers/{}/disable", carla.0))).await;
        assert_eq!(bob.submit(&page, "/disable", &[]).await.status, 303);
        assert!(!client.sets(carla, &open, NEW).await.0, "A-23: {:?}", client.dialect);
        assert!(client.signs_in(CARLA, &format!("plum tractor number {n}")).await.0.is_none());
        app.execute("UPDATE customers SET state = 'active'").await;
    }
}

#[actix_web::test]
async fn a_18_to_a_20_other_peoples_mistyped_and_made_up_tokens_set_nothing() {
    let app = TestApp::start().await;
    let carla = Whom(app.carla().await, CARLA);
    let vera = Whom(app.customer("Vera", "Vega", "vera@example.com", State::Active).await, "vera@example.com");
    for (n, client) in Client::all(&app).await.into_iter().enumerate() {
        let token = link(&app, carla, Purpose::Reset).await;
        assert!(!client.sets(vera, &token, NEW).await.0, "A-18: {:?}", client.dialect);
        for typed in [
            json!({}),
            json!([]),
            json!(true),
            json!(null),
            json!({ "$ne": "" }),
            json!({ "$gt": "" }),
            json!("%"),
            json!("_"),
            json!("*"),
            json!(""),
            json!("x".repeat(60_000)),
            json!(format!("{token}=")),
            json!(format!("{token}A")),
            json!(token.chars().rev().collect::<String>()),
            json!(token.to_lowercase()),
            json!([token]),
        ] {
            let hashes = app.keydesk.hasher.worked();
            let (set, page) = client.sets_with(carla, typed.clone(), NEW).await;
            assert!(!set && page.status < 500, "A-19: {:?} {typed}: {}", client.dialect, page.body);
            assert_eq!(app.keydesk.hasher.worked(), hashes, "refused before it costs anything");
        }
        let password = format!("plum tractor number {n}");
        assert!(client.sets(carla, &token, &password).await.0, "A-20: the real one is still good");
        assert!(client.signs_in(vera.1, CUSTOMER_PASSWORD).await.0.is_some());
    }
}

#[actix_web::test]
async fn a_21_a_link_ends_with_its_time_and_a_22_is_good_for_its_purpose_only() {
    let app = TestApp::start().await;
    let carla = Whom(app.carla().await, CARLA);
    for (n, client) in Client::all(&app).await.into_iter().enumerate() {
        let token = link(&app, carla, Purpose::Reset).await;
        app.wait(TimeDelta::minutes(60));
        assert!(!client.sets(carla, &token, NEW).await.0, "a second late: {:?}", client.dialect);
        let token = link(&app, carla, Purpose::Reset).await;
        app.wait(TimeDelta::minutes(59));
        assert!(client.sets(carla, &token, &format!("plum tractor number {n}")).await.0, "in time");
        app.execute("UPDATE customers SET address_confirmed_at = NULL").await;
        let confirm = link(&app, carla, Purpose::Confirm).await;
        assert!(!client.sets(carla, &confirm, NEW).await.0, "A-22: {:?}", client.dialect);
        let held = client.signs_in(CARLA, &format!("plum tractor number {n}")).await.0.unwrap();
        assert!(!client.sets(carla, &held, NEW).await.0, "a sign-in is no link");
        let token = link(&app, carla, Purpose::Reset).await;
        assert!(!client.knows(&token).await, "and a link no sign-in");
    }
}

#[actix_web::test]
async fn a_29_to_a_32_weak_passwords_leave_the_link_good_and_a_new_one_ends_sign_ins_and_is_told() {
    let app = TestApp::start().await;
    let carla = Whom(app.carla().await, CARLA);
    for (n, client) in Client::all(&app).await.into_iter().enumerate() {
        let now = if n == 0 { CUSTOMER_PASSWORD.to_owned() } else { format!("plum tractor number {}", n - 1) };
        let held = client.signs_in(CARLA, &now).await.0.unwrap();
        let other = client.signs_in(CARLA, &now).await.0.unwrap();
        let token = link(&app, carla, Purpose::Reset).await;
        let held_now = client.signs_in(CARLA, &now).await.0.unwrap();
        for weak in ["password1", "12345678", "carla@example.com", "Northwind1", &now, "short", &"x".repeat(257)] {
            assert!(!client.sets(carla, &token, weak).await.0, "A-29: {weak} {:?}", client.dialect);
        }
        let (set, page) = client.sets(carla, &token, &format!("plum tractor number {n}")).await;
        assert!(set && page.set_cookies().is_empty(), "A-30: {:?}", client.dialect);
        assert_eq!(page.body.contains("token"), client.dialect == Dialect::Websales, "as its platform does");
        for old in [held, other, held_now] {
            assert!(!client.knows(&old).await, "A-31: {:?}", client.dialect);
        }
        app.work().await;
        let notice = app.mails_to(carla.0).await.into_iter().next().unwrap();
        assert_eq!(notice.notification.word(), "password_changed", "A-32: {:?}", client.dialect);
        assert!(!notice.data.contains("plum tractor"));
    }
}
