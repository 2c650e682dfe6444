//! Signing in and out.

use chrono::TimeDelta;
use keydesk::staff::roles::Role;
use serde_json::json;

use super::{LOGIN, WHO, read, storefront};
use crate::harness::CUSTOMER_PASSWORD;

#[actix_web::test]
async fn who_signs_in_is_answered_with_what_clients_select() {
    let shop = storefront().await;
    let carla = shop.app.carla().await;
    let earliest = (shop.app.now() + TimeDelta::hours(12)).rfc3339();
    let told = shop.ask(LOGIN, json!({ "email": "Carla@example.com", "password": CUSTOMER_PASSWORD })).await;
    assert!(told.get("errors").is_none(), "{told}");
    let login = &told["data"]["login"];
    assert_eq!((login["result"].as_str(), login["cart"].is_null()), (Some("success"), true));
    assert_eq!(
        (login["customer"]["entityId"].as_i64(), login["customer"]["email"].as_str()),
        (Some(carla.0), Some("carla@example.com"))
    );
    let latest = (shop.app.now() + TimeDelta::hours(12)).rfc3339();
    let until = login["customerAccessToken"]["expiresAt"].as_str().unwrap();
    assert!((earliest.as_str()..=latest.as_str()).contains(&until), "{until}");

    let token = login["customerAccessToken"]["value"].as_str().unwrap();
    let who = shop.ask_as(token, WHO, json!({})).await;
    assert_eq!(who["data"]["customer"]["email"], "carla@example.com");
    let nobody = shop.ask(WHO, json!({})).await;
    assert!(nobody["data"]["customer"].is_null() && nobody.get("errors").is_none(), "{nobody}");
}

#[actix_web::test]
async fn a_01_whatever_is_wrong_the_answer_is_the_same() {
    let shop = storefront().await;
    shop.app.carla().await;
    shop.app.ivan().await;
    shop.app.dora().await;
    let mut answers = Vec::new();
    for (email, password) in [
        ("carla@example.com", "not her password"),
        ("nobody@example.com", CUSTOMER_PASSWORD),
        ("ivan@example.com", CUSTOMER_PASSWORD),
        ("dora@example.com", CUSTOMER_PASSWORD),
        ("no address", CUSTOMER_PASSWORD),
        ("carla@example.com", &"x".repeat(300)),
    ] {
        let page = shop.send(LOGIN, json!({ "email": email, "password": password })).await;
        assert_eq!(page.status, 200, "clients read errors there");
        let told = read(&page);
        assert!(told["data"].is_null() && told["errors"][0]["message"].is_string(), "{told}");
        answers.push(page.body);
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:?}");
}

#[actix_web::test]
async fn a_74_after_logout_a_switch_or_its_time_a_sign_in_opens_nothing() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let other = shop.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.unwrap();
    let done = shop.ask_as(&token, "mutation LogoutMutation { logout { result } }", json!({})).await;
    assert_eq!(done["data"]["logout"]["result"], "success");
    assert!(shop.ask_as(&token, WHO, json!({})).await["data"]["customer"].is_null());
    assert!(!shop.ask_as(&other, WHO, json!({})).await["data"]["customer"].is_null(), "that was the other browser");
    shop.app.wait(TimeDelta::hours(12));
    assert!(shop.ask_as(&other, WHO, json!({})).await["data"]["customer"].is_null());
    let again = shop
        .ask_as(
            &token,
            "mutation { logout(cartEntityId: \"1\") { result cartUnassignResult { cart { entityId } } } }",
            json!({}),
        )
        .await;
    assert_eq!(again["data"]["logout"]["result"], "success", "whoever it is");
}

#[actix_web::test]
async fn clients_that_want_to_know_are_told_that_a_sign_in_is_over() {
    let shop = storefront().await;
    shop.carla().await;
    for (token, code) in [
        ("x", "INVALID_CUSTOMER_ACCESS_TOKEN"),
        (&*"A".repeat(43), "INVALID_CUSTOMER_ACCESS_TOKEN"),
        ("", "MISSING_CUSTOMER_ACCESS_TOKEN"),
    ] {
        let request = shop.request(WHO, json!({})).header("x-bc-customer-access-token", token);
        let told =
            read(&shop.browser.send(request.header("x-bc-error-on-invalid-customer-access-token", "true")).await);
        assert_eq!(told["errors"][0]["extensions"]["code"], code, "{told}");
    }
    let guest = shop.request(WHO, json!({})).header("x-bc-error-on-invalid-customer-access-token", "true");
    assert!(read(&shop.browser.send(guest).await).get("errors").is_none(), "guests send no token");
}

#[actix_web::test]
async fn how_long_a_sign_in_lasts_is_a_setting() {
    let shop = storefront().await;
    let owner = shop.app.signed_in(Role::Owner).await;
    let form = owner.get(&shop.app.admin("/settings")).await;
    for (hours, status) in [("0", 422), ("1009", 422), ("1008", 303)] {
        assert_eq!(owner.submit(&form, "/settings", &[("sign_in_hours", hours)]).await.status, status, "{hours}");
    }
    let token = shop.carla().await;
    shop.app.wait(TimeDelta::hours(1_007));
    assert!(!shop.ask_as(&token, WHO, json!({})).await["data"]["customer"].is_null());
    shop.app.wait(TimeDelta::hours(1));
    assert!(shop.ask_as(&token, WHO, json!({})).await["data"]["customer"].is_null());
}

#[actix_web::test]
async fn one_visitor_who_guesses_keeps_no_other_out() {
    let mut shop = storefront().await;
    shop.app.carla().await;
    shop.visitor = Some("198.51.100.7");
    for _ in 0..8 {
        assert!(shop.signs_in("carla@example.com", "a guess").await.is_none());
    }
    shop.app.wait(TimeDelta::seconds(-30)); // however long a hash takes here
    assert!(shop.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.is_none(), "this one waits");
    shop.visitor = Some("10.0.0.1, 203.0.113.9, 10.1.1.1");
    assert!(shop.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.is_some(), "she sits elsewhere");
}
