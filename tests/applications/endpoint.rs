//! What an endpoint may be, and what those see who may not change it.

use crate::harness::{Browser, Page, TestApp};

async fn told(app: &TestApp, bob: &Browser, fields: &[(&str, &str)]) -> Page {
    let form = bob.get(&app.admin("/applications/new")).await;
    bob.submit(&form, "/applications", &[&[("name", "Shop")], fields].concat()).await
}

#[actix_web::test]
async fn what_is_no_host_and_all_else_that_is_wrong_is_told() {
    let app = TestApp::start().await;
    let bob = app.bob().await;
    for (endpoint, why) in [
        ("https://./", "by its name"),
        ("https://*.x.example/", "by its name"),
        ("https://2130706433/", "by its name"),
        ("https://0x7f.1", "by its name"),
        ("https:///evil.com", "whole address"),
        ("https://shop.example:0/", "from 1 to 65535"),
        ("https://@shop.example/", "Leave out the @"),
        ("http://evil.example/#f", "Use https"),
        ("http://evil.example/#f", "from # on"),
    ] {
        let answer = told(&app, &bob, &[("endpoint", endpoint)]).await;
        assert_eq!(answer.status, 422, "{endpoint}");
        assert!(answer.one("#endpoint-error").contains(why), "{endpoint}: {}", answer.one("#endpoint-error"));
    }
}

#[actix_web::test]
async fn what_keydesk_adds_to_links_is_not_the_endpoints_own() {
    let app = TestApp::start().await;
    let bob = app.bob().await;
    let query = "https://shop.example/?t=1&lang=es&accountId=2&email=x";
    for (fields, names) in [
        (vec![], "accountId"),
        (vec![("adds_identity", "on")], "accountId, email"),
        (vec![("link_format", "bigcommerce")], "t"),
    ] {
        let answer = told(&app, &bob, &[vec![("endpoint", query)], fields].concat()).await;
        assert_eq!(answer.status, 422);
        let why = answer.one("#endpoint-error");
        assert!(why.contains(&format!("Take {names} out")), "{names}: {why}");
    }
    let free = told(&app, &bob, &[("endpoint", query), ("link_format", "shopify")]).await;
    assert_eq!(free.status, 303, "this format adds none of them: {}", free.text());
}

#[actix_web::test]
async fn whoever_may_only_look_is_told_who_may_change_it() {
    let app = TestApp::start().await;
    let shop = app.application(app.account, "Shop").await;
    let (alice, bob) = (app.alice().await, app.bob().await);
    for part in ["", "/brand"] {
        let path = app.admin(&format!("/applications/{shop}{part}"));
        let seen = alice.get(&path).await;
        assert!(seen.has("fieldset[disabled]") && seen.text().contains("Owners and managers"), "{}", seen.text());
        assert!(!seen.one("main").contains("Keys are made at"), "{}", seen.text());
        assert!(!bob.get(&path).await.text().contains("Owners and managers"));
    }
    let snippets = bob.get(&app.admin(&format!("/applications/{shop}"))).await;
    assert!(snippets.one("main").contains("Keys are made at"));
    assert!(snippets.one("#curl").contains("$KEY") && !snippets.one("#curl").contains("lang="));
}
