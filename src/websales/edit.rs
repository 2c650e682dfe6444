//! Adding a customer, and changing what is known of one.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use super::addresses::too_many;
use super::customers::not_found;
use super::objects::object;
use super::passwords::weak;
use super::{params, shapes, told, typed};
use crate::api_keys::Scope;
use crate::customers::CustomerId;
use crate::customers::address_book::MOST;
use crate::customers::edit;
use crate::customers::register::{self, Registration, Start};
use crate::events::Actor;
use crate::passwords::{Password, Weakness};
use crate::web::api::{Answer, ApiError, Body, Refusal};
use crate::web::caller::Caller;
use crate::web::once::once;

/// What adds a customer.
#[derive(Deserialize, ToSchema)]
pub struct CustomerToAdd {
    #[serde(deserialize_with = "object")]
    customer: typed::NewCustomer,
}

/// What changes one.
#[derive(Deserialize, ToSchema)]
pub struct CustomerToChange {
    #[serde(deserialize_with = "object")]
    customer: typed::CustomerChanges,
}

/// `POST /accounts/customer` (singular: the plural signs in). With a password the customer is active and
/// asked to confirm the address; without one, an activation can be asked for.
///
/// # Errors
/// Without the scope, with wrong data, a weak password, a taken address or number, or too often.
#[utoipa::path(
    post, path = "/accounts/customer", tag = "Customers", operation_id = "addCustomer", summary = "Add a customer",
    description = "With a password the customer is active and asked to confirm the address; without one, an \
        activation can be asked for.",
    params(params::Repeated, params::Visitor), request_body = CustomerToAdd,
    responses(
        told::Any, told::WithBody, told::Repeatable, told::Limited,
        (status = 201, body = shapes::CustomerAnswer, description = "The customer."),
        (status = 400, body = Refusal, description = "`WRONG_DATA` or `WEAK_PASSWORD`."),
        (status = 409, body = Refusal, description = "`EMAIL_TAKEN`, `NUMBER_TAKEN` or `IN_PROGRESS`."),
    ),
    security(("key" = ["customers:write"]), ("key" = ["storefront"])),
)]
pub async fn create(caller: Caller, body: Body) -> Answer {
    once(&caller, body.bytes(), make(&caller, &body)).await
}

async fn make(caller: &Caller, body: &Body) -> Answer {
    caller.need_one(&[Scope::CustomersWrite, Scope::Storefront])?;
    let sent = body.read::<CustomerToAdd>()?.customer;
    let (new, addresses) = sent.to_new()?;
    if addresses.len() > MOST {
        return Err(too_many(format!("A customer has at most {MOST} addresses.")));
    }
    let start = match sent.password.as_deref().filter(|password| !password.is_empty()) {
        Some(text) => Start::With(Password::typed(text).ok_or_else(|| weak("customer.password", Weakness::TooLong))?),
        None => Start::Later,
    };
    let wanted = Registration { new, addresses, start, network: caller.network() };
    let (desk, by, now) = (caller.keydesk.password_desk(), caller.by(Actor::Key), caller.now());
    let made = register::register(&desk, caller.account.clone(), wanted, by, now).await;
    let customer = made.map_err(|refused| match refused {
        register::Refused::AddressTaken => address_taken(),
        register::Refused::NumberTaken => number_taken(),
        register::Refused::TooMany => ApiError::TooMany(3_600),
        register::Refused::Weak(weakness) => weak("customer.password", weakness),
        register::Refused::Hashing(failed) => failed.into(),
        register::Refused::Db(failure) => failure.into(),
    })?;
    caller.keydesk.wake();
    Ok(HttpResponse::Created().json(shapes::CustomerAnswer::from(&customer)))
}

/// `PUT /accounts/customers/{id}`: what is not sent stays.
///
/// # Errors
/// Without the scope, with wrong data, for no customer of the account, or a taken address or number.
#[utoipa::path(
    put, path = "/accounts/customers/{customer}", tag = "Customers", operation_id = "changeCustomer",
    summary = "Change what is known of a customer",
    description = "What is not sent stays. Another address is told to the old one, and has to be confirmed.",
    params(params::Customer), request_body = CustomerToChange,
    responses(
        told::Any, told::WithBody, told::OfCustomer,
        (status = 200, body = shapes::CustomerAnswer, description = "The customer."),
        (status = 409, body = Refusal, description = "`EMAIL_TAKEN` or `NUMBER_TAKEN`."),
    ),
    security(("key" = ["customers:write"])),
)]
pub async fn update(caller: Caller, body: Body) -> Answer {
    caller.need(Scope::CustomersWrite)?;
    let changes = body.read::<CustomerToChange>()?.customer.changes()?;
    let (account, maker, id) = (caller.account.clone(), caller.keydesk.link_maker(), caller.number("customer"));
    let (by, now) = (caller.by(Actor::Key), caller.now());
    let write = move |conn: &mut _| edit::change(conn, &maker, &account, CustomerId(id), &changes, &by, now);
    let customer = caller.keydesk.db.write(write).await.map_err(|refused| match refused.told() {
        edit::Refused::Unknown => not_found(),
        edit::Refused::AddressTaken => address_taken(),
        edit::Refused::NumberTaken => number_taken(),
        edit::Refused::Changed => ApiError::Busy,
        edit::Refused::Db(failure) => failure.into(),
    })?;
    caller.keydesk.wake();
    Ok(HttpResponse::Ok().json(shapes::CustomerAnswer::from(&customer)))
}

fn address_taken() -> ApiError {
    ApiError::refused(StatusCode::CONFLICT, "EMAIL_TAKEN", "Another customer has this address.")
}

fn number_taken() -> ApiError {
    ApiError::refused(StatusCode::CONFLICT, "NUMBER_TAKEN", "Another customer has this number.")
}
