//! A customer's address book: one is added, changed, or taken out. Of several one is the default for
//! parcels, and one for bills.

use chrono::TimeDelta;
use diesel::prelude::*;
use serde_json::json;

use super::create::{NewAddress, add_address};
use super::{Address, AddressId, CustomerId, store};
use crate::accounts::AccountId;
use crate::db::schema::addresses;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, Actor, By, Kind, store as log};

/// Addresses that a customer has at most.
pub const MOST: usize = 100;
/// Changes that customers can make to theirs in an hour: each is a line of the log for good.
pub const CHANGES_AN_HOUR: i64 = 60;

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Not in this account.
    #[error("no such customer")]
    UnknownCustomer,
    /// Not one of this customer's.
    #[error("no such address")]
    Unknown,
    /// [`MOST`] are there.
    #[error("there are {MOST} addresses already")]
    TooMany,
    /// [`CHANGES_AN_HOUR`] were made.
    #[error("too many changes in an hour")]
    TooOften,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Failure),
}

/// Whose address book.
#[derive(Clone, Copy, Debug)]
pub struct Book {
    /// Of which shop.
    pub account: AccountId,
    /// Of whom.
    pub customer: CustomerId,
}

/// Adds one. The first is the default for both.
///
/// # Errors
/// [`Refused`].
pub fn add(conn: &mut Conn, book: Book, new: &NewAddress, by: &By, now: Time) -> Result<Address, Refused> {
    let there = open(conn, book)?;
    pace(conn, book, by, now)?;
    if there.len() >= MOST {
        return Err(Refused::TooMany);
    }
    let first = there.is_empty();
    let (is_default, is_default_billing) = (new.is_default || first, new.is_default_billing || first);
    let new = NewAddress { is_default, is_default_billing, ..new.clone() };
    let id = add_address(conn, book.customer, &new)?;
    settle(conn, book, id, &new)?;
    record(conn, book, "added", by, now)?;
    find(conn, book, id)
}

/// Changes one. The default stays the default until another is.
///
/// # Errors
/// [`Refused`].
pub fn change(
    conn: &mut Conn,
    book: Book,
    id: AddressId,
    wanted: &NewAddress,
    by: &By,
    now: Time,
) -> Result<Address, Refused> {
    let before = open(conn, book)?.into_iter().find(|address| address.id == id).ok_or(Refused::Unknown)?;
    let was = NewAddress::from(before.clone());
    let wanted = NewAddress {
        is_default: wanted.is_default || before.is_default,
        is_default_billing: wanted.is_default_billing || before.is_default_billing,
        ..wanted.clone()
    };
    if wanted == was {
        return Ok(before);
    }
    pace(conn, book, by, now)?;
    diesel::update(addresses::table.find(id)).set(&wanted).execute(conn).map_err(db::Failure::from)?;
    settle(conn, book, id, &wanted)?;
    record(conn, book, "changed", by, now)?;
    find(conn, book, id)
}

/// Takes one out. If it was a default, the oldest of the others is.
///
/// # Errors
/// [`Refused`].
pub fn remove(conn: &mut Conn, book: Book, id: AddressId, by: &By, now: Time) -> Result<(), Refused> {
    let there = open(conn, book)?;
    let gone = there.iter().find(|address| address.id == id).ok_or(Refused::Unknown)?;
    pace(conn, book, by, now)?;
    diesel::delete(addresses::table.find(id)).execute(conn).map_err(db::Failure::from)?;
    if let Some(next) = there.iter().filter(|other| other.id != id).min_by_key(|other| other.id.0) {
        settle(conn, book, next.id, &NewAddress::from(gone.clone()))?;
    }
    record(conn, book, "removed", by, now)?;
    Ok(())
}

/// The customer's, held until the transaction ends.
fn open(conn: &mut Conn, book: Book) -> Result<Vec<Address>, Refused> {
    store::hold(conn, book.account, book.customer)?.ok_or(Refused::UnknownCustomer)?;
    Ok(store::addresses(conn, book.customer)?)
}

/// Customers are held to it; the shop's own programs and staff are not.
fn pace(conn: &mut Conn, book: Book, by: &By, now: Time) -> Result<(), Refused> {
    let since = now - TimeDelta::hours(1);
    let is_over = by.actor == Actor::Customer
        && log::count_by_customer_since(conn, book.customer, Kind::AddressBookChanged, since)? >= CHANGES_AN_HOUR;
    if is_over { Err(Refused::TooOften) } else { Ok(()) }
}

/// Makes one the only default of what `like` is a default of.
fn settle(conn: &mut Conn, book: Book, id: AddressId, like: &NewAddress) -> db::Result<()> {
    let theirs = || addresses::table.filter(addresses::customer_id.eq(book.customer));
    if like.is_default {
        diesel::update(theirs()).set(addresses::is_default.eq(addresses::id.eq(id))).execute(conn)?;
    }
    if like.is_default_billing {
        diesel::update(theirs()).set(addresses::is_default_billing.eq(addresses::id.eq(id))).execute(conn)?;
    }
    Ok(())
}

/// One of them, as it is; the customer is held until the transaction ends.
///
/// # Errors
/// [`Refused`].
pub fn find(conn: &mut Conn, book: Book, id: AddressId) -> Result<Address, Refused> {
    let all = open(conn, book)?;
    all.into_iter().find(|address| address.id == id).ok_or(Refused::Unknown)
}

fn record(conn: &mut Conn, book: Book, deed: &str, by: &By, now: Time) -> db::Result<()> {
    let data = json!({ "deed": deed });
    events::record(conn, book.account, Some(book.customer), Kind::AddressBookChanged, &data, by, now)
}
