//! Queries of orders.

use diesel::prelude::*;

use super::{Cursor, Order};
use crate::customers::CustomerId;
use crate::db::schema::orders;
use crate::db::types::Time;
use crate::db::{self, Backend, Conn};

/// Which of a customer's orders.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// With this status, as it is compared.
    pub status_key: Option<String>,
    /// Not placed before.
    pub from: Option<Time>,
    /// Not placed after.
    pub until: Option<Time>,
}

/// A piece of the list.
#[derive(Clone, Copy, Debug, Default)]
pub struct Piece {
    /// Behind this place.
    pub after: Option<Cursor>,
    /// Ahead of this one.
    pub before: Option<Cursor>,
    /// The end of what is left, not its begin.
    pub from_end: bool,
    /// Orders at most.
    pub size: i64,
}

/// Orders, the newest first.
#[derive(Clone, Debug)]
pub struct Page {
    /// In order.
    pub rows: Vec<Order>,
    /// Whether there are newer ones.
    pub has_previous: bool,
    /// Whether there are older ones.
    pub has_next: bool,
}

type Condition = Box<dyn BoxableExpression<orders::table, Backend, SqlType = diesel::sql_types::Bool>>;

/// A piece of a customer's list, with one statement however long it is.
///
/// # Errors
/// The database's.
pub fn page(conn: &mut Conn, customer: CustomerId, filter: &Filter, piece: &Piece) -> db::Result<Page> {
    let mut query = orders::table
        .filter(orders::customer_id.eq(customer))
        .select(Order::as_select())
        .limit(piece.size + 1)
        .into_boxed::<Backend>();
    for condition in conditions(filter) {
        query = query.filter(condition);
    }
    if let Some(Cursor { placed_at, id }) = piece.after {
        query =
            query.filter(orders::placed_at.lt(placed_at).or(orders::placed_at.eq(placed_at).and(orders::id.lt(id))));
    }
    if let Some(Cursor { placed_at, id }) = piece.before {
        query =
            query.filter(orders::placed_at.gt(placed_at).or(orders::placed_at.eq(placed_at).and(orders::id.gt(id))));
    }
    let mut rows: Vec<Order> = if piece.from_end {
        query.order((orders::placed_at.asc(), orders::id.asc())).load(conn)?
    } else {
        query.order((orders::placed_at.desc(), orders::id.desc())).load(conn)?
    };
    let size = usize::try_from(piece.size).unwrap_or(0);
    let more = rows.len() > size;
    rows.truncate(size);
    if piece.from_end {
        rows.reverse();
        return Ok(Page { rows, has_previous: more, has_next: piece.before.is_some() });
    }
    Ok(Page { rows, has_previous: piece.after.is_some(), has_next: more })
}

/// How many of a customer's there are.
///
/// # Errors
/// The database's.
pub fn count(conn: &mut Conn, customer: CustomerId, filter: &Filter) -> db::Result<i64> {
    let mut query = orders::table.filter(orders::customer_id.eq(customer)).count().into_boxed::<Backend>();
    for condition in conditions(filter) {
        query = query.filter(condition);
    }
    Ok(query.get_result(conn)?)
}

fn conditions(filter: &Filter) -> Vec<Condition> {
    let mut all: Vec<Condition> = Vec::new();
    if let Some(status) = &filter.status_key {
        all.push(Box::new(orders::status_key.eq(status.clone())));
    }
    if let Some(from) = filter.from {
        all.push(Box::new(orders::placed_at.ge(from)));
    }
    if let Some(until) = filter.until {
        all.push(Box::new(orders::placed_at.le(until)));
    }
    all
}
