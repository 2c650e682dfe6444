//! Using a link that says: this address is mine.

use diesel::prelude::*;
use serde_json::json;

use super::redeem::{Open, Refused};
use super::{EndedBy, Purpose, Reset, Standing, store};
use crate::accounts::Account;
use crate::crypto::Token;
use crate::customers::{self, Customer, State};
use crate::db::schema::{customers as customers_table, resets};
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, By, Kind};

/// Finds the open confirmation of a token. Changes nothing.
///
/// # Errors
/// [`Refused::Unknown`] or [`Refused::Over`].
pub fn look(conn: &mut Conn, account: &Account, token: &Token, now: Time) -> Result<Open, Refused> {
    let reset = by_token(conn, account, token)?;
    let customer = customers::store::find(conn, account.id, reset.customer_id)?.ok_or(Refused::Unknown)?;
    may_use(&reset, &customer, now)?;
    Ok(Open { reset, customer })
}

/// Confirms the address. A second press of the button finds it confirmed.
///
/// # Errors
/// [`Refused`], never [`Refused::Weak`] or [`Refused::Hashing`].
pub fn confirm(conn: &mut Conn, account: &Account, token: &Token, by: &By, now: Time) -> Result<Customer, Refused> {
    let found = by_token(conn, account, token)?;
    let customer = customers::store::hold(conn, account.id, found.customer_id)?.ok_or(Refused::Unknown)?;
    let reset = store::find(conn, account.id, found.id)?.ok_or(Refused::Unknown)?;
    may_use(&reset, &customer, now)?;
    diesel::update(resets::table.find(reset.id))
        .set(resets::used_at.eq(now))
        .execute(conn)
        .map_err(db::Failure::from)?;
    diesel::update(customers_table::table.find(customer.id))
        .set(customers_table::address_confirmed_at.eq(now))
        .execute(conn)
        .map_err(db::Failure::from)?;
    let data = json!({ "reset": reset.id });
    events::record(conn, account.id, Some(customer.id), Kind::AddressConfirmed, &data, by, now)?;
    Ok(Customer { address_confirmed_at: Some(now), ..customer })
}

fn by_token(conn: &mut Conn, account: &Account, token: &Token) -> Result<Reset, Refused> {
    let found = store::by_token(conn, account.id, token)?;
    found.filter(|reset| reset.purpose == Purpose::Confirm).ok_or(Refused::Unknown)
}

fn may_use(reset: &Reset, customer: &Customer, now: Time) -> Result<(), Refused> {
    match reset.standing(now) {
        Standing::Open if customer.state == State::Active => Ok(()),
        Standing::Open => Err(Refused::Over(Standing::Ended(EndedBy::Disabled))),
        over => Err(Refused::Over(over)),
    }
}
