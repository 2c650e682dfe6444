//! Requests for another host, and methods that nothing here has.

use crate::harness::app::Wish;
use crate::harness::wire::say;
use crate::harness::{Browser, Page, TestApp};

async fn as_host(browser: &Browser, host: &str, path: &str) -> Page {
    browser.send(browser.raw("GET", path).header("host", host)).await
}

fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_else(|| panic!("{answer:?}"))
}

#[actix_web::test]
async fn a_11_pages_for_an_unknown_host_are_not_found() {
    let app = TestApp::with(Wish { https: true, ..Wish::default() }).await;
    let browser = app.browser();
    for host in ["desk.example", "desk.example:443", "DESK.EXAMPLE"] {
        assert_eq!(as_host(&browser, host, "/sign-in").await.status, 200, "{host}");
    }
    for host in [
        "evil.example",
        "desk.example.evil.example",
        "evil-desk.example",
        "desk.example:80",
        "desk.example:8443",
        "desk.example:80@evil.example",
        "desk.example@evil.example",
        "desk.example, evil.example",
        "desk.example/",
        "127.0.0.1",
        "localhost",
    ] {
        let page = as_host(&browser, host, "/sign-in").await;
        assert!([400, 404].contains(&page.status), "{host}: {}", page.status);
        assert!(!page.body.contains("evil") && page.set_cookies().is_empty(), "{host}");
    }
}

#[actix_web::test]
async fn a_11_what_proxies_say_about_the_host_changes_nothing() {
    let app = TestApp::start().await;
    let browser = app.browser();
    let plain = browser.get(&app.hosted("forgot")).await;
    for (name, value) in [
        ("x-forwarded-host", "evil.example"),
        ("forwarded", "host=evil.example"),
        ("x-original-url", "/admin"),
        ("x-rewrite-url", "/admin"),
        ("x-forwarded-proto", "https"),
        ("x-http-method-override", "DELETE"),
    ] {
        let page = browser.send(browser.raw("GET", &app.hosted("forgot")).header(name, value)).await;
        let bare = |page: &Page| page.body.replace(&page.form_token(), "");
        assert_eq!((page.status, bare(&page)), (200, bare(&plain)), "{name}");
    }
}

#[actix_web::test]
async fn a_11_two_hosts_none_or_another_in_the_target_are_refused() {
    let app = TestApp::start().await;
    let host = app.address.to_string();
    let good = format!("GET /sign-in HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    assert_eq!(status(&say(app.address, &good).await), 200);
    for head in [
        format!("GET /sign-in HTTP/1.1\r\nHost: {host}\r\nHost: evil.example"),
        format!("GET /sign-in HTTP/1.1\r\nHost: evil.example\r\nHost: {host}"),
        format!("GET /sign-in HTTP/1.1\r\nHost: {host}\r\nHost: {host}"),
        "GET /sign-in HTTP/1.1\r\nX-Forwarded-Host: evil.example".to_owned(),
        "GET /sign-in HTTP/1.1\r\nHost:".to_owned(),
        format!("GET http://evil.example/sign-in HTTP/1.1\r\nHost: {host}"),
        format!("GET http://{host}/sign-in HTTP/1.1\r\nHost: evil.example"),
    ] {
        let answer = say(app.address, &format!("{head}\r\nConnection: close\r\n\r\n")).await;
        assert!([400, 404].contains(&status(&answer)), "{head}: {answer}");
        assert!(!answer.contains("evil.example"), "{answer}");
    }
}

#[actix_web::test]
async fn methods_that_nothing_here_has_are_refused() {
    let app = TestApp::start().await;
    let browser = app.alice().await;
    for path in ["/sign-in", "/", "/healthz", &app.admin("/customers"), &app.hosted("forgot"), "/none"] {
        for method in ["TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"] {
            let request = browser.raw(method, path).header("origin", format!("http://{}", app.address));
            let page = browser.send(request).await;
            assert!([404, 405].contains(&page.status), "{method} {path}: {}", page.status);
            assert!(!page.body.contains("accept-language"), "nothing is echoed");
        }
    }
    assert_eq!(browser.send(browser.raw("POST", "/admin")).await.status, 405);
}

#[actix_web::test]
async fn what_lies_about_in_other_places_is_not_here() {
    let app = TestApp::start().await;
    let alice = app.alice().await;
    for path in [
        "/.git/HEAD",
        "/.env",
        "/metrics",
        "/docs",
        "/server-status",
        "/admin/1/customers/1/x.css",
        "/admin//1/customers",
        "/admin/1/customers/",
        "/ADMIN/1/customers",
        "/admin/%31%2fcustomers",
        "/admin/-1/customers",
        "/admin/9223372036854775808/customers",
        "/admin/1/customers/0",
        "/admin/1/customers/-1",
        "/admin/1/customers/99999999999999999999",
        "/admin/1/customers/1%00",
    ] {
        let page = alice.get(path).await;
        assert!([400, 404].contains(&page.status), "{path}: {}", page.status);
    }
}

#[actix_web::test]
async fn machines_may_ask_how_it_is_under_any_name() {
    let app = TestApp::with(Wish { https: true, ..Wish::default() }).await;
    for path in ["/healthz", "/readyz"] {
        let page = as_host(&app.browser(), "10.0.0.7:8080", path).await;
        assert_eq!(page.status, 200);
        assert!(page.set_cookies().is_empty() && page.body.len() < 10, "{}", page.body);
    }
}
