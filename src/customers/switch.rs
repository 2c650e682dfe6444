//! Switching a customer off and on, opening a lock, ending sign-ins.

use diesel::prelude::*;
use serde_json::json;

use super::{Customer, CustomerId, State, store};
use crate::access_tokens;
use crate::accounts::AccountId;
use crate::crypto::Keys;
use crate::db::schema::customers;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, By, Kind};
use crate::resets::{self, EndedBy};
use crate::throttle;

/// What was done, or that there was nothing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switched {
    /// Done.
    Done,
    /// It was so already.
    Already,
}

/// Switches a customer off: nobody can sign in, open links end, sign-ins end.
///
/// # Errors
/// The database's.
pub fn disable(conn: &mut Conn, customer: &Customer, by: &By, now: Time) -> db::Result<Switched> {
    let Some(held) = store::hold(conn, customer.account_id, customer.id)? else { return Ok(Switched::Already) };
    if held.state == State::Disabled {
        return Ok(Switched::Already);
    }
    set_state(conn, held.id, State::Disabled)?;
    resets::store::end_open(conn, held.id, EndedBy::Disabled, now)?;
    let ended = access_tokens::end_all(conn, held.id, now)?;
    record(conn, &held, Kind::CustomerDisabled, json!({ "ended": ended }), by, now)
}

/// Switches a customer on again: active, or invited if they never set a password.
///
/// # Errors
/// The database's.
pub fn enable(conn: &mut Conn, customer: &Customer, by: &By, now: Time) -> db::Result<Switched> {
    let Some(held) = store::hold(conn, customer.account_id, customer.id)? else { return Ok(Switched::Already) };
    if held.state != State::Disabled {
        return Ok(Switched::Already);
    }
    set_state(conn, held.id, if held.password_hash.is_some() { State::Active } else { State::Invited })?;
    record(conn, &held, Kind::CustomerEnabled, json!({}), by, now)
}

/// Opens the lock that wrong passwords have closed.
///
/// # Errors
/// The database's.
pub fn unlock(conn: &mut Conn, keys: &Keys, customer: &Customer, by: &By, now: Time) -> db::Result<Switched> {
    let Some(held) = store::hold(conn, customer.account_id, customer.id)? else { return Ok(Switched::Already) };
    // Counts of the address may be older than the customer, and delays of networks stay when another one gets in.
    let counted = clear_lock(conn, keys, &held)?;
    if !counted && held.failed_sign_ins == 0 && held.locked_until.is_none() {
        return Ok(Switched::Already);
    }
    record(conn, &held, Kind::CustomerUnlocked, json!({ "failures": held.failed_sign_ins }), by, now)
}

/// Ends all sign-ins; gives how many there were.
///
/// # Errors
/// The database's.
pub fn sign_out_everywhere(conn: &mut Conn, customer: &Customer, by: &By, now: Time) -> db::Result<i64> {
    let Some(held) = store::hold(conn, customer.account_id, customer.id)? else { return Ok(0) };
    let ended = access_tokens::end_all(conn, held.id, now)?;
    record(conn, &held, Kind::SignedOutEverywhere, json!({ "count": ended }), by, now)?;
    Ok(ended)
}

/// Forgets a customer's wrong passwords, also the delays of networks. Gives whether any counted.
///
/// # Errors
/// The database's.
pub fn clear_lock(conn: &mut Conn, keys: &Keys, customer: &Customer) -> db::Result<bool> {
    let counted = throttle::forget(conn, &subject(keys, customer.account_id, &customer.email_key))?;
    diesel::update(customers::table.find(customer.id))
        .set((customers::failed_sign_ins.eq(0), customers::locked_until.eq(None::<Time>)))
        .execute(conn)?;
    Ok(counted)
}

/// Whose tries are counted when somebody signs in to this account with this address.
#[must_use]
pub fn subject(keys: &Keys, account: AccountId, email_key: &str) -> throttle::Subject {
    throttle::Subject::new(keys, &account.to_string(), email_key)
}

fn set_state(conn: &mut Conn, id: CustomerId, state: State) -> db::Result<()> {
    diesel::update(customers::table.find(id)).set(customers::state.eq(state)).execute(conn)?;
    Ok(())
}

fn record(
    conn: &mut Conn,
    customer: &Customer,
    kind: Kind,
    data: serde_json::Value,
    by: &By,
    now: Time,
) -> db::Result<Switched> {
    events::record(conn, customer.account_id, Some(customer.id), kind, &data, by, now)?;
    Ok(Switched::Done)
}
