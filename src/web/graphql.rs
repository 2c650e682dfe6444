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

/// Why a document is not even looked at.
#[derive(Debug)]
pub struct Refused {
    status: StatusCode,
    /// Seconds.
    retry_after: Option<String>,
    body: serde_json::Value,
}

impl Refused {
    /// With one error.
    #[must_use]
    pub fn new(status: StatusCode, code: &str, message: &str) -> Self {
        Self { status, retry_after: None, body: one(code, message) }
    }

    /// As an answer.
    #[must_use]
    pub fn answer(self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status);
        if let Some(after) = self.retry_after {
            response.insert_header((RETRY_AFTER, after));
        }
        response.json(self.body)
    }
}

/// What programs are told elsewhere, as the error of a document.
impl From<ApiError> for Refused {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::Unauthorized => Self::new(StatusCode::UNAUTHORIZED, "UNAUTHORIZED", "Send an API key as Bearer."),
            ApiError::Refused { status, code, message, .. } => Self::new(status, code, &message),
            other => {
                let bare = other.error_response();
                let after = bare.headers().get(RETRY_AFTER).and_then(|after| after.to_str().ok()).map(str::to_owned);
                Self { status: bare.status(), retry_after: after, body: body_for(bare.status()) }
            }
        }
    }
}

/// Reads the document that a request brings.
///
/// # Errors
/// For another content type, several documents, or what is none or too much.
pub fn read(request: &HttpRequest, body: &Body) -> Result<Request, Refused> {
    let wrong = |message: String| Refused::new(StatusCode::BAD_REQUEST, "WRONG_DATA", &message);
    // A form of another site could send anything else without asking (ASVS 5.0, 3.5.2).
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json") {
        return Err(Refused::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "WRONG_DATA", "Send application/json."));
    }
    let sent: serde_json::Value = body.read()?;
    // Several at once would get around the limits of one (attack A-68).
    if !sent.is_object() {
        return Err(wrong("Send one document.".into()));
    }
    let mut asked: Request =
        serde_json::from_value(sent).map_err(|what| wrong(format!("The request cannot be read: {what}.")))?;
    let mut document = parse_query(&asked.query).map_err(|what| {
        let body = json!({ "errors": [ServerError::from(what)] });
        Refused { status: StatusCode::BAD_REQUEST, retry_after: None, body }
    })?;
    weight::check(&document).map_err(|heavy| {
        Refused::new(StatusCode::BAD_REQUEST, "TOO_COMPLEX", &format!("It cannot be answered: {heavy}."))
    })?;
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

/// What is told with a status when there is nothing else to say.
#[must_use]
pub fn body_for(status: StatusCode) -> serde_json::Value {
    let body = api::body_for(status);
    one(body.code, &body.message)
}

fn one(code: &str, message: &str) -> serde_json::Value {
    json!({ "errors": [{ "message": message, "extensions": { "code": code } }] })
}
