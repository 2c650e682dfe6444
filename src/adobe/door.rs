//! Where storefronts ask: one address for all of it, by POST, and by GET what changes nothing.

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, AUTHORIZATION, HeaderMap, USER_AGENT};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use async_graphql::{ErrorExtensionValues, Request, Response, Value};
use serde_json::json;

use super::fault::Category;
use super::{Mutation, Query, origins};
use crate::accounts::{self, Account, AccountId};
use crate::api_keys::Scope;
use crate::app::Keydesk;
use crate::applications::{self, Application, ApplicationId, NO_APPLICATION};
use crate::compatibility::Api;
use crate::compatibility::notebook::Where;
use crate::db::{self, Conn};
use crate::events::Actor;
use crate::graphql::{Dialect, Visit};
use crate::resets::intake::Source;
use crate::web::api::{ApiError, Body};
use crate::web::api_host::ApiHost;
use crate::web::caller::Caller;
use crate::web::graphql::{self, Refused};
use crate::web::visitor;

type Adobe = Dialect<Query, Mutation>;

/// With it a storefront's server says who it is.
const API_KEY: &str = "x-api-key";

/// `POST /adobe/{account}/graphql`.
pub async fn ask(request: HttpRequest, body: Body, dialect: Data<Adobe>) -> HttpResponse {
    origins::allow(&request, execute(&request, graphql::read(&request, &body), &dialect).await).await
}

/// `GET /adobe/{account}/graphql`, for queries.
pub async fn ask_by_get(request: HttpRequest, dialect: Data<Adobe>) -> HttpResponse {
    origins::allow(&request, execute(&request, graphql::read_query(&request), &dialect).await).await
}

/// `OPTIONS /adobe/{account}/graphql`: what a browser asks before it sends what a page of another host wants.
pub async fn options(request: HttpRequest) -> HttpResponse {
    let response = HttpResponse::NoContent().insert_header((ALLOW, "GET, POST, OPTIONS")).finish();
    origins::allow(&request, response).await
}

async fn execute(request: &HttpRequest, asked: Result<Request, Refused>, dialect: &Adobe) -> HttpResponse {
    let answered = async {
        let keydesk = request.app_data::<Data<Keydesk>>().ok_or(ApiError::Unauthorized)?;
        let (mut visit, client) = visit(request, keydesk).await?;
        let mut asked = asked?;
        let by_key = request.headers().contains_key(API_KEY);
        let place = Where { account: visit.account.id, api: Api::Adobe, client, by_key };
        let agent = request.headers().get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
        keydesk.notebook.note_document(&dialect.served, &place, agent, &mut asked, visit.now());
        if let Some(token) = bearer(request.headers())
            && !visit.recognise(token).await.map_err(ApiError::from)?
        {
            return Ok(HttpResponse::Unauthorized().json(no_longer_signed_in()));
        }
        Ok::<_, Refused>(answer(dialect.execute(asked, visit).await))
    };
    answered.await.unwrap_or_else(|refused| {
        let category = match refused.status {
            StatusCode::UNAUTHORIZED => Category::Authentication,
            StatusCode::FORBIDDEN => Category::Authorization,
            _ => Category::Input,
        };
        refused.with("category", category.word()).answer()
    })
}

/// Two words; any other header is a guest's, as on the platform.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.trim().split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty() && !token.contains(' ')).then_some(token)
}

/// Clients sign the customer out when they read this category with its status.
fn no_longer_signed_in() -> serde_json::Value {
    let category = Category::Authentication.word();
    json!({ "errors": [{
        "message": "The current customer isn't authorized.", "extensions": { "category": category }
    }] })
}

/// For which shop and application, and from where: a browser, or a storefront's server that has a key
/// and says for whom it asks. And the name of the key or application.
async fn visit(request: &HttpRequest, keydesk: &Keydesk) -> Result<(Visit, String), Refused> {
    let caller = match request.headers().contains_key(API_KEY) {
        true => Some(Caller::of(request).await?),
        false => None,
    };
    if let Some(caller) = &caller {
        caller.need(Scope::Storefront)?;
    }
    let own = caller.as_ref().and_then(|caller| caller.application).or(ApiHost::of(request).map(|host| host.0));
    let store = request.headers().get("store").map(|store| text(store.as_bytes())).unwrap_or_default();
    let number = request.match_info().get("account").and_then(|text| text.parse().ok()).unwrap_or(0);
    let known = caller.as_ref().map(|caller| caller.account.clone());
    let find = move |conn: &mut Conn| find(conn, known, AccountId(number), own, &store);
    let (account, application) = keydesk.db.read(find).await.map_err(ApiError::from)??;
    let (source, from, by) = match &caller {
        Some(caller) => {
            let source =
                Source::storefront(caller.key.id, caller.visitor(), &account.limits, caller.by(Actor::Stranger));
            (source, (caller.visitor(), caller.network()), caller.by(Actor::Customer))
        }
        None => {
            let by = |actor| visitor::by(request, keydesk, actor);
            let counted = visitor::counted_source(request, keydesk);
            let source = Source::browser(counted, &account.limits, by(Actor::Stranger));
            (source, (None, visitor::network(request, keydesk)), by(Actor::Customer))
        }
    };
    let client = match (&caller, &application) {
        (Some(caller), _) => caller.key.name.clone(),
        (None, Some(application)) => application.name.clone(),
        (None, None) => String::new(),
    };
    let answers_as_original = application.as_ref().is_some_and(|application| application.answers_as_original);
    let mut visit = Visit::new(keydesk.clone(), account, application.map(|found| found.id), source, from, by);
    visit.answers_as_original = answers_as_original;
    Ok((visit, client))
}

/// A header's value: UTF-8, or what is left of it by clients that write ISO 8859-1 (RFC 9110, 5.5).
fn text(value: &[u8]) -> String {
    String::from_utf8(value.to_vec()).unwrap_or_else(|_| value.iter().copied().map(char::from).collect())
}

type Found = Result<(Account, Option<Application>), Refused>;

/// The account, which is known where a key named it, and the application.
fn find(
    conn: &mut Conn,
    known: Option<Account>,
    account: AccountId,
    own: Option<ApplicationId>,
    store: &str,
) -> db::Result<Found> {
    let account = if known.is_some() { known } else { accounts::store::find(conn, account)? };
    let Some(account) = account else {
        return Ok(Err(Refused::new(StatusCode::NOT_FOUND, "ACCOUNT_NOT_FOUND", "There is no such account.")));
    };
    Ok(of_store(conn, account.id, own, store)?.map(|application| (account, application)))
}

/// The application of the key or of the host, else the one that the `Store` header names, else none.
/// A name that is none, or of another application than the key's, is refused before anybody is looked up
/// (attack A-03).
fn of_store(
    conn: &mut Conn,
    account: AccountId,
    own: Option<ApplicationId>,
    store: &str,
) -> db::Result<Result<Option<Application>, Refused>> {
    let named = if store.is_empty() { None } else { applications::store::named(conn, account, store)? };
    let is_named = !store.is_empty() && store != NO_APPLICATION;
    let application = match own {
        Some(own) => applications::store::find(conn, account, own)?,
        None => named.clone(),
    };
    let is_other = named.map(|named| named.id) != application.as_ref().map(|found| found.id);
    if is_named && (application.is_none() || is_other) {
        return Ok(Err(Refused::new(StatusCode::OK, "UNKNOWN_STORE", "Requested store is not found")));
    }
    Ok(Ok(application))
}

/// The first error's category makes the status; one of the schema's own has its category yet to get.
fn answer(mut response: Response) -> HttpResponse {
    for error in &mut response.errors {
        let category = if error.extensions.is_some() { Category::Input } else { Category::Document };
        let values = error.extensions.get_or_insert_with(ErrorExtensionValues::default);
        if values.get("category").is_none() {
            values.set("category", category.word());
        }
    }
    let first = response.errors.first().and_then(|error| error.extensions.as_ref()?.get("category"));
    let status = match first {
        Some(category) if *category == Value::from(Category::Authentication.word()) => StatusCode::UNAUTHORIZED,
        Some(category) if *category == Value::from(Category::Authorization.word()) => StatusCode::FORBIDDEN,
        _ => StatusCode::OK,
    };
    graphql::answer(response, status)
}
