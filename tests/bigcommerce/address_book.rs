//! A customer's addresses.

use keydesk::customers::State;
use serde_json::{Value, json};

use super::{Storefront, errors, storefront};
use crate::harness::CUSTOMER_PASSWORD;

const ADD: &str = "mutation AddCustomerAddress($input: AddCustomerAddressInput!) {
    customer { addCustomerAddress(input: $input) { address { entityId } errors { __typename
        ... on CustomerAddressCreationError { message } ... on CustomerNotLoggedInError { message }
        ... on ValidationError { message path } } } } }";
const CHANGE: &str = "mutation UpdateCustomerAddress($input: UpdateCustomerAddressInput!) {
    customer { updateCustomerAddress(input: $input) { address { entityId city } errors { __typename
        ... on AddressDoesNotExistError { message } ... on CustomerAddressUpdateError { message }
        ... on CustomerNotLoggedInError { message } ... on ValidationError { message path } } } } }";
const REMOVE: &str = "mutation DeleteCustomerAddress($input: DeleteCustomerAddressInput!) {
    customer { deleteCustomerAddress(input: $input) { errors { __typename
        ... on CustomerAddressDeletionError { message } ... on CustomerNotLoggedInError { message } } } } }";
const LIST: &str = "query GetCustomerAddresses($after: String, $before: String, $first: Int, $last: Int) {
    customer { entityId addressCount addresses(before: $before, after: $after, first: $first, last: $last) {
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } collectionInfo { totalItems }
        edges { node { entityId firstName lastName address1 address2 city stateOrProvince countryCode country phone
            postalCode company formFields { entityId name } } } } } }";

fn summer(city: &str) -> Value {
    json!({ "firstName": "Carla", "lastName": "Vega", "address1": "Playa 2", "city": city, "countryCode": "es" })
}

async fn cities(shop: &Storefront, token: &str, page: Value) -> (Vec<String>, Value) {
    let told = shop.ask_as(token, LIST, page).await;
    let addresses = &told["data"]["customer"]["addresses"];
    let edges = addresses["edges"].as_array().unwrap_or_else(|| panic!("{told}"));
    let cities = edges.iter().map(|edge| edge["node"]["city"].as_str().unwrap().to_owned()).collect();
    (cities, addresses["pageInfo"].clone())
}

#[actix_web::test]
async fn an_address_is_added_changed_and_taken_out() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let added = shop.ask_as(&token, ADD, json!({ "input": summer("Cádiz") })).await;
    let id = added["data"]["customer"]["addCustomerAddress"]["address"]["entityId"].as_i64().unwrap();
    assert_eq!(cities(&shop, &token, json!({})).await.0, ["Madrid", "Cádiz"], "the default one first");
    let changed =
        shop.ask_as(&token, CHANGE, json!({ "input": { "addressEntityId": id, "data": { "city": "Málaga" } } })).await;
    assert_eq!(changed["data"]["customer"]["updateCustomerAddress"]["address"]["city"], "Málaga", "{changed}");
    let list = shop.ask_as(&token, LIST, json!({})).await;
    let node = &list["data"]["customer"]["addresses"]["edges"][1]["node"];
    assert_eq!(
        (node["address1"].as_str(), node["country"].as_str()),
        (Some("Playa 2"), Some("Spain")),
        "the rest stays"
    );
    let home = list["data"]["customer"]["addresses"]["edges"][0]["node"]["entityId"].as_i64().unwrap();
    let gone = shop.ask_as(&token, REMOVE, json!({ "input": { "addressEntityId": home } })).await;
    assert!(errors(&gone, "deleteCustomerAddress").is_empty(), "{gone}");
    assert_eq!(cities(&shop, &token, json!({})).await.0, ["Málaga"]);
    let carla = shop.app.by_email("carla@example.com").await;
    let page = shop.app.bob().await.get(&shop.app.admin(&format!("/customers/{carla}"))).await.text();
    for words in ["Postal address added", "Postal address changed", "Postal address removed", "Default"] {
        assert!(page.contains(words), "{words} in {page}");
    }
}

#[actix_web::test]
async fn pages_go_both_ways() {
    let shop = storefront().await;
    let token = shop.carla().await;
    for city in ["A", "B", "C", "D"] {
        shop.ask_as(&token, ADD, json!({ "input": summer(city) })).await;
    }
    let (first, info) = cities(&shop, &token, json!({ "first": 2, "after": "" })).await;
    assert_eq!(
        (first, &info["hasNextPage"], &info["hasPreviousPage"]),
        (vec!["Madrid".into(), "A".into()], &true.into(), &false.into())
    );
    let (second, info) = cities(&shop, &token, json!({ "first": 2, "after": info["endCursor"] })).await;
    assert_eq!((second, &info["hasNextPage"]), (vec!["B".into(), "C".into()], &true.into()));
    let (back, _) = cities(&shop, &token, json!({ "last": 2, "before": info["startCursor"] })).await;
    assert_eq!(back, ["Madrid", "A"]);
    // What is left out while somebody pages moves nobody's place.
    let (two, info) = cities(&shop, &token, json!({ "first": 2 })).await;
    assert_eq!(two, ["Madrid", "A"]);
    shop.app.execute("DELETE FROM addresses WHERE city = 'A'").await;
    let (next, _) = cities(&shop, &token, json!({ "first": 2, "after": info["endCursor"] })).await;
    assert_eq!(next, ["B", "C"]);
    assert!(cities(&shop, &token, json!({ "first": 2, "after": "999999" })).await.0.is_empty());
    for wrong in [json!({ "first": -1 }), json!({ "after": "x" }), json!({ "last": -5 })] {
        let told = shop.ask_as(&token, LIST, wrong.clone()).await;
        assert!(told["errors"][0]["message"].is_string(), "{wrong}: {told}");
    }
}

/// As the shop's own program stores them, which need not know who lives there.
#[actix_web::test]
async fn an_address_without_names_is_changed_and_a_field_that_is_wrong_is_named() {
    let shop = storefront().await;
    let token = shop.carla().await;
    shop.app.execute("UPDATE addresses SET first_name = '', last_name = ''").await;
    let list = shop.ask_as(&token, LIST, json!({})).await;
    let id = list["data"]["customer"]["addresses"]["edges"][0]["node"]["entityId"].as_i64().unwrap();
    let change = |data: Value| json!({ "input": { "addressEntityId": id, "data": data } });
    let told = shop.ask_as(&token, CHANGE, change(json!({ "city": "Cádiz" }))).await;
    assert!(errors(&told, "updateCustomerAddress").is_empty(), "{told}");
    let document = CHANGE.replace("__typename", "__typename ... on ValidationError { path }");
    let told = shop.ask_as(&token, &document, change(json!({ "city": "" }))).await;
    assert_eq!(errors(&told, "updateCustomerAddress")[0]["path"], json!(["input", "data", "city"]), "{told}");
}

#[actix_web::test]
async fn a_61_nobody_reaches_the_addresses_of_another() {
    let shop = storefront().await;
    let token = shop.carla().await;
    shop.app.customer("Else", "Where", "else@example.com", State::Active).await;
    let theirs = shop.signs_in("else@example.com", CUSTOMER_PASSWORD).await.unwrap();
    let list = shop.ask_as(&theirs, LIST, json!({})).await;
    let id = list["data"]["customer"]["addresses"]["edges"][0]["node"]["entityId"].as_i64().unwrap();
    let before = shop.app.contents().await["addresses"].clone();
    for id in [id, 0, -1, i64::MAX] {
        let changed =
            shop.ask_as(&token, CHANGE, json!({ "input": { "addressEntityId": id, "data": summer("X") } })).await;
        assert_eq!(errors(&changed, "updateCustomerAddress")[0]["__typename"], "AddressDoesNotExistError");
        assert_eq!(
            errors(&changed, "updateCustomerAddress")[0]["message"],
            "An address with the supplied ID does not exist."
        );
        let gone = shop.ask_as(&token, REMOVE, json!({ "input": { "addressEntityId": id } })).await;
        assert_eq!(errors(&gone, "deleteCustomerAddress")[0]["__typename"], "CustomerAddressDeletionError");
    }
    for (document, mutation, input) in [
        (ADD, "addCustomerAddress", summer("X")),
        (CHANGE, "updateCustomerAddress", json!({ "addressEntityId": id, "data": summer("X") })),
        (REMOVE, "deleteCustomerAddress", json!({ "addressEntityId": id })),
    ] {
        let told = shop.ask(document, json!({ "input": input })).await;
        assert_eq!(errors(&told, mutation)[0]["__typename"], "CustomerNotLoggedInError", "{told}");
    }
    assert_eq!(shop.app.contents().await["addresses"], before);
}

#[actix_web::test]
async fn there_is_an_end_to_addresses_and_bad_ones_are_told() {
    let shop = storefront().await;
    let token = shop.carla().await;
    for (field, value) in [
        ("countryCode", "Spain"),
        ("city", ""),
        ("address1", "\u{7}"),
        ("phone", "1"),
        ("postalCode", &*"9".repeat(201)),
    ] {
        let mut input = summer("X");
        input[field] = json!(value);
        let told = shop.ask_as(&token, ADD, json!({ "input": input })).await;
        assert_eq!(errors(&told, "addCustomerAddress")[0]["path"], json!(["input", field]), "{told}");
    }
    for n in 0..99 {
        if n == 50 {
            shop.app.wait(chrono::TimeDelta::minutes(61)); // sixty changes an hour
        }
        shop.ask_as(&token, ADD, json!({ "input": summer("X") })).await;
    }
    let told = shop.ask_as(&token, ADD, json!({ "input": summer("X") })).await;
    assert_eq!(errors(&told, "addCustomerAddress")[0]["__typename"], "CustomerAddressCreationError", "{told}");
}
