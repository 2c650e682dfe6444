//! A customer's addresses.

use keydesk::customers::{CustomerId, State, store};
use serde_json::{Value, json};

use super::{Storefront, guest, input, read, refused, storefront};
use crate::harness::{CUSTOMER_PASSWORD, Page};

/// As stock clients select it.
const ADD: &str = "mutation AddNewCustomerAddressToAddressBook($address: CustomerAddressInput!) {
    createCustomerAddress(input: $address) { id uid country_code default_billing default_shipping street telephone postcode
        region { region_code region region_id } firstname middlename lastname city custom_attributesV2 { code } } }";
const CHANGE: &str = "mutation($id: Int!, $address: CustomerAddressInput!) {
    updateCustomerAddress(id: $id, input: $address) { id city street default_billing default_shipping } }";
const CHANGE_V2: &str = "mutation($uid: ID!, $address: CustomerAddressInput) {
    updateCustomerAddressV2(uid: $uid, input: $address) { uid city } }";
const REMOVE: &str = "mutation($id: Int!) { deleteCustomerAddress(id: $id) }";
const REMOVE_V2: &str = "mutation($uid: ID!) { deleteCustomerAddressV2(uid: $uid) }";
const LIST: &str = "query { customer { default_billing default_shipping addresses { id city country_code
    default_shipping default_billing extension_attributes { attribute_code value } isCompany: id @include(if: true) } }
    countries { id full_name_locale } storeConfig { minimum_password_length required_character_classes_number
    autocomplete_on_storefront create_account_confirmation } }";
const PAGES: &str = "query($page: Int, $size: Int) { customer { addressesV2(currentPage: $page, pageSize: $size) {
    items { uid city } page_info { current_page page_size total_pages } total_count } } }";

fn beach() -> Value {
    json!({ "firstname": "Carla", "lastname": "Vega", "street": ["Playa 2", "Piso 3"], "city": "Cádiz", "country_code": "ES",
        "region": { "region": "Cádiz", "region_code": "CA", "region_id": 3 }, "telephone": "+34 600 000 000",
        "postcode": "11001", "vat_id": "X1", "middlename": "M" })
}

async fn add(shop: &Storefront, token: &str, address: Value) -> Page {
    shop.send_as(token, ADD, json!({ "address": address })).await
}

fn with(field: &str, value: Value) -> Value {
    let mut address = beach();
    address[field] = value;
    address
}

#[actix_web::test]
async fn an_address_is_added_changed_by_number_or_uid_and_taken_out() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let added = read(&add(&shop, &token, beach()).await)["data"]["createCustomerAddress"].clone();
    assert_eq!(
        (&added["street"], &added["default_shipping"]),
        (&json!(["Playa 2", "Piso 3"]), &json!(false)),
        "{added}"
    );
    assert_eq!(added["region"], json!({ "region_code": "Cádiz", "region": "Cádiz", "region_id": 0 }));
    let (id, uid) = (added["id"].as_i64().unwrap(), added["uid"].as_str().unwrap());
    let told =
        shop.ask_as(&token, CHANGE, json!({ "id": id, "address": { "city": "Málaga", "street": ["Sol 1"] } })).await;
    let changed = &told["updateCustomerAddress"];
    assert_eq!((changed["city"].as_str(), &changed["street"]), (Some("Málaga"), &json!(["Sol 1"])));
    let told = shop.ask_as(&token, CHANGE_V2, json!({ "uid": uid, "address": { "city": "Granada" } })).await;
    assert_eq!(told["updateCustomerAddressV2"]["city"], "Granada");
    assert_eq!(shop.ask_as(&token, REMOVE_V2, json!({ "uid": uid })).await["deleteCustomerAddressV2"], true);
    let list = shop.ask_as(&token, LIST, json!({})).await;
    assert_eq!(list["customer"]["addresses"].as_array().unwrap().len(), 1, "{list}");
}

#[actix_web::test]
async fn bills_and_parcels_have_a_default_each_which_is_not_deleted() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let home = shop.ask_as(&token, LIST, json!({})).await["customer"]["default_shipping"].as_str().unwrap().to_owned();
    let bills = read(&add(&shop, &token, with("default_billing", json!(true))).await);
    let bills = bills["data"]["createCustomerAddress"]["id"].as_i64().unwrap();
    let list = shop.ask_as(&token, LIST, json!({})).await;
    assert_eq!(
        (&list["customer"]["default_billing"], &list["customer"]["default_shipping"]),
        (&json!(bills.to_string()), &json!(home))
    );
    assert_eq!(list["countries"].as_array().unwrap().len(), 249);
    let rules = json!({ "minimum_password_length": "8", "required_character_classes_number": "1",
        "autocomplete_on_storefront": true, "create_account_confirmation": false });
    assert_eq!(list["storeConfig"], rules);
    for (id, what) in [(bills, "billing"), (home.parse().unwrap(), "shipping")] {
        let page = shop.send_as(&token, REMOVE, json!({ "id": id })).await;
        let message = format!("Customer Address {id} is set as default {what} address and can not be deleted");
        assert_eq!(refused(&page), input(&message));
    }
    let all = json!({ "id": bills, "address": { "default_shipping": true } });
    assert_eq!(shop.ask_as(&token, CHANGE, all).await["updateCustomerAddress"]["default_shipping"], true);
    let home: i64 = home.parse().unwrap();
    assert_eq!(shop.ask_as(&token, REMOVE, json!({ "id": home })).await["deleteCustomerAddress"], true);
    assert_eq!(
        shop.ask_as(&token, REMOVE, json!({ "id": bills })).await["deleteCustomerAddress"],
        true,
        "the last one"
    );
}

#[actix_web::test]
async fn what_is_missing_or_too_much_is_named() {
    let shop = storefront().await;
    let token = shop.carla().await;
    assert_eq!(refused(&shop.send(ADD, json!({ "address": beach() })).await), guest());
    for (field, value, message) in [
        ("firstname", json!(""), "Required parameters are missing: firstname"),
        ("city", Value::Null, "Required parameters are missing: city"),
        ("street", json!([" "]), "Required parameters are missing: street"),
        ("street", json!(["a", "b", "c"]), "\"Street Address\" cannot contain more than 2 lines."),
        ("telephone", json!("12"), "\"telephone\": not a phone number."),
        ("country_code", json!("AN"), "\"country_code\": not a country's code of two letters."),
        ("city", json!("a\u{0}"), "\"city\": at most 200 characters, without control characters."),
    ] {
        assert_eq!(refused(&add(&shop, &token, with(field, value)).await), input(message));
    }
    let page = add(&shop, &token, with("country_code", json!("XX"))).await;
    assert_eq!(read(&page)["errors"][0]["extensions"]["category"], "graphql", "{}", page.body);
    let page = add(&shop, &token, with("street", json!(["a", "b", ""]))).await;
    assert_eq!(page.status, 200, "an empty third line is none");
    assert!(read(&page).get("errors").is_none(), "{}", page.body);
}

#[actix_web::test]
async fn somebody_elses_address_is_not_touched_and_none_is_told_apart() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let vera = shop.app.customer("Vera", "Vega", "vera@example.com", State::Active).await;
    let other = shop.app.add_account("Other shop").await;
    let elsewhere = shop.app.customer_of(other, "Otto", "Other", "otto@example.com", State::Active).await;
    let (hers, elsewhere) = (home_of(&shop, vera).await, home_of(&shop, elsewhere).await);
    let before = shop.app.contents().await["addresses"].clone();
    for (id, told) in [
        (9_999, ("Could not find a address with ID \"9999\"".into(), "graphql-no-such-entity".into())),
        (elsewhere, (format!("Could not find a address with ID \"{elsewhere}\""), "graphql-no-such-entity".into())),
        (
            hers,
            (
                format!("Current customer does not have permission to address with ID \"{hers}\""),
                "graphql-authorization".into(),
            ),
        ),
    ] {
        let told: (String, String) = told;
        assert_eq!(refused(&shop.send_as(&token, REMOVE, json!({ "id": id })).await), told);
        let change = json!({ "id": id, "address": { "city": "Nowhere" } });
        assert_eq!(refused(&shop.send_as(&token, CHANGE, change).await), told);
    }
    let odd = refused(&shop.send_as(&token, REMOVE_V2, json!({ "uid": "!" })).await);
    assert_eq!(odd, ("Could not find a address with ID \"!\"".into(), "graphql-no-such-entity".into()));
    assert_eq!(shop.app.contents().await["addresses"], before);
    assert!(shop.signs_in("vera@example.com", CUSTOMER_PASSWORD).await.is_some());
}

/// The number of a customer's first address.
async fn home_of(shop: &Storefront, customer: CustomerId) -> i64 {
    shop.app.read(move |conn| store::addresses(conn, customer).unwrap()).await.first().unwrap().id.0
}

#[actix_web::test]
async fn addresses_come_in_pages_and_are_read_once() {
    let shop = storefront().await;
    let token = shop.carla().await;
    for n in 0..6 {
        add(&shop, &token, with("city", json!(format!("Town {n}")))).await;
    }
    let page = shop.ask_as(&token, PAGES, json!({ "page": 2 })).await["customer"]["addressesV2"].clone();
    assert_eq!(page["items"].as_array().unwrap().len(), 2, "five are on the first");
    assert_eq!(page["page_info"], json!({ "current_page": 2, "page_size": 5, "total_pages": 2 }));
    assert_eq!(page["total_count"], 7);
    for (variables, message) in [
        (json!({ "page": 0 }), "currentPage value must be greater than 0."),
        (json!({ "size": -1 }), "pageSize value must be greater than 0."),
        (json!({ "page": 3 }), "currentPage value 3 specified is greater than the number of pages available."),
    ] {
        let told = read(&shop.send_as(&token, PAGES, variables).await);
        assert_eq!(told["errors"][0]["message"], message, "{told}");
    }
    let before = shop.app.keydesk.db.statements();
    shop.ask_as(&token, LIST, json!({})).await;
    let with_many = shop.app.keydesk.db.statements() - before;
    let before = shop.app.keydesk.db.statements();
    shop.ask_as(&token, "{ customer { default_billing } }", json!({})).await;
    assert_eq!(with_many, shop.app.keydesk.db.statements() - before, "however many there are and however often");
}

/// Each is a line of the log for good. The shop's own programs are not held to it.
#[actix_web::test]
async fn an_address_book_is_changed_sixty_times_an_hour() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let carla = shop.app.by_email("carla@example.com").await;
    let mut last = read(&add(&shop, &token, beach()).await)["data"]["createCustomerAddress"]["id"].as_i64().unwrap();
    let remove = "mutation($id: Int!) { deleteCustomerAddress(id: $id) }";
    // What the shop's own program does is not the customer's doing.
    let system = "INSERT INTO events (account_id, kind, actor, customer_id, data, source, request_id, at) \
                  SELECT account_id, 'customer.address_book_changed', 'key', id, '{}', '', '', created_at FROM customers";
    for _ in 0..61 {
        shop.app.execute(system).await;
    }
    for _ in 0..29 {
        assert_eq!(shop.send_as(&token, remove, json!({ "id": last })).await.status, 200);
        last = read(&add(&shop, &token, beach()).await)["data"]["createCustomerAddress"]["id"].as_i64().unwrap();
    }
    shop.send_as(&token, remove, json!({ "id": last })).await;
    let page = add(&shop, &token, beach()).await;
    assert_eq!(page.status, 429, "{}", page.body);
    let key = shop.app.key(shop.app.account, keydesk::api_keys::Scope::ALL, None).await.1;
    let path = format!("/accounts/customers/{carla}/addresses");
    let body = r#"{"address":{"street":"Main 1","zip":"28001","city":"Madrid","country":"ES"}}"#;
    let browser = shop.app.browser();
    let request = browser.raw("POST", &path).header("x-api-key", key).header("content-type", "application/json");
    let page = browser.send(request.body(body)).await;
    assert_eq!(page.status, 201, "{}", page.body);
    shop.app.wait(chrono::TimeDelta::minutes(61));
    assert_eq!(add(&shop, &token, beach()).await.status, 200);
}

/// GraphQL merges what is selected twice under one name (specification, 5.3.2); a mutation must not be done twice for that.
#[actix_web::test]
async fn what_is_selected_twice_is_not_done_twice() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let before = shop.app.contents().await["addresses"].clone();
    let twice = "mutation A($a: CustomerAddressInput!) { createCustomerAddress(input: $a) { id } ...F }
        fragment F on Mutation { createCustomerAddress(input: $a) { city } }";
    let page = shop.send_as(&token, twice, json!({ "a": beach() })).await;
    assert_eq!(page.status, 400);
    assert!(page.body.contains("selected twice") && page.body.contains("graphql-input"), "{}", page.body);
    assert_eq!(shop.app.contents().await["addresses"], before);
    let aliased = "mutation A($a: CustomerAddressInput!) { a: createCustomerAddress(input: $a) { id }
        b: createCustomerAddress(input: $a) { id } }";
    shop.ask_as(&token, aliased, json!({ "a": beach() })).await;
    assert_eq!(shop.app.contents().await["addresses"].len(), before.len() + 2, "two names are two");
}
