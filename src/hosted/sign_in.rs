//! Customers sign in with e-mail and password, see that they are, and sign out.

use actix_web::http::StatusCode;
use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;
use serde_json::json;

use crate::access_tokens;
use crate::crypto::Token;
use crate::customers::sign_in::{self, Attempt, Refused};
use crate::customers::{Customer, CustomerId};
use crate::db;
use crate::email::Email;
use crate::events::{self, Actor, Kind};
use crate::notifications::facts;
use crate::passwords::Password;
use crate::web::desk::see_other;
use crate::web::form::Press;
use crate::web::frame::{page, page_with};
use crate::web::hosted::{HostedFrame, Shop};
use crate::web::{Form, Result, visitor};

/// The cookie that holds the access token.
pub(super) const COOKIE: &str = "customer";

/// `?by=` of who was sent on with a login token that is not good.
pub(super) const BY_TOKEN: &str = "token";

/// What was typed.
#[derive(Deserialize)]
pub struct Typed {
    email: String,
    password: String,
}

#[derive(Template)]
#[template(path = "hosted/sign_in.html")]
struct SignInPage {
    frame: HostedFrame,
    email: String,
    /// Key of what went wrong.
    problem: Option<&'static str>,
}

/// How somebody came here.
#[derive(Deserialize)]
pub struct Came {
    by: Option<String>,
}

#[derive(Template)]
#[template(path = "hosted/signed_in.html")]
struct SignedInPage {
    frame: HostedFrame,
    customer: Customer,
}

/// `GET /hosted/{account}/sign-in`. Who is signed in already sees that they are.
///
/// # Errors
/// When there is no such shop.
pub async fn form(shop: Shop, Query(came): Query<Came>) -> Result {
    let problem = came.by.filter(|by| by == BY_TOKEN).map(|_| "hosted-sign-in-by-token");
    if problem.is_none() && holder(&shop).await?.is_some() {
        return Ok(see_other(&shop.at("signed-in")));
    }
    page(&SignInPage { frame: shop.frame(shop.lang()), email: String::new(), problem })
}

/// `GET /hosted/{account}`: on to signing in, for who shortens the address.
///
/// # Errors
/// When there is no such shop.
pub async fn front(shop: Shop) -> Result {
    Ok(see_other(&shop.at("sign-in")))
}

/// `POST` of the same.
///
/// # Errors
/// Too much to do, or the database's.
pub async fn sign_in(shop: Shop, Form(typed): Form<Typed>) -> Result {
    let parsed = (typed.email.parse::<Email>(), Password::typed(&typed.password));
    let (Ok(email), Some(password)) = parsed else { return failed(&shop, typed.email) };
    let network = visitor::network(&shop.request, &shop.keydesk);
    let attempt = Attempt { account: shop.account.clone(), email_key: email.key().to_owned(), password, network };
    let (desk, by) = (&shop.keydesk, shop.by(Actor::Customer));
    match sign_in::sign_in(&desk.db, &desk.hasher, &desk.config.keys, attempt, by, shop.now()).await {
        Ok(signed_in) => {
            let lives = signed_in.until - shop.now();
            let mut response = see_other(&shop.at("signed-in"));
            let _ = response.add_cookie(&shop.cookie(COOKIE, signed_in.token.reveal(), lives));
            Ok(response)
        }
        Err(Refused::No) => failed(&shop, typed.email),
        Err(Refused::Db(failure)) => Err(failure.into()),
        Err(Refused::Hashing(busy)) => Err(busy.into()),
    }
}

fn failed(shop: &Shop, email: String) -> Result {
    let page = SignInPage { frame: shop.frame(shop.lang()), email, problem: Some("hosted-sign-in-failed") };
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// `GET /hosted/{account}/signed-in`.
///
/// # Errors
/// The database's.
pub async fn signed_in(shop: Shop) -> Result {
    match holder(&shop).await? {
        Some(customer) => {
            let frame = shop.frame(facts::language(&shop.account, &customer));
            page(&SignedInPage { frame, customer })
        }
        None => Ok(see_other(&shop.at("sign-in"))),
    }
}

/// `POST /hosted/{account}/sign-out`.
///
/// # Errors
/// The database's.
pub async fn sign_out(shop: Shop, _: Form<Press>) -> Result {
    leave(&shop).await
}

/// Signs out who is signed in in this browser, if anybody is.
pub(super) async fn leave(shop: &Shop) -> Result {
    if let (Some(customer), Some(token)) = (holder(shop).await?, shop.token(COOKIE)) {
        end(shop, customer.id, token).await?;
    }
    let mut response = see_other(&shop.at("sign-in"));
    let _ = response.add_cookie(&shop.no_cookie(COOKIE));
    Ok(response)
}

/// Ends one sign-in of a customer.
pub(super) async fn end(shop: &Shop, customer: CustomerId, token: Token) -> Result<()> {
    let (account, now, by) = (shop.account.id, shop.now(), shop.by(Actor::Customer));
    let ended = shop.keydesk.db.write(move |conn| {
        if access_tokens::end(conn, account, &token, now)? {
            events::record(conn, account, Some(customer), Kind::SignedOut, &json!({}), &by, now)?;
        }
        Ok::<_, db::Failure>(())
    });
    Ok(ended.await?)
}

async fn holder(shop: &Shop) -> Result<Option<Customer>> {
    let Some(token) = shop.token(COOKIE) else { return Ok(None) };
    let (account, now) = (shop.account.id, shop.now());
    Ok(shop.keydesk.db.read(move |conn| access_tokens::holder(conn, account, &token, now)).await?)
}
