//! `confirmEmail` and `resendConfirmationEmail`.

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::{Storefront, as_original, input, refused, storefront};

const CONFIRM: &str = "mutation ConfirmEmail($email: String!, $key: String!) {
    confirmEmail(input: { email: $email, confirmation_key: $key }) { customer { email confirmation_status } } }";
const AGAIN: &str = "mutation($email: String!) { resendConfirmationEmail(email: $email) }";
const WRONG: &str = "The confirmation token is invalid. Verify the token and try again.";

fn key(email: &str, key: &str) -> Value {
    json!({ "email": email, "key": key })
}

/// Carla, whose address is not confirmed, and the token that was mailed to her.
async fn asked(shop: &Storefront) -> String {
    let carla = shop.app.carla().await;
    shop.app.execute("UPDATE customers SET address_confirmed_at = NULL").await;
    assert_eq!(shop.ask(AGAIN, json!({ "email": "carla@example.com" })).await["resendConfirmationEmail"], true);
    shop.app.work().await;
    shop.app.newest_token(carla).await
}

#[actix_web::test]
async fn an_address_is_confirmed_with_the_key_that_was_mailed_to_it() {
    let shop = storefront().await;
    let token = asked(&shop).await;
    shop.app.ivan().await;
    for (email, token) in [("ivan@example.com", &*token), ("carla@example.com", "x"), ("nobody@example.com", &token)] {
        assert_eq!(refused(&shop.send(CONFIRM, key(email, token)).await), input(WRONG), "{email}");
    }
    assert_eq!(refused(&shop.send(CONFIRM, key("plainaddress", &token)).await), input("Email is invalid"));
    let told = shop.ask(CONFIRM, key("carla@example.com", &token)).await;
    assert_eq!(told["confirmEmail"]["customer"]["confirmation_status"], "ACCOUNT_CONFIRMED");
    let again = shop.send(CONFIRM, key("carla@example.com", &token)).await;
    assert_eq!(refused(&again), input("The account is already active."));
}

#[actix_web::test]
async fn a_key_whose_time_is_over_says_so() {
    let shop = storefront().await;
    let token = asked(&shop).await;
    shop.app.wait(TimeDelta::days(8));
    let page = shop.send(CONFIRM, key("carla@example.com", &token)).await;
    assert_eq!(refused(&page), input("This confirmation key is invalid or has expired."));
}

#[actix_web::test]
async fn whether_an_address_is_confirmed_is_told_only_where_the_application_wants_it() {
    for (shop, message) in [(storefront().await, WRONG), (as_original().await, "The account is already active.")] {
        shop.app.carla().await;
        assert_eq!(refused(&shop.send(CONFIRM, key("carla@example.com", "x")).await), input(message));
        assert_eq!(refused(&shop.send(CONFIRM, key("nobody@example.com", "x")).await), input(WRONG));
    }
}

#[actix_web::test]
async fn asking_for_it_again_is_answered_alike_whoever_it_is() {
    let shop = storefront().await;
    shop.app.carla().await;
    let mut answers = Vec::new();
    for email in ["carla@example.com", "nobody@example.com"] {
        let before = shop.app.keydesk.db.statements();
        let page = shop.send(AGAIN, json!({ "email": email })).await;
        answers.push((page.body, shop.app.keydesk.db.statements() - before));
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:?}");
    assert_eq!(refused(&shop.send(AGAIN, json!({ "email": "x" })).await), input("Email is invalid"));
    shop.app.work().await;
    assert!(shop.app.contents().await["messages"].is_empty(), "hers is confirmed");
}
