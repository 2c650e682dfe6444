//! Queries of resets.

use diesel::prelude::*;

use super::{EndedBy, Purpose, Reset, ResetId};
use crate::accounts::AccountId;
use crate::crypto::Token;
use crate::customers::CustomerId;
use crate::db::schema::{applications, resets, staff};
use crate::db::types::Time;
use crate::db::{self, Conn};

/// One reset of an account.
///
/// # Errors
/// The database's.
pub fn find(conn: &mut Conn, account: AccountId, id: ResetId) -> db::Result<Option<Reset>> {
    Ok(resets::table
        .find(id)
        .filter(resets::account_id.eq(account))
        .select(Reset::as_select())
        .first(conn)
        .optional()?)
}

/// The reset that a token belongs to, however it stands.
///
/// # Errors
/// The database's.
pub fn by_token(conn: &mut Conn, account: AccountId, token: &Token) -> db::Result<Option<Reset>> {
    Ok(resets::table
        .filter(resets::token_hash.eq(token.hash()).and(resets::account_id.eq(account)))
        .select(Reset::as_select())
        .first(conn)
        .optional()?)
}

/// Ends whatever link of a customer can still be used.
///
/// # Errors
/// The database's.
pub fn end_open(conn: &mut Conn, customer: CustomerId, by: EndedBy, now: Time) -> db::Result<usize> {
    end_open_for(conn, customer, Purpose::ALL, by, now)
}

/// Ends those for these purposes.
///
/// # Errors
/// The database's.
pub fn end_open_for(
    conn: &mut Conn,
    customer: CustomerId,
    purposes: &[Purpose],
    by: EndedBy,
    now: Time,
) -> db::Result<usize> {
    Ok(diesel::update(resets::table)
        .filter(resets::customer_id.eq(customer).and(resets::purpose.eq_any(purposes)))
        .filter(resets::used_at.is_null().and(resets::ended_at.is_null()))
        .set((resets::ended_at.eq(now), resets::ended_by.eq(by)))
        .execute(conn)?)
}

/// Notes that a link's page was opened, the first time.
///
/// # Errors
/// The database's.
pub fn note_opened(conn: &mut Conn, id: ResetId, now: Time) -> db::Result<()> {
    diesel::update(resets::table.find(id).filter(resets::opened_at.is_null()))
        .set(resets::opened_at.eq(now))
        .execute(conn)?;
    Ok(())
}

/// A reset, the name of the staff member who asked, and the name of the application.
pub type Named = (Reset, Option<String>, Option<String>);

/// A customer's newest resets, with the names of who asked and of the application.
///
/// # Errors
/// The database's.
pub fn of_customer(conn: &mut Conn, account: AccountId, customer: CustomerId, limit: i64) -> db::Result<Vec<Named>> {
    Ok(resets::table
        .left_join(staff::table)
        .left_join(applications::table)
        .filter(resets::account_id.eq(account).and(resets::customer_id.eq(customer)))
        .order(resets::id.desc())
        .limit(limit)
        .select((Reset::as_select(), staff::name.nullable(), applications::name.nullable()))
        .load(conn)?)
}

/// When staff last sent a customer links of this purpose since a time, oldest first.
///
/// # Errors
/// The database's.
pub fn sent_by_staff_since(
    conn: &mut Conn,
    customer: CustomerId,
    purpose: Purpose,
    since: Time,
) -> db::Result<Vec<Time>> {
    let query = resets::table
        .filter(resets::customer_id.eq(customer).and(resets::purpose.eq(purpose)))
        .filter(resets::requested_at.gt(since).and(resets::staff_id.is_not_null()))
        .order(resets::requested_at)
        .select(resets::requested_at);
    Ok(query.load(conn)?)
}

/// A customer's link for a purpose that can be used, if there is one.
///
/// # Errors
/// The database's.
pub fn open(conn: &mut Conn, customer: CustomerId, purpose: Purpose, now: Time) -> db::Result<Option<Reset>> {
    Ok(resets::table
        .filter(resets::customer_id.eq(customer).and(resets::purpose.eq(purpose)).and(resets::expires_at.gt(now)))
        .filter(resets::used_at.is_null().and(resets::ended_at.is_null()))
        .select(Reset::as_select())
        .first(conn)
        .optional()?)
}
