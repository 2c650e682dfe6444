//! Where storefronts ask: one address for all of it.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use serde_json::json;

use super::{Query, login};
use crate::api_keys::Scope;
use crate::compatibility::Api;
use crate::compatibility::notebook::Where;
use crate::events::Actor;
use crate::graphql::{Dialect, Visit};
use crate::resets::intake::Source;
use crate::web::api::{ApiError, Body};
use crate::web::caller::Caller;
use crate::web::graphql::{self, Refused};

type BigCommerce = Dialect<Query, login::Mutation>;

/// `POST /bigcommerce/{account}/graphql`.
pub async fn ask(request: HttpRequest, body: Body, dialect: Data<BigCommerce>) -> HttpResponse {
    answer(&request, &body, &dialect).await.unwrap_or_else(Refused::answer)
}

async fn answer(request: &HttpRequest, body: &Body, dialect: &BigCommerce) -> Result<HttpResponse, Refused> {
    let caller = Caller::of(request).await?;
    caller.need(Scope::Storefront)?;
    let mut asked = graphql::read(request, body)?;
    let place =
        Where { account: caller.account.id, api: Api::BigCommerce, client: caller.key.name.clone(), by_key: true };
    let agent = header(request, "user-agent").unwrap_or_default();
    caller.keydesk.notebook.note_document(&dialect.served, &place, &agent, &mut asked, caller.now());
    let mut visit = visit(&caller);
    if let Some(token) = header(request, "x-bc-customer-access-token") {
        let known = visit.recognise(&token).await.map_err(ApiError::from)?;
        let strict = header(request, "x-bc-error-on-invalid-customer-access-token").as_deref() == Some("true");
        if strict && !known {
            return Ok(bad_token(&token));
        }
    }
    Ok(graphql::answer(dialect.execute(asked, visit).await, StatusCode::OK))
}

fn visit(caller: &Caller) -> Visit {
    Visit::new(
        caller.keydesk.clone(),
        caller.account.clone(),
        caller.application,
        Source::storefront(caller.key.id, caller.visitor(), &caller.account.limits, caller.by(Actor::Stranger)),
        (caller.visitor(), caller.network()),
        caller.by(Actor::Customer),
    )
}

fn header(request: &HttpRequest, name: &str) -> Option<String> {
    request.headers().get(name)?.to_str().ok().map(str::to_owned)
}

/// Clients sign the customer out when they read this code, and only with status 200.
fn bad_token(token: &str) -> HttpResponse {
    let code = if token.is_empty() { "MISSING_CUSTOMER_ACCESS_TOKEN" } else { "INVALID_CUSTOMER_ACCESS_TOKEN" };
    let error =
        json!({ "message": "The customer access token is not, or no longer, good.", "extensions": { "code": code } });
    HttpResponse::Ok().json(json!({ "data": null, "errors": [error] }))
}
