//! A storefront sends its customer here with a token, and the customer is signed in on the hosted pages.

use actix_web::HttpResponse;
use actix_web::http::header::{LOCATION, REFERRER_POLICY};

use super::sign_in::{BY_TOKEN, COOKIE, end, leave};
use crate::customers::sign_in_by_token::{Refused, Shown, Vouched, sign_in};
use crate::events::Actor;
use crate::web::api_host::ApiHost;
use crate::web::desk::see_other;
use crate::web::hosted::Shop;
use crate::web::{Result, visitor};

/// `GET /bigcommerce/{account}/login/token/{jwt}`: on to the page that the token names, of the
/// application that vouches; with a token that is not good, to the page for signing in, which says so.
///
/// # Errors
/// When there is no such shop, or the database's.
pub async fn sign_in_by_token(shop: Shop) -> Result {
    let jwt = shop.request.match_info().get("jwt").unwrap_or_default().to_owned();
    // The pages, and the cookie of who is signed in on them, belong to Keydesk's own host.
    if ApiHost::of(&shop.request).is_some() {
        let page = format!("/bigcommerce/{}/login/token/{jwt}", shop.account.id);
        return Ok(see_other(&shop.keydesk.config.public_url.page(&page)));
    }
    let address = Some(visitor::address(&shop.request, &shop.keydesk));
    let shown = Shown { jwt, address, application: None };
    let (keys, account) = (shop.keydesk.config.keys.clone(), shop.account.clone());
    let (by, now) = (shop.by(Actor::Customer), shop.now());
    match shop.keydesk.db.write(move |conn| sign_in(conn, &keys, &account, &shown, &by, now)).await {
        Ok(vouched) if vouched.redirect_to.as_deref().is_some_and(signs_out) => {
            end(&shop, vouched.signed_in.customer.id, vouched.signed_in.token).await?;
            leave(&shop).await
        }
        Ok(vouched) => Ok(go_on(&shop, &vouched)),
        Err(Refused::Db(failure)) => Err(failure.into()),
        Err(Refused::Invalid(why)) => {
            tracing::info!(why, "a login token was refused");
            Ok(see_other(&shop.at_with("sign-in", "by", BY_TOKEN)))
        }
    }
}

/// The address with which the platform signs out who is sent to it (contract, section 2.4).
fn signs_out(path: &str) -> bool {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let mut query = url::form_urlencoded::parse(query.as_bytes());
    path == "/login.php" && query.any(|(name, value)| name == "action" && value == "logout")
}

fn go_on(shop: &Shop, vouched: &Vouched) -> HttpResponse {
    let signed_in = &vouched.signed_in;
    let next = target(vouched).unwrap_or_else(|| shop.at("signed-in"));
    let mut response = HttpResponse::SeeOther();
    response.insert_header((LOCATION, next)).insert_header((REFERRER_POLICY, "no-referrer"));
    response.cookie(shop.cookie(COOKIE, signed_in.token.reveal(), signed_in.until - shop.now())).finish()
}

/// The page that the token names, at the application's own endpoint: never at a host that a request or
/// a token says.
fn target(vouched: &Vouched) -> Option<String> {
    let path = vouched.redirect_to.as_deref()?;
    let endpoint = url::Url::parse(&vouched.application.endpoint).ok()?;
    let page = endpoint.join(path).ok()?;
    (page.origin() == endpoint.origin()).then(|| page.to_string())
}
