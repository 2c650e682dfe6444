//! Orders. Shops bring none in yet, so that every list of them is empty; clients select from them all
//! the same.

use async_graphql::connection::PageInfo;
use async_graphql::{InputObject, Object, SimpleObject};

use super::form_values::DateTimeExtended;

/// Which are wanted.
#[derive(InputObject)]
pub struct OrdersFiltersInput {
    status: Option<String>,
    date_range: Option<OrderDateRangeFilterInput>,
}

/// From when to when.
#[derive(InputObject)]
pub struct OrderDateRangeFilterInput {
    from: Option<String>,
    to: Option<String>,
}

/// A page of them.
pub struct OrderConnection;

#[Object]
impl OrderConnection {
    async fn page_info(&self) -> PageInfo {
        PageInfo { has_previous_page: false, has_next_page: false, start_cursor: None, end_cursor: None }
    }

    async fn edges(&self) -> Vec<OrderEdge> {
        Vec::new()
    }
}

/// An order and its place.
#[derive(SimpleObject)]
pub struct OrderEdge {
    cursor: String,
    node: Order,
}

/// An order.
#[derive(SimpleObject)]
pub struct Order {
    entity_id: i32,
    ordered_at: DateTimeExtended,
    status: OrderStatus,
    total_inc_tax: super::customer::Money,
}

/// What has become of it.
#[derive(SimpleObject)]
pub struct OrderStatus {
    label: String,
    value: String,
}
