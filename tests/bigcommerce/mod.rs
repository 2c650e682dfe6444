//! BigCommerce's Storefront GraphQL, asked as its clients ask: with documents that select what theirs do.

mod account;
mod address_book;
mod documents;
mod failures;
mod hosts;
mod limits;
mod login;
mod login_token;
mod orders;
mod resets;

use keydesk::api_keys::Scope;
use keydesk::applications::ApplicationId;
use serde_json::{Value, json};

use crate::harness::{Browser, CUSTOMER_PASSWORD, Page, TestApp};

/// A storefront with a key.
struct Storefront {
    app: TestApp,
    browser: Browser,
    key: String,
    path: String,
    /// For whom it asks, if it says so.
    visitor: Option<&'static str>,
}

const LOGIN: &str = "mutation LoginMutation($email: String!, $password: String!, $cartEntityId: String) {
    login(email: $email, password: $password, guestCartEntityId: $cartEntityId) {
        customerAccessToken { value expiresAt } customer { entityId firstName lastName email } cart { entityId } result
    } }";
const WHO: &str = "query { customer { entityId email firstName lastName company phone } }";

async fn storefront() -> Storefront {
    Storefront::of(TestApp::start().await, None).await
}

impl Storefront {
    async fn of(app: TestApp, application: Option<ApplicationId>) -> Self {
        let key = app.key(app.account, &[Scope::Storefront], application).await.1;
        let path = format!("/bigcommerce/{}/graphql", app.account);
        Self { browser: app.browser(), path, key, app, visitor: None }
    }

    fn request(&self, document: &str, variables: Value) -> reqwest::RequestBuilder {
        // As its client does: the query of the address is for people who read logs.
        let request = self.browser.raw("POST", &format!("{}?operation=x&type=mutation", self.path));
        let request = match self.visitor {
            Some(visitor) => request.header("true-client-ip", visitor),
            None => request,
        };
        let body = json!({ "query": document, "variables": variables });
        let request = request.header("authorization", format!("Bearer {}", self.key));
        request.header("content-type", "application/json").body(body.to_string())
    }

    async fn send(&self, document: &str, variables: Value) -> Page {
        self.browser.send(self.request(document, variables)).await
    }

    /// What a document is answered, which must be 200.
    async fn ask(&self, document: &str, variables: Value) -> Value {
        read(&self.send(document, variables).await)
    }

    /// The same, for who holds a sign-in.
    async fn ask_as(&self, token: &str, document: &str, variables: Value) -> Value {
        let request = self.request(document, variables).header("x-bc-customer-access-token", token);
        read(&self.browser.send(request).await)
    }

    /// Signs in; gives what the customer holds.
    async fn signs_in(&self, email: &str, password: &str) -> Option<String> {
        let told = self.ask(LOGIN, json!({ "email": email, "password": password })).await;
        told["data"]["login"]["customerAccessToken"]["value"].as_str().map(str::to_owned)
    }

    /// Carla, signed in.
    async fn carla(&self) -> String {
        self.app.carla().await;
        self.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.unwrap()
    }
}

fn read(page: &Page) -> Value {
    assert_eq!(page.status, 200, "{}", page.body);
    serde_json::from_str(&page.body).unwrap()
}

/// The errors of a mutation below `customer`.
fn errors(told: &Value, mutation: &str) -> Vec<Value> {
    let errors = &told["data"]["customer"][mutation]["errors"];
    errors.as_array().unwrap_or_else(|| panic!("{told}")).clone()
}
