//! What is not there, or not allowed, is told inside the frame to who is signed in: from there they go on.

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::middleware::Next;
use actix_web::{FromRequest, ResponseError};
use askama::Template;

use super::frame::{Frame, Section, page_with};
use super::trace::RequestId;
use super::{Desk, Error};

#[derive(Template)]
#[template(path = "_layout/refused.html")]
struct RefusedPage {
    frame: Frame,
    status: u16,
    title: &'static str,
    text: &'static str,
    request_id: String,
}

/// Answers with that page. Who has no role in the account gets the page of an account that does not exist.
///
/// # Errors
/// Those of what is inside.
pub async fn keep_frame<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let response = next.call(request).await?;
    let (title, text) = match response.response().error().and_then(|error| error.as_error::<Error>()) {
        Some(Error::NotFound) => ("error-not-found-title", "error-not-found-text"),
        Some(Error::NotAllowed) => ("error-not-allowed-title", "error-not-allowed-text"),
        _ => return Ok(response.map_into_left_body()),
    };
    let Ok(desk) = Desk::extract(response.request()).await else { return Ok(response.map_into_left_body()) };
    let (status, request_id) = (response.status(), RequestId::of(response.request()));
    let page = framed(&desk, status, title, text, request_id);
    Ok(response.into_response(page).map_into_right_body())
}

fn framed(
    desk: &Desk,
    status: StatusCode,
    title: &'static str,
    text: &'static str,
    request_id: String,
) -> actix_web::HttpResponse {
    let frame = desk.frame_without_banner(Section::Elsewhere);
    let page = RefusedPage { frame, status: status.as_u16(), title, text, request_id };
    page_with(status, &page).unwrap_or_else(|error| error.error_response())
}
