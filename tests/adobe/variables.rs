//! Variables that a document needs.

use serde_json::json;

use super::{read, storefront};

#[actix_web::test]
async fn a_variable_that_is_missing_is_told_before_anything_is_done() {
    let shop = storefront().await;
    let before = shop.app.contents().await["customers"].clone();
    let document = "mutation($e: String!, $other: String) { createCustomer(input: { firstname: \"Side\", lastname: \"Effect\", \
                    email: \"side@example.com\", password: \"plum Tractor 90\" }) { customer { email } } \
                    resendConfirmationEmail(email: $e) }";
    for variables in [json!({}), json!({ "e": null }), json!({ "other": "x" })] {
        let answer = read(&shop.send(document, variables.clone()).await);
        assert_eq!(answer["errors"][0]["message"], "Variable e is not defined.", "{answer}");
        assert!(answer["data"].is_null() && answer["errors"][0]["locations"][0]["line"] == 1, "{answer}");
    }
    assert_eq!(shop.app.contents().await["customers"], before);
    let named = "query A($e: String!) { isEmailAvailable(email: $e) { is_email_available } } query B { storeConfig { store_name } }";
    let whole = json!({ "query": named, "operationName": "B" });
    let asked = shop.browser.raw("POST", &shop.path).header("content-type", "application/json").body(whole.to_string());
    let page = shop.browser.send(asked).await;
    assert!(page.body.contains("store_name") && !page.body.contains("errors"), "of the other operation: {}", page.body);
}

#[actix_web::test]
async fn an_object_that_is_none_is_told_before_anything_is_done() {
    let shop = storefront().await;
    let before = shop.app.contents().await["customers"].clone();
    let document = "mutation($in: CustomerAddressInput!) { createCustomer(input: { firstname: \"Side\", lastname: \"Effect\", \
                    email: \"side@example.com\", password: \"plum Tractor 90\" }) { customer { email } } \
                    createCustomerAddress(input: $in) { id } }";
    for odd in [json!("x"), json!([]), json!({ "firstname": "A", "region": "Cadiz" })] {
        let answer = read(&shop.send(document, json!({ "in": odd })).await);
        let error = &answer["errors"][0];
        assert_eq!(error["message"], "Variable in is not of type \"CustomerAddressInput!\".", "{answer}");
        assert!(answer["data"].is_null() && error["extensions"]["category"] == "graphql", "{answer}");
    }
    assert_eq!(shop.app.contents().await["customers"], before);
}

#[actix_web::test]
async fn what_failed_is_null_under_the_name_that_was_asked_for() {
    let shop = storefront().await;
    let document = "query { shop: storeConfig { store_name } who: customer { id } ...G } fragment G on Query { her: customer { id } }";
    let page = shop.send(document, json!({})).await;
    let answer: serde_json::Value = serde_json::from_str(&page.body).unwrap();
    let data = answer["data"].as_object().unwrap();
    assert_eq!((page.status, data.len()), (403, 3), "{answer}");
    assert!(data["who"].is_null() && data["her"].is_null() && data["shop"]["store_name"].is_string(), "{answer}");
}
