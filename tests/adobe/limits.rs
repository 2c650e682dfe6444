//! What is refused before it costs anything: attacks.

use serde_json::json;

use super::{Storefront, WHO, read, storefront};
use crate::harness::TestApp;
use crate::harness::app::Wish;

#[actix_web::test]
async fn a_67_one_request_tries_one_password_however_it_names_the_mutation() {
    let shop = storefront().await;
    shop.app.carla().await;
    let tries = |n: usize| {
        format!("a{n}: generateCustomerToken(email: \"carla@example.com\", password: \"guess {n}\") {{ token }}")
    };
    let aliased = format!("mutation {{ {} }}", (0..40).map(tries).collect::<Vec<_>>().join(" "));
    let ask = "requestPasswordResetEmail(email: \"carla@example.com\")";
    let spread = format!(
        "mutation {{ a: {ask} b: {ask} ...F }} fragment F on Mutation {{ c: {ask} ... on Mutation {{ {} }} }}",
        tries(1)
    );
    for document in [aliased, spread] {
        let hashes = shop.app.keydesk.hasher.worked();
        let page = shop.send(&document, json!({})).await;
        assert!(shop.app.keydesk.hasher.worked() - hashes <= 1, "{}", page.body);
        assert!(page.body.contains("ONCE_A_REQUEST"), "{}", page.body);
        let told: serde_json::Value = serde_json::from_str(&page.body).unwrap();
        let categories: Vec<_> =
            told["errors"].as_array().unwrap().iter().map(|e| &e["extensions"]["category"]).collect();
        assert!(categories.iter().all(|category| category.is_string()), "{categories:?}");
    }
    assert!(shop.app.contents().await["reset_intakes"].len() <= 1);
}

#[actix_web::test]
async fn a_68_a_69_several_deep_wide_and_cyclic_documents_are_refused_and_the_server_goes_on() {
    let shop = storefront().await;
    let one = json!({ "query": WHO });
    let request = shop.browser.raw("POST", &shop.path).header("content-type", "application/json");
    assert_eq!(shop.browser.send(request.body(json!([one, one]).to_string())).await.status, 400);
    let doubling: String =
        (0..30).map(|n| format!("fragment F{n} on Query {{ ...F{} ...F{} }} ", n + 1, n + 1)).collect();
    for document in [
        format!("{{ {} customer {{ email }} {} }}", "... on Query { ".repeat(40), "}".repeat(40)),
        format!("{{ customer {{ {} }} }}", (0..301).map(|n| format!("a{n}: email ")).collect::<String>()),
        "{ ...F } fragment F on Query { ...F }".into(),
        format!("{{ ...F0 }} {doubling} fragment F30 on Query {{ customer {{ email }} }}"),
        format!("{{ customer {{ email {} }} }}", "@skip(if: false) ".repeat(1_000)),
        format!("{{ {} }}", "x".repeat(60_000)),
    ] {
        let page = shop.send(&document, json!({})).await;
        assert!([200, 400].contains(&page.status) && read(&page)["errors"].is_array(), "{} {}", page.status, page.body);
        assert!(page.body.len() < 100_000);
    }
    assert_eq!(shop.send("{ countries { id } }", json!({})).await.status, 200);
    let large = shop.send(WHO, json!({ "x": "x".repeat(70_000) })).await;
    assert_eq!(large.status, 413);
}

#[actix_web::test]
async fn a_70_what_there_is_is_told_only_where_it_is_allowed() {
    let shop = storefront().await;
    for document in
        ["{ __schema { types { name } } }", "{ ...F } fragment F on Query { __type(name: \"Customer\") { name } }"]
    {
        let page = shop.send(document, json!({})).await;
        assert_eq!(read(&page)["errors"][0]["message"], "Introspection is switched off on this server.");
        assert!(!page.body.contains("CustomerAddress"), "{}", page.body);
    }
    let both = "query A { __schema { types { name } } } query B { __typename }";
    let both = json!({ "query": both, "operationName": "B" }).to_string();
    let asked = shop.browser.raw("POST", &shop.path).header("content-type", "application/json").body(both);
    let page = shop.browser.send(asked).await;
    assert_eq!(read(&page), json!({ "data": { "__typename": "Query" } }), "what is not meant is not refused");
    let page = shop.send("{ customer { emial } }", json!({})).await;
    assert!(!page.body.contains("email"), "no hints: {}", page.body);
    let open = Storefront::of(TestApp::with(Wish { introspection: true, ..Wish::default() }).await);
    let types = open.ask("{ __schema { types { name kind enumValues { name } } } }", json!({})).await;
    let types = types["__schema"]["types"].as_array().unwrap().clone();
    let codes = types.iter().find(|one| one["name"] == "CountryCodeEnum").unwrap();
    assert_eq!((codes["kind"].as_str(), codes["enumValues"].as_array().unwrap().len()), (Some("ENUM"), 250));
}
