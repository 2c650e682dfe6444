//! Keys that have ended, and what is told about the one that comes in their place.

use keydesk::staff::roles::Role;

use crate::harness::{Page, TestApp};

async fn make(app: &TestApp, olga: &crate::harness::Browser, name: &str, scope: &str) -> Page {
    let form = olga.get(&app.admin("/keys/new")).await;
    olga.submit(&form, "/keys", &[("name", name), ("scope", scope)]).await
}

#[actix_web::test]
async fn a_key_that_has_ended_is_set_apart_and_nothing_takes_its_place() {
    let app = TestApp::start().await;
    let olga = app.signed_in(Role::Owner).await;
    make(&app, &olga, "Shop", "customers:read").await;
    let replace = app.admin("/keys/1/replace");
    let page = olga.get(&replace).await;
    let made = olga.submit(&page, "/replace", &[("hours", "0")]).await;
    assert!(made.one(".banner").contains("The old one has ended"), "{}", made.text());
    let list = olga.get(&app.admin("/keys")).await;
    assert_eq!((list.all("table").len(), list.one("main details summary")), (2, "1 key that no longer works".into()));
    assert_eq!(list.one("main details .state"), "Replaced");
    for deed in ["replace", "revoke"] {
        let late = olga.get(&app.admin(&format!("/keys/1/{deed}"))).await;
        assert_eq!((late.status, late.location()), (303, Some(app.admin("/keys"))), "{deed}");
    }
    let again = olga.submit(&olga.get(&app.admin("/keys/2/replace")).await, "/replace", &[("hours", "24")]).await;
    assert!(again.one(".banner").contains("The old one works until"), "{}", again.text());
}

#[actix_web::test]
async fn the_example_is_something_that_the_key_may_ask() {
    let app = TestApp::start().await;
    let olga = app.signed_in(Role::Owner).await;
    for (scope, part) in [
        ("customers:read", "-X GET"),
        ("applications:read", "/accounts/application-settings"),
        ("notifications:send", "-X POST"),
    ] {
        let made = make(&app, &olga, scope, scope).await;
        assert!(made.one("#curl").contains(part), "{scope}: {}", made.text());
        let url =
            made.one("#curl").split('"').nth(3).unwrap().split_once(&app.address.to_string()).unwrap().1.to_owned();
        let method = if scope.starts_with("notif") { "POST" } else { "GET" };
        let asked = olga.raw(method, &url).header("x-api-key", made.one("#secret"));
        assert!([200, 202, 204].contains(&app.browser().send(asked).await.status), "{scope} {url}");
    }
    assert!(!make(&app, &olga, "Storefront", "storefront").await.has("#curl"));
}
