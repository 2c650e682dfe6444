//! The REST API's own description: it says what the code does, and it is the one that is checked in.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::keys::ROUTES;
use crate::harness::TestApp;

const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/openapi.json");

fn document() -> Value {
    serde_json::to_value(keydesk::websales::openapi::document()).unwrap()
}

/// `GET /accounts/customers/{customer}`, with what is said of it.
fn operations(document: &Value) -> BTreeMap<String, Value> {
    let paths = document["paths"].as_object().unwrap();
    let one =
        |path: &String, method: &String, said: &Value| (format!("{} {path}", method.to_uppercase()), said.clone());
    paths
        .iter()
        .flat_map(|(path, item)| item.as_object().unwrap().iter().map(move |(method, said)| one(path, method, said)))
        .collect()
}

/// What src/routes.rs leads to, below `websales`.
fn routes() -> BTreeSet<String> {
    let source = include_str!("../../src/routes.rs").split("\nfn websales(").nth(1).unwrap();
    let source = source.split("\nfn ").next().unwrap();
    let mut found = BTreeSet::new();
    for part in source.split("resource(\"").skip(1) {
        let (path, handlers) = part.split_once('"').unwrap();
        for (word, method) in
            [("page(", "GET"), ("post()", "POST"), ("put()", "PUT"), ("patch()", "PATCH"), ("delete()", "DELETE")]
        {
            if handlers.contains(word) {
                found.insert(format!("{method} {path}"));
            }
        }
    }
    found
}

#[test]
fn the_document_that_is_checked_in_is_the_one_that_the_code_makes() {
    let made = format!("{}\n", serde_json::to_string_pretty(&document()).unwrap());
    if std::env::var_os("KEYDESK_RENEW").is_some() {
        std::fs::write(KEPT, &made).unwrap();
    }
    let kept = std::fs::read_to_string(KEPT).unwrap_or_default();
    let renew = "KEYDESK_TEST_DATABASE=sqlite KEYDESK_RENEW=1 cargo test --test main -- websales::openapi";
    assert!(kept == made, "docs/openapi.json is another. Look at what has changed for clients, then: {renew}");
}

#[test]
fn what_a_key_needs_is_told_as_it_is_asked_for() {
    let operations = operations(&document());
    let mut seen = BTreeSet::new();
    for (method, path, scopes) in ROUTES {
        let path = path.split('?').next().unwrap();
        let fits = |pattern: &str| {
            let parts = || pattern.split('/').zip(path.split('/'));
            let same = |(told, asked): (&str, &str)| told == asked || (told.starts_with('{') && asked == "1");
            pattern.split('/').count() == path.split('/').count() && parts().all(same)
        };
        let (name, said) = operations
            .iter()
            .find(|(name, _)| name.split_once(' ').is_some_and(|(m, p)| m == *method && fits(p)))
            .unwrap();
        let told = said["security"].as_array().unwrap().iter().map(|one| one["key"][0].as_str().unwrap());
        assert_eq!(told.collect::<Vec<_>>(), scopes.iter().map(|scope| scope.word()).collect::<Vec<_>>(), "{name}");
        seen.insert(name);
    }
    assert_eq!(seen.len(), operations.len());
}

/// Every `$ref` below a value.
fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|field| references(field, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

#[test]
fn everything_that_is_referred_to_is_there_and_nothing_else() {
    let (document, mut found) = (document(), BTreeSet::new());
    references(&document, &mut found);
    let there = document["components"]["schemas"].as_object().unwrap().keys();
    let there: BTreeSet<String> = there.map(|name| format!("#/components/schemas/{name}")).collect();
    assert_eq!(there, found);
}

#[actix_web::test]
async fn it_is_served_to_everybody_and_so_is_a_page_of_it() {
    let app = TestApp::start().await;
    let browser = app.browser();
    let served = browser.get("/openapi.json").await;
    assert_eq!((served.status, super::json(&served)), (200, document()));
    let page = browser.get("/openapi").await;
    let (ids, links) = (page.attributes("[id]", "id"), page.attributes("main a[href^='#']", "href"));
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "each once");
    for link in &links {
        assert!(ids.contains(&link[1..].to_owned()), "{link} leads nowhere");
    }
    let text = page.text();
    for operation in operations(&document()).values() {
        assert!(links.contains(&format!("#{}", operation["operationId"].as_str().unwrap())), "{operation}");
        assert!(text.contains(operation["summary"].as_str().unwrap()));
    }
    let commands = page.all("pre");
    assert!(
        commands
            .iter()
            .any(|command| command.contains("/accounts/customers/42/orders") && command.contains("\"19.90\""))
    );
    assert!(commands.iter().any(|command| command.contains("email=anna%40example.com")), "{commands:#?}");
    let german = browser.send(browser.raw("GET", "/openapi").header("accept-language", "de")).await;
    assert!(german.text().contains("Was geantwortet wird"));
}

#[test]
fn every_route_is_in_the_document_and_no_other() {
    let told: BTreeSet<String> = operations(&document()).into_keys().collect();
    assert_eq!(told, routes());
}
