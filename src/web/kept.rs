//! What was typed is kept when it comes at a bad time: the session has ended meanwhile, or another one has begun.
//!
//! The answer is a page that holds the fields and sends them again with its own token, once there is a session. Only for
//! who sends a form of a page of this site, which browsers say and no other site can make them say; and nothing
//! is done before that person has pressed the button.

use actix_session::SessionExt;
use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap};
use actix_web::middleware::Next;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse};
use askama::Template;

use super::sheet::SheetFrame;
use super::{Error, Sheet, body, form};
use crate::staff::sessions;

/// Fields that nobody wants to find in a page again: passwords and codes, and the name that stands beside a password.
const NEVER: [&str; 6] = ["form", "username", "password", "old", "your_password", "code"];

#[derive(Template)]
#[template(path = "_layout/kept.html")]
struct KeptPage {
    frame: SheetFrame,
    title: &'static str,
    text: &'static str,
    button: &'static str,
    /// Whether somebody is signed in by now.
    is_signed_in: bool,
    action: String,
    /// Where the form stood.
    page: Option<String>,
    fields: Vec<(String, String)>,
}

/// Answers with that page where a form comes too late.
///
/// # Errors
/// Those of what is inside.
pub async fn keep<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let may_be = !request.method().is_safe() && request.path().starts_with("/admin/"); // elsewhere passwords are typed
    if !may_be || !is_of_our_page(request.headers()) || !form::is_urlencoded(request.request()) {
        return Ok(next.call(request).await?.map_into_left_body());
    }
    let body = body::whole(request.take_payload()).await?; // here already
    request.set_payload(Payload::from(body.clone()));
    let response = next.call(request).await?;
    let is_signed_in = match response.response().error().and_then(|error| error.as_error::<Error>()) {
        Some(Error::SignIn(_)) => false,
        Some(Error::Forged) if is_signed_in(response.request()) => true,
        _ => return Ok(response.map_into_left_body()),
    };
    match page(response.request(), &body, is_signed_in).await {
        Some(page) => Ok(response.into_response(page).map_into_right_body()),
        None => Ok(response.map_into_left_body()),
    }
}

/// Whether a browser says that this comes from a page of ours, to be shown as a page.
fn is_of_our_page(headers: &HeaderMap) -> bool {
    let says = |name: &str, word: &str| headers.get(name).is_some_and(|value| value == word);
    match headers.contains_key("sec-fetch-site") {
        true => says("sec-fetch-site", "same-origin") && says("sec-fetch-dest", "document"),
        false => headers.contains_key(header::ORIGIN), // the guard has compared it
    }
}

fn is_signed_in(request: &HttpRequest) -> bool {
    request.get_session().get::<i64>(sessions::STAFF).ok().flatten().is_some()
}

/// None where nothing was typed.
async fn page(request: &HttpRequest, body: &[u8], is_signed_in: bool) -> Option<HttpResponse<BoxBody>> {
    let fields = url::form_urlencoded::parse(body).into_owned();
    let fields: Vec<_> = fields.filter(|(name, _)| !NEVER.contains(&name.as_str())).collect();
    if fields.iter().all(|(_, value)| value.is_empty()) {
        return None;
    }
    let sheet = Sheet::extract(request).await.ok()?;
    let action = request.uri().path_and_query()?.to_string();
    let page = request.headers().get(header::REFERER).and_then(|page| url::Url::parse(page.to_str().ok()?).ok());
    let page = page.map(|page| page.path().to_owned());
    let (title, text, button) = match is_signed_in {
        true => ("kept-renewed-title", "kept-renewed-text", "kept-send"),
        false => ("kept-ended-title", "kept-ended-text", "kept-again"),
    };
    let page = KeptPage { frame: sheet.frame(), title, text, button, is_signed_in, action, page, fields };
    let html = page.render().ok()?;
    Some(HttpResponse::Forbidden().content_type("text/html; charset=utf-8").body(html))
}
