//! The body of a request comes in whole before anybody is asked who sends it.
//!
//! Rights are read when a page's arguments are, and those are read together: a body that is sent
//! hours after its head would be judged by the rights of then. So it is gathered first, up to a size
//! and within a time, and a sender who holds it back holds nothing else.

use std::time::Duration;

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::web::{Bytes, BytesMut};
use actix_web::{HttpMessage, ResponseError};
use futures_util::StreamExt;

use super::Error;

/// The largest body of all: the two texts of a mail, each character written as three.
pub const LARGEST: usize = 512 * 1024;
/// How long a body may take from its first byte to its last.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Reads the body, then goes on: [`Error::TooLarge`] and [`Error::TooSlow`] go no further.
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
    let read = tokio::time::timeout(PATIENCE, whole(request.take_payload())).await;
    match read.unwrap_or(Err(Error::TooSlow)) {
        Ok(body) => {
            request.set_payload(Payload::from(body));
            Ok(next.call(request).await?.map_into_left_body())
        }
        Err(error) => Ok(request.into_response(error.error_response()).map_into_right_body()),
    }
}

/// All of it, as it comes.
pub(super) async fn whole(mut payload: Payload) -> Result<Bytes, Error> {
    let mut body = BytesMut::new();
    while let Some(part) = payload.next().await {
        let part = part.ok().ok_or(Error::Malformed)?;
        if body.len() + part.len() > LARGEST {
            return Err(Error::TooLarge);
        }
        body.extend_from_slice(&part);
    }
    Ok(body.freeze())
}
