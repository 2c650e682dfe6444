//! `updateCustomer`, `updateCustomerV2`, `updateCustomerEmail`, `deleteCustomer`.

use keydesk::crypto::Keys;
use keydesk::customers::State;
use keydesk::events::verify::{Broken, verify};
use serde_json::{Value, json};

use super::{Storefront, guest, input, read, refused, storefront};
use crate::harness::app::SECRET;
use crate::harness::{CUSTOMER_PASSWORD, Page};

const V1: &str = "mutation SetCustomerInformation($customerInput: CustomerInput!) {
    updateCustomer(input: $customerInput) @connection(key: \"updateCustomer\") { customer { id firstname lastname email } } }";
const V2: &str = "mutation UpdateCustomerV2($input: CustomerUpdateInput!) {
    updateCustomerV2(input: $input) { customer { firstname lastname custom_attributes { code ... on AttributeValue { value }
        ... on AttributeSelectedOptions { selected_options { label value } } } } } }";
const EMAIL: &str = "mutation UpdateCustomerEmail($email: String!, $password: String!) {
    updateCustomerEmail(email: $email, password: $password) { customer { email } } }";
const TAKEN: &str = "A customer with the same email address already exists in an associated website.";

async fn v1(shop: &Storefront, token: &str, input: Value) -> Page {
    shop.send_as(token, V1, json!({ "customerInput": input })).await
}

async fn v2(shop: &Storefront, token: &str, input: Value) -> Page {
    shop.send_as(token, V2, json!({ "input": input })).await
}

fn wrong_password() -> (String, String) {
    ("Invalid login or password.".into(), "graphql-authentication".into())
}

#[actix_web::test]
async fn names_are_changed_by_both() {
    let shop = storefront().await;
    let token = shop.carla().await;
    assert_eq!(refused(&v1(&shop, "", json!({ "firstname": "C" })).await), guest());
    assert_eq!(refused(&shop.send(V2, json!({ "input": { "firstname": "C" } })).await), guest());
    for answer in [v1(&shop, &token, json!({})).await, v2(&shop, &token, json!({})).await] {
        assert_eq!(refused(&answer), input("\"input\" value should be specified"));
    }
    for (field, label) in [("firstname", "First Name"), ("lastname", "Last Name")] {
        for answer in [v1(&shop, &token, json!({ field: "" })).await, v2(&shop, &token, json!({ field: " " })).await] {
            assert_eq!(refused(&answer), input(&format!("\"{label}\" is a required value.")));
        }
    }
    for field in ["dob", "date_of_birth"] {
        assert_eq!(refused(&v2(&shop, &token, json!({ field: "bad" })).await), input("Invalid date"));
        assert_eq!(refused(&v1(&shop, &token, json!({ field: "2020-02-31" })).await), input("Invalid date"));
    }
    let answer = read(&v2(&shop, &token, json!({ "firstname": "Carola", "gender": 2, "dob": "1990-01-01" })).await);
    let customer = &answer["data"]["updateCustomerV2"]["customer"];
    assert_eq!((customer["firstname"].as_str(), customer["lastname"].as_str()), (Some("Carola"), Some("Castillo")));
    let answer = read(&v1(&shop, &token, json!({ "lastname": "Vega", "email": "carla@example.com" })).await);
    assert_eq!(answer["data"]["updateCustomer"]["customer"]["lastname"], "Vega", "the same address needs no password");
}

#[actix_web::test]
async fn another_address_needs_the_password() {
    let shop = storefront().await;
    let token = shop.carla().await;
    shop.app.customer("Vera", "Vega", "vera@example.com", State::Active).await;
    let page = v1(&shop, &token, json!({ "email": "c@example.com" })).await;
    assert_eq!(refused(&page), input("Provide the current \"password\" to change \"email\"."));
    let page = v1(&shop, &token, json!({ "email": "c@example.com", "password": "not it" })).await;
    assert_eq!(refused(&page), wrong_password());
    let email = |email: &str, password: &str| json!({ "email": email, "password": password });
    assert_eq!(refused(&shop.send(EMAIL, email("c@example.com", CUSTOMER_PASSWORD)).await), guest());
    for (address, password, told) in [
        ("c@example.com", "not it", wrong_password()),
        ("c@example.com", "", wrong_password()),
        ("vera@example.com", CUSTOMER_PASSWORD, input(TAKEN)),
        ("email@example", CUSTOMER_PASSWORD, input("\"email@example\" is not a valid email address.")),
    ] {
        assert_eq!(refused(&shop.send_as(&token, EMAIL, email(address, password)).await), told);
    }
    let told = shop.ask_as(&token, EMAIL, email("c@example.com", CUSTOMER_PASSWORD)).await;
    assert_eq!(told["updateCustomerEmail"]["customer"]["email"], "c@example.com");
    let page = v1(&shop, &token, json!({ "email": "d@example.com", "password": CUSTOMER_PASSWORD })).await;
    assert_eq!(read(&page)["data"]["updateCustomer"]["customer"]["email"], "d@example.com", "{}", page.body);
    let carla = shop.app.by_email("d@example.com").await;
    shop.app.work().await;
    let mails = shop.app.contents().await["messages"].join("\n");
    assert!(mails.contains("address_changed") && mails.contains("carla@example.com"), "the old one is told");
    assert!(shop.app.newest_link(carla).await.contains("/confirm?"), "the new one is asked");
}

#[actix_web::test]
async fn guesses_at_the_password_are_counted_like_those_at_signing_in() {
    let shop = storefront().await;
    let token = shop.carla().await;
    for _ in 0..6 {
        shop.send_as(&token, EMAIL, json!({ "email": "c@example.com", "password": "a guess" })).await;
    }
    let right = json!({ "email": "c@example.com", "password": CUSTOMER_PASSWORD });
    shop.app.wait(chrono::TimeDelta::seconds(-30)); // however long a hash takes here
    assert_eq!(refused(&shop.send_as(&token, EMAIL, right).await), wrong_password(), "this network waits");
}

#[actix_web::test]
async fn who_deletes_themselves_is_gone_and_the_log_stays_good() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let carla = shop.app.by_email("carla@example.com").await;
    let app = &shop.app;
    app.link(app.account, carla, keydesk::resets::Purpose::Reset, None, "knew the order").await;
    app.work().await;
    assert_eq!(refused(&shop.send("mutation { deleteCustomer }", json!({})).await), guest());
    assert_eq!(shop.ask_as(&token, "mutation { deleteCustomer }", json!({})).await["deleteCustomer"], true);
    assert!(shop.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.is_none());
    assert_eq!(shop.send_as(&token, "mutation { deleteCustomer }", json!({})).await.status, 401);
    let last = app.contents().await["messages"].join("\n");
    assert!(last.contains("account_erased") && last.contains("carla@example.com"), "she is told, once: {last}");
    app.work().await;
    app.sealer.seal_all().await.unwrap();
    app.worker.sweep().await.unwrap();
    app.sealer.seal_all().await.unwrap();
    let left = app.contents().await;
    for (table, rows) in &left {
        let rows = rows.join("\n");
        for word in ["carla@example.com", "Carla", "Castillo", "Calle Mayor", "knew the order", "911 23", "34911234"] {
            assert!(!rows.contains(word), "{word} is still in {table}: {rows}");
        }
    }
    let (keys, account) = (Keys::parse(SECRET).unwrap(), app.account);
    let report = app.read(move |conn| verify(conn, &keys, account, "").unwrap()).await;
    assert!(report.broken.is_none() && report.erased >= 3, "{report:?}");

    let olga = app.signed_in(keydesk::staff::roles::Role::Owner).await;
    assert_eq!(olga.get(&app.admin(&format!("/customers/{carla}"))).await.status, 404);
    assert!(!olga.get(&app.admin("/customers")).await.text().contains("Carla"));
    let log = olga.get(&app.admin("/log")).await.text();
    assert!(log.contains("Erased at their own wish"), "{log}");
    assert_eq!(olga.get(&app.admin("/messages")).await.status, 200);
    app.carla().await;
    assert!(shop.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.is_some(), "the address is free again");
}

#[actix_web::test]
async fn lines_of_nobody_who_was_erased_may_not_be_empty() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let (app, ivan) = (&shop.app, shop.app.ivan().await);
    app.link(app.account, ivan, keydesk::resets::Purpose::Invite, None, "knew the order").await;
    shop.ask_as(&token, "mutation { deleteCustomer }", json!({})).await;
    app.sealer.seal_all().await.unwrap();
    app.execute(&format!("UPDATE events SET data = '{{}}', source = '', erased_at = at WHERE customer_id = {ivan}"))
        .await;
    let (keys, account) = (Keys::parse(SECRET).unwrap(), app.account);
    let report = app.read(move |conn| verify(conn, &keys, account, "").unwrap()).await;
    assert!(matches!(report.breaks(), Some((_, Broken::Erased))), "{report:?}");
}
