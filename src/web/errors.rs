//! What can go wrong with a request, and the page that says so.
//!
//! Verbs have errors of their own; those that a page does not answer in place end up here. What
//! nobody expected is a 500 with an id: the log holds all of it, the page none of it.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{HttpResponse, ResponseError};
use askama::Template;

use super::api::{self, Dialect};
use super::trace::RequestId;
use super::{assets, graphql};
use crate::accounts::AccountId;
use crate::db;
use crate::i18n::{self, Lang, Words};
use crate::passwords::HashingFailed;

/// The result of a handler.
pub type Result<T = HttpResponse> = std::result::Result<T, Error>;

/// Why a page is not shown.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No such page, or not for this account: which of the two is not told.
    #[error("not found")]
    NotFound,
    /// Signed in, without the right.
    #[error("not allowed")]
    NotAllowed,
    /// Not signed in: on to the sign-in page, and back here afterwards.
    #[error("not signed in")]
    SignIn(String),
    /// Signed in, without the second factor that the account requires: on to its page.
    #[error("no second factor")]
    SecondFactor(AccountId),
    /// A form that no page of ours gave to this browser.
    #[error("not a form of ours")]
    Forged,
    /// A form whose fields are not those of its page.
    #[error("malformed")]
    Malformed,
    /// A body that is packed.
    #[error("packed")]
    Packed,
    /// More bytes than any form has.
    #[error("too large")]
    TooLarge,
    /// A body that took longer than [`super::body::PATIENCE`].
    #[error("too slow")]
    TooSlow,
    /// Too much to do; try again.
    #[error("too busy")]
    Busy,
    /// Nobody expected this.
    #[error("{0}")]
    Fault(String),
}

impl From<db::Failure> for Error {
    fn from(failure: db::Failure) -> Self {
        match failure {
            db::Failure::Unavailable(reason) => {
                tracing::error!(reason, "database unavailable");
                Self::Busy
            }
            other => Self::Fault(other.to_string()),
        }
    }
}

impl From<HashingFailed> for Error {
    fn from(failed: HashingFailed) -> Self {
        match failed {
            HashingFailed::Busy => Self::Busy,
            HashingFailed::Fault(_) => Self::Fault(failed.to_string()),
        }
    }
}

impl From<askama::Error> for Error {
    fn from(error: askama::Error) -> Self {
        Self::Fault(format!("page: {error}"))
    }
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NotAllowed | Self::Forged => StatusCode::FORBIDDEN,
            Self::SignIn(_) | Self::SecondFactor(_) => StatusCode::SEE_OTHER,
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::Packed => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        match self {
            Self::SignIn(next) => {
                let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
                response.insert_header((header::LOCATION, format!("/sign-in?{query}")));
            }
            Self::SecondFactor(account) => {
                response.insert_header((header::LOCATION, format!("/admin/{account}/you/second-factor")));
            }
            Self::Busy => {
                response.insert_header((header::RETRY_AFTER, "2"));
            }
            Self::Fault(what) => tracing::error!(what, "fault"),
            _ => {}
        }
        let mut response = response.finish();
        if matches!(self, Self::Forged) {
            response.extensions_mut().insert(WasForged);
        }
        response
    }
}

/// Tells a form from elsewhere from a missing right: both are 403.
struct WasForged;

/// For addresses that no route matches.
///
/// # Errors
/// Always [`Error::NotFound`].
pub async fn no_such_page() -> Result {
    Err(Error::NotFound)
}

#[derive(Template)]
#[template(path = "_layout/error.html")]
struct ErrorPage<'a> {
    t: Words,
    css: &'a str,
    status: u16,
    title: &'a str,
    text: &'a str,
    request_id: &'a str,
    /// Customers have no business on the start page.
    for_staff: bool,
}

/// Gives errors a page, in the browser's language.
///
/// # Errors
/// None of its own.
pub async fn dress<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> std::result::Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let (id, accepted) = (RequestId::of(request.request()), accepted_language(&request));
    let (for_staff, dialect) = (is_for_staff(&request), Dialect::of(request.path()));
    let response = next.call(request).await?.map_into_left_body();
    let status = response.status();
    let has_page =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if has_page || !(status.is_client_error() || status.is_server_error()) {
        return Ok(response);
    }
    if let Some(dialect) = dialect {
        return Ok(as_json(response, dialect));
    }
    let forged = response.response().extensions().get::<WasForged>().is_some();
    let html = render(accepted, (status, forged), for_staff, &id);
    let mut response = response.map_body(|_, _| EitherBody::right(BoxBody::new(html)));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(HTML));
    response.headers_mut().remove(header::CONTENT_LENGTH);
    Ok(response)
}

/// For programs, unless it is told in their words already.
fn as_json<B: MessageBody + 'static>(
    response: ServiceResponse<EitherBody<B>>,
    dialect: Dialect,
) -> ServiceResponse<EitherBody<B>> {
    if response.headers().contains_key(header::CONTENT_TYPE) {
        return response;
    }
    let body = match dialect {
        Dialect::Rest => serde_json::json!(api::body_for(response.status())),
        Dialect::GraphQl => graphql::body_for(response.status()),
    };
    let body = body.to_string();
    let mut response = response.map_body(|_, _| EitherBody::right(BoxBody::new(body)));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response.headers_mut().remove(header::CONTENT_LENGTH);
    response
}

/// The page for a request whose session could not be read or written. It comes out of the
/// middleware as an error instead of an answer, so that [`dress`] does not see it.
pub(super) fn without_session(lang: Lang, for_staff: bool, id: &str) -> HttpResponse {
    let mut response = Error::Busy.error_response();
    let html = render(lang, (response.status(), false), for_staff, id);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(HTML));
    response.set_body(BoxBody::new(html))
}

const HTML: &str = "text/html; charset=utf-8";

fn render(lang: Lang, (status, forged): (StatusCode, bool), for_staff: bool, id: &str) -> String {
    let key = key(status, forged);
    let page = ErrorPage {
        t: lang.words(),
        css: &assets::names().css,
        status: status.as_u16(),
        title: &format!("{key}-title"),
        text: &format!("{key}-text"),
        request_id: id,
        for_staff,
    };
    page.render().unwrap_or_else(|_| format!("{status} {id}"))
}

/// Whether the backoffice is asked, and not a page for customers.
pub(super) fn is_for_staff(request: &ServiceRequest) -> bool {
    !request.path().starts_with("/hosted/")
}

pub(super) fn accepted_language(request: &ServiceRequest) -> Lang {
    let header = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let accepted = i18n::accepted(header.unwrap_or_default());
    if is_for_staff(request) { Lang::for_staff(accepted) } else { Lang::for_customers(accepted) }
}

fn key(status: StatusCode, forged: bool) -> &'static str {
    match status {
        StatusCode::FORBIDDEN if forged => "error-forged",
        StatusCode::FORBIDDEN => "error-not-allowed",
        StatusCode::NOT_FOUND => "error-not-found",
        StatusCode::METHOD_NOT_ALLOWED => "error-method",
        StatusCode::SERVICE_UNAVAILABLE => "error-busy",
        StatusCode::PAYLOAD_TOO_LARGE => "error-too-large",
        status if status.is_client_error() => "error-malformed",
        _ => "error-fault",
    }
}
