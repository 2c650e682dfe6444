//! Erasing what an account does not want to keep: the texts of old mails, and what old lines of the
//! log say about somebody. That there was a mail, and that something happened, stays.

use chrono::TimeDelta;
use diesel::prelude::*;
use serde_json::json;

use super::AccountId;
use crate::db::schema::{accounts, events, messages};
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{By, Kind, store as log};

/// Rows of one account that are erased at once; the rest waits for the next time.
const BATCH: i64 = 1_000;

/// Erases, in every account, what is older than it keeps.
///
/// # Errors
/// The database's.
pub fn sweep(conn: &mut Conn, now: Time) -> db::Result<()> {
    let wanted: Vec<(AccountId, i32, i32)> = accounts::table
        .filter(accounts::message_days.gt(0).or(accounts::event_days.gt(0)))
        .select((accounts::id, accounts::message_days, accounts::event_days))
        .load(conn)?;
    for (account, message_days, event_days) in wanted {
        let before = |days: i32| now - TimeDelta::days(days.into());
        if message_days > 0 {
            empty_messages(conn, account, before(message_days), now)?;
        }
        if event_days > 0 {
            // Whole days, so that the line that tells of it is written once a day.
            erase_events(conn, account, before(event_days).day(), now)?;
        }
    }
    Ok(())
}

/// Only of those that have come to their end: others are still to be sent.
fn empty_messages(conn: &mut Conn, account: AccountId, before: Time, now: Time) -> db::Result<()> {
    let old: Vec<i64> = messages::table
        .filter(messages::account_id.eq(account).and(messages::emptied_at.is_null()))
        .filter(messages::finished_at.lt(before))
        .order(messages::finished_at)
        .limit(BATCH)
        .select(messages::id)
        .load(conn)?;
    diesel::update(messages::table.filter(messages::id.eq_any(old)))
        .set((messages::data.eq("{}"), messages::letter.eq(None::<String>), messages::emptied_at.eq(now)))
        .execute(conn)?;
    Ok(())
}

/// Only sealed lines: the seal holds a hash of what they said, so that the chain stays good.
fn erase_events(conn: &mut Conn, account: AccountId, before: Time, now: Time) -> db::Result<()> {
    let old: Vec<i64> = events::table
        .filter(events::account_id.eq(account).and(events::erased_at.is_null()))
        .filter(events::at.lt(before).and(events::seal_number.is_not_null()))
        .order(events::at)
        .limit(BATCH)
        .select(events::id)
        .load(conn)?;
    if old.is_empty() {
        return Ok(());
    }
    diesel::update(events::table.filter(events::id.eq_any(old)))
        .set((events::data.eq("{}"), events::source.eq(""), events::erased_at.eq(now)))
        .execute(conn)?;
    // Without this line, an erased one is one that was tampered with (events::verify).
    let data = json!({ "before": before.utc().date_naive().to_string() });
    if log::is_told_since(conn, account, Kind::LogErased, &data, Time::EPOCH)? {
        return Ok(());
    }
    log::record(conn, account, None, Kind::LogErased, &data, &By::system(), now)
}
