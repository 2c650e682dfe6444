//! What is refused before a page sees it: requests for another host, and forms sent by another
//! site. The form's own token is checked where the form is read ([`super::form`]).

use actix_web::ResponseError;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap};
use actix_web::middleware::Next;
use actix_web::web::Data;

use super::api_host::ApiHost;
use super::{Error, api, visitor};
use crate::app::Keydesk;

/// Paths that machines ask by whatever name they know the host by.
const MACHINES: [&str; 2] = ["/healthz", "/readyz"];

/// Refuses, or lets through: [`Error::NotFound`] for an unknown host, [`Error::Forged`] for another
/// site's form.
///
/// # Errors
/// Those of what is inside.
pub async fn guard<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let refuse =
        |request: ServiceRequest, error: Error| Ok(request.into_response(error.error_response()).map_into_right_body());
    let Some(keydesk) = request.app_data::<Data<Keydesk>>().cloned() else {
        return refuse(request, Error::Fault("the application is not there".into()));
    };
    if MACHINES.contains(&request.path()) {
        return Ok(next.call(request).await?.map_into_left_body());
    }
    let is_ours = asked_host(&request).is_some_and(|host| keydesk.config.public_url.is_at(host));
    if !is_ours && ApiHost::of(request.request()).is_none() {
        return refuse(request, Error::NotFound);
    }
    // Programs bring a key, which no browser sends by itself.
    if !request.method().is_safe() && !api::is_api(request.path()) && !is_same_origin(request.headers(), &keydesk) {
        return refuse(request, Error::Forged);
    }
    Ok(visitor::remember(request, next, &keydesk).await?.map_into_left_body())
}

/// The one host that the request names; none when it names none or several.
pub(super) fn asked_host(request: &ServiceRequest) -> Option<&str> {
    let mut named = request.headers().get_all(header::HOST);
    let host = named.next()?.to_str().ok()?;
    let in_target = request.uri().authority().map(|authority| authority.as_str());
    (named.next().is_none() && in_target.is_none_or(|target| target == host)).then_some(host)
}

/// Browsers say where a form comes from; one that says nothing must still bring the token.
fn is_same_origin(headers: &HeaderMap, keydesk: &Keydesk) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let scheme = if keydesk.config.public_url.is_https() { "https://" } else { "http://" };
    let host = origin.to_str().ok().and_then(|origin| origin.strip_prefix(scheme));
    host.is_some_and(|host| keydesk.config.public_url.is_at(host))
}
