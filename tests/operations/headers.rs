//! What every answer carries, and to whom it is given.

use crate::harness::TestApp;
use crate::harness::app::Wish;

#[actix_web::test]
async fn a_60_no_answer_can_be_framed_and_every_one_has_the_headers_that_protect_it() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let alice = app.alice().await;
    let css = alice.get("/sign-in").await.attributes("link[rel=stylesheet]", "href").remove(0);
    for (path, status) in [
        ("/sign-in".to_owned(), 200),
        (app.admin(&format!("/customers/{carla}")), 200),
        (app.hosted("forgot"), 200),
        ("/admin".to_owned(), 303),
        (app.admin("/applications/new"), 403),
        ("/no-such-page".to_owned(), 404),
        (css, 200),
        ("/healthz".to_owned(), 200),
        ("/readyz".to_owned(), 200),
    ] {
        let page = alice.get(&path).await;
        assert_eq!(page.status, status, "{path}");
        let policy = page.header("content-security-policy");
        assert!(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"), "A-60: {path}");
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
        assert!(["same-origin", "no-referrer"].contains(&page.header("referrer-policy")), "{path}");
        assert!(page.header("server").is_empty() && page.header("x-powered-by").is_empty(), "{path}");
        assert!(!page.header("x-request-id").is_empty(), "{path}");
        let kept = path.starts_with("/assets/");
        assert_eq!(page.header("cache-control").contains("immutable"), kept, "{path}");
        assert_eq!(page.header("cache-control").contains("no-store"), !kept, "{path}");
    }
}

#[actix_web::test]
async fn no_page_has_inline_script_or_style() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let bob = app.bob().await;
    app.send_reset(&bob, carla).await;
    let mut pages = vec!["/sign-in".to_owned(), app.hosted("forgot"), app.hosted("sign-in"), "/nothing".to_owned()];
    for page in [
        "/customers",
        "/customers/1",
        "/customers/1/reset",
        "/customers/1/edit",
        "/messages",
        "/messages/1",
        "/applications",
        "/applications/new",
        "/administration",
        "/roles",
        "/shortcuts",
    ] {
        pages.push(app.admin(page));
    }
    for path in pages {
        let page = bob.get(&path).await;
        assert!(!page.has("script:not([src])") && !page.has("style") && !page.has("[style]"), "{path}");
        for handler in ["[onclick]", "[onload]", "[onerror]", "[onsubmit]", "a[href^='javascript:']"] {
            assert!(!page.has(handler), "{path} {handler}");
        }
        assert_eq!(page.all("h1").len(), 1, "{path} has one h1");
        assert!(page.has("title") && page.has("html[lang]"), "{path}");
    }
}

#[actix_web::test]
async fn over_https_cookies_are_tied_to_the_host_and_the_browser_is_told_to_stay() {
    let app = TestApp::with(Wish { https: true, ..Wish::default() }).await;
    let browser = app.browser();
    let page = browser.send(browser.raw("GET", "/sign-in").header("host", "desk.example")).await;
    assert_eq!(page.status, 200);
    let cookie = page.header("set-cookie");
    assert!(
        cookie.starts_with("__Host-visitor=") && cookie.contains("Secure") && cookie.contains("HttpOnly"),
        "{cookie}"
    );
    assert!(cookie.contains("SameSite=Lax") && cookie.contains("Path=/") && !cookie.contains("Domain"), "{cookie}");
    assert!(page.header("strict-transport-security").starts_with("max-age=31536000"));
    assert_eq!(browser.get("/sign-in").await.status, 404, "under another name there is nothing");
    assert_eq!(browser.get("/healthz").await.status, 200, "but for machines");
}

#[actix_web::test]
async fn a_11_an_unknown_host_gets_nothing() {
    let app = TestApp::start().await;
    let browser = app.browser();
    for host in ["evil.example", "", "127.0.0.1@evil.example", "127.0.0.1:1"] {
        let page = browser.send(browser.raw("GET", "/sign-in").header("host", host)).await;
        assert!(matches!(page.status, 400 | 404), "{host}: {}", page.status);
    }
}

#[actix_web::test]
async fn an_error_page_shows_the_id_that_is_in_the_log_in_the_browsers_language() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    browser.language = "de-AT,de;q=0.9".into();
    let page = browser.get("/no-such-page").await;
    assert_eq!(page.attributes("html", "lang"), ["de"]);
    assert!(page.text().contains(page.header("x-request-id")));
}

#[actix_web::test]
async fn methods_that_no_page_knows_are_refused() {
    let app = TestApp::start().await;
    let browser = app.browser();
    for method in ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS"] {
        let status = browser.send(browser.raw(method, "/sign-in")).await.status;
        assert!(matches!(status, 403..=405), "{method}: {status}");
    }
}

#[actix_web::test]
async fn assets_come_compressed_when_asked_and_only_by_their_full_name() {
    let app = TestApp::start().await;
    let browser = app.browser();
    let css = browser.get("/sign-in").await.attributes("link[rel=stylesheet]", "href").remove(0);
    let plain = browser.get(&css).await;
    let packed = browser.send(browser.raw("GET", &css).header("accept-encoding", "br")).await;
    assert_eq!(packed.header("content-encoding"), "br");
    assert!(packed.headers["content-length"].to_str().unwrap().parse::<usize>().unwrap() < plain.body.len() / 3);
    for path in ["/assets/", "/assets/app.css", "/assets/../Cargo.toml", "/assets/%2e%2e/Cargo.toml"] {
        assert_eq!(browser.get(path).await.status, 404, "{path}");
    }
}
