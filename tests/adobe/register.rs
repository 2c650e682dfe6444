//! `createCustomer`, `createCustomerV2`, `isEmailAvailable`.

use keydesk::customers::State;
use serde_json::{Value, json};

use super::{NEW, WHO, input, read, refused, storefront};
use crate::harness::Page;

const V2: &str = "mutation createCustomerV2($input: CustomerCreateInput!) { createCustomerV2(input: $input) {
    customer { email firstname lastname confirmation_status } } }";
/// As one client sends it: in a fragment of the mutation itself.
const V1: &str =
    "mutation SignUp($email: String!, $password: String!, $firstname: String!, $lastname: String!) { ...A }
    fragment A on Mutation { createCustomer(input: { email: $email, password: $password, firstname: $firstname,
        lastname: $lastname, is_subscribed: true, prefix: \"Dr\", gender: 2 }) { customer { email } } }";
const TAKEN: &str = "A customer with the same email address already exists in an associated website.";

fn nora() -> Value {
    json!({ "firstname": "Nora", "lastname": "New", "email": "Nora@Example.com", "password": NEW, "dob": "1990-01-01",
        "custom_attributes": [{ "attribute_code": "shoe", "value": "42" }] })
}

fn with(field: &str, value: Value) -> Value {
    let mut input = nora();
    input[field] = value;
    json!({ "input": input })
}

/// Message and category of an error of the schema.
fn invalid(page: &Page) -> String {
    let told = read(page);
    let error = &told["errors"][0];
    assert_eq!((page.status, error["extensions"]["category"].as_str()), (200, Some("graphql")), "{told}");
    assert!(told["data"].is_null(), "{told}");
    error["message"].as_str().unwrap().to_owned()
}

#[actix_web::test]
async fn both_mutations_add_an_active_customer_who_is_asked_to_confirm() {
    let shop = storefront().await;
    let told = shop.ask(V2, json!({ "input": nora() })).await;
    let expected = json!({ "email": "Nora@Example.com", "firstname": "Nora", "lastname": "New",
        "confirmation_status": "ACCOUNT_CONFIRMATION_NOT_REQUIRED" });
    assert_eq!(told["createCustomerV2"]["customer"], expected);
    let variables = json!({ "email": "ola@example.com", "password": NEW, "firstname": "Ola", "lastname": "Old" });
    assert_eq!(shop.ask(V1, variables).await["createCustomer"]["customer"]["email"], "ola@example.com");
    for email in ["nora@example.com", "ola@example.com"] {
        let token = shop.signs_in(email, NEW).await.unwrap();
        assert!(shop.ask_as(&token, WHO, json!({})).await["customer"]["firstname"].is_string());
        let id = shop.app.by_email(email).await;
        assert!(shop.app.newest_link(id).await.contains("/confirm?"), "a link to confirm the address");
    }
}

#[actix_web::test]
async fn without_a_password_they_are_invited() {
    let shop = storefront().await;
    shop.ask(V2, with("password", Value::Null)).await;
    let nora = shop.app.by_email("nora@example.com").await;
    assert_eq!(shop.app.look_up(nora).await.state, State::Invited);
    assert!(shop.app.newest_link(nora).await.contains("token="), "a link that sets a password");
}

#[actix_web::test]
async fn addresses_that_are_none_are_refused_in_the_platforms_words() {
    let shop = storefront().await;
    for email in [
        "plainaddress",
        "#@%^%#$@#$@#.com",
        "@example.com",
        "Joe Smith <email@example.com>",
        "email.example.com",
        "email@example@example.com",
        "email@example.com (Joe Smith)",
        "email@example",
        // Taken there. Here a local part is ASCII: others need SMTPUTF8, and look alike (attack A-05).
        "jØrgenV2@somedomain.com",
        "“emailV2”@example.com",
    ] {
        let page = shop.send(V2, with("email", json!(email))).await;
        assert_eq!(refused(&page), input(&format!("\"{email}\" is not a valid email address.")));
    }
}

#[actix_web::test]
async fn what_is_missing_taken_or_weak_is_told() {
    let shop = storefront().await;
    shop.app.carla().await;
    for (field, value, message) in [
        ("firstname", json!(""), "Required parameters are missing: First Name"),
        ("lastname", json!(" "), "Required parameters are missing: Last Name"),
        ("email", json!("CARLA@example.com"), TAKEN),
        ("firstname", json!("a\u{0}b"), "\"firstname\": at most 200 characters, without control characters."),
    ] {
        assert_eq!(refused(&shop.send(V2, with(field, value)).await), input(message));
    }
    for weak in ["short", "password1", "nora@example.com"] {
        let (message, _) = refused(&shop.send(V2, with("password", json!(weak))).await);
        assert!(message.starts_with("Minimum of different classes of characters in password is "), "{message}");
    }
    assert_eq!(shop.app.contents().await["customers"].len(), 1);
}

#[actix_web::test]
async fn what_the_schema_does_not_know_is_the_documents_fault() {
    let shop = storefront().await;
    let mut without = nora();
    without.as_object_mut().unwrap().remove("email");
    assert!(invalid(&shop.send(V2, json!({ "input": without })).await).contains("email"));
    assert!(invalid(&shop.send(V2, with("test123", json!("x"))).await).contains("test123"));
    assert!(invalid(&shop.send("{ isEmailAvailable { is_email_available } }", json!({})).await).contains("email"));
}

#[actix_web::test]
async fn every_address_is_free_to_strangers() {
    let shop = storefront().await;
    shop.app.carla().await;
    let free = "query($email: String!) { isEmailAvailable(email: $email) { is_email_available } }";
    for (email, message) in [("", "Email must be specified"), ("plainaddress", "Email is invalid")] {
        assert_eq!(refused(&shop.send(free, json!({ "email": email })).await), input(message));
    }
    let mut answers = Vec::new();
    for email in ["carla@example.com", "nobody@example.com"] {
        let before = shop.app.keydesk.db.statements();
        let page = shop.send(free, json!({ "email": email })).await;
        answers.push((page.body, shop.app.keydesk.db.statements() - before));
    }
    answers.dedup();
    assert!(answers.len() == 1 && answers[0].0.contains("true"), "{answers:?}");
}

#[actix_web::test]
async fn registering_tells_who_is_a_customer_and_is_limited_for_that() {
    let shop = storefront().await;
    shop.app.begin_an_hour();
    shop.app.carla().await;
    for n in 0..30 {
        let page = shop.send(V2, with("email", json!("carla@example.com"))).await;
        assert_eq!(refused(&page), input(TAKEN), "{n}");
    }
    let page = shop.send(V2, with("email", json!("carla@example.com"))).await;
    assert_eq!((page.status, page.header("retry-after")), (429, "3600"), "{}", page.body);
}
