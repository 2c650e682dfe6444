//! A program that asks with an API key.

use std::collections::BTreeMap;
use std::future::Future;
use std::net::IpAddr;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::AUTHORIZATION;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;

use super::api::{ApiError, Dialect};
use super::api_host::ApiHost;
use super::visitor;
use crate::accounts::{Account, AccountId};
use crate::api_keys::{self, ApiKey, Scope, Secret, admit};
use crate::app::Keydesk;
use crate::applications::ApplicationId;
use crate::db::types::Time;
use crate::events::{Actor, By};
use crate::throttle::Network;

/// A program with a good key.
pub struct Caller {
    /// The application.
    pub keydesk: Keydesk,
    /// For whom it speaks.
    pub account: Account,
    /// Its key.
    pub key: ApiKey,
    /// For which application only: its key's, or that of the host that it asked.
    pub application: Option<ApplicationId>,
    request: HttpRequest,
}

/// Who was let in, for whoever looks at the request afterwards.
#[derive(Clone)]
pub struct Client {
    /// The application.
    pub keydesk: Keydesk,
    /// For whom it speaks.
    pub account: AccountId,
    /// The name of its key.
    pub name: String,
}

impl Client {
    /// Of this request, if it came that far.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Option<Self> {
        request.extensions().get::<Self>().cloned()
    }
}

impl FromRequest for Caller {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { Self::of(&request).await })
    }
}

impl Caller {
    /// Who asks.
    ///
    /// # Errors
    /// Without a good key, with one of another account than the address names, or the database's.
    pub async fn of(request: &HttpRequest) -> Result<Self, ApiError> {
        let keydesk = request.app_data::<Data<Keydesk>>().ok_or(ApiError::Unauthorized)?.as_ref().clone();
        let secret = key_of(request).and_then(|text| Secret::parse(&text)).ok_or(ApiError::Unauthorized)?;
        let now = keydesk.clock.now();
        let found = keydesk.db.read(move |conn| admit::admit(conn, &secret, now)).await?;
        let (key, account) = found.ok_or(ApiError::Unauthorized)?;
        let named = request.match_info().get("account");
        if named.is_some_and(|named| named != account.id.to_string()) {
            return Err(ApiError::Unauthorized);
        }
        let host = ApiHost::of(request).map(|host| host.0);
        if key.application_id.is_some_and(|own| host.is_some_and(|host| host != own)) {
            return Err(ApiError::Unauthorized);
        }
        let application = key.application_id.or(host);
        if admit::is_worth_noting(&key, now) {
            let id = key.id;
            keydesk.db.write(move |conn| api_keys::store::note_used(conn, id, now)).await?;
        }
        let caller = Self { keydesk, account, key, application, request: request.clone() };
        request.extensions_mut().insert(caller.client());
        Ok(caller)
    }
}

/// The one key that a request brings: in the header, as `Bearer`, or, on the routes of the ecosystem that
/// does so, in the query (attack A-36).
fn key_of(request: &HttpRequest) -> Option<String> {
    let mut sent = request.headers().get_all("x-api-key");
    if let Some(header) = sent.next() {
        return header.to_str().ok().filter(|_| sent.next().is_none()).map(str::to_owned);
    }
    if let Some(bearer) = bearer(request) {
        return Some(bearer);
    }
    if Dialect::of(request.path()) != Some(Dialect::Rest) {
        return None;
    }
    let mut named =
        url::form_urlencoded::parse(request.query_string().as_bytes()).filter(|(name, _)| name == "x-api-key");
    let (_, key) = named.next()?;
    named.next().is_none().then(|| key.into_owned())
}

/// RFC 6750; a header that is none of a key's is for something else.
fn bearer(request: &HttpRequest) -> Option<String> {
    let (scheme, key) = request.headers().get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    (scheme.eq_ignore_ascii_case("bearer") && key.starts_with("kd_")).then(|| key.to_owned())
}

impl Caller {
    /// Who it is, by name.
    #[must_use]
    pub fn client(&self) -> Client {
        Client { keydesk: self.keydesk.clone(), account: self.account.id, name: self.key.name.clone() }
    }

    /// Goes on only with the scope.
    ///
    /// # Errors
    /// `FORBIDDEN`.
    pub fn need(&self, scope: Scope) -> Result<(), ApiError> {
        self.need_one(&[scope])
    }

    /// Goes on only with one of these.
    ///
    /// # Errors
    /// `FORBIDDEN`.
    pub fn need_one(&self, scopes: &[Scope]) -> Result<(), ApiError> {
        if scopes.iter().any(|scope| self.key.may(*scope)) {
            return Ok(());
        }
        let words: Vec<_> = scopes.iter().map(|scope| scope.word()).collect();
        tracing::warn!(key = self.key.id.0, scope = words.join(" "), "not allowed");
        let message = format!("The key has not the scope {}.", words.join(" or "));
        Err(ApiError::refused(StatusCode::FORBIDDEN, "FORBIDDEN", message))
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Time {
        self.keydesk.clock.now()
    }

    /// For whom the storefront asks, if it says so.
    #[must_use]
    pub fn visitor(&self) -> Option<IpAddr> {
        visitor::told(&self.request)
    }

    /// Where its visitor comes from; without that, all its visitors are one crowd.
    #[must_use]
    pub fn network(&self) -> Network {
        match self.visitor() {
            Some(address) => Network::of_visitor(self.key.id, address),
            None => Network::of_key(self.key.id),
        }
    }

    /// For the log: from where the visitor comes, else the storefront.
    #[must_use]
    pub fn by(&self, actor: Actor) -> By {
        let by = By { key: self.key.called(), ..visitor::by(&self.request, &self.keydesk, actor) };
        match self.visitor() {
            Some(address) => By { source: address.to_string(), ..by },
            None => by,
        }
    }

    /// What stands in the query.
    ///
    /// # Errors
    /// `WRONG_DATA`.
    pub fn query<T: DeserializeOwned>(&self) -> Result<T, ApiError> {
        let query = self.request.query_string();
        // Postgres has no place for it.
        if query.contains("%00") {
            return Err(ApiError::wrong_data("The query holds a NUL."));
        }
        let fields = serde_html_form::Deserializer::from_bytes(query.as_bytes());
        serde_path_to_error::deserialize(fields).map_err(|wrong| match wrong.path().to_string() {
            place if place == "." => ApiError::wrong_data(format!("The query cannot be read: {}.", wrong.inner())),
            place => ApiError::wrong_fields(BTreeMap::from([(place, wrong.inner().to_string())])),
        })
    }

    /// The query as it came, without the key.
    #[must_use]
    pub fn query_string(&self) -> String {
        let pairs = self.request.query_string().split('&');
        pairs.filter(|pair| !pair.starts_with("x-api-key=")).collect::<Vec<_>>().join("&")
    }

    /// The number that the address names by this; one that is none names nothing.
    #[must_use]
    pub fn number(&self, name: &str) -> i64 {
        self.request.match_info().get(name).and_then(|text| text.parse().ok()).unwrap_or(0)
    }

    /// The text that the address names by this; of one that holds a NUL, for which Postgres has no place, nothing.
    #[must_use]
    pub fn text(&self, name: &str) -> String {
        // actix has decoded all but "%", "/" and "+", which it leaves as they were typed.
        let typed = self.request.match_info().get(name).unwrap_or_default();
        let text = percent_decode_str(typed).decode_utf8_lossy();
        if text.contains('\0') { String::new() } else { text.into_owned() }
    }

    /// The request itself.
    #[must_use]
    pub fn request(&self) -> &HttpRequest {
        &self.request
    }
}
