//! A customer's orders, as the shop tells of them.

use std::collections::{BTreeMap, HashSet};

use actix_web::HttpResponse;
use serde::Deserialize;
use serde_json::{Value, json};

use super::customers::not_found;
use super::shapes;
use crate::api_keys::Scope;
use crate::customers::{self, CustomerId};
use crate::db;
use crate::events::Actor;
use crate::orders::bring_in::{self, MOST, Refused};
use crate::orders::store::{self, Filter, Piece};
use crate::orders::typed::{self, BadField, NewOrder};
use crate::web::api::{Answer, ApiError, Body};
use crate::web::caller::Caller;

/// The body of what brings them in.
#[derive(Deserialize)]
struct Sent {
    /// At most 1,000.
    orders: Vec<SentOrder>,
}

/// An order.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct SentOrder {
    number: String,
    placed_at: String,
    status: String,
    total: String,
    currency: String,
}

/// What of the list is wanted.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    limit: Option<i64>,
    /// `next` of the page before.
    after: Option<String>,
}

/// `GET /accounts/customers/{id}/orders`: the newest first, a page at a time.
///
/// # Errors
/// Without the scope, with wrong data, or for no customer of the account.
pub async fn list(caller: Caller) -> Answer {
    caller.need(Scope::CustomersRead)?;
    let asked: Asked = caller.query()?;
    let size = asked.limit.unwrap_or(50);
    if !(1..=100).contains(&size) {
        return Err(ApiError::wrong_field("limit", "limit is a number from 1 to 100."));
    }
    let after = asked.after.as_deref().filter(|after| !after.is_empty()).map(str::parse).transpose();
    let after = after.map_err(|_| ApiError::wrong_field("after", "after is no next of ours."))?;
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
    let orders: Vec<Value> = page.rows.iter().map(shapes::order).collect();
    Ok(HttpResponse::Ok().json(json!({ "orders": orders, "total": total, "next": next })))
}

/// `PUT` of the same: those with a number that is there take its place, the others are added.
///
/// # Errors
/// Without the scope, with wrong data, or for no customer of the account.
pub async fn bring_in(caller: Caller, body: Body) -> Answer {
    caller.need(Scope::CustomersWrite)?;
    let new = read(&body.read::<Sent>()?.orders)?;
    let (account, customer) = (caller.account.id, CustomerId(caller.number("customer")));
    let (by, now, taken) = (caller.by(Actor::Key), caller.now(), new.len());
    let write = move |conn: &mut _| bring_in::bring_in(conn, account, customer, &new, &by, now);
    let total = caller.keydesk.db.write(write).await.map_err(|refused| match refused {
        Refused::UnknownCustomer => not_found(),
        Refused::Db(failure) => failure.into(),
    })?;
    Ok(HttpResponse::Ok().json(json!({ "taken": taken, "total": total })))
}

/// Fields that are told of one request: who sends a wrong list has one mistake, not a thousand.
const MOST_WRONG: usize = 20;

/// Parsed; what is wrong is told by place and field, `orders[2].total`.
fn read(sent: &[SentOrder]) -> Result<Vec<NewOrder>, ApiError> {
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

fn one(sent: &SentOrder, tell: &mut dyn FnMut(&str, BadField)) -> Option<NewOrder> {
    let number = typed::number(&sent.number).map_err(|bad| tell("number", bad)).ok();
    let placed_at = typed::placed_at(&sent.placed_at).map_err(|bad| tell("placedAt", bad)).ok();
    let status = typed::status(&sent.status).map_err(|bad| tell("status", bad)).ok();
    let total = typed::total(&sent.total).map_err(|bad| tell("total", bad)).ok();
    let currency = typed::currency(&sent.currency).map_err(|bad| tell("currency", bad)).ok();
    Some(NewOrder { number: number?, placed_at: placed_at?, status: status?, total: total?, currency: currency? })
}
