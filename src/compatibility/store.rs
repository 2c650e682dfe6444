//! Queries of what was missed.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::Miss;
use super::notebook::{Noted, Where};
use crate::accounts::AccountId;
use crate::db::schema::misses::{self, dsl};
use crate::db::types::Time;
use crate::db::{self, Conn};

/// Rows of an account: a storefront misses a few dozen things, and strangers can make names up.
const MOST: i64 = 500;
/// How long something is remembered that nobody asks for any more.
const KEPT: TimeDelta = TimeDelta::days(90);

/// Adds to what is known, or a row while there is room.
///
/// # Errors
/// The database's.
pub fn add(conn: &mut Conn, place: &Where, what: &str, noted: &Noted) -> db::Result<()> {
    let of_account = dsl::account_id.eq(place.account);
    let same = dsl::api.eq(place.api).and(dsl::what.eq(what)).and(dsl::client.eq(&place.client));
    let known = diesel::update(dsl::misses.filter(of_account.and(same)))
        .set((
            dsl::asked.eq(dsl::asked + noted.asked),
            dsl::agent.eq(&noted.agent),
            dsl::sample.eq(&noted.sample),
            dsl::last_at.eq(noted.at),
        ))
        .execute(conn)?;
    if known > 0 || dsl::misses.filter(of_account).count().get_result::<i64>(conn)? >= MOST {
        return Ok(());
    }
    let row = (
        misses::account_id.eq(place.account),
        misses::api.eq(place.api),
        misses::what.eq(what),
        misses::client.eq(&place.client),
        misses::agent.eq(&noted.agent),
        misses::asked.eq(noted.asked),
        misses::sample.eq(&noted.sample),
        misses::first_at.eq(noted.at),
        misses::last_at.eq(noted.at),
    );
    // Another process may have been quicker; what it counted is enough.
    crate::on_each!(conn, |conn| diesel::insert_into(dsl::misses).values(row).on_conflict_do_nothing().execute(conn))?;
    Ok(())
}

/// What an account's storefronts missed, the most often asked for first.
///
/// # Errors
/// The database's.
pub fn all(conn: &mut Conn, account: AccountId) -> db::Result<Vec<Miss>> {
    Ok(dsl::misses
        .filter(dsl::account_id.eq(account))
        .order((dsl::asked.desc(), dsl::what, dsl::client))
        .select(Miss::as_select())
        .load(conn)?)
}

/// Takes all of an account's out; gives how many there were.
///
/// # Errors
/// The database's.
pub fn empty(conn: &mut Conn, account: AccountId) -> db::Result<usize> {
    Ok(diesel::delete(dsl::misses.filter(dsl::account_id.eq(account))).execute(conn)?)
}

/// Forgets what nobody has asked for in a long time.
///
/// # Errors
/// The database's.
pub fn sweep(conn: &mut Conn, now: Time) -> db::Result<()> {
    diesel::delete(dsl::misses.filter(dsl::last_at.lt(now - KEPT))).execute(conn)?;
    Ok(())
}
