//! A customer's orders, as the shop tells of them.

use std::collections::{BTreeMap, HashSet};

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::customers::not_found;
use super::objects::objects;
use super::{params, schemas, shapes, told};
use crate::api_keys::Scope;
use crate::customers::{self, CustomerId};
use crate::db;
use crate::events::Actor;
use crate::orders::bring_in::{self, MOST, Refused};
use crate::orders::store::{self, Filter, Piece};
use crate::orders::typed::{self, BadField};
use crate::web::api::{Answer, ApiError, Body};
use crate::web::caller::Caller;

/// Orders to bring in.
#[derive(Deserialize, ToSchema)]
pub struct OrdersToBringIn {
    /// No two with the same number.
    #[schema(max_items = 1000)]
    #[serde(deserialize_with = "objects")]
    orders: Vec<NewOrder>,
}

/// An order, as the shop's own system has it.
#[derive(Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct NewOrder {
    #[serde(default)]
    #[schema(schema_with = schemas::order_number, required = true)]
    number: String,
    #[serde(default)]
    #[schema(schema_with = schemas::placed_at, required = true)]
    placed_at: String,
    #[serde(default)]
    #[schema(schema_with = schemas::order_status, required = true)]
    status: String,
    #[serde(default)]
    #[schema(schema_with = schemas::total, required = true)]
    total: String,
    #[serde(default)]
    #[schema(schema_with = schemas::currency, required = true)]
    currency: String,
}

/// What came of it.
#[derive(Serialize, ToSchema)]
struct OrdersTaken {
    /// Orders of the request.
    taken: usize,
    /// Orders of the customer, of which the newest 1,000 are kept.
    #[schema(minimum = 0, maximum = 1000)]
    total: i64,
}

/// A page of orders, the newest first.
#[derive(Serialize, ToSchema)]
struct OrderList {
    orders: Vec<shapes::Order>,
    /// On all pages.
    #[schema(minimum = 0)]
    total: i64,
    /// For `after`; none on the last page.
    #[schema(required)]
    next: Option<String>,
}

/// What of the list is wanted.
#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// Orders a page; without it 50.
    #[param(minimum = 1, maximum = 100, nullable = false)]
    limit: Option<i64>,
    /// `next` of the page before.
    #[param(nullable = false)]
    after: Option<String>,
}

/// `GET /accounts/customers/{id}/orders`: the newest first, a page at a time.
///
/// # Errors
/// Without the scope, with wrong data, or for no customer of the account.
#[utoipa::path(
    get, path = "/accounts/customers/{customer}/orders", tag = "Orders", operation_id = "listOrders",
    summary = "List a customer's orders", description = "The newest first, a page at a time.",
    params(params::Customer, Asked),
    responses(
        told::Any, told::WithQuery, told::OfCustomer, (status = 200, body = OrderList, description = "A page of them."),
    ),
    security(("key" = ["customers:read"])),
)]
pub async fn list(caller: Caller) -> Answer {
    caller.need(Scope::CustomersRead)?;
    let asked: Asked = caller.query()?;
    let size = asked.limit.unwrap_or(50);
    if !(1..=100).contains(&size) {
        return Err(ApiError::wrong_field("limit", "limit is a number from 1 to 100."));
    }
    let after = match asked.after.as_deref() {
        None | Some("") => None,
        Some(after) => {
            Some(after.parse().ok().ok_or_else(|| ApiError::wrong_field("after", "after is no next of ours."))?)
        }
    };
    let (account, customer) = (caller.account.id, CustomerId(caller.number("customer")));
    let found = caller.keydesk.db.read(move |conn| {
        if customers::store::find(conn, account, customer)?.is_none() {
            return Ok::<_, db::Failure>(None);
        }
        let piece = Piece { after, size, ..Piece::default() };
        let all = Filter::default();
        Ok(Some((store::page(conn, customer, &all, &piece)?, store::count(conn, customer, &all)?)))
    });
    let (page, total) = found.await?.ok_or_else(not_found)?;
    let next = page.rows.last().filter(|_| page.has_next).map(|last| last.cursor().to_string());
    let orders = page.rows.iter().map(shapes::Order::from).collect();
    Ok(HttpResponse::Ok().json(OrderList { orders, total, next }))
}

/// `PUT` of the same: those with a number that is there take its place, the others are added.
///
/// # Errors
/// Without the scope, with wrong data, or for no customer of the account.
#[utoipa::path(
    put, path = "/accounts/customers/{customer}/orders", tag = "Orders", operation_id = "bringInOrders",
    summary = "Bring orders in",
    description = "Those with a number that is there take its place, the others are added. All of them, or none.",
    params(params::Customer), request_body = OrdersToBringIn,
    responses(
        told::Any, told::WithBody, told::OfCustomer,
        (status = 200, body = OrdersTaken, description = "What came of it."),
    ),
    security(("key" = ["customers:write"])),
)]
pub async fn bring_in(caller: Caller, body: Body) -> Answer {
    caller.need(Scope::CustomersWrite)?;
    let new = read(&body.read::<OrdersToBringIn>()?.orders)?;
    let (account, customer) = (caller.account.id, CustomerId(caller.number("customer")));
    let (by, now, taken) = (caller.by(Actor::Key), caller.now(), new.len());
    let write = move |conn: &mut _| bring_in::bring_in(conn, account, customer, &new, &by, now);
    let total = caller.keydesk.db.write(write).await.map_err(|refused| match refused {
        Refused::UnknownCustomer => not_found(),
        Refused::Db(failure) => failure.into(),
    })?;
    Ok(HttpResponse::Ok().json(OrdersTaken { taken, total }))
}

/// Fields that are told of one request: who sends a wrong list has one mistake, not a thousand.
const MOST_WRONG: usize = 20;

/// Parsed; what is wrong is told by place and field, `orders[2].total`.
fn read(sent: &[NewOrder]) -> Result<Vec<typed::NewOrder>, ApiError> {
    if i64::try_from(sent.len()).is_ok_and(|many| many > MOST) {
        return Err(ApiError::wrong_field("orders", format!("orders has at most {MOST} entries.")));
    }
    let mut wrong: BTreeMap<String, String> = BTreeMap::new();
    let mut numbers = HashSet::new();
    let mut orders = Vec::with_capacity(sent.len());
    for (place, order) in sent.iter().enumerate() {
        let mut tell = |field: &str, what: &str| {
            if wrong.len() < MOST_WRONG {
                wrong.insert(format!("orders[{place}].{field}"), what.to_owned());
            }
        };
        match one(order, &mut |field, bad| tell(field, &bad.to_string())) {
            Some(read) if !numbers.insert(read.number.clone()) => tell("number", "twice in one request"),
            Some(read) => orders.push(read),
            None => {}
        }
    }
    if wrong.is_empty() { Ok(orders) } else { Err(ApiError::wrong_fields(wrong)) }
}

fn one(sent: &NewOrder, tell: &mut dyn FnMut(&str, BadField)) -> Option<typed::NewOrder> {
    let number = typed::text(&sent.number).map_err(|bad| tell("number", bad)).ok();
    let placed_at = typed::placed_at(&sent.placed_at).map_err(|bad| tell("placedAt", bad)).ok();
    let status = typed::text(&sent.status).map_err(|bad| tell("status", bad)).ok();
    let total = typed::total(&sent.total).map_err(|bad| tell("total", bad)).ok();
    let currency = typed::currency(&sent.currency).map_err(|bad| tell("currency", bad)).ok();
    Some(typed::NewOrder {
        number: number?,
        placed_at: placed_at?,
        status: status?,
        total: total?,
        currency: currency?,
    })
}
