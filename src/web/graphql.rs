//! GraphQL over HTTP: one document a request, as JSON by POST, or in the address.

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use async_graphql::parser::parse_query;
use async_graphql::parser::types::OperationType;
use async_graphql::{Request, Response, ServerError, Value, Variables};
use serde::Deserialize;
use serde_json::json;

use super::api::{self, ApiError, Body};
use crate::graphql::{Trouble, ignored, nesting, twice, variables, weight};

/// Errors that are told of one document: each repeats a part of it.
const MOST_ERRORS: usize = 20;

/// Why a document is not even looked at.
#[derive(Debug)]
pub struct Refused {
    /// Of the answer.
    pub status: StatusCode,
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

    /// With something more in the extensions of its errors.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        let errors = self.body.get_mut("errors").and_then(serde_json::Value::as_array_mut);
        for extensions in errors.into_iter().flatten().filter_map(extensions) {
            extensions.insert(name.to_owned(), value.into());
        }
        self
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

fn extensions(error: &mut serde_json::Value) -> Option<&mut serde_json::Map<String, serde_json::Value>> {
    error.as_object_mut()?.entry("extensions").or_insert_with(|| json!({})).as_object_mut()
}

/// What programs are told elsewhere, as the error of a document.
impl From<ApiError> for Refused {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::Unauthorized => Self::new(
                StatusCode::UNAUTHORIZED,
                "UNAUTHORIZED",
                "Send an API key that works, as Bearer or as X-API-KEY.",
            ),
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
    // A form of another site could send anything else without asking (ASVS 5.0, 3.5.2).
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json") {
        return Err(Refused::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "WRONG_DATA", "Send application/json."));
    }
    let mut sent: serde_json::Value = body.read()?;
    // Several at once would get around the limits of one (attack A-68).
    if !sent.is_object() {
        return Err(wrong("Send one document.".into()));
    }
    // As in an address, "" is no name; and this is how PHP writes that there are no variables.
    if let Some(fields) = sent.as_object_mut() {
        fields.retain(|name, value| {
            !(name == "operationName" && value == "" || name == "variables" && *value == json!([]))
        });
    }
    let unreadable = |what| wrong(format!("The request cannot be read: {what}."));
    prepare(serde_json::from_value(sent).map_err(unreadable)?)
}

/// Reads the document that an address holds: `query`, `variables` as JSON, `operationName`. It may ask
/// and change nothing (attack A-71).
///
/// # Errors
/// For what is no document, is too much, or would change something.
pub fn read_query(request: &HttpRequest) -> Result<Request, Refused> {
    let sent: InAddress = serde_html_form::from_str(request.query_string())
        .map_err(|what| wrong(format!("The query cannot be read: {what}.")))?;
    let variables = match sent.variables.as_deref().filter(|text| !text.is_empty()) {
        Some(text) => serde_json::from_str(text).map_err(|what| wrong(format!("variables is no JSON: {what}.")))?,
        None => serde_json::Value::Null,
    };
    if !variables.is_object() && !variables.is_null() && variables != json!([]) {
        return Err(wrong("variables is no object.".into()));
    }
    let mut asked = Request::new(sent.query).variables(Variables::from_json(variables));
    if let Some(name) = sent.operation_name.filter(|name| !name.is_empty()) {
        asked = asked.operation_name(name);
    }
    let mut asked = prepare(asked)?;
    let wanted = asked.operation_name.clone();
    let document = asked.parsed_query().map_err(|what| wrong(what.to_string()))?;
    // If it is not clear which one is meant, nothing is done.
    if variables::chosen(document, wanted.as_deref()).is_none_or(|meant| meant.ty == OperationType::Query) {
        return Ok(asked);
    }
    Err(Refused::new(StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "Send mutations by POST."))
}

/// What an address holds.
#[derive(Deserialize)]
struct InAddress {
    query: String,
    variables: Option<String>,
    #[serde(rename = "operationName")]
    operation_name: Option<String>,
}

fn wrong(message: String) -> Refused {
    Refused::new(StatusCode::BAD_REQUEST, "WRONG_DATA", &message)
}

/// Parses and weighs a document.
fn prepare(mut asked: Request) -> Result<Request, Refused> {
    let too_much = || {
        Refused::new(
            StatusCode::BAD_REQUEST,
            "TOO_COMPLEX",
            "It cannot be answered: the document is too large, or its fragments go round in a circle.",
        )
    };
    if nesting::is_too_deep(&asked.query) {
        return Err(too_much());
    }
    let mut document = parse_query(&asked.query).map_err(|what| {
        let body = json!({ "errors": [ServerError::from(what)] });
        Refused { status: StatusCode::BAD_REQUEST, retry_after: None, body }
    })?;
    weight::check(&document, &asked.variables).map_err(|_heavy| too_much())?;
    if twice::is_selected(&document) {
        return Err(wrong("A mutation is selected twice under one name.".into()));
    }
    ignored::take_out(&mut document);
    asked.set_parsed_query(document);
    Ok(asked)
}

/// The answer to a document: with this status, unless something went wrong without the client's fault.
#[must_use]
pub fn answer(mut response: Response, status: StatusCode) -> HttpResponse {
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
        // Most limits are those of an hour.
        let told = response.errors.iter().find_map(|error| error.extensions.as_ref()?.get("retryAfter"));
        let wait = if let Some(Value::Number(seconds)) = told { seconds.as_u64() } else { None };
        let mut many = HttpResponse::TooManyRequests();
        many.insert_header((RETRY_AFTER, wait.unwrap_or(3_600).to_string()));
        many
    } else {
        HttpResponse::build(status)
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
