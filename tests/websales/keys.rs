//! Which key opens what.

use keydesk::api_keys::Scope;

use super::{json, program};
use crate::harness::TestApp;

/// Every address, and the scopes of which one is needed.
pub const ROUTES: &[(&str, &str, &[Scope])] = &[
    ("POST", "/notifications/customers/reset?email=a@example.com", &[Scope::NotificationsSend]),
    ("POST", "/notifications/customers/activation?email=a@example.com", &[Scope::NotificationsSend]),
    ("GET", "/accounts/customers", &[Scope::CustomersRead]),
    ("POST", "/accounts/customers", &[Scope::Storefront]),
    ("GET", "/accounts/customers/1", &[Scope::CustomersRead]),
    ("PUT", "/accounts/customers/1", &[Scope::CustomersWrite]),
    ("POST", "/accounts/customer", &[Scope::CustomersWrite, Scope::Storefront]),
    ("GET", "/accounts/customers/1/addresses", &[Scope::CustomersRead]),
    ("POST", "/accounts/customers/1/addresses", &[Scope::CustomersWrite]),
    ("PUT", "/accounts/customers/1/addresses/1", &[Scope::CustomersWrite]),
    ("DELETE", "/accounts/customers/1/addresses/1", &[Scope::CustomersWrite]),
    ("PATCH", "/accounts/customers/1", &[Scope::CustomersWrite, Scope::Storefront]),
    ("PUT", "/accounts/customers/1/password", &[Scope::CustomersWrite, Scope::Storefront]),
    ("GET", "/accounts/customers/1/orders", &[Scope::CustomersRead]),
    ("PUT", "/accounts/customers/1/orders", &[Scope::CustomersWrite]),
    ("GET", "/accounts/application-settings", &[Scope::ApplicationsRead]),
    ("GET", "/accounts/application-settings/1", &[Scope::ApplicationsRead]),
    ("GET", "/accounts/applications/name/1", &[Scope::ApplicationsRead]),
    ("GET", "/accounts/email-templates", &[Scope::ApplicationsRead]),
    ("GET", "/accounts/email-templates/types", &[Scope::ApplicationsRead]),
    ("GET", "/accounts/email-templates/1", &[Scope::ApplicationsRead]),
];

#[test]
fn the_table_has_every_route() {
    let source = include_str!("../../src/routes.rs").split("\nfn websales(").nth(1).unwrap();
    let source = source.split("\nfn ").next().unwrap();
    let handlers = ["page(", "post()", "put()", "patch()", "delete()"].iter().map(|word| source.matches(word).count());
    assert_eq!(handlers.sum::<usize>(), ROUTES.len());
}

async fn status(app: &TestApp, method: &str, path: &str, key: Option<&str>) -> (u16, String) {
    let browser = app.browser();
    let mut request = browser.raw(method, path).header("content-type", "application/json").body("{}");
    if let Some(key) = key {
        request = request.header("x-api-key", key);
    }
    let page = browser.send(request).await;
    (page.status, page.body)
}

#[actix_web::test]
async fn a_61_without_a_good_key_every_address_says_unauthorized() {
    let app = TestApp::start().await;
    let good = app.key(app.account, Scope::ALL, None).await.1;
    let other = app.add_account("Elsewhere").await;
    let foreign = app.key(other, Scope::ALL, None).await.1;
    let (prefix, token) = good[3..].split_once('_').unwrap();
    let altered = format!("kd_{prefix}_{}{}", if token.starts_with('A') { 'B' } else { 'A' }, &token[1..]);
    let before = app.contents().await;
    for (method, path, _) in ROUTES {
        for key in [None, Some(""), Some("kd_x"), Some(altered.as_str()), Some(&good.to_uppercase())] {
            assert_eq!(status(&app, method, path, key).await, (401, "Unauthorized".into()), "{method} {path} {key:?}");
        }
        let under = format!("/websales/{}{path}", app.account);
        assert_eq!(status(&app, method, &under, Some(&foreign)).await.0, 401, "{method} {under}");
    }
    assert_eq!(app.contents().await, before);
}

#[actix_web::test]
async fn a_61_a_key_does_what_its_scopes_say_and_nothing_else() {
    let app = TestApp::start().await;
    for scope in Scope::ALL {
        let key = app.key(app.account, &[*scope], None).await.1;
        for (method, path, wanted) in ROUTES {
            let (status, body) = status(&app, method, path, Some(&key)).await;
            assert_eq!(status == 403, !wanted.contains(scope), "{scope}: {method} {path}: {status} {body}");
            assert!(status != 403 || body.contains("FORBIDDEN"), "{body}");
        }
    }
}

#[actix_web::test]
async fn a_36_a_key_in_the_query_is_taken_here_and_never_twice() {
    let program = program().await;
    let browser = program.app.browser();
    let list = "/accounts/customers?x-api-key=";
    assert_eq!(browser.get(&format!("{list}{}", program.key)).await.status, 200);
    assert_eq!(browser.get(&format!("{list}{}&x-api-key=x", program.key)).await.status, 401);
    let both = browser.raw("GET", &format!("{list}{}", program.key)).header("x-api-key", "kd_x");
    assert_eq!(browser.send(both).await.status, 401, "the header counts");
    let under = format!("/websales/{}{list}{}", program.app.account, program.key);
    assert_eq!(browser.get(&under).await.status, 200, "the address may name the account");
}

#[actix_web::test]
async fn what_is_wrong_is_told_as_json_with_a_code() {
    let program = program().await;
    for (method, path, status, code) in [
        ("GET", "/accounts/nothing", 404, "NOT_FOUND"),
        ("DELETE", "/accounts/customers", 405, "METHOD_NOT_ALLOWED"),
        ("GET", "/accounts/customers/999", 404, "CUSTOMER_NOT_FOUND"),
        ("GET", "/accounts/customers/x", 404, "CUSTOMER_NOT_FOUND"),
        ("GET", "/accounts/customers?limit=0", 400, "WRONG_DATA"),
        ("GET", "/accounts/customers?limit=many", 400, "WRONG_DATA"),
        ("GET", "/accounts/customers?after=%00", 400, "WRONG_DATA"),
        ("GET", "/accounts/customers?search=a%00b", 400, "WRONG_DATA"),
        ("GET", "/accounts/customers/99999999999999999999", 404, "CUSTOMER_NOT_FOUND"),
        ("POST", "/notifications/customers/reset?customerNumber=%00", 400, "WRONG_DATA"),
        ("POST", "/notifications/customers/reset?email=a@example.com&appName=%00", 400, "WRONG_DATA"),
        ("PATCH", "/accounts/customers/1", 400, "WRONG_DATA"),
        ("POST", "/notifications/customers/reset", 400, "WRONG_DATA"),
        ("POST", "/notifications/customers/reset?email=nobody", 400, "WRONG_DATA"),
        ("POST", "/notifications/customers/reset?email=a@example.com&providerId=999", 404, "ACCOUNT_NOT_FOUND"),
    ] {
        let page = program.ask(method, path, None).await;
        assert_eq!((page.status, json(&page)["code"].as_str()), (status, Some(code)), "{method} {path}: {}", page.body);
        assert!(!page.header("x-request-id").is_empty());
    }
    let large = serde_json::json!({ "operations": "x".repeat(70_000) });
    let page = program.ask("PATCH", "/accounts/customers/1", Some(large)).await;
    assert_eq!((page.status, json(&page)["code"].as_str()), (413, Some("TOO_LARGE")));
}

#[actix_web::test]
async fn a_browser_of_another_site_may_ask_with_a_key_and_gets_no_cookie() {
    let program = program().await;
    let browser = program.app.browser();
    let path = "/notifications/customers/reset?email=a@example.com";
    let request = browser.raw("POST", path).header("x-api-key", &program.key).header("origin", "https://shop.example");
    let page = browser.send(request).await;
    assert_eq!((page.status, page.set_cookies().len()), (200, 0));
}
