//! A customer's addresses.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::customers::not_found;
use super::objects::object;
use super::{params, shapes, told, typed};
use crate::api_keys::Scope;
use crate::customers::address_book::{self, Book, MOST, Refused};
use crate::customers::{AddressId, CustomerId, store};
use crate::db;
use crate::events::Actor;
use crate::web::api::{Answer, ApiError, Body, Refusal};
use crate::web::caller::Caller;
use crate::web::once::once;

/// What adds an address.
#[derive(Deserialize, ToSchema)]
pub struct AddressToAdd {
    #[serde(deserialize_with = "object")]
    address: typed::NewAddress,
}

/// What changes one.
#[derive(Deserialize, ToSchema)]
pub struct AddressToChange {
    #[serde(deserialize_with = "object")]
    address: typed::AddressChanges,
}

/// Several addresses.
#[derive(Serialize, ToSchema)]
struct AddressList {
    addresses: Vec<shapes::Address>,
}

/// One.
#[derive(Serialize, ToSchema)]
struct AddressAnswer {
    address: shapes::Address,
}

/// `GET /accounts/customers/{id}/addresses`: the default one first.
///
/// # Errors
/// Without the scope, or for no customer of the account.
#[utoipa::path(
    get, path = "/accounts/customers/{customer}/addresses", tag = "Addresses", operation_id = "listAddresses",
    summary = "List a customer's addresses", description = "The default one first.", params(params::Customer),
    responses(told::Any, told::OfCustomer, (status = 200, body = AddressList, description = "The addresses.")),
    security(("key" = ["customers:read"])),
)]
pub async fn list(caller: Caller) -> Answer {
    caller.need(Scope::CustomersRead)?;
    let book = book(&caller);
    let found = caller.keydesk.db.read(move |conn| {
        if store::find(conn, book.account, book.customer)?.is_none() {
            return Ok::<_, db::Failure>(None);
        }
        Ok(Some(store::addresses(conn, book.customer)?))
    });
    let addresses = found.await?.ok_or_else(not_found)?.iter().map(shapes::Address::from).collect();
    Ok(HttpResponse::Ok().json(AddressList { addresses }))
}

/// `POST` of the same: adds one.
///
/// # Errors
/// Without the scope, with wrong data, for no customer of the account, or when there are too many.
#[utoipa::path(
    post, path = "/accounts/customers/{customer}/addresses", tag = "Addresses", operation_id = "addAddress",
    summary = "Add an address", description = "The first one is the default.",
    params(params::Customer, params::Repeated), request_body = AddressToAdd,
    responses(
        told::Any, told::WithBody, told::OfCustomer, told::Repeatable,
        (status = 201, body = AddressAnswer, description = "The address."),
        (status = 409, body = Refusal, description = "`TOO_MANY_ADDRESSES`: there are 100; or `IN_PROGRESS`."),
    ),
    security(("key" = ["customers:write"])),
)]
pub async fn add(caller: Caller, body: Body) -> Answer {
    once(&caller, body.bytes(), put_in(&caller, &body)).await
}

async fn put_in(caller: &Caller, body: &Body) -> Answer {
    caller.need(Scope::CustomersWrite)?;
    let new = body.read::<AddressToAdd>()?.address.read()?;
    let (book, by, now) = (book(caller), caller.by(Actor::Key), caller.now());
    let added = caller.keydesk.db.write(move |conn| address_book::add(conn, book, &new, &by, now)).await;
    let address = shapes::Address::from(&added.map_err(refused)?);
    Ok(HttpResponse::Created().json(AddressAnswer { address }))
}

/// `PUT /accounts/customers/{id}/addresses/{address}`: what is not sent stays.
///
/// # Errors
/// As [`add`].
#[utoipa::path(
    put, path = "/accounts/customers/{customer}/addresses/{address}", tag = "Addresses",
    operation_id = "changeAddress", summary = "Change an address", description = "What is not sent stays.",
    params(params::Address), request_body = AddressToChange,
    responses(
        told::Any, told::WithBody, (status = 200, body = AddressAnswer, description = "The address."),
        (status = 404, body = Refusal, description = "`CUSTOMER_NOT_FOUND` or `ADDRESS_NOT_FOUND`."),
    ),
    security(("key" = ["customers:write"])),
)]
pub async fn change(caller: Caller, body: Body) -> Answer {
    caller.need(Scope::CustomersWrite)?;
    let sent = body.read::<AddressToChange>()?.address;
    let (book, id) = (book(&caller), AddressId(caller.number("address")));
    let (by, now) = (caller.by(Actor::Key), caller.now());
    let changed = caller.keydesk.db.write(move |conn| {
        let there = address_book::find(conn, book, id)?;
        match sent.on(there.into()) {
            Ok(wanted) => Ok(Ok(address_book::change(conn, book, id, &wanted, &by, now)?)),
            Err(wrong) => Ok::<_, Refused>(Err(wrong)),
        }
    });
    let address = shapes::Address::from(&changed.await.map_err(refused)??);
    Ok(HttpResponse::Ok().json(AddressAnswer { address }))
}

/// `DELETE` of the same.
///
/// # Errors
/// Without the scope, or for no address of the customer.
#[utoipa::path(
    delete, path = "/accounts/customers/{customer}/addresses/{address}", tag = "Addresses",
    operation_id = "removeAddress", summary = "Take an address out",
    description = "If it was the default, the oldest of the others is.", params(params::Address),
    responses(
        told::Any, (status = 204, description = "It is gone."),
        (status = 404, body = Refusal, description = "`CUSTOMER_NOT_FOUND` or `ADDRESS_NOT_FOUND`."),
    ),
    security(("key" = ["customers:write"])),
)]
pub async fn remove(caller: Caller) -> Answer {
    caller.need(Scope::CustomersWrite)?;
    let (book, id) = (book(&caller), AddressId(caller.number("address")));
    let (by, now) = (caller.by(Actor::Key), caller.now());
    caller.keydesk.db.write(move |conn| address_book::remove(conn, book, id, &by, now)).await.map_err(refused)?;
    Ok(HttpResponse::NoContent().finish())
}

fn book(caller: &Caller) -> Book {
    Book { account: caller.account.id, customer: CustomerId(caller.number("customer")) }
}

pub(super) fn too_many(message: String) -> ApiError {
    ApiError::refused(StatusCode::CONFLICT, "TOO_MANY_ADDRESSES", message)
}

fn refused(refused: Refused) -> ApiError {
    match refused {
        Refused::UnknownCustomer => not_found(),
        Refused::Unknown => {
            ApiError::refused(StatusCode::NOT_FOUND, "ADDRESS_NOT_FOUND", "The customer has no such address.")
        }
        Refused::TooMany => too_many(format!("There are {MOST} addresses already.")),
        // Customers are; a key is not.
        Refused::TooOften => ApiError::TooMany(3600),
        Refused::Db(failure) => failure.into(),
    }
}
