//! Setting a password with a link's token, and confirming an address with one.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::openapi::schema::AnyOfBuilder;
use utoipa::openapi::{Ref, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use super::objects::{object, objects};
use super::{missed, params, schemas, shapes, told};
use crate::api_keys::Scope;
use crate::crypto::Token;
use crate::customers::CustomerId;
use crate::events::Actor;
use crate::i18n::Lang;
use crate::passwords::{Password, Weakness};
use crate::resets::redeem::{self, Refused, Shown};
use crate::resets::{Purpose, confirm};
use crate::web::api::{Answer, ApiError, Body, Refusal};
use crate::web::caller::Caller;

/// What can be done with a token, where, and what its link must be for.
pub(super) const OPERATIONS: [(&str, &str, Purpose); 3] = [
    ("reset", "/resetPassword", Purpose::Reset),
    ("activate", "/activate", Purpose::Invite),
    ("verify", "/verifyEmail", Purpose::Confirm),
];

/// What is to be done with a link's token.
#[derive(Deserialize, ToSchema)]
pub struct Patch {
    /// One.
    #[schema(min_items = 1, max_items = 1)]
    #[serde(deserialize_with = "objects")]
    operations: Vec<Operation>,
}

/// `reset` goes with `/resetPassword`, `activate` with `/activate`, `verify` with `/verifyEmail`.
#[derive(Deserialize, ToSchema)]
struct Operation {
    #[schema(schema_with = schemas::operation)]
    op: String,
    #[schema(schema_with = schemas::operation_path)]
    path: String,
    /// The link's token.
    #[schema(schema_with = schemas::token)]
    value: String,
    #[serde(default, deserialize_with = "object")]
    data: Data,
}

/// What the operation needs.
#[derive(Default, Deserialize, ToSchema)]
struct Data {
    /// The new one; for `verify` none.
    #[serde(default)]
    #[schema(schema_with = schemas::password)]
    password: String,
}

/// A link's token, and the password that it permits.
#[derive(Deserialize, ToSchema)]
pub struct Plain {
    #[schema(schema_with = schemas::token)]
    token: String,
    #[schema(schema_with = schemas::password)]
    password: String,
}

/// What came of an operation: with a password set, the customer is signed in.
#[derive(Serialize)]
#[serde(untagged)]
enum Patched {
    SignedIn(shapes::SignedIn),
    Confirmed(shapes::CustomerAnswer),
}

impl ToSchema for Patched {}

/// By hand: who is signed in is also a customer, so it is not one of both but any.
impl PartialSchema for Patched {
    fn schema() -> RefOr<Schema> {
        let of = |name| Ref::from_schema_name(name);
        let either = AnyOfBuilder::new().item(of(shapes::SignedIn::name())).item(of(shapes::CustomerAnswer::name()));
        let what = "What came of an operation: with a password set, the customer is signed in.";
        RefOr::T(Schema::AnyOf(either.description(Some(what)).build()))
    }
}

/// `PATCH /accounts/customers/{id}`: one operation, `reset`, `activate` or, ours, `verify`.
///
/// # Errors
/// Without the scope, with wrong data, a token that is over, or a weak password.
#[utoipa::path(
    patch, path = "/accounts/customers/{customer}", tag = "Passwords", operation_id = "useToken",
    summary = "Set a password, or confirm an address, with a link's token",
    description = "One operation. The token is good once, and only for what its link is for.",
    params(params::Customer, params::Visitor), request_body = Patch,
    responses(
        told::Any, told::WithBody,
        (status = 200, body = Patched, description = "The customer; signed in, if a password was set."),
        (status = 400, body = Refusal, description = "`WRONG_DATA`, `INVALID_TOKEN` or `WEAK_PASSWORD`."),
    ),
    security(("key" = ["customers:write"]), ("key" = ["storefront"])),
)]
pub async fn patch(caller: Caller, body: Body) -> Answer {
    caller.need_one(&[Scope::CustomersWrite, Scope::Storefront])?;
    let (patch, customer) = (body.read::<Patch>()?, caller.number("customer"));
    let [operation] = patch.operations.as_slice() else {
        return Err(ApiError::wrong_data("Send one operation."));
    };
    let Operation { op, path: at, value, data } = operation;
    let known = OPERATIONS.iter().find(|(name, place, _)| name == op && place == at);
    let patched = match known.map(|(.., purpose)| *purpose) {
        Some(Purpose::Confirm) => Patched::Confirmed(verify(caller, customer, value).await?),
        Some(_) if data.password.is_empty() => {
            return Err(ApiError::wrong_field(
                "operations[0].data.password",
                "operations[0].data.password is missing.",
            ));
        }
        Some(purpose) => Patched::SignedIn(
            set(caller, customer, value, ("operations[0].data.password", &data.password), Some(purpose)).await?,
        ),
        None => {
            missed::operation(&caller, op, at);
            let known = "The operations are reset at /resetPassword, activate at /activate and verify at /verifyEmail.";
            return Err(ApiError::wrong_data(known));
        }
    };
    Ok(HttpResponse::Ok().json(patched))
}

/// `PUT /accounts/customers/{id}/password`: with a token of either kind.
///
/// # Errors
/// As [`patch`].
#[utoipa::path(
    put, path = "/accounts/customers/{customer}/password", tag = "Passwords", operation_id = "setPassword",
    summary = "Set a password with a link's token", description = "With the token of a reset or an invite.",
    params(params::Customer, params::Visitor), request_body = Plain,
    responses(
        told::Any, told::WithBody,
        (status = 200, body = shapes::SignedIn, description = "The customer, signed in."),
        (status = 400, body = Refusal, description = "`WRONG_DATA`, `INVALID_TOKEN` or `WEAK_PASSWORD`."),
    ),
    security(("key" = ["customers:write"]), ("key" = ["storefront"])),
)]
pub async fn put(caller: Caller, body: Body) -> Answer {
    caller.need_one(&[Scope::CustomersWrite, Scope::Storefront])?;
    let (plain, customer) = (body.read::<Plain>()?, caller.number("customer"));
    Ok(HttpResponse::Ok().json(set(caller, customer, &plain.token, ("password", &plain.password), None).await?))
}

async fn set(
    caller: Caller,
    customer: i64,
    token: &str,
    (field, password): (&'static str, &str),
    purpose: Option<Purpose>,
) -> Result<shapes::SignedIn, ApiError> {
    let token = Token::parse(token).ok_or_else(no_such_token)?;
    let password = Password::typed(password).ok_or_else(|| weak(field, Weakness::TooLong))?;
    let shown = Shown { customer: Some(CustomerId(customer)), purpose, ..Shown::alone(token) };
    let (desk, by, now) = (caller.keydesk.password_desk(), caller.by(Actor::Customer), caller.now());
    let set = redeem::set_password_and_sign_in(&desk, caller.account.clone(), shown, password, by, now);
    let signed_in = set.await.map_err(|failed| refused(field, failed))?;
    caller.keydesk.wake();
    Ok(shapes::SignedIn::from(&signed_in))
}

async fn verify(caller: Caller, customer: i64, token: &str) -> Result<shapes::CustomerAnswer, ApiError> {
    let token = Token::parse(token).ok_or_else(no_such_token)?;
    let (account, by, now) = (caller.account.clone(), caller.by(Actor::Customer), caller.now());
    let confirmed = caller.keydesk.db.write(move |conn| {
        let open = confirm::look(conn, &account, &token, now)?;
        if open.customer.id != CustomerId(customer) {
            return Err(Refused::Unknown);
        }
        confirm::confirm(conn, &account, &token, &by, now)
    });
    let customer = confirmed.await.map_err(|failed| refused("data.password", failed))?;
    Ok(shapes::CustomerAnswer::from(&customer))
}

fn refused(field: &'static str, refused: Refused) -> ApiError {
    match refused {
        Refused::Unknown | Refused::Over(_) => no_such_token(),
        Refused::Weak(weakness) => weak(field, weakness),
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
