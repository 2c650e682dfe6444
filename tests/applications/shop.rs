//! A shop on this machine, whose page is looked at.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use crate::harness::app::Wish;
use crate::harness::{Browser, Page, TestApp};

/// A shop's server on this machine: answers everything with this, and notes what it was asked.
pub struct Shop {
    pub port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Shop {
    pub fn that_says(answer: String) -> Self {
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

    pub fn page(html: &str) -> Self {
        let length = html.len();
        Self::that_says(format!(
            "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{html}"
        ))
    }

    pub fn redirect(to: &str) -> Self {
        Self::that_says(format!(
            "HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        ))
    }

    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

/// An application with that endpoint, in a Keydesk that may ask these networks.
pub async fn with_endpoint(endpoint: &str, networks: &[&str]) -> (TestApp, Browser) {
    let networks = networks.iter().map(|net| net.parse().unwrap()).collect();
    let app = TestApp::with(Wish { check_networks: networks, ..Wish::default() }).await;
    let bob = app.bob().await;
    let form = bob.get(&app.admin("/applications/new")).await;
    let typed = [("name", "Shop"), ("endpoint", endpoint)];
    assert_eq!(bob.submit(&form, "/applications", &typed).await.status, 303);
    (app, bob)
}

pub async fn check(app: &TestApp, browser: &Browser) -> Page {
    let page = browser.get(&app.admin("/applications/1/check")).await;
    browser.submit(&page, "/check", &[]).await
}

pub const HERE: [&str; 2] = ["127.0.0.0/8", "::1/128"];
