//! A customer's orders, as the shop has told of them.

use keydesk::customers::State;
use keydesk::events::By;
use keydesk::orders::bring_in;
use keydesk::orders::typed::{self, NewOrder};
use serde_json::{Value, json};

use super::{Storefront, storefront};
use crate::harness::CUSTOMER_PASSWORD;

const LIST: &str = "query CustomerOrders($after: String, $before: String, $first: Int, $last: Int,
        $filters: OrdersFiltersInput) {
    customer { orders(before: $before, after: $after, first: $first, last: $last, filters: $filters) {
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } collectionInfo { totalItems }
        edges { cursor node { entityId orderedAt { utc } status { label value }
            totalIncTax { value currencyCode } } } } } }";

async fn told(shop: &Storefront, orders: &[(&str, &str, &str)]) {
    let (account, now) = (shop.app.account, shop.app.now());
    let carla = shop.app.by_email("carla@example.com").await;
    let new: Vec<NewOrder> = orders
        .iter()
        .map(|(number, day, status)| NewOrder {
            number: (*number).into(),
            placed_at: typed::placed_at(&format!("{day}T12:00:00Z")).unwrap(),
            status: (*status).into(),
            total: "1234.50".into(),
            currency: "EUR".into(),
        })
        .collect();
    shop.app.write(move |conn| bring_in::bring_in(conn, account, carla, &new, &By::system(), now).unwrap()).await;
}

/// The ids of a page, and what stands beside them.
async fn page(shop: &Storefront, token: &str, variables: Value) -> (Vec<i64>, Value) {
    let told = shop.ask_as(token, LIST, variables).await;
    let orders = &told["data"]["customer"]["orders"];
    let edges = orders["edges"].as_array().unwrap_or_else(|| panic!("{told}"));
    (edges.iter().map(|edge| edge["node"]["entityId"].as_i64().unwrap()).collect(), orders.clone())
}

#[actix_web::test]
async fn orders_are_listed_the_newest_first_both_ways() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let (none, beside) = page(&shop, &token, json!({})).await;
    assert_eq!((none.len(), &beside["collectionInfo"]["totalItems"]), (0, &json!(0)));
    let days = ["2026-11-01", "2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05"];
    let orders: Vec<_> = ["1001", "1002", "1003", "1004", "1005"].into_iter().zip(days).collect();
    told(&shop, &orders.iter().map(|(number, day)| (*number, *day, "Awaiting shipment")).collect::<Vec<_>>()).await;
    let (first, beside) = page(&shop, &token, json!({ "first": 2, "after": "" })).await;
    let info = &beside["pageInfo"];
    assert_eq!(
        (first, &info["hasPreviousPage"], &info["hasNextPage"]),
        (vec![1005, 1004], &json!(false), &json!(true))
    );
    let (second, beside) = page(&shop, &token, json!({ "first": 2, "after": info["endCursor"] })).await;
    let info = &beside["pageInfo"];
    assert_eq!(
        (second, &info["hasPreviousPage"], &info["hasNextPage"]),
        (vec![1003, 1002], &json!(true), &json!(true))
    );
    let (third, beside) = page(&shop, &token, json!({ "first": 2, "after": info["endCursor"] })).await;
    let info = &beside["pageInfo"];
    assert_eq!((third, &info["hasNextPage"]), (vec![1001], &json!(false)));
    let (back, beside) = page(&shop, &token, json!({ "last": 3, "before": info["startCursor"] })).await;
    let info = &beside["pageInfo"];
    assert_eq!(
        (back, &info["hasPreviousPage"], &info["hasNextPage"]),
        (vec![1004, 1003, 1002], &json!(true), &json!(true))
    );
    assert_eq!(page(&shop, &token, json!({ "last": 2 })).await.0, [1002, 1001], "the end");
    let node = &beside["edges"][0]["node"];
    assert_eq!(node["status"], json!({ "label": "Awaiting shipment", "value": "AWAITING_SHIPMENT" }));
    assert_eq!(node["totalIncTax"], json!({ "value": 1234.5, "currencyCode": "EUR" }));
    assert_eq!(node["orderedAt"]["utc"], "2026-11-04T12:00:00Z");
    assert_eq!(beside["collectionInfo"]["totalItems"], 5);
    for wrong in [json!({ "first": -1 }), json!({ "after": "x" }), json!({ "before": "1.x" })] {
        let told = shop.ask_as(&token, LIST, wrong.clone()).await;
        assert!(told["errors"][0]["message"].is_string(), "{wrong}: {told}");
    }
}

#[actix_web::test]
async fn orders_are_filtered_by_status_and_day() {
    let shop = storefront().await;
    let token = shop.carla().await;
    told(
        &shop,
        &[("1", "2026-11-01", "Shipped"), ("2", "2026-11-02", "Awaiting payment"), ("3", "2026-11-03", "shipped")],
    )
    .await;
    let day = |day: u8| format!("2026-11-0{day}T12:00:00Z");
    for (filters, wanted) in [
        (json!({ "status": "SHIPPED" }), vec![3, 1]),
        (json!({ "status": "awaiting-payment" }), vec![2]),
        (json!({ "status": "" }), vec![]),
        (json!({ "dateRange": { "from": day(2) } }), vec![3, 2]),
        (json!({ "dateRange": { "to": day(2) } }), vec![2, 1]),
        (json!({ "dateRange": { "from": day(2), "to": day(2) } }), vec![2]),
        (json!({ "status": "shipped", "dateRange": { "from": day(2) } }), vec![3]),
        (json!({}), vec![3, 2, 1]),
    ] {
        let (found, beside) = page(&shop, &token, json!({ "filters": filters.clone() })).await;
        assert_eq!(found, wanted, "{filters}");
        assert_eq!(beside["collectionInfo"]["totalItems"], wanted.len(), "{filters}");
    }
    let wrong = json!({ "filters": { "dateRange": { "from": "yesterday" } } });
    assert!(shop.ask_as(&token, LIST, wrong).await["errors"][0]["message"].is_string());
}

#[actix_web::test]
async fn many_orders_cost_as_many_statements_as_none_and_others_see_none_of_them() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let db = shop.app.keydesk.db.clone();
    let before = db.statements();
    page(&shop, &token, json!({})).await;
    let none = db.statements() - before;
    let numbers: Vec<String> = (1..=120).map(|n| n.to_string()).collect();
    told(&shop, &numbers.iter().map(|number| (number.as_str(), "2026-11-01", "Shipped")).collect::<Vec<_>>()).await;
    let before = db.statements();
    let (found, _) = page(&shop, &token, json!({ "first": 1000 })).await;
    assert_eq!((found.len(), db.statements() - before), (100, none), "a hundred on a page at most");
    shop.app.customer("Else", "Where", "else@example.com", State::Active).await;
    let theirs = shop.signs_in("else@example.com", CUSTOMER_PASSWORD).await.unwrap();
    assert!(page(&shop, &theirs, json!({})).await.0.is_empty());
    assert_eq!(shop.ask(LIST, json!({})).await["data"]["customer"], Value::Null, "nobody is signed in");
}

#[actix_web::test]
async fn a_number_of_letters_is_told_by_an_id_of_ours() {
    let shop = storefront().await;
    let token = shop.carla().await;
    told(&shop, &[("A-17", "2026-11-01", "Shipped"), ("99999999999", "2026-11-02", "Shipped")]).await;
    let (ids, _) = page(&shop, &token, json!({})).await;
    assert!(ids.iter().all(|id| (1_000_000_000..2_000_000_000).contains(id)), "{ids:?}");
    // Numbers that could be the others' ids, and one that is another's but for a zero.
    let ours = (ids[1] - 1_000_000_000).to_string();
    let numbers = [ours.as_str(), "0042", "42", "1000000001"];
    told(&shop, &numbers.map(|number| (number, "2026-11-03", "Shipped"))).await;
    let ids: std::collections::BTreeSet<i64> = page(&shop, &token, json!({})).await.0.into_iter().collect();
    assert_eq!(ids.len(), 6, "{ids:?}");
}

/// What Catalyst's page of orders asks for beside the order itself, in its versions of 2024 to 2026.
#[actix_web::test]
async fn what_an_order_consists_of_may_be_asked_for_and_is_none() {
    let shop = storefront().await;
    let token = shop.carla().await;
    told(&shop, &[("1001", "2026-11-01", "Shipped")]).await;
    let document = "query CustomerAllOrders($after: String, $first: Int) {
        customer { orders(after: $after, first: $first) { edges { node { entityId consignments {
            shipping { edges { node { lineItems { edges { node { ...Item } } } shipments { edges { node { ...Shipment } } } } } }
            email { giftCertificates { edges { node { lineItems { edges { node { ...Gift } } } } } } }
        } } } } } }
        fragment Item on OrderPhysicalLineItem { entityId productEntityId brand name quantity baseCatalogProduct { path }
            image { url: urlTemplate(lossy: true) altText } subTotalListPrice { value currencyCode }
            catalogProductWithOptionSelections { prices { price { value currencyCode } } }
            productOptions { __typename name value } }
        fragment Shipment on OrderShipment { shippingMethodName shippingProviderName tracking { __typename
            ... on OrderShipmentNumberAndUrlTracking { number url } ... on OrderShipmentUrlOnlyTracking { url }
            ... on OrderShipmentNumberOnlyTracking { number } } }
        fragment Gift on OrderGiftCertificateLineItem { entityId name salePrice { value formattedV2 currencyCode } }";
    let answer = shop.ask_as(&token, document, json!({ "first": 5, "after": "" })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    let orders = &answer["data"]["customer"]["orders"]["edges"];
    assert_eq!(orders, &json!([{ "node": { "entityId": 1001, "consignments": null } }]));
}
