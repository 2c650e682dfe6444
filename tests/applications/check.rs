//! Looking at an endpoint.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use crate::harness::app::Wish;
use crate::harness::{Browser, Page, TestApp};

/// A shop's server on this machine: answers everything with this, and notes what it was asked.
struct Shop {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Shop {
    fn that_says(answer: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (port, asked) = (listener.local_addr().unwrap().port(), Arc::<Mutex<Vec<String>>>::default());
        let heard = Arc::clone(&asked);
        std::thread::spawn(move || {
            for mut stream in listener.incoming().map_while(Result::ok) {
                let mut head = [0; 4096];
                let read = stream.read(&mut head).unwrap_or(0);
                heard.lock().unwrap().push(String::from_utf8_lossy(&head[..read]).into_owned());
                let _ = stream.write_all(answer.as_bytes());
            }
        });
        Self { port, asked }
    }

    fn page(html: &str) -> Self {
        let length = html.len();
        Self::that_says(format!(
            "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{html}"
        ))
    }

    fn redirect(to: &str) -> Self {
        Self::that_says(format!(
            "HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        ))
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

/// An application with that endpoint, in a Keydesk that may ask these networks.
async fn with_endpoint(endpoint: &str, networks: &[&str]) -> (TestApp, Browser) {
    let networks = networks.iter().map(|net| net.parse().unwrap()).collect();
    let app = TestApp::with(Wish { check_networks: networks, ..Wish::default() }).await;
    let bob = app.bob().await;
    let form = bob.get(&app.admin("/applications/new")).await;
    let typed = [("name", "Shop"), ("endpoint", endpoint)];
    assert_eq!(bob.submit(&form, "/applications", &typed).await.status, 303);
    (app, bob)
}

async fn check(app: &TestApp, browser: &Browser) -> Page {
    let page = browser.get(&app.admin("/applications/1/check")).await;
    browser.submit(&page, "/check", &[]).await
}

const HERE: [&str; 2] = ["127.0.0.0/8", "::1/128"];

#[actix_web::test]
async fn a_page_that_is_there_is_found_with_a_token_of_nobody_and_its_third_parties_are_named() {
    let shop = Shop::page("<h1>Secret offer</h1><script src='https://tracker.example/t.js'></script>");
    let (app, bob) = with_endpoint(&format!("http://localhost:{}/reset?lang=es", shop.port), &HERE).await;
    let told = check(&app, &bob).await;
    let words = told.all(".timeline .event").join("|");
    for found in ["The name is known", "127.0.0.1", "without TLS", "The page is there", "tracker.example"] {
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
    ] {
        let shop = Shop::redirect(&to);
        let (app, bob) = with_endpoint(&format!("http://localhost:{}/", shop.port), &HERE).await;
        let told = check(&app, &bob).await.all(".timeline .event").join("|");
        assert!(told.contains(words), "{to}: {told}");
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
        "https://2130706433/",
        "https://0x7f.1/",
        "https://017700000001/",
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
async fn what_fails_is_told_in_words() {
    let silent = Shop::that_says(String::new());
    let plain = Shop::page("no TLS here");
    let broken = Shop::that_says("HTTP/1.1 503 Busy\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".into());
    for (endpoint, words) in [
        (format!("http://localhost:{}/", silent.port), "No answer"),
        (format!("https://localhost:{}/", plain.port), "No answer, or not one that can be trusted"),
        (format!("http://localhost:{}/", broken.port), "answers with an error"),
        ("https://no-such-host.invalid/".into(), "not known"),
    ] {
        let (app, bob) = with_endpoint(&endpoint, &HERE).await;
        let told = check(&app, &bob).await.all(".timeline .event").join("|");
        assert!(told.contains(words), "{endpoint}: {told}");
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
