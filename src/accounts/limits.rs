//! How often somebody may ask: per customer, per visitor, per key, per network. An account can say it.

use diesel::prelude::*;
use serde::Serialize;
use serde_json::json;

use super::change::Refused;
use super::{Account, store};
use crate::db::schema::accounts;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, By, Kind};

/// The limits of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Queryable, Selectable, AsChangeset, Serialize)]
#[diesel(table_name = accounts)]
pub struct Limits {
    /// Links that one customer may ask for in a day, without staff.
    pub links_a_day: i32,
    /// Links that one visitor may ask for in an hour, whomever they are for.
    pub requests_an_hour: i32,
    /// Links that one API key may have sent in a minute.
    pub requests_a_minute: i32,
    /// Registrations that one network may try in an hour.
    pub registrations_an_hour: i32,
    /// Wrong passwords from one network in an hour, over all customers.
    pub failures_an_hour: i32,
}

impl Limits {
    /// What can be chosen: for each the least and the most, in the order of the fields.
    pub const RANGES: [(i32, i32); 5] = [(1, 20), (5, 1_000), (10, 6_000), (1, 1_000), (20, 10_000)];

    /// Whether one of these allows more than before.
    #[must_use]
    pub fn allows_more_than(&self, before: &Self) -> bool {
        self.links_a_day > before.links_a_day
            || self.requests_an_hour > before.requests_an_hour
            || self.requests_a_minute > before.requests_a_minute
            || self.registrations_an_hour > before.registrations_an_hour
            || self.failures_an_hour > before.failures_an_hour
    }
}

impl Default for Limits {
    /// As an account begins.
    fn default() -> Self {
        Self {
            links_a_day: 5,
            requests_an_hour: 20,
            requests_a_minute: 600,
            registrations_an_hour: 30,
            failures_an_hour: 300,
        }
    }
}

/// Changes the limits of an account whose settings were read at `version`; `false` when they are so already.
///
/// # Errors
/// [`Refused`].
pub fn change(
    conn: &mut Conn,
    account: &Account,
    wanted: Limits,
    version: i64,
    by: &By,
    now: Time,
) -> Result<bool, Refused> {
    let before = store::find(conn, account.id)?.ok_or(Refused::Changed)?.limits;
    if before == wanted {
        return Ok(false);
    }
    let changed = diesel::update(accounts::table.find(account.id).filter(accounts::version.eq(version)))
        .set((wanted, accounts::version.eq(version + 1)))
        .execute(conn)
        .map_err(db::Failure::from)?;
    if changed == 0 {
        return Err(Refused::Changed);
    }
    let data = json!({ "before": before, "after": wanted });
    events::record(conn, account.id, None, Kind::SettingsChanged, &data, by, now)?;
    Ok(true)
}
