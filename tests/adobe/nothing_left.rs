//! Documents that leave something out.

use serde_json::{Value, json};

use super::{read, storefront};

#[actix_web::test]
async fn an_object_of_which_nothing_is_left_is_empty_and_not_none() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let document = "query($no: Boolean!) { customer { ...F @include(if: $no) email @include(if: $no) } \
                    storeConfig @include(if: $no) { store_name } } fragment F on Customer { id }";
    let told = read(&shop.send_as(&token, document, json!({ "no": false })).await);
    assert_eq!(told, json!({ "data": { "customer": {} } }));
    let told = read(&shop.send_as(&token, document, json!({ "no": true })).await);
    assert_eq!(told["data"]["customer"]["email"], "carla@example.com");
    assert_eq!(told["data"]["customer"].as_object().unwrap().len(), 2, "and nothing more");
    let told = read(&shop.send("{ storeConfig @skip(if: true) { store_name } }", json!({})).await);
    assert_eq!(told, json!({ "data": {} }));
}

#[actix_web::test]
async fn an_object_that_is_selected_twice_is_one_although_a_part_of_it_failed() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let document = "{ customer { a: addressesV2(pageSize: 0) { total_count } } customer { email } }";
    let told: Value = serde_json::from_str(&shop.send_as(&token, document, json!({})).await.body).unwrap();
    assert_eq!(told["data"], json!({ "customer": { "a": null, "email": "carla@example.com" } }), "{told}");
    assert_eq!(told["errors"].as_array().unwrap().len(), 1, "{told}");
}

/// The platform has two groups before anybody makes one.
#[actix_web::test]
async fn guests_are_in_one_group_and_customers_in_another() {
    let shop = storefront().await;
    let group = "{ customerGroup { uid } }";
    assert_eq!(read(&shop.send(group, json!({})).await)["data"]["customerGroup"]["uid"], "MA==");
    let token = shop.carla().await;
    let told: Value =
        read(&shop.send_as(&token, "{ customerGroup { uid } customer { group { uid } } }", json!({})).await);
    let uid = json!({ "uid": "MQ==" });
    assert_eq!(told["data"], json!({ "customerGroup": uid, "customer": { "group": uid } }));
}
