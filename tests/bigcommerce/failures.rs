//! Documents of which one part fails.

use serde_json::{Value, json};

use super::{WHO, storefront};
use crate::harness::CUSTOMER_PASSWORD;

/// Nothing here may be null on the way to the field, so the answer as a whole is.
#[actix_web::test]
async fn of_a_mutation_whose_part_failed_there_is_no_data() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let login = "l: login(email: \"carla@example.com\", password: \"not her password\") { result }";
    let answer = shop.ask(&format!("mutation {{ site: logout {{ result }} {login} }}"), json!({})).await;
    assert!(answer["data"].is_null() && answer.as_object().unwrap().contains_key("data"), "{answer}");
    assert_eq!(answer["errors"][0]["path"], json!(["l"]), "{answer}");

    let change = "changePassword(input: $in) { errors { __typename } }";
    let document = format!("mutation M($in: ChangePasswordInput!) {{ customer {{ a: {change} b: {change} }} }}");
    let input = json!({ "in": { "currentPassword": "another", "newPassword": CUSTOMER_PASSWORD } });
    let answer = shop.ask_as(&token, &document, input).await;
    assert!(answer["data"].is_null(), "{answer}");
    assert_eq!(answer["errors"][0]["path"], json!(["customer", "b"]), "{answer}");
    assert_ne!(shop.ask_as(&token, WHO, json!({})).await["data"]["customer"], Value::Null);
}
