//! Addresses, methods, parameters and fields that programs ask for and the REST API does not have: noted by name,
//! so that a developer sees them.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::USER_AGENT;
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest};

use super::openapi;
use crate::compatibility::notebook::Where;
use crate::compatibility::{Api, plain};
use crate::web::api::{Body, Dialect};
use crate::web::caller::{Caller, Client};

/// The parameters of each operation.
static KNOWN: LazyLock<HashMap<String, HashSet<String>>> = LazyLock::new(openapi::parameters);
/// One of every operation.
const API_KEY: &str = "x-api-key";
/// Names that one request is noted with.
const MOST: usize = 20;

/// Notes what the request misses, once it is known who sends it.
///
/// # Errors
/// Those of what is inside.
pub async fn watch<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let is_rest = Dialect::of(request.path()) == Some(Dialect::Rest);
    let response = next.call(request).await?;
    if is_rest {
        note(response.request(), response.status()).await;
    }
    Ok(response)
}

async fn note(request: &HttpRequest, status: StatusCode) {
    let is_unknown = request.match_pattern().is_none() || status == StatusCode::METHOD_NOT_ALLOWED;
    let place = place(request);
    // An answer without its body.
    let method = if request.method() == Method::HEAD { &Method::GET } else { request.method() };
    let asked = format!("{method} {place}");
    let missed =
        if is_unknown { vec![asked.clone()] } else { [parameters(request, &asked), fields(request, &asked)].concat() };
    if missed.is_empty() {
        return;
    }
    // Nobody was asked who they are where there is nothing.
    let client = match Client::of(request) {
        None if is_unknown => Caller::of(request).await.ok().map(|caller| caller.client()),
        known => known,
    };
    if let Some(client) = client {
        tell(request, client, missed, &sample(request, &asked));
    }
}

/// An operation as it may be called; anything else could be a value in a wrong place.
fn word(op: &str) -> &str {
    let is_word = op.len() <= 24 && op.bytes().all(|letter| letter.is_ascii_alphabetic());
    if is_word { op } else { "…" }
}

/// Notes an operation of a PATCH that is none, or that is at another place of the customer.
pub fn operation(caller: &Caller, op: &str, at: &str) {
    let asked = format!("PATCH {}", place(caller.request()));
    let (op, at) = (word(op), word(at.trim_start_matches('/')));
    tell(caller.request(), caller.client(), vec![format!("{asked} {op} /{at}")], &asked);
}

fn tell(request: &HttpRequest, client: Client, missed: Vec<String>, sample: &str) {
    let agent = request.headers().get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let at = Where { account: client.account, api: Api::Websales, client: client.name, by_key: true };
    client.keydesk.notebook.note(&at, agent, missed, sample, client.keydesk.clock.now());
}

/// Names of the query that this operation has not.
fn parameters(request: &HttpRequest, asked: &str) -> Vec<String> {
    let is_known = |sent: &String| sent == API_KEY || KNOWN.get(asked).is_some_and(|known| known.contains(sent));
    names(request).into_iter().filter(|sent| !is_known(sent)).map(|sent| format!("{asked}?{sent}")).collect()
}

/// Fields of the body that this operation has not.
fn fields(request: &HttpRequest, asked: &str) -> Vec<String> {
    let extensions = request.extensions();
    let body = extensions.get::<Body>().and_then(|body| body.read::<serde_json::Value>().ok()).unwrap_or_default();
    openapi::fields::unknown(asked, &body).into_iter().take(MOST).map(|field| format!("{asked} {field}")).collect()
}

fn names(request: &HttpRequest) -> Vec<String> {
    url::form_urlencoded::parse(request.query_string().as_bytes())
        .map(|(sent, _)| plain(&sent).to_owned())
        .take(MOST)
        .collect()
}

/// The address without the account, and without whatever names somebody in it.
fn place(request: &HttpRequest) -> String {
    let path = request.match_pattern().unwrap_or_else(|| request.path().to_owned());
    let path = path
        .strip_prefix("/websales/")
        .and_then(|rest| rest.find('/').and_then(|at| rest.get(at..)).map(str::to_owned))
        .unwrap_or(path);
    let named =
        |part: &str| part.len() > 24 || part.contains(['@', '%']) || part.bytes().any(|byte| byte.is_ascii_digit());
    path.split('/').map(|part| if named(part) { "{id}" } else { part }).collect::<Vec<_>>().join("/")
}

/// The request in names alone.
fn sample(request: &HttpRequest, asked: &str) -> String {
    match names(request) {
        names if names.is_empty() => asked.to_owned(),
        names => format!("{asked}?{}", names.join("&")),
    }
}
