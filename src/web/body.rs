//! The body of a request comes in whole before anybody is asked who sends it.
//!
//! Rights are read when a page's arguments are, and those are read together: a body that is sent
//! hours after its head would be judged by the rights of then. So it is gathered first, up to a size
//! and within a time, and a sender who holds it back holds nothing else.

use std::time::Duration;

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::ConnectionType;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, HeaderMap};
use actix_web::middleware::Next;
use actix_web::web::{Bytes, BytesMut, Data};
use actix_web::{HttpMessage, ResponseError};
use futures_util::StreamExt;

use super::Error;
use crate::app::{self, Keydesk};

/// The largest body of all. A mail's two texts have 384 KB, each character written as three, and a logo 200: whoever takes a
/// photograph for one is told in its place, with all that was typed beside it.
pub const LARGEST: usize = 4 * 1024 * 1024;
/// The largest of any other.
pub const LARGE: usize = 64 * 1024;
/// How long a body may take from its first byte to its last.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Reads the body, then goes on: [`Error::Packed`], [`Error::TooLarge`] and [`Error::TooSlow`] go no further.
///
/// # Errors
/// Those of what is inside.
pub async fn gather<B: MessageBody>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    if request.method().is_safe() {
        return Ok(next.call(request).await?.map_into_left_body());
    }
    let most = if may_be_largest(&request) { LARGEST } else { LARGE };
    let payload = request.take_payload();
    let read = async {
        expect(request.headers(), most)?;
        tokio::time::timeout(PATIENCE, whole(payload, most)).await.unwrap_or(Err(Error::TooSlow))
    };
    match read.await {
        Ok(body) => {
            request.set_payload(Payload::from(body));
            Ok(next.call(request).await?.map_into_left_body())
        }
        Err(error) => {
            let mut response = error.error_response();
            // What is left of the body stays unread: nobody may send another request behind it.
            response.head_mut().set_connection_type(ConnectionType::Close);
            Ok(request.into_response(response).map_into_right_body())
        }
    }
}

/// Mails, logos and lists of words, of who has been signed in: nobody else has so much kept for them.
fn may_be_largest(request: &ServiceRequest) -> bool {
    let path = request.path();
    let is_large = path.starts_with("/admin/") && ["/brand", "/settings"].iter().any(|end| path.ends_with(end))
        || path.starts_with("/admin/") && path.contains("/notifications/");
    is_large && request.app_data::<Data<Keydesk>>().is_some_and(|keydesk| app::has_session(request, keydesk))
}

/// What can be refused before a byte of it is read. A packed body is: a few hundred bytes can unpack to as many million, and
/// no browser and no storefront sends any.
fn expect(headers: &HeaderMap, most: usize) -> Result<(), Error> {
    if headers.get_all(CONTENT_ENCODING).any(|value| !value.as_bytes().eq_ignore_ascii_case(b"identity")) {
        return Err(Error::Packed);
    }
    let length = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > most) { Err(Error::TooLarge) } else { Ok(()) }
}

/// All of it, as it comes.
pub(super) async fn whole(mut payload: Payload, most: usize) -> Result<Bytes, Error> {
    let mut body = BytesMut::new();
    while let Some(part) = payload.next().await {
        let part = part.ok().ok_or(Error::Malformed)?;
        if body.len() + part.len() > most {
            return Err(Error::TooLarge);
        }
        body.extend_from_slice(&part);
    }
    Ok(body.freeze())
}
