//! What programs ask, with an API key: who asks, and what is wrong, in the words of machines.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::{ContentType, RETRY_AFTER};
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, ResponseError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use utoipa::ToSchema;

use super::Error;
use crate::db;
use crate::passwords::HashingFailed;

/// Where programs ask: what is wrong there is told as JSON, and no browser's form is sent there.
const PLACES: [(&str, Dialect); 6] = [
    ("/accounts/", Dialect::Rest),
    ("/notifications/", Dialect::Rest),
    ("/websales/", Dialect::Rest),
    ("/bigcommerce/", Dialect::GraphQl),
    ("/adobe/", Dialect::GraphQl),
    // Of a host that no application has: else the address begins as one of these.
    ("/graphql", Dialect::GraphQl),
];
/// Bytes of a body.
const LONGEST: usize = 64 * 1024;

/// Whether an address is one of programs.
#[must_use]
pub fn is_api(path: &str) -> bool {
    Dialect::of(path).is_some()
}

/// How programs want to be told what is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// A code and a message.
    Rest,
    /// A list of errors.
    GraphQl,
}

impl Dialect {
    /// That of an address; none is for browsers.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        PLACES.iter().find(|(place, _)| path.starts_with(place)).map(|(_, dialect)| *dialect)
    }
}

/// Why there is no answer but this.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// No key, or one that is not good.
    #[error("no good key")]
    Unauthorized,
    /// A code that programs know, and words for who writes them.
    #[error("{code}: {message}")]
    Refused {
        /// Of HTTP.
        status: StatusCode,
        /// In capitals.
        code: &'static str,
        /// For people.
        message: String,
        /// By field, where it is one's.
        fields: BTreeMap<Cow<'static, str>, String>,
    },
    /// Asked too often; again after as many seconds.
    #[error("too many requests")]
    TooMany(i64),
    /// Too much to do; try again.
    #[error("too busy")]
    Busy,
    /// Nobody expected this.
    #[error("{0}")]
    Fault(String),
}

/// What is told of it.
#[derive(Serialize, ToSchema)]
pub struct Refusal {
    /// For programs, in capitals.
    #[schema(value_type = String, pattern = "^[A-Z_]+$", examples("WRONG_DATA"))]
    pub code: &'static str,
    /// For people who write them.
    pub message: String,
    /// What is wrong, by field; `orders[2].total` is one of the third order.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[schema(value_type = BTreeMap<String, String>)]
    fields: BTreeMap<Cow<'static, str>, String>,
}

/// The result of a handler.
pub type Answer = Result<HttpResponse, ApiError>;

impl ApiError {
    /// Refuses with a code.
    #[must_use]
    pub fn refused(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self::Refused { status, code, message: message.into(), fields: BTreeMap::new() }
    }

    /// Refuses what was sent.
    #[must_use]
    pub fn wrong_data(message: impl Into<String>) -> Self {
        Self::refused(StatusCode::BAD_REQUEST, "WRONG_DATA", message)
    }

    /// Refuses one field of it.
    #[must_use]
    pub fn wrong_field(field: &'static str, message: impl Into<String>) -> Self {
        let message = message.into();
        let fields = BTreeMap::from([(field.into(), message.clone())]);
        Self::Refused { status: StatusCode::BAD_REQUEST, code: "WRONG_DATA", message, fields }
    }

    /// Refuses several.
    #[must_use]
    pub fn wrong_fields<Name: Into<Cow<'static, str>>>(fields: BTreeMap<Name, String>) -> Self {
        let fields: BTreeMap<Cow<'static, str>, String> =
            fields.into_iter().map(|(field, what)| (field.into(), what)).collect();
        let words: Vec<String> = fields.iter().map(|(field, what)| format!("{field}: {what}")).collect();
        let message = format!("{}.", words.join("; "));
        Self::Refused { status: StatusCode::BAD_REQUEST, code: "WRONG_DATA", message, fields }
    }

    /// The same, with another code.
    #[must_use]
    pub fn with_code(self, code: &'static str) -> Self {
        match self {
            Self::Refused { status, message, fields, .. } => Self::Refused { status, code, message, fields },
            other => other,
        }
    }
}

/// What a failure means to a request is known in one place.
impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        match error {
            Error::Busy => Self::Busy,
            other => Self::Fault(other.to_string()),
        }
    }
}

impl From<db::Failure> for ApiError {
    fn from(failure: db::Failure) -> Self {
        Error::from(failure).into()
    }
}

impl From<HashingFailed> for ApiError {
    fn from(failed: HashingFailed) -> Self {
        Error::from(failed).into()
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::Refused { status, .. } => *status,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        match self {
            // The clients of that ecosystem know this text (contract, section 4).
            Self::Unauthorized => return response.content_type(ContentType::plaintext()).body("Unauthorized"),
            Self::Refused { code, message, fields, .. } => {
                return response.json(Refusal { code, message: message.clone(), fields: fields.clone() });
            }
            Self::TooMany(seconds) => {
                response.insert_header((RETRY_AFTER, seconds.to_string()));
            }
            Self::Busy => {
                response.insert_header((RETRY_AFTER, "2"));
            }
            Self::Fault(what) => tracing::error!(what, "fault"),
        }
        response.json(body_for(self.status_code()))
    }
}

/// What is told with a status when there is nothing else to say.
#[must_use]
pub fn body_for(status: StatusCode) -> Refusal {
    let (code, message) = match status {
        StatusCode::NOT_FOUND => ("NOT_FOUND", "There is nothing at this address."),
        StatusCode::METHOD_NOT_ALLOWED => ("METHOD_NOT_ALLOWED", "This address does not take this method."),
        StatusCode::PAYLOAD_TOO_LARGE => ("TOO_LARGE", "The body is too large."),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => ("WRONG_DATA", "Send the body as it is, without Content-Encoding."),
        StatusCode::REQUEST_TIMEOUT => ("TOO_SLOW", "The body took too long."),
        StatusCode::TOO_MANY_REQUESTS => ("TOO_MANY_REQUESTS", "Wait as long as Retry-After says, then try again."),
        StatusCode::SERVICE_UNAVAILABLE => ("BUSY", "Nothing was changed. Try again in a few seconds."),
        status if status.is_client_error() => ("WRONG_DATA", "The request cannot be read."),
        _ => ("INTERNAL_ERROR", "Something went wrong. The server's log tells what, under the id in X-Request-Id."),
    };
    Refusal { code, message: message.into(), fields: BTreeMap::new() }
}

/// A body, as it came: it is read when it is known who sends it. It also stands among the request's
/// extensions, for who looks at the request afterwards.
#[derive(Clone)]
pub struct Body(Bytes);

impl FromRequest for Body {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (body, request) = (Bytes::from_request(request, payload), request.clone());
        Box::pin(async move {
            let body = Self(body.await.unwrap_or_default());
            request.extensions_mut().insert(body.clone());
            Ok(body)
        })
    }
}

impl Body {
    /// As it came.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// What it says, as JSON.
    ///
    /// # Errors
    /// `TOO_LARGE` or `WRONG_DATA`.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, ApiError> {
        if self.0.len() > LONGEST {
            return Err(ApiError::refused(StatusCode::PAYLOAD_TOO_LARGE, "TOO_LARGE", "The body is too large."));
        }
        // serde would fill an object from a list, by position.
        if self.0.trim_ascii_start().first() == Some(&b'[') {
            return Err(ApiError::wrong_data("The body must be an object, not a list."));
        }
        let mut json = serde_json::Deserializer::from_slice(&self.0);
        let read = serde_path_to_error::deserialize(&mut json).map_err(unreadable)?;
        json.end().map_err(|wrong| ApiError::wrong_data(format!("The body is no JSON: {wrong}.")))?;
        Ok(read)
    }
}

/// What is wrong with a body: where, if it is no JSON, else with which field.
fn unreadable(wrong: serde_path_to_error::Error<serde_json::Error>) -> ApiError {
    let (place, wrong) = (wrong.path().to_string(), wrong.into_inner());
    if !wrong.is_data() {
        return ApiError::wrong_data(format!("The body is no JSON: {wrong}."));
    }
    let words = wrong.to_string();
    let words = words.rsplit_once(" at line ").map_or(words.as_str(), |(words, _)| words);
    let missing = words.strip_prefix("missing field `").and_then(|rest| rest.strip_suffix('`'));
    let (field, words) = match (missing, place.as_str()) {
        (Some(name), ".") => (name.to_owned(), "is missing".to_owned()),
        (Some(name), place) => (format!("{place}.{name}"), "is missing".to_owned()),
        (None, ".") => return ApiError::wrong_data(format!("The body cannot be read: {}.", without_types(words))),
        (None, place) => (place.to_owned(), without_types(words)),
    };
    ApiError::wrong_fields(BTreeMap::from([(field, words)]))
}

/// The names of this program's types mean nothing to its clients.
fn without_types(words: &str) -> String {
    match words.split_once("expected struct ") {
        Some((before, _)) => format!("{before}expected an object"),
        None => words.to_owned(),
    }
}
