//! Signing in and out: `generateCustomerToken`, `revokeCustomerToken`, `customer`.

use chrono::TimeDelta;
use serde_json::json;

use super::{SIGN_IN, WHO, guest, input, read, refused, storefront};
use crate::harness::CUSTOMER_PASSWORD;

const SIGN_OUT: &str = "mutation SignOutFromModal { revokeCustomerToken { result } }";

#[actix_web::test]
async fn who_signs_in_is_known_by_the_token() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let customer = &shop.ask_as(&token, WHO, json!({})).await["customer"];
    assert_eq!(
        (customer["email"].as_str(), customer["firstname"].as_str(), customer["is_subscribed"].as_bool()),
        (Some("carla@example.com"), Some("Carla"), Some(false))
    );
    let other = shop.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.unwrap();
    assert_ne!(token, other, "each sign-in has its own");
    let carla = shop.app.by_email("carla@example.com").await;
    assert!(shop.app.look_up(carla).await.last_sign_in_at.is_some());
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
        let page = shop.send(SIGN_IN, json!({ "email": email, "password": password })).await;
        let message = "The account sign-in was incorrect or your account is disabled temporarily. \
                       Please wait and try again later.";
        assert_eq!(refused(&page), (message.into(), "graphql-authentication".into()), "{email}");
        answers.push(page.body);
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:?}");
}

#[actix_web::test]
async fn what_is_empty_is_named() {
    let shop = storefront().await;
    for (email, password, field) in [("", "x", "email"), ("a@example.com", "", "password")] {
        let page = shop.send(SIGN_IN, json!({ "email": email, "password": password })).await;
        assert_eq!(refused(&page), input(&format!("Specify the \"{field}\" value.")));
    }
}

#[actix_web::test]
async fn a_locked_customer_is_told_nothing_else_and_success_forgets_the_failures() {
    let shop = storefront().await;
    let carla = shop.app.carla().await;
    for _ in 0..3 {
        assert!(shop.signs_in("carla@example.com", "a guess").await.is_none());
    }
    assert_eq!(shop.app.look_up(carla).await.failed_sign_ins, 3);
    assert!(shop.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.is_some());
    assert_eq!(shop.app.look_up(carla).await.failed_sign_ins, 0);
    for _ in 0..6 {
        shop.signs_in("carla@example.com", "a guess").await;
    }
    shop.app.wait(TimeDelta::seconds(-30)); // however long a hash takes here
    assert!(shop.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.is_none(), "she waits");
    shop.app.wait(TimeDelta::minutes(16));
    assert!(shop.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.is_some());
}

#[actix_web::test]
async fn a_74_signing_out_ends_every_sign_in_and_a_dead_token_is_told() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let other = shop.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.unwrap();
    assert_eq!(shop.ask_as(&token, SIGN_OUT, json!({})).await["revokeCustomerToken"]["result"], true);
    let free = "query($email: String!) { isEmailAvailable(email: $email) { is_email_available } }";
    for dead in [&*token, &other, "x", "eyJraWQiOiIxIiwiYWxnIjoiSFMyNTYifQ.e30.x"] {
        for (document, variables) in [(WHO, json!({})), (free, json!({ "email": "a@example.com" }))] {
            let page = shop.send_as(dead, document, variables).await;
            let told = read(&page);
            assert_eq!(
                (page.status, told["errors"][0]["extensions"]["category"].as_str()),
                (401, Some("graphql-authentication")),
                "{told}"
            );
        }
    }
    let fresh = shop.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.unwrap();
    shop.app.wait(TimeDelta::hours(12));
    assert_eq!(shop.send_as(&fresh, WHO, json!({})).await.status, 401, "its time is over");
}

#[actix_web::test]
async fn guests_are_told_so_and_a_header_of_another_form_is_a_guests() {
    let shop = storefront().await;
    shop.app.carla().await;
    for document in [WHO, SIGN_OUT] {
        assert_eq!(refused(&shop.send(document, json!({})).await), guest());
    }
    for header in ["Bearer", "Bearer ", "Basic YTpi", "token", "Bearer a b"] {
        let request = shop.request(WHO, json!({})).header("authorization", header);
        assert_eq!(refused(&shop.browser.send(request).await), guest(), "{header}");
    }
}
