//! Which pages' scripts may read answers: those of the account's own storefronts, and no others. What
//! they send is a token of their own and no cookie, so nothing is lent to them.

use actix_web::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_MAX_AGE,
    HeaderValue, ORIGIN, VARY,
};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use crate::accounts::AccountId;
use crate::app::Keydesk;
use crate::applications::{Application, store};

/// Headers that storefronts send beside those that every page may.
const HEADERS: &str =
    "authorization, content-type, store, content-currency, x-magento-cache-id, x-recaptcha, preview-version";
/// Seconds for which a browser need not ask again.
const FOR: &str = "600";

/// Adds what a browser wants to see.
pub async fn allow(request: &HttpRequest, mut response: HttpResponse) -> HttpResponse {
    let headers = response.headers_mut();
    headers.append(VARY, HeaderValue::from_static("origin"));
    let Some(origin) = request.headers().get(ORIGIN) else { return response };
    if is_a_storefront(request, origin).await {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        headers.insert(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST"));
        headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static(HEADERS));
        headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static(FOR));
    }
    response
}

async fn is_a_storefront(request: &HttpRequest, origin: &HeaderValue) -> bool {
    let Some(keydesk) = request.app_data::<Data<Keydesk>>() else { return false };
    let account = request.match_info().get("account").and_then(|text| text.parse().ok()).map(AccountId);
    let Some(account) = account else { return false };
    let all = keydesk.db.read(move |conn| store::all(conn, account)).await.unwrap_or_default();
    all.iter().filter_map(origin_of).any(|known| known.as_bytes() == origin.as_bytes())
}

/// Scheme, host and port of the pages that its links lead to.
fn origin_of(application: &Application) -> Option<String> {
    let url = url::Url::parse(&application.endpoint).ok()?;
    Some(url.origin().ascii_serialization())
}
