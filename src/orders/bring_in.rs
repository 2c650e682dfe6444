//! A shop brings in what it knows of a customer's orders. Those with a number that is there take its
//! place; of many the newest are kept.

use diesel::prelude::*;
use diesel::upsert::excluded;
use serde_json::json;

use super::store::{self, Filter};
use super::typed::NewOrder;
use super::{OrderId, status_key};
use crate::accounts::AccountId;
use crate::customers::{self, CustomerId};
use crate::db::schema::orders::{self, dsl};
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, By, Kind};

/// Orders of a customer that are kept: the newest. Refusing the next one instead would end a shop's
/// nightly run at its best customer.
pub const MOST: i64 = 1_000;

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Not in this account.
    #[error("no such customer")]
    UnknownCustomer,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Failure),
}

/// Takes orders in, no two with the same number; gives how many of the customer there are now.
///
/// # Errors
/// [`Refused`].
pub fn bring_in(
    conn: &mut Conn,
    account: AccountId,
    customer: CustomerId,
    new: &[NewOrder],
    by: &By,
    now: Time,
) -> Result<i64, Refused> {
    customers::store::hold(conn, account, customer)?.ok_or(Refused::UnknownCustomer)?;
    if new.is_empty() {
        return Ok(store::count(conn, customer, &Filter::default())?);
    }
    put(conn, customer, new)?;
    forget_oldest(conn, customer)?;
    let data = json!({ "count": new.len() });
    events::record(conn, account, Some(customer), Kind::OrdersImported, &data, by, now)?;
    Ok(store::count(conn, customer, &Filter::default())?)
}

/// All with one statement.
fn put(conn: &mut Conn, customer: CustomerId, new: &[NewOrder]) -> db::Result<()> {
    let row = |order: &NewOrder| {
        (
            orders::customer_id.eq(customer),
            orders::number.eq(order.number.clone()),
            orders::placed_at.eq(order.placed_at),
            orders::status.eq(order.status.clone()),
            orders::status_key.eq(status_key(&order.status)),
            orders::total.eq(order.total.clone()),
            orders::currency.eq(order.currency.clone()),
        )
    };
    let rows: Vec<_> = new.iter().map(row).collect();
    crate::on_each!(conn, |conn| diesel::insert_into(dsl::orders)
        .values(rows)
        .on_conflict((dsl::customer_id, dsl::number))
        .do_update()
        .set((
            dsl::placed_at.eq(excluded(dsl::placed_at)),
            dsl::status.eq(excluded(dsl::status)),
            dsl::status_key.eq(excluded(dsl::status_key)),
            dsl::total.eq(excluded(dsl::total)),
            dsl::currency.eq(excluded(dsl::currency)),
        ))
        .execute(conn))?;
    Ok(())
}

fn forget_oldest(conn: &mut Conn, customer: CustomerId) -> db::Result<()> {
    let last: Option<(Time, OrderId)> = orders::table
        .filter(orders::customer_id.eq(customer))
        .order((orders::placed_at.desc(), orders::id.desc()))
        .offset(MOST)
        .select((orders::placed_at, orders::id))
        .first(conn)
        .optional()?;
    if let Some((placed_at, id)) = last {
        let older = orders::placed_at.lt(placed_at).or(orders::placed_at.eq(placed_at).and(orders::id.le(id)));
        diesel::delete(orders::table.filter(orders::customer_id.eq(customer)).filter(older)).execute(conn)?;
    }
    Ok(())
}
