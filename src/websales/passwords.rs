//! Setting a password with a link's token, and confirming an address with one.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Deserialize;
use serde_json::json;

use super::shapes;
use crate::api_keys::Scope;
use crate::crypto::Token;
use crate::customers::CustomerId;
use crate::events::Actor;
use crate::i18n::Lang;
use crate::passwords::{Password, Weakness};
use crate::resets::redeem::{self, Refused, Shown};
use crate::resets::{Purpose, confirm};
use crate::web::api::{Answer, ApiError, Body};
use crate::web::caller::Caller;

/// The body of a PATCH.
#[derive(Deserialize)]
struct Patch {
    operations: Vec<Operation>,
}

#[derive(Deserialize)]
struct Operation {
    op: String,
    path: String,
    value: String,
    #[serde(default)]
    data: Data,
}

#[derive(Default, Deserialize)]
struct Data {
    #[serde(default)]
    password: String,
}

/// The plain form.
#[derive(Deserialize)]
struct Plain {
    token: String,
    password: String,
}

/// `PATCH /accounts/customers/{id}`: one operation, `reset`, `activate` or, ours, `verify`.
///
/// # Errors
/// Without the scope, with wrong data, a token that is over, or a weak password.
pub async fn patch(caller: Caller, body: Body) -> Answer {
    caller.need_one(&[Scope::CustomersWrite, Scope::Storefront])?;
    let (patch, customer) = (body.read::<Patch>()?, caller.number("customer"));
    let [operation] = patch.operations.as_slice() else {
        return Err(ApiError::wrong_data("Send one operation."));
    };
    let Operation { op, path: at, value, data } = operation;
    match (op.as_str(), at.as_str()) {
        ("reset", "/resetPassword") => set(caller, customer, value, &data.password, Some(Purpose::Reset)).await,
        ("activate", "/activate") => set(caller, customer, value, &data.password, Some(Purpose::Invite)).await,
        ("verify", "/verifyEmail") => verify(caller, customer, value).await,
        _ => Err(ApiError::wrong_data(
            "The operations are reset at /resetPassword, activate at /activate and verify at /verifyEmail.",
        )),
    }
}

/// `PUT /accounts/customers/{id}/password`: with a token of either kind.
///
/// # Errors
/// As [`patch`].
pub async fn put(caller: Caller, body: Body) -> Answer {
    caller.need_one(&[Scope::CustomersWrite, Scope::Storefront])?;
    let (plain, customer) = (body.read::<Plain>()?, caller.number("customer"));
    set(caller, customer, &plain.token, &plain.password, None).await
}

async fn set(caller: Caller, customer: i64, token: &str, password: &str, purpose: Option<Purpose>) -> Answer {
    let token = Token::parse(token).ok_or_else(no_such_token)?;
    let password = Password::typed(password).ok_or_else(|| weak("data.password", Weakness::TooLong))?;
    let shown = Shown { customer: Some(CustomerId(customer)), purpose, ..Shown::alone(token) };
    let (desk, by, now) = (caller.keydesk.password_desk(), caller.by(Actor::Customer), caller.now());
    let set = redeem::set_password_and_sign_in(&desk, caller.account.clone(), shown, password, by, now);
    let signed_in = set.await.map_err(told)?;
    caller.keydesk.wake();
    Ok(HttpResponse::Ok().json(shapes::signed_in(&signed_in)))
}

async fn verify(caller: Caller, customer: i64, token: &str) -> Answer {
    let token = Token::parse(token).ok_or_else(no_such_token)?;
    let (account, by, now) = (caller.account.clone(), caller.by(Actor::Customer), caller.now());
    let confirmed = caller.keydesk.db.write(move |conn| {
        let open = confirm::look(conn, &account, &token, now)?;
        if open.customer.id != CustomerId(customer) {
            return Err(Refused::Unknown);
        }
        confirm::confirm(conn, &account, &token, &by, now)
    });
    let customer = confirmed.await.map_err(told)?;
    Ok(HttpResponse::Ok().json(json!({ "customer": shapes::customer(&customer) })))
}

fn told(refused: Refused) -> ApiError {
    match refused {
        Refused::Unknown | Refused::Over(_) => no_such_token(),
        Refused::Weak(weakness) => weak("data.password", weakness),
        Refused::Hashing(failed) => failed.into(),
        Refused::Db(failure) => failure.into(),
    }
}

/// The same for a token that never was, is another's, or is over.
fn no_such_token() -> ApiError {
    ApiError::refused(StatusCode::BAD_REQUEST, "INVALID_TOKEN", "The token is not, or no longer, good for this.")
}

/// A password that is not good enough, and the field it came in.
pub(super) fn weak(field: &'static str, weakness: Weakness) -> ApiError {
    ApiError::wrong_field(field, weakness.in_words(Lang::En.words())).with_code("WEAK_PASSWORD")
}
