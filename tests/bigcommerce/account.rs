//! Becoming a customer, changing what is known of one, and another password.

use keydesk::customers::State;
use keydesk::notifications::Notification;
use serde_json::{Value, json};

use super::{WHO, errors, storefront};
use crate::harness::CUSTOMER_PASSWORD;

const REGISTER: &str = "mutation RegisterCustomer($input: RegisterCustomerInput!, $reCaptchaV2: ReCaptchaV2Input) {
    customer { registerCustomer(input: $input, reCaptchaV2: $reCaptchaV2) { customer { firstName lastName }
        errors { __typename ... on EmailAlreadyInUseError { message } ... on AccountCreationDisabledError { message }
            ... on CustomerRegistrationError { message } ... on ValidationError { message path } } } } }";
const UPDATE: &str = "mutation UpdateCustomer($input: UpdateCustomerInput!) {
    customer { updateCustomer(input: $input) { customer { firstName lastName email company }
        errors { __typename ... on ValidationError { message } ... on UnexpectedUpdateCustomerError { message }
            ... on EmailAlreadyInUseError { message } ... on CustomerDoesNotExistError { message }
            ... on CustomerNotLoggedInError { message } } } } }";
const CHANGE: &str = "mutation CustomerChangePassword($input: ChangePasswordInput!) {
    customer { changePassword(input: $input) { errors { __typename ... on ValidationError { message path }
        ... on CustomerDoesNotExistError { message } ... on CustomerPasswordError { message }
        ... on CustomerNotLoggedInError { message } } } } }";
const NEW: &str = "plum tractor ninety";

fn nora() -> Value {
    json!({
        "firstName": "Nora", "lastName": "New", "email": "Nora@Example.com", "password": NEW, "phone": "+34 600 000 000",
        "company": "Nora Ltd",
        "address": { "firstName": "Nora", "lastName": "New", "address1": "Calle 1", "city": "Madrid", "countryCode": "es",
            "postalCode": "28001", "formFields": { "texts": [] } },
        "formFields": { "checkboxes": [{ "fieldEntityId": 30, "fieldValueEntityIds": [1] }], "dates": [] },
    })
}

/// The type of the first error of a mutation.
fn kind(told: &Value, mutation: &str) -> String {
    errors(told, mutation).first().unwrap_or_else(|| panic!("{told}"))["__typename"].as_str().unwrap().to_owned()
}

#[actix_web::test]
async fn who_registers_can_sign_in_and_is_asked_to_confirm_the_address() {
    let shop = storefront().await;
    let told = shop.ask(REGISTER, json!({ "input": nora(), "reCaptchaV2": { "token": "t" } })).await;
    assert!(errors(&told, "registerCustomer").is_empty(), "{told}");
    assert_eq!(
        told["data"]["customer"]["registerCustomer"]["customer"],
        json!({ "firstName": "Nora", "lastName": "New" })
    );
    let token = shop.signs_in("nora@example.com", NEW).await.unwrap();
    let who = shop.ask_as(&token, WHO, json!({})).await["data"]["customer"].clone();
    let id = keydesk::customers::CustomerId(who["entityId"].as_i64().unwrap());
    assert_eq!((who["company"].as_str(), who["phone"].as_str()), (Some("Nora Ltd"), Some("+34 600 000 000")));
    let nora = shop.app.look_up(id).await;
    assert_eq!((nora.state, nora.address_confirmed_at, nora.email.as_str()), (State::Active, None, "Nora@Example.com"));
    let mails = shop.app.mails_to(id).await;
    assert_eq!(mails.len(), 1);
    assert!(shop.app.newest_link(id).await.contains("/hosted/"), "Keydesk's own page for confirming");
    let page = shop.app.bob().await.get(&shop.app.admin(&format!("/customers/{id}"))).await.text();
    assert!(page.contains("Nora Ltd") && page.contains("Calle 1") && page.contains("Customer added"), "{page}");
}

#[actix_web::test]
async fn what_cannot_be_registered_is_told_at_its_field_and_nobody_is_added() {
    let shop = storefront().await;
    shop.app.carla().await;
    let before = shop.app.contents().await["customers"].clone();
    let with = |field: &str, value: Value| {
        let mut input = nora();
        input[field] = value;
        json!({ "input": input })
    };
    for (field, value, error) in [
        ("email", json!("CARLA@example.com"), "EmailAlreadyInUseError"),
        ("email", json!("no address"), "ValidationError"),
        ("email", json!("a@example.com\r\nBcc: b@example.com"), "ValidationError"),
        ("password", json!("short"), "ValidationError"),
        ("password", json!("password1"), "ValidationError"),
        ("password", json!("x".repeat(257)), "ValidationError"),
        ("firstName", json!("x".repeat(201)), "ValidationError"),
        ("firstName", json!(" "), "ValidationError"),
        ("lastName", json!("a\u{0}b"), "ValidationError"),
        ("phone", json!("12"), "ValidationError"),
        ("company", json!("a\nb"), "ValidationError"),
        ("address", json!({ "firstName": "N" }), "ValidationError"),
        (
            "address",
            json!({ "firstName": "N", "lastName": "N", "address1": "1", "city": "M", "countryCode": "XX" }),
            "ValidationError",
        ),
    ] {
        let told = shop.ask(REGISTER, with(field, value.clone())).await;
        assert_eq!(kind(&told, "registerCustomer"), error, "{field} {value}: {told}");
        if error == "ValidationError" {
            assert_eq!(errors(&told, "registerCustomer")[0]["path"][0], "input");
        }
    }
    assert_eq!(shop.app.contents().await["customers"], before);
}

#[actix_web::test]
async fn who_asks_again_and_again_whether_addresses_are_taken_is_stopped() {
    let mut shop = storefront().await;
    shop.app.begin_an_hour();
    shop.app.carla().await;
    shop.visitor = Some("203.0.113.9");
    let mut input = nora();
    input["email"] = json!("carla@example.com");
    for _ in 0..30 {
        assert_eq!(
            kind(&shop.ask(REGISTER, json!({ "input": input })).await, "registerCustomer"),
            "EmailAlreadyInUseError"
        );
    }
    let page = shop.send(REGISTER, json!({ "input": input })).await;
    assert_eq!(page.status, 429, "{}", page.body);
    shop.visitor = Some("198.51.100.7");
    assert!(errors(&shop.ask(REGISTER, json!({ "input": nora() })).await, "registerCustomer").is_empty());
}

#[actix_web::test]
async fn what_is_sent_of_a_customer_is_changed_and_the_rest_stays() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let told = shop.ask_as(&token, UPDATE, json!({ "input": { "firstName": " Carlota ", "company": "Acme" } })).await;
    assert!(errors(&told, "updateCustomer").is_empty(), "{told}");
    let customer = &told["data"]["customer"]["updateCustomer"]["customer"];
    assert_eq!((customer["firstName"].as_str(), customer["company"].as_str()), (Some("Carlota"), Some("Acme")));
    assert_eq!((customer["email"].as_str(), customer["lastName"].is_null()), (Some("carla@example.com"), false));

    shop.app.customer("Else", "Where", "else@example.com", State::Active).await;
    let taken = shop.ask_as(&token, UPDATE, json!({ "input": { "email": "ELSE@example.com" } })).await;
    assert_eq!(kind(&taken, "updateCustomer"), "EmailAlreadyInUseError");
    let bad = shop.ask_as(&token, UPDATE, json!({ "input": { "email": "x", "firstName": "Lost" } })).await;
    assert_eq!(kind(&bad, "updateCustomer"), "ValidationError");
    assert_eq!(kind(&shop.ask(UPDATE, json!({ "input": {} })).await, "updateCustomer"), "CustomerNotLoggedInError");
    let moved = shop.ask_as(&token, UPDATE, json!({ "input": { "email": "carlota@example.com" } })).await;
    assert!(errors(&moved, "updateCustomer").is_empty(), "{moved}");
    assert!(shop.signs_in("carlota@example.com", CUSTOMER_PASSWORD).await.is_some());
    let carla = shop.app.look_up(shop.app.by_email("carlota@example.com").await).await;
    assert_eq!(
        (carla.first_name.as_str(), carla.address_confirmed_at),
        ("Carlota", None),
        "the new address is to be confirmed"
    );
    let recipients: Vec<_> = shop.app.mails_to(carla.id).await.into_iter().map(|mail| mail.recipient).collect();
    assert!(recipients.contains(&"carla@example.com".into()), "the old one is told: {recipients:?}");
}

#[actix_web::test]
async fn another_password_takes_the_one_before_and_ends_the_other_sign_ins() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let other = shop.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.unwrap();
    let input = |current: &str, new: &str| json!({ "input": { "currentPassword": current, "newPassword": new } });
    for (current, new, error) in [
        ("not it", NEW, "CustomerPasswordError"),
        (&*"x".repeat(300), NEW, "CustomerPasswordError"),
        (CUSTOMER_PASSWORD, "short", "ValidationError"),
        (CUSTOMER_PASSWORD, "carla@example.com", "ValidationError"),
        (CUSTOMER_PASSWORD, CUSTOMER_PASSWORD, "ValidationError"),
        (CUSTOMER_PASSWORD, &"x".repeat(300), "ValidationError"),
    ] {
        let told = shop.ask_as(&token, CHANGE, input(current, new)).await;
        assert_eq!(kind(&told, "changePassword"), error, "{new}: {told}");
    }
    assert_eq!(
        kind(&shop.ask(CHANGE, input(CUSTOMER_PASSWORD, NEW)).await, "changePassword"),
        "CustomerNotLoggedInError"
    );
    let link = shop
        .app
        .link(shop.app.account, shop.app.by_email("carla@example.com").await, keydesk::resets::Purpose::Reset, None, "")
        .await;
    let done = shop.ask_as(&token, CHANGE, input(CUSTOMER_PASSWORD, NEW)).await;
    assert!(errors(&done, "changePassword").is_empty(), "{done}");
    assert!(!shop.ask_as(&token, WHO, json!({})).await["data"]["customer"].is_null(), "where it was changed goes on");
    assert!(shop.ask_as(&other, WHO, json!({})).await["data"]["customer"].is_null(), "elsewhere it is over");
    assert!(shop.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.is_none());
    assert!(shop.signs_in("carla@example.com", NEW).await.is_some());
    let carla = shop.app.by_email("carla@example.com").await;
    let newest = shop.app.newest_reset(carla).await;
    assert!(newest.id == link.id && newest.ended_at.is_some(), "the open link is over");
    assert!(
        shop.app.mails_to(carla).await.iter().any(|mail| mail.notification == Notification::PasswordChanged),
        "and she is told"
    );
}

#[actix_web::test]
async fn guessing_the_current_password_with_a_stolen_sign_in_comes_to_an_end() {
    let mut shop = storefront().await;
    let token = shop.carla().await;
    shop.visitor = Some("203.0.113.9");
    for n in 0..8 {
        let guess = json!({ "input": { "currentPassword": format!("guess {n}"), "newPassword": NEW } });
        assert_eq!(kind(&shop.ask_as(&token, CHANGE, guess).await, "changePassword"), "CustomerPasswordError");
    }
    let right = json!({ "input": { "currentPassword": CUSTOMER_PASSWORD, "newPassword": NEW } });
    shop.app.wait(chrono::TimeDelta::seconds(-30)); // however long a hash takes here
    assert_eq!(
        kind(&shop.ask_as(&token, CHANGE, right).await, "changePassword"),
        "CustomerPasswordError",
        "now it waits"
    );
}
