//! A customer's addresses.

use serde_json::{Value, json as value};

use super::{Program, json, program};

async fn cities(program: &Program, path: &str) -> Vec<String> {
    let listed = json(&program.get(path).await);
    listed["addresses"].as_array().unwrap().iter().map(|one| one["city"].as_str().unwrap().to_owned()).collect()
}

fn id(page: &crate::harness::Page) -> String {
    json(page)["address"]["_id"].as_str().unwrap().to_owned()
}

fn home(city: &str) -> Value {
    value!({ "address": { "label": "Home", "street": "Weg 1", "city": city, "country": "de" } })
}

#[actix_web::test]
async fn an_address_is_added_changed_made_the_default_and_taken_out() {
    let program = program().await;
    let carla = program.app.carla().await;
    let path = format!("/accounts/customers/{carla}/addresses");
    let added = program.ask("POST", &path, Some(home("Bonn"))).await;
    assert_eq!((added.status, json(&added)["address"]["country"].as_str()), (201, Some("DE")), "{}", added.body);
    assert_eq!(cities(&program, &path).await, ["Madrid", "Bonn"]);
    let one = format!("{path}/{}", id(&added));
    let changed = program.ask("PUT", &one, Some(value!({ "address": { "city": "Köln", "default": true } }))).await;
    assert_eq!((changed.status, json(&changed)["address"]["street"].as_str()), (200, Some("Weg 1")), "the rest stays");
    assert_eq!(cities(&program, &path).await, ["Köln", "Madrid"], "the default one first");
    let same = program.ask("PUT", &one, Some(value!({ "address": { "default": false } }))).await;
    assert_eq!(json(&same)["address"]["default"], true, "there is always one, until another is");
    assert_eq!(program.ask("DELETE", &one, None).await.status, 204);
    assert_eq!(cities(&program, &path).await, ["Madrid"]);
    let listed = json(&program.get(&path).await);
    assert_eq!(listed["addresses"][0]["default"], true, "the oldest of those that are left");
    let again = program.ask("DELETE", &one, None).await;
    assert_eq!((again.status, json(&again)["code"].as_str()), (404, Some("ADDRESS_NOT_FOUND")));
}

#[actix_web::test]
async fn what_is_wrong_with_an_address_is_told_by_field() {
    let program = program().await;
    let carla = program.app.carla().await;
    let path = format!("/accounts/customers/{carla}/addresses");
    let wrong = value!({ "address": { "street": "", "city": "x".repeat(201), "country": "Germany", "phone": "1" } });
    let page = program.ask("POST", &path, Some(wrong)).await;
    let fields = json(&page)["fields"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(
        (page.status, fields.join(" ").as_str()),
        (400, "address.city address.country address.phone address.street"),
        "{}",
        page.body
    );
    for (body, status) in [(value!({}), 400), (value!({ "address": 7 }), 400), (home("Bonn"), 201)] {
        assert_eq!(program.ask("POST", &path, Some(body)).await.status, status);
    }
    for _ in 0..98 {
        program.ask("POST", &path, Some(home("Bonn"))).await;
    }
    let many = program.ask("POST", &path, Some(home("Bonn"))).await;
    assert_eq!((many.status, json(&many)["code"].as_str()), (409, Some("TOO_MANY_ADDRESSES")));
}

#[actix_web::test]
async fn a_24_of_two_defaults_at_once_one_is_left() {
    let program = program().await;
    let carla = program.app.carla().await;
    let path = format!("/accounts/customers/{carla}/addresses");
    let mut ones = Vec::new();
    for n in 0..8 {
        let added = program.ask("POST", &path, Some(home(&format!("Bonn {n}")))).await;
        ones.push(format!("{path}/{}", id(&added)));
    }
    let body = value!({ "address": { "default": true } });
    let tries = ones.iter().map(|one| program.ask("PUT", one, Some(body.clone())));
    for page in futures_util::future::join_all(tries).await {
        assert_eq!(page.status, 200, "{}", page.body);
    }
    let listed = json(&program.get(&path).await);
    let defaults = listed["addresses"].as_array().unwrap().iter().filter(|one| one["default"] == true);
    assert_eq!(defaults.count(), 1);
}
