//! The attacks once for each dialect: what holds on Keydesk's own pages holds for whatever
//! language a storefront speaks.

mod cost;
mod locked;
mod race;
mod resources;
mod strangers;
mod tokens;

use keydesk::accounts::AccountId;
use keydesk::api_keys::Scope;
use keydesk::customers::CustomerId;
use serde_json::{Value, json};

use crate::harness::{Browser, Page, TestApp};

pub const NEW: &str = "plum tractor ninety";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    Adobe,
    BigCommerce,
    Websales,
}

pub const ALL: [Dialect; 3] = [Dialect::Adobe, Dialect::BigCommerce, Dialect::Websales];

/// A storefront that speaks one of them.
pub struct Client {
    pub dialect: Dialect,
    browser: Browser,
    account: AccountId,
    key: String,
}

/// A customer, as storefronts know one.
#[derive(Clone, Copy)]
pub struct Whom<'a>(pub CustomerId, pub &'a str);

impl Client {
    pub async fn of(app: &TestApp, dialect: Dialect) -> Self {
        let scopes = [Scope::Storefront, Scope::NotificationsSend];
        let key = app.key(app.account, &scopes, None).await.1;
        Self { dialect, browser: app.browser(), account: app.account, key }
    }

    pub async fn all(app: &TestApp) -> Vec<Self> {
        let mut clients = Vec::new();
        for dialect in ALL {
            clients.push(Self::of(app, dialect).await);
        }
        clients
    }

    /// Asks for a link.
    pub async fn forgets(&self, email: &str) -> Page {
        self.forgets_with(json!(email), &[]).await
    }

    /// The same, with whatever in the place of the address, and more headers.
    pub async fn forgets_with(&self, email: Value, headers: &[(&str, &str)]) -> Page {
        let request = match self.dialect {
            Dialect::Adobe => {
                self.document("mutation($e: String!) { requestPasswordResetEmail(email: $e) }", json!({ "e": email }))
            }
            Dialect::BigCommerce => self.document(
                "mutation($e: String!) { customer { requestResetPassword(input: { email: $e, path: \"/new\" }) { errors { ... on Error { message } } } } }",
                json!({ "e": email }),
            ),
            Dialect::Websales => {
                let mut query = url::form_urlencoded::Serializer::new(String::new());
                match &email {
                    Value::String(email) => query.append_pair("email", email),
                    Value::Array(several) => {
                        query.extend_pairs(several.iter().map(|one| ("email", one.as_str().unwrap_or_default())))
                    }
                    other => query.append_pair("email[]", &other.to_string()),
                };
                self.rest("POST", &format!("/notifications/customers/reset?lang=en&{}", query.finish()))
            }
        };
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        self.browser.send(request).await
    }

    /// Sets a password with a link's token; gives whether it was set, and the answer.
    pub async fn sets(&self, whom: Whom<'_>, token: &str, password: &str) -> (bool, Page) {
        self.sets_with(whom, json!(token), password).await
    }

    /// The same, with whatever in the place of the token.
    pub async fn sets_with(&self, whom: Whom<'_>, token: Value, password: &str) -> (bool, Page) {
        let request = match self.dialect {
            Dialect::Adobe => self.document(
                "mutation($e: String!, $t: String!, $p: String!) { resetPassword(email: $e, resetPasswordToken: $t, newPassword: $p) }",
                json!({ "e": whom.1, "t": token, "p": password }),
            ),
            Dialect::BigCommerce => self.document(
                "mutation($c: Int!, $t: String!, $p: String!) { customer { resetPassword(input: { customerEntityId: $c, token: $t, newPassword: $p }) { errors { ... on Error { message } } } } }",
                json!({ "c": whom.0, "t": token, "p": password }),
            ),
            Dialect::Websales => {
                let operation = json!({ "op": "reset", "path": "/resetPassword", "value": token, "data": { "password": password } });
                let body = json!({ "operations": [operation] });
                self.rest("PATCH", &format!("/accounts/customers/{}", whom.0)).body(body.to_string())
            }
        };
        let page = self.browser.send(request).await;
        let told: Value = serde_json::from_str(&page.body).unwrap_or_default();
        let is_set = match self.dialect {
            Dialect::Adobe => told["data"]["resetPassword"] == true,
            Dialect::BigCommerce => told["data"]["customer"]["resetPassword"]["errors"] == json!([]),
            Dialect::Websales => page.status == 200,
        };
        (is_set, page)
    }

    /// Signs in; gives what the customer holds, and the answer.
    pub async fn signs_in(&self, email: &str, password: &str) -> (Option<String>, Page) {
        let variables = json!({ "e": email, "p": password });
        let request = match self.dialect {
            Dialect::Adobe => self.document(
                "mutation($e: String!, $p: String!) { generateCustomerToken(email: $e, password: $p) { token } }",
                variables,
            ),
            Dialect::BigCommerce => self.document(
                "mutation($e: String!, $p: String!) { login(email: $e, password: $p) { customerAccessToken { value } } }",
                variables,
            ),
            Dialect::Websales => self.rest("POST", "/accounts/customers").basic_auth(email, Some(password)),
        };
        let page = self.browser.send(request).await;
        let told: Value = serde_json::from_str(&page.body).unwrap_or_default();
        let token = match self.dialect {
            Dialect::Adobe => &told["data"]["generateCustomerToken"]["token"],
            Dialect::BigCommerce => &told["data"]["login"]["customerAccessToken"]["value"],
            Dialect::Websales => &told["token"],
        };
        (token.as_str().map(str::to_owned), page)
    }

    /// Whether a sign-in of any dialect is good: they are the same.
    pub async fn knows(&self, token: &str) -> bool {
        let body = json!({ "query": "{ customer { email } }" }).to_string();
        let request = self.browser.raw("POST", &format!("/adobe/{}/graphql", self.account));
        let request = request.header("content-type", "application/json").bearer_auth(token);
        self.browser.send(request.body(body)).await.status == 200
    }

    fn document(&self, document: &str, variables: Value) -> reqwest::RequestBuilder {
        let place = if self.dialect == Dialect::Adobe { "adobe" } else { "bigcommerce" };
        let request = self.browser.raw("POST", &format!("/{place}/{}/graphql", self.account));
        let request = match self.dialect {
            Dialect::Adobe => request,
            _ => request.header("authorization", format!("Bearer {}", self.key)),
        };
        let body = json!({ "query": document, "variables": variables });
        request.header("content-type", "application/json").body(body.to_string())
    }

    fn rest(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        let request = self.browser.raw(method, &format!("/websales/{}{path}", self.account));
        request.header("x-api-key", &self.key).header("content-type", "application/json")
    }
}

/// What of an answer a stranger could compare, without what was sent.
pub fn seen(page: &Page, sent: &str) -> String {
    let ours = ["date", "x-request-id"];
    let headers = page.headers.iter().filter(|(name, _)| !ours.contains(&name.as_str()));
    // Its length says how long the address is that was sent, where it is echoed.
    let headers = headers.filter(|(name, _)| name.as_str() != "content-length" || !page.body.contains(sent));
    let mut headers: Vec<_> = headers.map(|(name, value)| format!("{name}: {value:?}")).collect();
    headers.sort(); // each connection has an order of its own
    format!("{} {headers:?} {}", page.status, page.body.replace(sent, "…"))
}
