//! What is refused before it costs anything: attacks on GraphQL.

use keydesk::api_keys::Scope;
use serde_json::{Value, json};

use super::{LOGIN, Storefront, WHO, read, storefront};
use crate::harness::app::Wish;
use crate::harness::{Page, TestApp};

async fn send(shop: &Storefront, kind: &str, body: String) -> Page {
    let request = shop.browser.raw("POST", &shop.path).header("authorization", format!("Bearer {}", shop.key));
    shop.browser.send(request.header("content-type", kind).body(body)).await
}

fn errors(page: &Page) -> Vec<Value> {
    let told: Value = serde_json::from_str(&page.body).unwrap_or_else(|_| panic!("{} {}", page.status, page.body));
    told["errors"].as_array().unwrap_or_else(|| panic!("{told}")).clone()
}

#[actix_web::test]
async fn a_67_one_request_tries_one_password_however_it_names_the_mutation() {
    let shop = storefront().await;
    shop.app.carla().await;
    let tries = |n: usize| format!("a{n}: login(email: \"carla@example.com\", password: \"guess {n}\") {{ result }}");
    let aliased = format!("mutation {{ {} }}", (0..40).map(tries).collect::<Vec<_>>().join(" "));
    let reset = "customer { requestResetPassword(input: { email: \"carla@example.com\" }) { errors { __typename } } }";
    let spread = format!(
        "mutation {{ a: {reset} b: {reset} ...F }} fragment F on Mutation {{ c: {reset} ... on Mutation {{ {} }} }}",
        tries(1)
    );
    for document in [aliased, spread] {
        let hashes = shop.app.keydesk.hasher.worked();
        let page = shop.send(&document, json!({})).await;
        assert!(shop.app.keydesk.hasher.worked() - hashes <= 1, "{}", page.body);
        assert!(page.body.contains("ONCE_A_REQUEST"), "{}", page.body);
    }
    let asked = shop.app.contents().await["reset_intakes"].len();
    assert!(asked <= 1, "{asked} links asked for in one request");
}

#[actix_web::test]
async fn a_68_several_documents_at_once_and_what_is_none_are_refused() {
    let shop = storefront().await;
    let one = json!({ "query": WHO });
    for (body, status) in [
        (json!([one, one]).to_string(), 400),
        ("[]".into(), 400),
        ("null".into(), 400),
        ("\"query\"".into(), 400),
        ("{}".into(), 400),
        ("{\"query\": 7}".into(), 400),
        ("{\"query\": \"\"}".into(), 400),
        ("{\"query\": \"{ customer\"}".into(), 400),
        ("{\"query\": \"{ customer { email } }\", \"variables\": 7}".into(), 400),
        (String::new(), 400),
        ("\u{0}".into(), 400),
        (json!({ "query": WHO, "variables": "x".repeat(70_000) }).to_string(), 413),
    ] {
        let page = send(&shop, "application/json", body.clone()).await;
        assert_eq!(page.status, status, "{} {}", &body[..body.len().min(60)], page.body);
        assert!(!errors(&page).is_empty());
    }
}

#[actix_web::test]
async fn a_69_deep_wide_and_cyclic_documents_are_refused_and_the_server_goes_on() {
    let shop = storefront().await;
    let deep = |n: usize| format!("{{ {} customer {{ email }} {} }}", "... on Query { ".repeat(n), "}".repeat(n));
    let fields = (0..301).map(|n| format!("a{n}: email")).collect::<Vec<_>>().join(" ");
    let countries =
        (0..120).map(|n| format!("a{n}: geography {{ countries {{ code name }} }}")).collect::<Vec<_>>().join(" ");
    let doubling: String =
        (0..30).map(|n| format!("fragment F{n} on Query {{ ...F{} ...F{} }} ", n + 1, n + 1)).collect();
    for document in [
        deep(40),
        deep(2_000),
        format!("{{ customer {{ {fields} }} }}"),
        format!("{{ {countries} }}"),
        "{ ...F } fragment F on Query { ...G } fragment G on Query { ...F }".into(),
        "{ ...F } fragment F on Query { ...F }".into(),
        format!("{{ ...F0 }} {doubling} fragment F30 on Query {{ customer {{ email }} }}"),
        format!("{{ customer {{ email {} }} }}", "@skip(if: false) ".repeat(1_000)),
        format!(
            "mutation {{ login(email: {}\"a\"{}, password: \"b\") {{ result }} }}",
            "[".repeat(5_000),
            "]".repeat(5_000)
        ),
        format!("{{ {} }}", "x".repeat(60_000)),
        format!("{{ customer {{ {} }} }}", "email ".repeat(9_000)),
        format!("query Q({}) {{ customer {{ email }} }}", "$a: Int ".repeat(5_000)),
    ] {
        let page = shop.send(&document, json!({})).await;
        assert!([200, 400].contains(&page.status), "{} {}", page.status, page.body);
        assert!(!errors(&page).is_empty(), "{}", &document[..document.len().min(80)]);
        assert!(page.body.len() < 100_000, "{} bytes", page.body.len());
    }
    assert!(shop.ask(WHO, json!({})).await.get("errors").is_none());
}

#[actix_web::test]
async fn a_70_what_there_is_is_told_only_where_it_is_allowed() {
    let shop = storefront().await;
    for document in ["{ __schema { types { name } } }", "{ __type(name: \"Customer\") { fields { name } } }"] {
        let told = shop.ask(document, json!({})).await;
        assert_eq!(told["errors"][0]["message"], "Introspection is switched off on this server.");
        assert!(told["data"].is_null(), "{told}");
    }
    let told = shop.ask("{ customer { emial } }", json!({})).await;
    assert!(!told["errors"][0]["message"].as_str().unwrap().contains("email"), "no hints: {told}");
    let open = Storefront::of(TestApp::with(Wish { introspection: true, ..Wish::default() }).await, None).await;
    let told = open.ask("{ __schema { mutationType { fields { name } } types { name } } }", json!({})).await;
    assert!(told["data"]["__schema"]["types"].to_string().contains("CustomerAddress"), "{told}");
}

#[actix_web::test]
async fn a_71_only_json_by_post_is_read() {
    let shop = storefront().await;
    let body = json!({ "query": WHO }).to_string();
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/graphql",
        "",
    ] {
        let page = send(&shop, kind, body.clone()).await;
        assert_eq!(page.status, 415, "{kind}: {}", page.body);
        assert!(!errors(&page).is_empty());
    }
    assert_eq!(send(&shop, "Application/JSON; charset=utf-8", body.clone()).await.status, 200);
    let query: String = url::form_urlencoded::byte_serialize(LOGIN.as_bytes()).collect();
    for method in ["GET", "PUT", "PATCH", "DELETE"] {
        let request = shop.browser.raw(method, &format!("{}?query={query}", shop.path));
        let page = shop.browser.send(request.header("authorization", format!("Bearer {}", shop.key))).await;
        assert_eq!(page.status, 405, "{method}");
    }
}

#[actix_web::test]
async fn a_61_without_a_good_key_of_this_account_nothing_is_read() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let app = &shop.app;
    let other = app.add_account("Elsewhere").await;
    let foreign = app.key(other, Scope::ALL, None).await.1;
    let reader = app.key(app.account, &[Scope::CustomersRead, Scope::CustomersWrite], None).await.1;
    let before = app.contents().await;
    for (key, status) in
        [("", 401), ("kd_x", 401), (token.as_str(), 401), (foreign.as_str(), 401), (reader.as_str(), 403)]
    {
        let request = shop.browser.raw("POST", &shop.path).header("authorization", format!("Bearer {key}"));
        let request = request.header("content-type", "application/json").header("x-bc-customer-access-token", &token);
        let page = shop.browser.send(request.body(json!({ "query": WHO }).to_string())).await;
        assert_eq!(page.status, status, "{key}: {}", page.body);
        assert!(!errors(&page).is_empty() && !page.body.contains("carla"));
    }
    let elsewhere = shop.browser.raw("POST", &format!("/bigcommerce/{other}/graphql"));
    let elsewhere =
        elsewhere.header("authorization", format!("Bearer {foreign}")).header("content-type", "application/json");
    let elsewhere = elsewhere.header("x-bc-customer-access-token", &token).body(json!({ "query": WHO }).to_string());
    let told = read(&shop.browser.send(elsewhere).await);
    assert!(told["data"]["customer"].is_null(), "a sign-in is good in its shop only: {told}");
    let after = app.contents().await;
    assert_eq!((&after["customers"], &after["access_tokens"]), (&before["customers"], &before["access_tokens"]));
    for path in
        ["/bigcommerce/x/graphql", "/bigcommerce/99999/graphql", "/bigcommerce//graphql", "/bigcommerce/1/other"]
    {
        let page = shop.browser.send(shop.browser.raw("POST", path).header("content-type", "application/json")).await;
        assert!([401, 404].contains(&page.status) && !errors(&page).is_empty(), "{path} {}", page.body);
    }
}
