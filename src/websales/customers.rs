//! Customers: signing in, and reading them.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::AUTHORIZATION;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{params, schemas, shapes, told};
use crate::api_keys::Scope;
use crate::compatibility::plain;
use crate::customers::list::{self, Cursor, Sort, View, Wanted};
use crate::customers::sign_in::{self, Attempt, Refused};
use crate::customers::{CustomerId, store};
use crate::db;
use crate::email::Email;
use crate::events::Actor;
use crate::passwords::Password;
use crate::web::api::{Answer, ApiError};
use crate::web::caller::Caller;

/// A customer, whole.
#[derive(Serialize, ToSchema)]
struct WholeCustomerAnswer {
    customer: shapes::WholeCustomer,
}

/// A page of customers.
#[derive(Serialize, ToSchema)]
struct CustomerList {
    customers: Vec<shapes::Customer>,
    /// On all pages.
    #[schema(minimum = 0)]
    total: i64,
    /// For `after`; none on the last page.
    #[schema(required)]
    next: Option<String>,
}

/// `POST /accounts/customers`, with `Authorization: Basic`: the customer, and an access token.
///
/// # Errors
/// Without the scope, too busy, or `INVALID_CREDENTIALS`, which tells nothing else.
#[utoipa::path(
    post, path = "/accounts/customers", tag = "Customers", operation_id = "signIn", summary = "Sign a customer in",
    description = "With `Authorization: Basic` of e-mail and password, beside the key. The answer to an unknown, \
        inactive or locked customer is that to a wrong password.",
    params(params::Visitor),
    responses(
        told::Any, told::Changing, told::SigningIn,
        (status = 200, body = shapes::SignedIn, description = "The customer, and what they hold."),
    ),
    security(("key" = ["storefront"], "credentials" = [])),
)]
pub async fn sign_in(caller: Caller) -> Answer {
    caller.need(Scope::Storefront)?;
    let (email, password) = basic(&caller).ok_or_else(refused)?;
    let network = caller.network();
    let attempt = Attempt { account: caller.account.clone(), email_key: email.key().to_owned(), password, network };
    let (desk, by, now) = (&caller.keydesk, caller.by(Actor::Customer), caller.now());
    let signed_in = match sign_in::sign_in(&desk.db, &desk.hasher, &desk.config.keys, attempt, by, now).await {
        Ok(signed_in) => signed_in,
        Err(Refused::No) => return Err(refused()),
        Err(Refused::Hashing(failed)) => return Err(failed.into()),
        Err(Refused::Db(failure)) => return Err(failure.into()),
    };
    Ok(HttpResponse::Ok().json(shapes::SignedIn::from(&signed_in)))
}

/// RFC 7617.
fn basic(caller: &Caller) -> Option<(Email, Password)> {
    let header = caller.request().headers().get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, text) = header.split_once(' ')?;
    let decoded = STANDARD.decode(text.trim()).ok().filter(|_| scheme.eq_ignore_ascii_case("basic"))?;
    let decoded = String::from_utf8(decoded).ok()?;
    let (email, password) = decoded.split_once(':')?;
    Some((email.parse().ok()?, Password::typed(password)?))
}

fn refused() -> ApiError {
    let message = "E-mail and password do not match, or signing in is paused.";
    ApiError::refused(StatusCode::UNAUTHORIZED, "INVALID_CREDENTIALS", message)
}

/// `GET /accounts/customers/{id}`: with addresses.
///
/// # Errors
/// Without the scope, or `CUSTOMER_NOT_FOUND`.
#[utoipa::path(
    get, path = "/accounts/customers/{customer}", tag = "Customers", operation_id = "readCustomer",
    summary = "Read a customer", description = "With addresses, the default one first.", params(params::Customer),
    responses(told::Any, told::OfCustomer, (status = 200, body = WholeCustomerAnswer, description = "The customer.")),
    security(("key" = ["customers:read"])),
)]
pub async fn read(caller: Caller) -> Answer {
    caller.need(Scope::CustomersRead)?;
    let (account, id) = (caller.account.id, CustomerId(caller.number("customer")));
    let found = caller.keydesk.db.read(move |conn| {
        let Some(customer) = store::find(conn, account, id)? else { return Ok::<_, db::Failure>(None) };
        Ok(Some((customer, store::addresses(conn, id)?)))
    });
    let (customer, addresses) = found.await?.ok_or_else(not_found)?;
    let addresses = addresses.iter().map(shapes::Address::from).collect();
    let customer = shapes::WholeCustomer { customer: shapes::Customer::from(&customer), addresses };
    Ok(HttpResponse::Ok().json(WholeCustomerAnswer { customer }))
}

pub(super) fn not_found() -> ApiError {
    ApiError::refused(StatusCode::NOT_FOUND, "CUSTOMER_NOT_FOUND", "There is no such customer.")
}

/// Characters that are searched for, as in the backoffice.
const LONGEST_SEARCH: usize = 100;

/// What of the list is wanted.
#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// Words that must all be found in name, address, telephone or customer number; or an id.
    #[serde(default)]
    #[param(max_length = 100, required = false)]
    search: String,
    /// Only those in this state; without it everybody.
    #[param(schema_with = schemas::view, required = false)]
    state: Option<String>,
    /// Only the one with this number of the shop's own.
    #[serde(rename = "customerNumber")]
    #[param(nullable = false)]
    number: Option<String>,
    /// Customers a page; without it 50.
    #[param(minimum = 1, maximum = 100, nullable = false)]
    limit: Option<i64>,
    /// `next` of the page before.
    #[param(nullable = false)]
    after: Option<String>,
}

/// `GET /accounts/customers`: by name, a page at a time. `search` as in the backoffice.
///
/// # Errors
/// Without the scope, with wrong data, or the database's.
#[utoipa::path(
    get, path = "/accounts/customers", tag = "Customers", operation_id = "listCustomers",
    summary = "Search and list customers", description = "By name, a page at a time.", params(Asked),
    responses(told::Any, told::WithQuery, (status = 200, body = CustomerList, description = "A page of them.")),
    security(("key" = ["customers:read"])),
)]
pub async fn list(caller: Caller) -> Answer {
    caller.need(Scope::CustomersRead)?;
    let asked: Asked = caller.query()?;
    refuse_others(&caller)?;
    let size = asked.limit.unwrap_or(50);
    if !(1..=100).contains(&size) {
        return Err(ApiError::wrong_field("limit", "limit is a number from 1 to 100."));
    }
    if asked.search.chars().count() > LONGEST_SEARCH {
        return Err(ApiError::wrong_field("search", "search has at most 100 characters."));
    }
    let cursor = match asked.after.as_deref() {
        None | Some("") => None,
        Some(after) => Some(cursor(after).ok_or_else(|| ApiError::wrong_field("after", "after is no next of ours."))?),
    };
    let view = asked.state.as_deref().map_or(Ok(View::All), str::parse);
    let view = view.ok().ok_or_else(|| ApiError::wrong_field("state", "state is none of the words for it."))?;
    if let Some(number) = asked.number {
        return only(&caller, number, view).await;
    }
    let (account, query) = (caller.account.id, asked.search);
    let wanted = Wanted { account, view, query, sort: Sort::Name, reversed: false, cursor, size };
    let now = caller.now();
    let found = caller
        .keydesk
        .db
        .read(move |conn| Ok::<_, db::Failure>((list::page(conn, &wanted, now)?, list::count(conn, &wanted, now)?)));
    let (page, total) = found.await?;
    let customers = page.rows.iter().map(shapes::Customer::from).collect();
    let next = page.next.map(|next| URL_SAFE_NO_PAD.encode(format!("{} {}", next.id, next.key)));
    Ok(HttpResponse::Ok().json(CustomerList { customers, total, next }))
}

/// What clients send with every request, and what changes nothing in a list.
const BESIDE: [&str; 5] = ["lang", "channel", "platform", "appName", "appVersion"];

/// Refuses whatever could be a filter: without it the list would hold customers that nobody asked for (attack A-72).
fn refuse_others(caller: &Caller) -> Result<(), ApiError> {
    let (query, account) = (caller.query_string(), caller.account.id.to_string());
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        let why = match &*name {
            "search" | "state" | "customerNumber" | "limit" | "after" => continue,
            beside if BESIDE.contains(&beside) => continue,
            "page" if value == "1" => continue,
            "page" => "is no page here; send next of the page before as after.",
            "providerIds" if value.split(',').all(|id| id.trim() == account) => continue,
            "providerIds" => "is not the account of this key.",
            _ => "is no filter here; customerNumber, state and search are.",
        };
        let name = plain(&name);
        return Err(ApiError::wrong_fields([(name.to_owned(), format!("{name} {why}"))].into()));
    }
    Ok(())
}

/// The one with a number, in the shape of a list.
async fn only(caller: &Caller, number: String, view: View) -> Answer {
    let (account, now) = (caller.account.id, caller.now());
    let found = caller.keydesk.db.read(move |conn| store::by_number(conn, account, &number)).await?;
    let customers: Vec<_> = found.iter().filter(|found| view.holds(found, now)).map(shapes::Customer::from).collect();
    let total = i64::try_from(customers.len()).unwrap_or_default();
    Ok(HttpResponse::Ok().json(CustomerList { customers, total, next: None }))
}

fn cursor(after: &str) -> Option<Cursor> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(after).ok()?).ok().filter(|text| !text.contains('\0'))?;
    let (id, key) = text.split_once(' ')?;
    Some(Cursor { back: false, key: key.to_owned(), id: id.parse().ok()? })
}
