//! The request's id, and one line in the log for each request.
//!
//! The line names the route, not the address: addresses hold tokens and e-mail addresses.

use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest};
use tracing::Instrument;

use super::{errors, headers};

/// The same in the log, in the answer's `x-request-id` and on error pages: short enough to be
/// read aloud.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

impl RequestId {
    fn new() -> Self {
        const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        let letter = |byte: u8| char::from(LETTERS.get(usize::from(byte) % 32).copied().unwrap_or(b'A'));
        Self(crate::crypto::random::<8>().map(letter).iter().collect())
    }

    /// The id of this request.
    #[must_use]
    pub fn of(request: &HttpRequest) -> String {
        request.extensions().get::<Self>().map(|id| id.0.clone()).unwrap_or_default()
    }
}

/// Gives the request its id and writes the line.
///
/// # Errors
/// Those of what is inside.
pub async fn trace(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let id = RequestId::new();
    request.extensions_mut().insert(id.clone());
    let (begun, method) = (Instant::now(), request.method().clone());
    let span = tracing::info_span!("request", id = id.0);
    let (lang, https) = (errors::accepted_language(&request), headers::is_https(&request));
    let for_staff = errors::is_for_staff(&request);
    let mut response = match next.call(request).instrument(span.clone()).await {
        Ok(response) => response,
        Err(error) => {
            span.in_scope(|| tracing::error!(%error, "the session store failed"));
            let mut page = errors::without_session(lang, for_staff, &id.0);
            headers::put(page.headers_mut(), https);
            put(page.headers_mut(), &id);
            return Err(InternalError::from_response(error, page).into());
        }
    };
    let route = response.request().match_pattern().unwrap_or_else(|| "-".into());
    let millis = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    let status = response.status().as_u16();
    span.in_scope(|| tracing::info!(%method, route, status, millis, "answered"));
    put(response.headers_mut(), &id);
    Ok(response)
}

fn put(headers: &mut HeaderMap, id: &RequestId) {
    if let Ok(value) = HeaderValue::from_str(&id.0) {
        headers.insert(HeaderName::from_static("x-request-id"), value);
    }
}
