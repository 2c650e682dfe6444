//! A customer's orders, in BigCommerce's shapes: what the shop has told of them.

use async_graphql::connection::{Connection, CursorType, Edge, EmptyFields, query};
use async_graphql::{Context, InputObject, Object, Result, SimpleObject};

use super::consignments::OrderConsignments;
use super::customer::{Collection, Money};
use super::form_values::DateTimeExtended;
use crate::customers::CustomerId;
use crate::db;
use crate::graphql::{Visit, of_database};
use crate::orders::store::{self, Filter, Piece};
use crate::orders::{self, Cursor, NoCursor, status_key, typed};

/// Orders of a page, if the client does not say.
const PAGE: usize = 50;
/// Orders of a page at most.
const LONGEST_PAGE: usize = 100;

/// Which are wanted.
#[derive(InputObject)]
pub struct OrdersFiltersInput {
    status: Option<String>,
    date_range: Option<OrderDateRangeFilterInput>,
}

/// From when to when, both included.
#[derive(InputObject)]
pub struct OrderDateRangeFilterInput {
    from: Option<String>,
    to: Option<String>,
}

impl OrdersFiltersInput {
    fn read(self) -> Result<Filter> {
        let moment = |sent: Option<String>| match sent {
            Some(text) => typed::placed_at(&text).map(Some).map_err(|bad| format!("dateRange: {bad}")),
            None => Ok(None),
        };
        let (from, until) = match self.date_range {
            Some(range) => (moment(range.from)?, moment(range.to)?),
            None => (None, None),
        };
        Ok(Filter { status_key: self.status.as_deref().map(status_key), from, until })
    }
}

/// As the client pages: `before`, `after`, `first` and `last`.
pub struct Pages {
    pub before: Option<String>,
    pub after: Option<String>,
    pub first: Option<i32>,
    pub last: Option<i32>,
}

/// A page of them: two statements, however many there are.
pub(super) type OrderConnection = Connection<Cursor, Order, Collection, EmptyFields>;

/// The customer's, the newest first.
///
/// # Errors
/// For what is no page or filter, and the database's.
pub(super) async fn page(
    ctx: &Context<'_>,
    customer: CustomerId,
    pages: Pages,
    filters: Option<OrdersFiltersInput>,
) -> Result<OrderConnection> {
    let filter = filters.map(OrdersFiltersInput::read).transpose()?.unwrap_or_default();
    let given = |cursor: Option<String>| cursor.filter(|cursor| !cursor.is_empty());
    let Pages { before, after, first, last } = pages;
    query(given(after), given(before), first, last, |after, before, first, last| async move {
        let from_end = last.is_some();
        let size = last.or(first).unwrap_or(PAGE).min(LONGEST_PAGE);
        let piece = Piece { after, before, from_end, size: i64::try_from(size).unwrap_or(0) };
        let visit = ctx.data_unchecked::<Visit>();
        let read = visit.keydesk.db.read(move |conn| {
            let found = store::page(conn, customer, &filter, &piece)?;
            Ok::<_, db::Failure>((found, store::count(conn, customer, &filter)?))
        });
        let (found, total) = read.await.map_err(|failure| of_database(&failure))?;
        let beside = Collection::of(usize::try_from(total).unwrap_or(0));
        let mut page = Connection::with_additional_fields(found.has_previous, found.has_next, beside);
        page.edges.extend(found.rows.into_iter().map(|order| Edge::new(order.cursor(), Order(order))));
        Ok::<_, async_graphql::Error>(page)
    })
    .await
}

impl CursorType for Cursor {
    type Error = NoCursor;

    fn decode_cursor(text: &str) -> std::result::Result<Self, NoCursor> {
        text.parse()
    }

    fn encode_cursor(&self) -> String {
        self.to_string()
    }
}

/// Where numbers of ours begin. Twice as much is an `Int` of GraphQL still.
const OURS: i64 = 1_000_000_000;

/// An order.
pub struct Order(orders::Order);

#[Object]
impl Order {
    /// The shop's number where it is one of digits, as there; storefronts show it as `#1001`. Others are named by
    /// ours, far above: of two orders of a customer none has the other's.
    async fn entity_id(&self) -> i64 {
        let number = self.0.number.parse::<i64>().ok().filter(|number| (1..OURS).contains(number));
        let number = number.filter(|number| number.to_string() == self.0.number);
        number.unwrap_or(OURS + self.0.id.0 % OURS)
    }

    async fn ordered_at(&self) -> DateTimeExtended {
        DateTimeExtended { utc: self.0.placed_at.rfc3339() }
    }

    async fn status(&self) -> OrderStatus {
        OrderStatus { label: self.0.status.clone(), value: self.0.status_key.clone() }
    }

    /// None: an order is told as a summary.
    async fn consignments(&self) -> Option<OrderConsignments> {
        None
    }

    async fn total_inc_tax(&self) -> Money {
        // There it is a floating-point number, so here nothing better can be told.
        Money::new(self.0.total.parse().unwrap_or(0.0), self.0.currency.clone())
    }
}

/// What has become of it.
#[derive(SimpleObject)]
pub struct OrderStatus {
    /// In the shop's words.
    label: String,
    /// The same, as filters compare it.
    value: String,
}
