//! A staff member has forgotten their password.
//!
//! The page writes one row of the same shape whosever the address is, and answers; the worker
//! looks the address up afterwards. An owner can ask for somebody else in the same way.

use chrono::TimeDelta;
use diesel::prelude::*;
use serde_json::json;

use super::{Purpose, RESET_LIFETIME, Secret, StaffLink, StaffLinkId, letters, store};
use crate::accounts;
use crate::crypto::Keys;
use crate::db::schema::staff_links::{self, dsl};
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, Actor, By, Kind};
use crate::messages::{WORTH_SENDING, queue};
use crate::staff::{self, StaffId, StaffMember};

/// Requests from one network address in an hour.
pub const PER_SOURCE: i64 = 20;
/// The pause between two of one person.
pub const PAUSE: TimeDelta = TimeDelta::minutes(5);
/// How many one person gets in a day.
pub const PER_DAY: usize = 5;
/// Rows the worker takes at once.
const BATCH: i64 = 20;
/// How long rows of nobody are kept, for counting.
const KEPT: TimeDelta = TimeDelta::hours(24);

/// Takes an address in, whosever it is; `false` when the network address has asked too often.
///
/// # Errors
/// The database's.
pub fn take_in(conn: &mut Conn, keys: &Keys, email_key: &str, by: &By, now: Time) -> db::Result<bool> {
    let recent = dsl::source.eq(&by.source).and(dsl::created_at.gt(now - TimeDelta::hours(1)));
    let theirs = recent.and(dsl::purpose.eq(Purpose::Reset));
    if dsl::staff_links.filter(theirs).count().get_result::<i64>(conn)? >= PER_SOURCE {
        return Ok(false);
    }
    let key = keys.current();
    let secret = Secret::new(key, Purpose::Reset);
    diesel::insert_into(staff_links::table)
        .values((
            staff_links::purpose.eq(Purpose::Reset),
            staff_links::email.eq(""),
            staff_links::email_key.eq(email_key),
            staff_links::token_hash.eq(secret.hash),
            staff_links::nonce.eq(secret.nonce),
            staff_links::key_id.eq(key.id()),
            staff_links::made_by.eq(by.staff),
            staff_links::source.eq(&by.source),
            staff_links::request_id.eq(&by.request_id),
            staff_links::created_at.eq(now),
            staff_links::expires_at.eq(now + RESET_LIFETIME),
        ))
        .execute(conn)?;
    Ok(true)
}

/// Whether anything waits to be looked up.
///
/// # Errors
/// The database's.
pub fn is_due(conn: &mut Conn) -> db::Result<bool> {
    let waiting = dsl::staff_links.filter(dsl::worked_at.is_null()).select(dsl::id);
    Ok(diesel::select(diesel::dsl::exists(waiting)).get_result(conn)?)
}

/// Looks up what was taken in and queues the mails.
///
/// # Errors
/// The database's; then the rows are looked at again.
pub fn work(conn: &mut Conn, now: Time) -> db::Result<()> {
    let waiting: Vec<(StaffLinkId, Option<StaffId>, String, String)> = dsl::staff_links
        .filter(dsl::worked_at.is_null())
        .order(dsl::id)
        .limit(BATCH)
        .select((dsl::id, dsl::made_by, dsl::source, dsl::request_id))
        .load(conn)?;
    for (id, made_by, source, request_id) in waiting {
        // Of two workers, one marks the row.
        let mine = diesel::update(dsl::staff_links.find(id).filter(dsl::worked_at.is_null()))
            .set(dsl::worked_at.eq(now))
            .execute(conn)?;
        if mine == 1 {
            let actor = if made_by.is_some() { Actor::Staff } else { Actor::Stranger };
            work_one(conn, id, &By { actor, staff: made_by, source, request_id, ..By::system() }, now)?;
        }
    }
    Ok(())
}

fn work_one(conn: &mut Conn, id: StaffLinkId, by: &By, now: Time) -> db::Result<()> {
    let Some(link) = store::find(conn, id)? else { return Ok(()) };
    let found = staff::store::by_email(conn, &link.email_key)?;
    let is_sent = match &found {
        Some(member) => send(conn, member, &link, by, now)?,
        None => false,
    };
    if !is_sent {
        // What was typed is of no more use, and may be somebody's address.
        let over = (dsl::ended_at.eq(now), dsl::email_key.eq(""));
        diesel::update(dsl::staff_links.find(id)).set(over).execute(conn)?;
    }
    Ok(())
}

/// Queues the mail, unless the person has had enough of them, or no account.
fn send(conn: &mut Conn, member: &StaffMember, link: &StaffLink, by: &By, now: Time) -> db::Result<bool> {
    staff::store::hold(conn, member.id)?;
    // Owners are counted apart: no stranger uses up what they may send.
    let asked = store::resets_since(conn, member.id, by.staff.is_some(), now - TimeDelta::days(1))?;
    let is_early = asked.last().is_some_and(|last| *last + PAUSE > now);
    let accounts = accounts::store::of_staff(conn, member.id)?;
    let Some((account, _)) = accounts.first().filter(|_| !is_early && asked.len() < PER_DAY) else { return Ok(false) };
    let whose = (
        dsl::staff_id.eq(member.id),
        dsl::account_id.eq(account.id),
        dsl::email.eq(&member.email),
        dsl::created_at.eq(now),
    );
    diesel::update(dsl::staff_links.find(link.id)).set(whose).execute(conn)?;
    // A stranger must not void the link that is on its way: it is mailed once more.
    let open = store::open_reset(conn, member.id, link.id, now + WORTH_SENDING)?;
    if open.is_none() {
        store::end_resets(conn, member.id, link.id, now)?;
    }
    let mailed = open.as_ref().unwrap_or(link);
    let letter = match letters::reset(account, member, mailed, now) {
        Ok(letter) => letter,
        Err(fault) => {
            tracing::error!(fault, "cannot write the mail");
            return Ok(false);
        }
    };
    queue::link_to_staff(conn, account, &member.email, mailed.id, &letter, now)?;
    if open.is_some() {
        store::end(conn, link.id, now)?;
    }
    let data = json!({ "staff": member.id });
    for (account, _) in &accounts {
        events::record(conn, account.id, None, Kind::StaffResetRequested, &data, by, now)?;
    }
    Ok(true)
}

/// Throws away rows of nobody.
///
/// # Errors
/// The database's.
pub fn sweep(conn: &mut Conn, now: Time) -> db::Result<()> {
    let nobodys = dsl::purpose.eq(Purpose::Reset).and(dsl::staff_id.is_null());
    diesel::delete(dsl::staff_links.filter(nobodys.and(dsl::created_at.lt(now - KEPT)))).execute(conn)?;
    Ok(())
}
