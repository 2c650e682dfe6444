//! Queries of the log.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::{Actor, By, Event, Kind};
use crate::accounts::AccountId;
use crate::customers::CustomerId;
use crate::db::schema::{events, staff, staff_roles};
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::resets::Purpose;
use crate::staff::StaffId;

/// The particulars of a line as they are written: with the key, where a program did it.
#[must_use]
pub fn with_key(data: &serde_json::Value, by: &By) -> serde_json::Value {
    let mut data = data.clone();
    if let Some(particulars) = data.as_object_mut().filter(|_| !by.key.is_empty()) {
        particulars.insert("api_key".into(), by.key.clone().into());
    }
    data
}

/// Writes a line. `customer` is whom it happened to, if anyone.
///
/// # Errors
/// When it cannot be written; then the act must not happen either.
pub fn record(
    conn: &mut Conn,
    account: AccountId,
    customer: Option<CustomerId>,
    kind: Kind,
    data: &serde_json::Value,
    by: &By,
    now: Time,
) -> db::Result<()> {
    let data = with_key(data, by);
    diesel::insert_into(events::table)
        .values((
            events::account_id.eq(account),
            events::customer_id.eq(customer),
            events::kind.eq(kind),
            events::actor.eq(by.actor),
            events::staff_id.eq(by.staff),
            events::data.eq(data.to_string()),
            events::source.eq(&by.source),
            events::request_id.eq(&by.request_id),
            events::at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// The newest lines about a customer.
///
/// # Errors
/// The database's.
pub fn of_customer(conn: &mut Conn, account: AccountId, customer: CustomerId, limit: i64) -> db::Result<Vec<Event>> {
    type Row = (String, Actor, Option<String>, String, String, Time);
    let rows: Vec<Row> = events::table
        .left_join(staff::table)
        .filter(events::account_id.eq(account).and(events::customer_id.eq(customer)))
        // Looks are for the log: here they would push everything else out.
        .filter(events::kind.ne(Kind::CustomerViewed))
        .order(events::id.desc())
        .limit(limit)
        .select((events::kind, events::actor, staff::name.nullable(), events::data, events::source, events::at))
        .load(conn)?;
    let event = |(kind, actor, staff_name, data, source, at): Row| Event {
        kind: Kind::stored(&kind),
        actor,
        staff_name,
        data: serde_json::from_str(&data).unwrap_or_default(),
        source,
        at,
    };
    Ok(rows.into_iter().map(event).collect())
}

/// Who was removed from an account and is not in it again, as they were called then, with their address.
///
/// # Errors
/// The database's.
pub fn removed_staff(conn: &mut Conn, account: AccountId) -> db::Result<Vec<(StaffId, String, String)>> {
    let told: Vec<String> = events::table
        .filter(events::account_id.eq(account).and(events::kind.eq(Kind::StaffRemoved)))
        .order(events::at)
        .select(events::data)
        .load(conn)?;
    let present: Vec<StaffId> =
        staff_roles::table.filter(staff_roles::account_id.eq(account)).select(staff_roles::staff_id).load(conn)?;
    let person = |data: &String| {
        let data: serde_json::Value = serde_json::from_str(data).ok()?;
        Some((StaffId(data.get("staff")?.as_i64()?), data.get("name")?.as_str()?.to_owned()))
    };
    let mut removed: BTreeMap<StaffId, String> = told.iter().filter_map(person).collect();
    removed.retain(|id, _| !present.contains(id));
    let emails = staff::table.filter(staff::id.eq_any(removed.keys())).select((staff::id, staff::email));
    let emails: BTreeMap<StaffId, String> = emails.load(conn)?.into_iter().collect();
    let whole = |(id, name)| (id, name, emails.get(&id).cloned().unwrap_or_default());
    Ok(removed.into_iter().map(whole).collect())
}

/// Whether a staff member's act with these particulars stands in the log.
///
/// # Errors
/// The database's.
pub fn is_recorded(
    conn: &mut Conn,
    account: AccountId,
    kind: Kind,
    data: &serde_json::Value,
    staff: StaffId,
) -> db::Result<bool> {
    let same = events::account_id.eq(account).and(events::kind.eq(kind)).and(events::data.eq(data.to_string()));
    let found = events::table.filter(same.and(events::staff_id.eq(staff))).select(events::id).first::<i64>(conn);
    Ok(found.optional()?.is_some())
}

/// How often a staff member has done this in an account since then.
///
/// # Errors
/// The database's.
pub fn count_since(conn: &mut Conn, account: AccountId, kind: Kind, staff: StaffId, since: Time) -> db::Result<i64> {
    let theirs = events::account_id.eq(account).and(events::kind.eq(kind)).and(events::staff_id.eq(staff));
    Ok(events::table.filter(theirs.and(events::at.ge(since))).count().get_result(conn)?)
}

/// Whether a staff member has done this to a customer since then.
///
/// # Errors
/// The database's.
pub fn is_recorded_since(
    conn: &mut Conn,
    customer: CustomerId,
    kind: Kind,
    staff: StaffId,
    since: Time,
) -> db::Result<bool> {
    let theirs = events::customer_id.eq(customer).and(events::kind.eq(kind)).and(events::staff_id.eq(staff));
    let found = events::table.filter(theirs.and(events::at.ge(since))).select(events::id).first::<i64>(conn);
    Ok(found.optional()?.is_some())
}

/// How often this has happened to a customer since then, by whomever but staff.
///
/// # Errors
/// The database's.
pub fn count_of_customer_since(conn: &mut Conn, customer: CustomerId, kind: Kind, since: Time) -> db::Result<i64> {
    let same = events::customer_id.eq(customer).and(events::kind.eq(kind)).and(events::at.gt(since));
    Ok(events::table.filter(same.and(events::actor.ne(Actor::Staff))).count().get_result(conn)?)
}

/// How often customers did this themselves since then.
///
/// # Errors
/// The database's.
pub fn count_by_customer_since(conn: &mut Conn, customer: CustomerId, kind: Kind, since: Time) -> db::Result<i64> {
    let same = events::customer_id.eq(customer).and(events::kind.eq(kind)).and(events::at.gt(since));
    Ok(events::table.filter(same.and(events::actor.eq(Actor::Customer))).count().get_result(conn)?)
}

/// Whether this has happened to a customer since then, whoever did it.
///
/// # Errors
/// The database's.
pub fn has_happened_since(conn: &mut Conn, customer: CustomerId, kind: Kind, since: Time) -> db::Result<bool> {
    let same = events::customer_id.eq(customer).and(events::kind.eq(kind)).and(events::at.gt(since));
    Ok(events::table.filter(same).select(events::id).first::<i64>(conn).optional()?.is_some())
}

/// When links were last mailed to a customer without staff, oldest first: new ones, and open ones
/// once more. Those that confirm an address are counted apart from those that set a password.
///
/// # Errors
/// The database's.
pub fn own_links_since(conn: &mut Conn, customer: CustomerId, purpose: Purpose, since: Time) -> db::Result<Vec<Time>> {
    let kinds = match purpose {
        Purpose::Confirm => vec![Kind::ConfirmationRequested, Kind::LinkSentAgain],
        Purpose::Reset | Purpose::Invite => vec![Kind::ResetRequested, Kind::InviteRequested, Kind::LinkSentAgain],
    };
    let theirs = events::customer_id.eq(customer).and(events::kind.eq_any(kinds)).and(events::actor.ne(Actor::Staff));
    Ok(events::table.filter(theirs.and(events::at.gt(since))).order(events::id).select(events::at).load(conn)?)
}

/// Whether a line with these particulars was written since then, whoever did it.
///
/// # Errors
/// The database's.
pub fn is_told_since(
    conn: &mut Conn,
    account: AccountId,
    kind: Kind,
    data: &serde_json::Value,
    since: Time,
) -> db::Result<bool> {
    let same = events::account_id.eq(account).and(events::kind.eq(kind)).and(events::data.eq(data.to_string()));
    let found = events::table.filter(same.and(events::at.gt(since))).select(events::id).first::<i64>(conn);
    Ok(found.optional()?.is_some())
}

/// How often something has happened in an account since then, whoever did it.
///
/// # Errors
/// The database's.
pub fn count_kind_since(conn: &mut Conn, account: AccountId, kind: Kind, since: Time) -> db::Result<i64> {
    let same = events::account_id.eq(account).and(events::kind.eq(kind)).and(events::at.gt(since));
    Ok(events::table.filter(same).count().get_result(conn)?)
}
