//! What was typed is kept when it comes at a bad time: the session has ended meanwhile, another one has begun, or the
//! account has begun to ask for a second factor.
//!
//! The answer is a page that holds the fields and sends them again with its own token, once there is a session. Only for
//! who sends a form of a page of this site, which browsers say and no other site can make them say; and nothing
//! is done before that person has pressed the button. Who signs in although another tab has done so is led on.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap};
use actix_web::middleware::Next;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse};
use askama::Template;

use super::desk::{Person, see_other};
use super::sheet::SheetFrame;
use super::upload::typed_fields;
use super::{Error, Sheet, body, form};
use crate::staff::StaffMember;

/// Where staff sign in.
const SIGN_IN: &str = "/sign-in";
/// Fields that nobody wants to find in a page again: passwords and codes, and the name that stands beside a password.
const NEVER: [&str; 6] = ["form", "username", "password", "old", "your_password", "code"];
/// Fields that go along with what is typed: hidden ones, and buttons that have a name.
const UNTYPED: [&str; 12] = [
    "version",
    "was",
    "known",
    "here",
    "next",
    "view",
    "browser",
    "deed",
    "locale",
    "theme",
    "single_keys",
    "try_link",
];

#[derive(Template)]
#[template(path = "_layout/kept.html")]
struct KeptPage {
    frame: SheetFrame,
    /// Who is signed in by now.
    sender: Option<StaffMember>,
    /// Where they set up the second factor that the account has begun to ask for.
    factor: Option<String>,
    action: String,
    /// Where the form stood.
    page: Option<String>,
    fields: Vec<(String, String)>,
}

impl KeptPage {
    /// What a field is called where it is typed.
    fn label(&self, name: &str) -> String {
        crate::events::words::label(self.frame.t, name)
    }
}

/// Answers with that page where a form comes too late.
///
/// # Errors
/// Those of what is inside.
pub async fn keep<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let is_sign_in = request.path() == SIGN_IN;
    // Elsewhere passwords are typed.
    let may_be = !request.method().is_safe() && (is_sign_in || request.path().starts_with("/admin/"));
    let has_file = request.content_type().starts_with("multipart/form-data");
    if !may_be || !is_of_our_page(request.headers()) || !(has_file || form::is_urlencoded(request.request())) {
        return Ok(next.call(request).await?.map_into_left_body());
    }
    let body = body::whole(request.take_payload(), body::LARGEST).await?; // here already
    request.set_payload(Payload::from(body.clone()));
    let response = next.call(request).await?;
    let mut factor = None;
    let sender = match response.response().error().and_then(|error| error.as_error::<Error>()) {
        Some(Error::SignIn(_)) if !is_sign_in => None,
        Some(Error::Forged) => match Person::extract(response.request()).await {
            // In another tab, they have signed in already.
            Ok(_) if is_sign_in => return Ok(response.into_response(see_other("/admin")).map_into_right_body()),
            Ok(person) => Some(person),
            Err(_) => return Ok(response.map_into_left_body()),
        },
        Some(Error::SecondFactor(account)) => {
            factor = Some(format!("/admin/{account}/you/second-factor"));
            Person::extract(response.request()).await.ok()
        }
        _ => return Ok(response.map_into_left_body()),
    };
    let fields = match has_file {
        // A file is chosen again, in a form that is sent without one.
        true => typed_fields(response.request().headers(), body).await,
        false => url::form_urlencoded::parse(&body).into_owned().collect(),
    };
    match page(response.request(), fields, sender, factor).await {
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

fn is_typed(name: &str, value: &str) -> bool {
    !value.is_empty() && !UNTYPED.contains(&name)
}

/// None where nothing was typed.
async fn page(
    request: &HttpRequest,
    fields: Vec<(String, String)>,
    sender: Option<Person>,
    factor: Option<String>,
) -> Option<HttpResponse<BoxBody>> {
    let fields: Vec<_> = fields.into_iter().filter(|(name, _)| !NEVER.contains(&name.as_str())).collect();
    if !fields.iter().any(|(name, value)| is_typed(name, value)) {
        return None;
    }
    let mut frame = Sheet::extract(request).await.ok()?.frame();
    if let Some(person) = &sender {
        frame.t = person.words();
    }
    let action = request.uri().path_and_query()?.to_string();
    let page = request.headers().get(header::REFERER).and_then(|page| url::Url::parse(page.to_str().ok()?).ok());
    let page = page.map(|page| page.path().to_owned());
    let page = KeptPage { frame, sender: sender.map(|person| person.staff), factor, action, page, fields };
    let html = page.render().ok()?;
    Some(HttpResponse::Forbidden().content_type("text/html; charset=utf-8").body(html))
}
