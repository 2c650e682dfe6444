//! Queries of links.

use diesel::prelude::*;

use super::{Purpose, StaffLink, StaffLinkId};
use crate::accounts::AccountId;
use crate::crypto::Token;
use crate::db::schema::{staff, staff_links};
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::email::Email;
use crate::staff::{StaffId, StaffMember};

/// One link.
///
/// # Errors
/// The database's.
pub fn find(conn: &mut Conn, id: StaffLinkId) -> db::Result<Option<StaffLink>> {
    Ok(staff_links::table.find(id).select(StaffLink::as_select()).first(conn).optional()?)
}

/// The link of a token, however it stands.
///
/// # Errors
/// The database's.
pub fn by_token(conn: &mut Conn, token: &Token) -> db::Result<Option<StaffLink>> {
    let theirs = staff_links::token_hash.eq(token.hash());
    Ok(staff_links::table.filter(theirs).select(StaffLink::as_select()).first(conn).optional()?)
}

/// An account's invite.
///
/// # Errors
/// The database's.
pub fn invite(conn: &mut Conn, account: AccountId, id: StaffLinkId) -> db::Result<Option<StaffLink>> {
    let theirs = staff_links::account_id.eq(account).and(staff_links::purpose.eq(Purpose::Invite));
    Ok(staff_links::table.find(id).filter(theirs).select(StaffLink::as_select()).first(conn).optional()?)
}

/// An account's invites that nobody has taken yet, also those whose time is over, with the names
/// of who invited, newest first.
///
/// # Errors
/// The database's.
pub fn waiting(conn: &mut Conn, account: AccountId) -> db::Result<Vec<(StaffLink, Option<String>)>> {
    Ok(staff_links::table
        .left_join(staff::table)
        .filter(staff_links::account_id.eq(account).and(staff_links::purpose.eq(Purpose::Invite)))
        .filter(staff_links::used_at.is_null().and(staff_links::ended_at.is_null()))
        .order(staff_links::id.desc())
        .select((StaffLink::as_select(), staff::name.nullable()))
        .load(conn)?)
}

/// How many invites an account has sent since then.
///
/// # Errors
/// The database's.
pub fn count_invites_since(conn: &mut Conn, account: AccountId, since: Time) -> db::Result<i64> {
    let theirs = staff_links::account_id.eq(account).and(staff_links::purpose.eq(Purpose::Invite));
    Ok(staff_links::table.filter(theirs.and(staff_links::created_at.gt(since))).count().get_result(conn)?)
}

/// Marks an open link as used; `false` when somebody else did, or it is over. Of any number of
/// tries at once, one finds it open.
///
/// # Errors
/// The database's.
pub fn mark_used(conn: &mut Conn, id: StaffLinkId, now: Time) -> db::Result<bool> {
    let marked = diesel::update(staff_links::table.find(id))
        .filter(staff_links::used_at.is_null().and(staff_links::ended_at.is_null()))
        .filter(staff_links::expires_at.gt(now))
        .set(staff_links::used_at.eq(now))
        .execute(conn)?;
    Ok(marked == 1)
}

/// Ends an invite that nobody has taken; `false` when it was over.
///
/// # Errors
/// The database's.
pub fn end(conn: &mut Conn, id: StaffLinkId, now: Time) -> db::Result<bool> {
    let ended = diesel::update(staff_links::table.find(id))
        .filter(staff_links::used_at.is_null().and(staff_links::ended_at.is_null()))
        .set(staff_links::ended_at.eq(now))
        .execute(conn)?;
    Ok(ended == 1)
}

/// The open invites to an account that somebody has made, or that are for their address.
///
/// # Errors
/// The database's.
pub fn invites_about(conn: &mut Conn, account: AccountId, member: &StaffMember) -> db::Result<Vec<StaffLink>> {
    let email_key = member.email.parse::<Email>().map(|email| email.key().to_owned()).unwrap_or_default();
    Ok(staff_links::table
        .filter(staff_links::account_id.eq(account).and(staff_links::purpose.eq(Purpose::Invite)))
        .filter(staff_links::made_by.eq(member.id).assume_not_null().or(staff_links::email_key.eq(email_key)))
        .filter(staff_links::used_at.is_null().and(staff_links::ended_at.is_null()))
        .select(StaffLink::as_select())
        .load(conn)?)
}

/// Ends the waiting invites of one address to an account.
///
/// # Errors
/// The database's.
pub fn end_invites(conn: &mut Conn, account: AccountId, email_key: &str, now: Time) -> db::Result<()> {
    diesel::update(staff_links::table)
        .filter(staff_links::account_id.eq(account).and(staff_links::purpose.eq(Purpose::Invite)))
        .filter(staff_links::email_key.eq(email_key))
        .filter(staff_links::used_at.is_null().and(staff_links::ended_at.is_null()))
        .set(staff_links::ended_at.eq(now))
        .execute(conn)?;
    Ok(())
}

/// A person's other link for a new password that can be used at a time.
///
/// # Errors
/// The database's.
pub fn open_reset(conn: &mut Conn, staff: StaffId, but: StaffLinkId, at: Time) -> db::Result<Option<StaffLink>> {
    Ok(staff_links::table
        .filter(staff_links::staff_id.eq(staff).and(staff_links::purpose.eq(Purpose::Reset)))
        .filter(staff_links::used_at.is_null().and(staff_links::ended_at.is_null()))
        .filter(staff_links::expires_at.gt(at).and(staff_links::id.ne(but)))
        .order(staff_links::id.desc())
        .select(StaffLink::as_select())
        .first(conn)
        .optional()?)
}

/// Ends the open links for a new password of one person, but for one.
///
/// # Errors
/// The database's.
pub fn end_resets(conn: &mut Conn, staff: StaffId, but: StaffLinkId, now: Time) -> db::Result<()> {
    diesel::update(staff_links::table)
        .filter(staff_links::staff_id.eq(staff).and(staff_links::purpose.eq(Purpose::Reset)))
        .filter(staff_links::id.ne(but))
        .filter(staff_links::used_at.is_null().and(staff_links::ended_at.is_null()))
        .set(staff_links::ended_at.eq(now))
        .execute(conn)?;
    Ok(())
}

/// When a person was last mailed links for a new password since a time, oldest first: by owners, or
/// by whoever asked on the page.
///
/// # Errors
/// The database's.
pub fn resets_since(conn: &mut Conn, staff: StaffId, by_owners: bool, since: Time) -> db::Result<Vec<Time>> {
    Ok(staff_links::table
        .filter(staff_links::staff_id.eq(staff).and(staff_links::purpose.eq(Purpose::Reset)))
        .filter(staff_links::created_at.gt(since).and(staff_links::made_by.is_not_null().eq(by_owners)))
        .order(staff_links::created_at)
        .select(staff_links::created_at)
        .load(conn)?)
}
