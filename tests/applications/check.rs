//! Looking at an endpoint.

use super::shop::{HERE, Shop, check, with_endpoint};
use crate::harness::TestApp;

#[actix_web::test]
async fn a_page_that_is_there_is_found_with_a_token_of_nobody_and_its_third_parties_are_named() {
    let shop = Shop::page("<h1>Secret offer</h1><script src='https://tracker.example/t.js'></script>");
    let (app, bob) = with_endpoint(&format!("http://localhost:{}/reset?lang=es", shop.port), &HERE).await;
    let told = check(&app, &bob).await;
    let words = told.all(".timeline .event").join("|");
    for found in ["The name is known", "127.0.0.1", "Without TLS", "The page is there", "tracker.example"] {
        assert!(words.contains(found), "{found}: {words}");
    }
    assert!(!told.body.contains("Secret offer"), "nothing of the page is shown");
    let asked = shop.asked().remove(0);
    assert!(asked.starts_with("GET /reset?lang=es&") && asked.contains("token=keydesk-endpoint-check"), "{asked}");
    assert!(!asked.to_lowercase().contains("cookie") && asked.contains("Keydesk endpoint check"), "{asked}");
    let lines = app.contents().await["events"].join("\n");
    assert!(lines.contains("application.checked"), "the server was made to ask somebody: it is in the log");
}

/// What a link of the usual format says.
const ALL: &str = "accountId=1&customerId=0&token=keydesk-endpoint-check-token-of-nobody-0000&action=resetPwd";

#[actix_web::test]
async fn redirects_are_told_and_not_followed() {
    let other = Shop::page("elsewhere");
    for (to, words) in [
        (format!("http://localhost:{}/lost", other.port), "loses the link’s parameters"),
        (format!("https://other.example/?{ALL}"), "leads on to another host"),
        ("/here?token=keydesk-endpoint-check-token-of-nobody-0000".into(), "loses the link’s parameters"),
        (format!("/here?{ALL}&lang=es"), "Enter that one"),
        (format!("http://localhost:{}/?{ALL}", other.port), "another port"),
    ] {
        let shop = Shop::redirect(&to);
        let (app, bob) = with_endpoint(&format!("http://localhost:{}/", shop.port), &HERE).await;
        let told = check(&app, &bob).await.all(".timeline .event").join("|");
        assert!(told.contains(words) && told.contains("302 → "), "{to}: {told}");
        assert!(!told.contains("accountId"), "nothing of the check is to be entered: {told}");
    }
    assert!(other.asked().is_empty(), "nothing was followed");
}

#[actix_web::test]
async fn a_35_addresses_inside_are_not_asked() {
    let shop = Shop::page("inside");
    let (app, bob) = with_endpoint(&format!("http://localhost:{}/", shop.port), &[]).await;
    let told = check(&app, &bob).await.all(".timeline .event").join("|");
    assert!(told.contains("not public") && told.contains("KEYDESK_CHECK_NETWORKS"), "{told}");
    assert!(shop.asked().is_empty());
    for inside in [
        "https://169.254.169.254/latest/",
        "https://[::ffff:10.0.0.1]/",
        "https://[::1]/",
        "https://0.0.0.0/",
        "https://localhost:22/",
        "https://127.0.0.1:6379/",
        "https://10.0.0.1:25/",
    ] {
        let (app, bob) = with_endpoint(inside, &[]).await;
        let told = check(&app, &bob).await.all(".timeline .event").join("|");
        assert!(told.contains("not public"), "{inside}: {told}");
    }
}

#[actix_web::test]
async fn a_35_an_endpoint_is_a_page_and_nothing_else() {
    let app = TestApp::start().await;
    let bob = app.bob().await;
    for endpoint in ["file:///etc/passwd", "gopher://127.0.0.1:6379/_x", "http://169.254.169.254/", "dict://127.0.0.1/"]
    {
        let form = bob.get(&app.admin("/applications/new")).await;
        let answer = bob.submit(&form, "/applications", &[("name", "Shop"), ("endpoint", endpoint)]).await;
        assert_eq!(answer.status, 422, "{endpoint}");
    }
}

#[actix_web::test]
async fn thirty_checks_an_hour_are_enough_and_support_makes_none() {
    let shop = Shop::page("here");
    let (app, bob) = with_endpoint(&format!("http://localhost:{}/", shop.port), &HERE).await;
    for _ in 0..30 {
        assert_eq!(check(&app, &bob).await.status, 200);
    }
    assert_eq!(check(&app, &bob).await.status, 303);
    assert_eq!(shop.asked().len(), 30);
    let alice = app.alice().await;
    assert_eq!(alice.get(&app.admin("/applications/1/check")).await.status, 403);
    assert!(!alice.get(&app.admin("/applications/1")).await.has("a[href$='/check']"));
}
