//! A customer's orders, as the shop tells of them.

use diesel::prelude::*;
use keydesk::api_keys::Scope;
use keydesk::customers::{CustomerId, State};
use keydesk::db::schema::customers;
use serde_json::{Value, json as value};

use super::{Program, json, program};
use crate::harness::Page;

fn order(number: &str, placed_at: &str, total: &str) -> Value {
    value!({ "number": number, "placedAt": placed_at, "status": "Shipped", "total": total, "currency": "EUR" })
}

async fn bring(program: &Program, customer: CustomerId, orders: Vec<Value>) -> Page {
    let path = format!("/accounts/customers/{customer}/orders");
    program.ask("PUT", &path, Some(value!({ "orders": orders }))).await
}

async fn numbers(program: &Program, path: &str) -> Vec<String> {
    let listed = json(&program.get(path).await);
    listed["orders"].as_array().unwrap().iter().map(|one| one["number"].as_str().unwrap().to_owned()).collect()
}

#[actix_web::test]
async fn orders_are_brought_in_and_those_with_the_same_number_take_their_place() {
    let program = program().await;
    let carla = program.app.carla().await;
    let path = format!("/accounts/customers/{carla}/orders");
    let first =
        [order("A-1", "2026-11-01T10:00:00+01:00", "19.90"), order(" A-2 ", "2026-11-02T10:00:00.5Z", "1200")].to_vec();
    let done = bring(&program, carla, first).await;
    assert_eq!((done.status, json(&done)), (200, value!({ "taken": 2, "total": 2 })));
    let one = value!({ "number": "A-1", "placedAt": "2026-11-01T09:00:00Z", "status": "Shipped", "total": "19.90",
        "currency": "EUR" });
    assert_eq!(json(&program.get(&path).await)["orders"][1], one, "each digit is kept");
    let mut again = order("A-1", "2026-11-03T09:00:00Z", "0.10");
    again["status"] = "Returned".into();
    let done = bring(&program, carla, vec![again, order("A-3", "2026-10-01T00:00:00Z", "5")]).await;
    assert_eq!(json(&done), value!({ "taken": 2, "total": 3 }), "one more");
    let listed = json(&program.get(&path).await);
    assert_eq!(listed["total"], 3);
    assert_eq!(
        (listed["orders"][0]["status"].as_str(), listed["orders"][0]["total"].as_str()),
        (Some("Returned"), Some("0.10"))
    );
    assert_eq!(numbers(&program, &path).await, ["A-1", "A-2", "A-3"], "the newest first");
    let before = program.app.contents().await["events"].len();
    assert_eq!(json(&bring(&program, carla, Vec::new()).await), value!({ "taken": 0, "total": 3 }));
    assert_eq!(program.app.contents().await["events"].len(), before, "nothing happened, so nothing is told");
}

#[actix_web::test]
async fn the_list_is_read_page_by_page_for_the_same_work_however_long_it_is() {
    let program = program().await;
    let carla = program.app.carla().await;
    let path = format!("/accounts/customers/{carla}/orders");
    let at = |n: usize| format!("2026-11-01T00:00:{:02}Z", n / 2);
    bring(&program, carla, (0..7).map(|n| order(&n.to_string(), &at(n), "1")).collect()).await;
    let (mut seen, mut after) = (Vec::new(), String::new());
    loop {
        let page = json(&program.get(&format!("{path}?limit=3&after={after}")).await);
        seen.extend(page["orders"].as_array().unwrap().iter().map(|one| one["number"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => next.clone_into(&mut after),
            None => break,
        }
    }
    assert_eq!(seen, ["6", "5", "4", "3", "2", "1", "0"], "of two in one second the one that came later");
    let few = program.app.keydesk.db.statements();
    numbers(&program, &path).await;
    let few = program.app.keydesk.db.statements() - few;
    bring(&program, carla, (0..90).map(|n| order(&format!("x{n}"), &at(n), "1")).collect()).await;
    let many = program.app.keydesk.db.statements();
    assert_eq!(numbers(&program, &format!("{path}?limit=100")).await.len(), 97);
    assert_eq!(program.app.keydesk.db.statements() - many, few);
    for (query, field) in [("limit=0", "limit"), ("limit=101", "limit"), ("after=x", "after"), ("after=1.2.3", "after")]
    {
        let wrong = program.get(&format!("{path}?{query}")).await;
        assert_eq!(wrong.status, 400, "{query}");
        assert!(json(&wrong)["fields"][field].is_string(), "{}", wrong.body);
    }
    assert_eq!(program.get(&format!("{path}?limit=x")).await.status, 400);
}

#[actix_web::test]
async fn what_is_wrong_is_told_by_place_and_field_and_nothing_is_taken() {
    let program = program().await;
    let carla = program.app.carla().await;
    let before = program.app.contents().await;
    let good = order("1", "2026-11-01T10:00:00Z", "1");
    for (field, wrong) in [
        ("number", value!("")),
        ("number", value!("x".repeat(201))),
        ("number", value!("a\u{0}b")),
        ("placedAt", value!("2026-11-01")),
        ("placedAt", value!("1899-12-31T23:59:59Z")),
        ("status", value!(" ")),
        ("total", value!("1,50")),
        ("total", value!("-1")),
        ("total", value!("1.00000")),
        ("currency", value!("eur")),
        ("currency", value!("EURO")),
    ] {
        let mut bad = good.clone();
        bad["number"] = "2".into();
        bad[field] = wrong.clone();
        let page = bring(&program, carla, vec![good.clone(), bad]).await;
        assert_eq!((page.status, json(&page)["code"].as_str()), (400, Some("WRONG_DATA")), "{field} {wrong}");
        assert!(json(&page)["fields"][format!("orders[1].{field}")].is_string(), "{}", page.body);
    }
    let twice = bring(&program, carla, vec![good.clone(), good.clone()]).await;
    assert_eq!(json(&twice)["fields"]["orders[1].number"], "twice in one request");
    let bare = json(&bring(&program, carla, vec![value!({})]).await);
    assert_eq!(bare["fields"].as_object().unwrap().len(), 5, "each field that is missing");
    let all_wrong = json(&bring(&program, carla, vec![value!({}); 100]).await);
    assert_eq!(all_wrong["fields"].as_object().unwrap().len(), 20, "enough to see what is wrong");
    let number = bring(&program, carla, vec![value!({ "number": 7 })]).await;
    assert_eq!(number.status, 400, "a number of JSON is no text");
    let many = bring(&program, carla, vec![value!({}); 1_001]).await;
    assert_eq!(json(&many)["fields"]["orders"], "orders has at most 1000 entries.");
    let long = value!({ "orders": [{ "number": "x".repeat(66_000) }] });
    assert_eq!(program.ask("PUT", &format!("/accounts/customers/{carla}/orders"), Some(long)).await.status, 413);
    assert_eq!(program.app.contents().await["orders"], before["orders"]);
}

#[actix_web::test]
async fn the_newest_thousand_are_kept() {
    let program = program().await;
    let carla = program.app.carla().await;
    for part in 0..3 {
        let orders = (0..400).map(|n| order(&format!("{part}-{n}"), &format!("202{part}-01-01T00:00:00Z"), "1"));
        let done = json(&bring(&program, carla, orders.collect()).await);
        assert_eq!(done["total"], [400, 800, 1_000][part]);
    }
    let path = format!("/accounts/customers/{carla}/orders");
    let listed = json(&program.get(&path).await);
    assert_eq!((listed["total"].as_i64(), listed["orders"][0]["number"].as_str()), (Some(1_000), Some("2-399")));
    let late = bring(&program, carla, vec![order("late", "2019-01-01T00:00:00Z", "1")]).await;
    assert_eq!(json(&late), value!({ "taken": 1, "total": 1_000 }), "it is the oldest");
}

#[actix_web::test]
async fn a_61_nobody_reaches_the_orders_of_another_account_and_they_go_with_the_customer() {
    let program = program().await;
    let app = &program.app;
    let carla = app.carla().await;
    bring(&program, carla, vec![order("1", "2026-11-01T10:00:00Z", "1")]).await;
    let other = app.add_account("Elsewhere").await;
    let theirs = app.customer_of(other, "Otto", "O", "otto@example.org", State::Active).await;
    let before = app.contents().await;
    for id in [theirs, CustomerId(0), CustomerId(i64::MAX)] {
        let put = bring(&program, id, vec![order("2", "2026-11-01T10:00:00Z", "1")]).await;
        assert_eq!((put.status, json(&put)["code"].as_str()), (404, Some("CUSTOMER_NOT_FOUND")));
        assert_eq!(program.get(&format!("/accounts/customers/{id}/orders")).await.status, 404);
    }
    let foreign = app.key(other, Scope::ALL, None).await.1;
    let browser = app.browser();
    let mine = format!("/accounts/customers/{carla}/orders");
    for (path, status) in [(mine.clone(), 404), (format!("/websales/{}{mine}", app.account), 401)] {
        let page = browser.send(browser.raw("GET", &path).header("x-api-key", &foreign)).await;
        assert_eq!(page.status, status, "{path}");
    }
    assert_eq!(app.contents().await["orders"], before["orders"]);
    app.write(move |conn| diesel::delete(customers::table.find(carla)).execute(conn).unwrap()).await;
    assert!(app.contents().await["orders"].is_empty());
}

#[actix_web::test]
async fn support_sees_the_last_five_and_that_the_shop_told_of_them() {
    let program = program().await;
    let app = &program.app;
    let carla = app.carla().await;
    let bob = app.bob().await;
    let page = bob.get(&app.admin(&format!("/customers/{carla}"))).await.text();
    assert!(!page.contains("Orders"), "a shop that brings none in is not told so each time");
    bring(&program, carla, vec![order("Z-1", "2026-11-01T10:00:00Z", "1")]).await;
    let orders = (0..6).map(|n| order(&format!("<b>N-{n}"), &format!("2026-11-0{}T10:00:00Z", n + 2), "19.90"));
    bring(&program, carla, orders.collect()).await;
    let text = bob.get(&app.admin(&format!("/customers/{carla}"))).await.text();
    for words in
        ["<b>N-5", "<b>N-1", "19.90 EUR", "One order received from the shop", "6 orders received from the shop"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(!text.contains("N-0") && !text.contains("Z-1"), "five");
}
