//! GraphQL over HTTP: one document a request, as JSON, by POST.

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use async_graphql::parser::parse_query;
use async_graphql::{Request, Response, ServerError, Value};
use serde_json::json;

use super::api::{self, ApiError, Body};
use crate::graphql::{Trouble, ignored, weight};

/// Errors that are told of one document: each repeats a part of it.
const MOST_ERRORS: usize = 20;

/// Reads the document that a request brings.
///
/// # Errors
/// The answer: for another content type, several documents, or what is none.
pub fn read(request: &HttpRequest, body: &Body) -> Result<Request, HttpResponse> {
    // A form of another site could send anything else without asking (ASVS 5.0, 3.5.2).
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json") {
        return Err(refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, "WRONG_DATA", "Send application/json."));
    }
    let sent: serde_json::Value = body.read().map_err(|error| in_words(&error))?;
    // Several at once would get around the limits of one (attack A-68).
    if !sent.is_object() {
        return Err(refuse(StatusCode::BAD_REQUEST, "WRONG_DATA", "Send one document."));
    }
    let mut asked: Request = serde_json::from_value(sent).map_err(|wrong| {
        refuse(StatusCode::BAD_REQUEST, "WRONG_DATA", &format!("The request cannot be read: {wrong}."))
    })?;
    let mut document = parse_query(&asked.query).map_err(|wrong| {
        let mut response = HttpResponse::build(StatusCode::BAD_REQUEST);
        response.json(json!({ "errors": [ServerError::from(wrong)] }))
    })?;
    weight::check(&document)
        .map_err(|heavy| refuse(StatusCode::BAD_REQUEST, "TOO_COMPLEX", &format!("It cannot be answered: {heavy}.")))?;
    ignored::take_out(&mut document);
    asked.set_parsed_query(document);
    Ok(asked)
}

/// The answer to a document: 200, unless something went wrong without the client's fault.
#[must_use]
pub fn answer(mut response: Response) -> HttpResponse {
    response.errors.truncate(MOST_ERRORS);
    let codes = || response.errors.iter().filter_map(|error| error.extensions.as_ref()?.get("code"));
    let is = |trouble: Trouble| codes().any(|code| *code == Value::from(trouble.code()));
    let mut answer = if is(Trouble::Fault) {
        HttpResponse::InternalServerError()
    } else if is(Trouble::Busy) {
        let mut busy = HttpResponse::ServiceUnavailable();
        busy.insert_header((RETRY_AFTER, "2"));
        busy
    } else if is(Trouble::TooMany) {
        let mut many = HttpResponse::TooManyRequests();
        many.insert_header((RETRY_AFTER, "60"));
        many
    } else {
        HttpResponse::Ok()
    };
    answer.json(&response)
}

/// What programs are told elsewhere, as a document's error.
#[must_use]
pub fn in_words(error: &ApiError) -> HttpResponse {
    match error {
        ApiError::Unauthorized => refuse(StatusCode::UNAUTHORIZED, "UNAUTHORIZED", "Send an API key as Bearer."),
        ApiError::Refused { status, code, message, .. } => refuse(*status, code, message),
        other => {
            let bare = other.error_response();
            let mut response = HttpResponse::build(bare.status()).json(body_for(bare.status()));
            if let Some(after) = bare.headers().get(RETRY_AFTER) {
                response.headers_mut().insert(RETRY_AFTER, after.clone());
            }
            response
        }
    }
}

/// One error and no data.
#[must_use]
pub fn refuse(status: StatusCode, code: &str, message: &str) -> HttpResponse {
    HttpResponse::build(status).json(one(code, message))
}

/// What is told with a status when there is nothing else to say.
#[must_use]
pub fn body_for(status: StatusCode) -> serde_json::Value {
    let body = api::body_for(status);
    let text = |name: &str| body.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
    one(text("code"), text("message"))
}

fn one(code: &str, message: &str) -> serde_json::Value {
    json!({ "errors": [{ "message": message, "extensions": { "code": code } }] })
}
