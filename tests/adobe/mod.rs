//! Adobe Commerce's GraphQL, asked as its clients ask: each row of the contract's tables, and what
//! strangers and other sites try.

mod abuse;
mod account;
mod address_book;
mod confirm;
mod limits;
mod nothing_left;
mod passwords;
mod register;
mod session;
mod strangers;
mod transport;
mod variables;

use serde_json::{Value, json};

use crate::harness::{Browser, CUSTOMER_PASSWORD, Page, TestApp};

/// A storefront in a browser: it has no key.
struct Storefront {
    app: TestApp,
    browser: Browser,
    path: String,
    /// What it sends as `Store`.
    store: Option<&'static str>,
}

const SIGN_IN: &str = "mutation SignIn($email: String!, $password: String!) {
    generateCustomerToken(email: $email, password: $password) { token __typename } }";
const WHO: &str = "query { customer { id email firstname lastname is_subscribed __typename } }";
const NEW: &str = "plum tractor ninety";
const GUEST: (&str, &str) = ("The current customer isn't authorized.", "graphql-authorization");

async fn storefront() -> Storefront {
    Storefront::of(TestApp::start().await)
}

/// One whose application wants the original's answers.
async fn as_original() -> Storefront {
    let app = TestApp::start().await;
    app.application(app.account, "venia").await;
    app.execute("UPDATE applications SET answers_as_original = TRUE").await;
    Storefront { store: Some("venia"), ..Storefront::of(app) }
}

impl Storefront {
    fn of(app: TestApp) -> Self {
        let path = format!("/adobe/{}/graphql", app.account);
        Self { browser: app.browser(), path, app, store: None }
    }

    fn request(&self, document: &str, variables: Value) -> reqwest::RequestBuilder {
        let request = self.browser.raw("POST", &self.path).header("content-type", "application/json");
        let request = match self.store {
            Some(store) => request.header("store", store),
            None => request,
        };
        request.body(json!({ "query": document, "variables": variables }).to_string())
    }

    async fn send(&self, document: &str, variables: Value) -> Page {
        self.browser.send(self.request(document, variables)).await
    }

    async fn send_as(&self, token: &str, document: &str, variables: Value) -> Page {
        let request = self.request(document, variables).header("authorization", format!("Bearer {token}"));
        self.browser.send(request).await
    }

    /// The data of a document, which must be answered without an error.
    async fn ask(&self, document: &str, variables: Value) -> Value {
        data(&self.send(document, variables).await)
    }

    /// The same, for who is signed in.
    async fn ask_as(&self, token: &str, document: &str, variables: Value) -> Value {
        data(&self.send_as(token, document, variables).await)
    }

    /// What a customer holds who signs in with this.
    async fn signs_in(&self, email: &str, password: &str) -> Option<String> {
        let told = read(&self.send(SIGN_IN, json!({ "email": email, "password": password })).await);
        told["data"]["generateCustomerToken"]["token"].as_str().map(str::to_owned)
    }

    /// Carla, signed in.
    async fn carla(&self) -> String {
        self.app.carla().await;
        self.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.unwrap()
    }
}

fn read(page: &Page) -> Value {
    serde_json::from_str(&page.body).unwrap_or_else(|_| panic!("{} {}", page.status, page.body))
}

fn data(page: &Page) -> Value {
    let told = read(page);
    assert!(page.status == 200 && told.get("errors").is_none(), "{} {told}", page.status);
    told["data"].clone()
}

/// Message and category of the one error, whose status must fit.
fn refused(page: &Page) -> (String, String) {
    let told = read(page);
    let errors = told["errors"].as_array().unwrap_or_else(|| panic!("{told}"));
    assert_eq!(errors.len(), 1, "{told}");
    let error = &errors[0];
    let category = error["extensions"]["category"].as_str().unwrap_or_default().to_owned();
    let status = match category.as_str() {
        "graphql-authentication" => 401,
        "graphql-authorization" => 403,
        _ => 200,
    };
    assert_eq!(page.status, status, "{told}");
    assert!(error["path"].is_array() && error["locations"][0]["line"].is_number(), "{told}");
    let field = error["path"][0].as_str().unwrap();
    assert!(told["data"][field].is_null() && told["data"].is_object(), "the field is null: {told}");
    (error["message"].as_str().unwrap().to_owned(), category)
}

fn input(message: &str) -> (String, String) {
    (message.to_owned(), "graphql-input".to_owned())
}

fn guest() -> (String, String) {
    (GUEST.0.to_owned(), GUEST.1.to_owned())
}
