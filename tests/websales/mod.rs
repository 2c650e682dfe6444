//! The REST API in the style of websales backoffices.

mod addresses;
mod asked;
mod customers;
mod edit;
mod flood;
mod keys;
mod openapi;
mod orders;
mod passwords;
mod repeats;
mod resets;
mod templates;
mod unreadable;

use keydesk::api_keys::Scope;
use serde_json::Value;

use crate::harness::{Browser, Page, TestApp};

/// A program with a key.
struct Program {
    app: TestApp,
    browser: Browser,
    key: String,
}

/// An account, and a program that may do everything.
async fn program() -> Program {
    let app = TestApp::start().await;
    let key = app.key(app.account, Scope::ALL, None).await.1;
    Program { browser: app.browser(), app, key }
}

impl Program {
    async fn ask(&self, method: &str, path: &str, body: Option<Value>) -> Page {
        let mut request = self.browser.raw(method, path).header("x-api-key", &self.key);
        if let Some(body) = body {
            request = request.header("content-type", "application/json").body(body.to_string());
        }
        self.browser.send(request).await
    }

    async fn post(&self, path: &str) -> Page {
        self.ask("POST", path, None).await
    }

    async fn get(&self, path: &str) -> Page {
        self.ask("GET", path, None).await
    }
}

fn json(page: &Page) -> Value {
    assert!(page.header("content-type").starts_with("application/json"), "{} {}", page.status, page.body);
    serde_json::from_str(&page.body).unwrap()
}
