//! A customer's addresses.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

use super::customers::not_found;
use super::{shapes, typed};
use crate::api_keys::Scope;
use crate::customers::address_book::{self, Book, MOST, Refused};
use crate::customers::create::NewAddress;
use crate::customers::{AddressId, CustomerId, store};
use crate::db;
use crate::events::Actor;
use crate::web::api::{Answer, ApiError, Body};
use crate::web::caller::Caller;
use crate::web::once::once;

/// The body of what adds and changes.
#[derive(Deserialize)]
struct Sent {
    address: typed::Address,
}

/// `GET /accounts/customers/{id}/addresses`: the default one first.
///
/// # Errors
/// Without the scope, or for no customer of the account.
pub async fn list(caller: Caller) -> Answer {
    caller.need(Scope::CustomersRead)?;
    let book = book(&caller);
    let found = caller.keydesk.db.read(move |conn| {
        if store::find(conn, book.account, book.customer)?.is_none() {
            return Ok::<_, db::Failure>(None);
        }
        Ok(Some(store::addresses(conn, book.customer)?))
    });
    let addresses: Vec<Value> = found.await?.ok_or_else(not_found)?.iter().map(shapes::address).collect();
    Ok(HttpResponse::Ok().json(json!({ "addresses": addresses })))
}

/// `POST` of the same: adds one.
///
/// # Errors
/// Without the scope, with wrong data, for no customer of the account, or when there are too many.
pub async fn add(caller: Caller, body: Body) -> Answer {
    once(&caller, body.bytes(), put_in(&caller, &body)).await
}

async fn put_in(caller: &Caller, body: &Body) -> Answer {
    caller.need(Scope::CustomersWrite)?;
    let new = body.read::<Sent>()?.address.on(NewAddress::default())?;
    let (book, by, now) = (book(caller), caller.by(Actor::Key), caller.now());
    let added = caller.keydesk.db.write(move |conn| address_book::add(conn, book, &new, &by, now)).await;
    Ok(HttpResponse::Created().json(json!({ "address": shapes::address(&added.map_err(told)?) })))
}

/// `PUT /accounts/customers/{id}/addresses/{address}`: what is not sent stays.
///
/// # Errors
/// As [`add`].
pub async fn change(caller: Caller, body: Body) -> Answer {
    caller.need(Scope::CustomersWrite)?;
    let sent = body.read::<Sent>()?.address;
    let (book, id) = (book(&caller), AddressId(caller.number("address")));
    let (by, now) = (caller.by(Actor::Key), caller.now());
    let changed = caller.keydesk.db.write(move |conn| {
        let there = address_book::find(conn, book, id)?;
        match sent.on(there.into()) {
            Ok(wanted) => Ok(Ok(address_book::change(conn, book, id, &wanted, &by, now)?)),
            Err(wrong) => Ok::<_, Refused>(Err(wrong)),
        }
    });
    Ok(HttpResponse::Ok().json(json!({ "address": shapes::address(&changed.await.map_err(told)??) })))
}

/// `DELETE` of the same.
///
/// # Errors
/// Without the scope, or for no address of the customer.
pub async fn remove(caller: Caller) -> Answer {
    caller.need(Scope::CustomersWrite)?;
    let (book, id) = (book(&caller), AddressId(caller.number("address")));
    let (by, now) = (caller.by(Actor::Key), caller.now());
    caller.keydesk.db.write(move |conn| address_book::remove(conn, book, id, &by, now)).await.map_err(told)?;
    Ok(HttpResponse::NoContent().finish())
}

fn book(caller: &Caller) -> Book {
    Book { account: caller.account.id, customer: CustomerId(caller.number("customer")) }
}

fn told(refused: Refused) -> ApiError {
    match refused {
        Refused::UnknownCustomer => not_found(),
        Refused::Unknown => {
            ApiError::refused(StatusCode::NOT_FOUND, "ADDRESS_NOT_FOUND", "The customer has no such address.")
        }
        Refused::TooMany => {
            let message = format!("There are {MOST} addresses already.");
            ApiError::refused(StatusCode::CONFLICT, "TOO_MANY_ADDRESSES", message)
        }
        Refused::Db(failure) => failure.into(),
    }
}
