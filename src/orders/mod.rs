//! An order: what the shop tells of one, so that support knows a caller by it and storefronts can list
//! it. The shop's own system keeps the orders; these are summaries.

pub mod bring_in;
pub mod store;
pub mod typed;

use std::fmt;
use std::str::FromStr;

use diesel::prelude::*;

use crate::customers::CustomerId;
use crate::db::schema::orders;
use crate::db::types::Time;

crate::id! {
    /// Names an order.
    OrderId
}

/// What is known of an order.
#[derive(Clone, Debug, Queryable, Selectable)]
pub struct Order {
    /// For storefronts.
    pub id: OrderId,
    /// Whose.
    pub customer_id: CustomerId,
    /// The shop's own; of a customer there is one of each.
    pub number: String,
    /// When the customer ordered, to the second.
    pub placed_at: Time,
    /// In the shop's words.
    pub status: String,
    /// The same as it is compared ([`status_key`]).
    pub status_key: String,
    /// A decimal, with as many digits as the shop sent.
    pub total: String,
    /// ISO 4217.
    pub currency: String,
}

impl Order {
    /// Where it stands in the list.
    #[must_use]
    pub fn cursor(&self) -> Cursor {
        Cursor { placed_at: self.placed_at, id: self.id }
    }
}

/// A place in a customer's orders, which are listed with the newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// When the order there was placed.
    pub placed_at: Time,
    /// The order there; of two that were placed in one second the newer has the larger.
    pub id: OrderId,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.placed_at.unix(), self.id)
    }
}

/// What is no place in a list.
#[derive(Debug, thiserror::Error)]
#[error("not a cursor of ours")]
pub struct NoCursor;

impl FromStr for Cursor {
    type Err = NoCursor;

    fn from_str(text: &str) -> Result<Self, NoCursor> {
        let (seconds, id) = text.split_once('.').ok_or(NoCursor)?;
        let seconds = seconds.parse().ok().filter(|seconds| typed::SECONDS.contains(seconds)).ok_or(NoCursor)?;
        Ok(Self { placed_at: Time::from_unix(seconds), id: OrderId(id.parse().ok().ok_or(NoCursor)?) })
    }
}

/// How statuses are compared: `Awaiting payment`, `awaiting-payment` and `AWAITING_PAYMENT` are one.
#[must_use]
pub fn status_key(status: &str) -> String {
    let words = status.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_uppercase).collect::<Vec<_>>().join("_")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn statuses_are_compared_by_their_words() {
        for same in ["Awaiting payment", "awaiting-payment", "AWAITING_PAYMENT", " awaiting  payment "] {
            assert_eq!(status_key(same), "AWAITING_PAYMENT");
        }
        assert_eq!(status_key("Größe fehlt"), "GRÖSSE_FEHLT");
        assert_eq!(status_key("—"), "");
    }

    #[test]
    fn a_cursor_is_read_as_it_is_written_and_nothing_else_is_one() {
        let cursor = Cursor { placed_at: Time::from_unix(1_764_000_000), id: OrderId(7) };
        assert_eq!(cursor.to_string().parse::<Cursor>().unwrap(), cursor);
        for wrong in
            ["", "x", "1", "1.", ".1", "1.2.3", "9999999999999.1", "-9999999999999.1", "1.99999999999999999999"]
        {
            assert!(wrong.parse::<Cursor>().is_err(), "{wrong}");
        }
    }
}
