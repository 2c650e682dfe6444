//! Queries of staff.

use diesel::prelude::*;

use super::roles::Role;
use super::{StaffId, StaffMember, Theme};
use crate::accounts::AccountId;
use crate::db::schema::{staff, staff_roles};
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::held;

/// One staff member who can sign in.
///
/// # Errors
/// The database's.
pub fn find(conn: &mut Conn, id: StaffId) -> db::Result<Option<StaffMember>> {
    Ok(staff::table
        .find(id)
        .filter(staff::disabled_at.is_null())
        .select(StaffMember::as_select())
        .first(conn)
        .optional()?)
}

/// The staff member with that address in its canonical form.
///
/// # Errors
/// The database's.
pub fn by_email(conn: &mut Conn, email_key: &str) -> db::Result<Option<StaffMember>> {
    Ok(staff::table
        .filter(staff::email_key.eq(email_key).and(staff::disabled_at.is_null()))
        .select(StaffMember::as_select())
        .first(conn)
        .optional()?)
}

/// Who has a role in an account, by name.
///
/// # Errors
/// The database's.
pub fn of_account(conn: &mut Conn, account: AccountId) -> db::Result<Vec<(StaffMember, Role)>> {
    Ok(staff::table
        .inner_join(staff_roles::table)
        .filter(staff_roles::account_id.eq(account))
        .order((staff::name, staff::id))
        .select((StaffMember::as_select(), staff_roles::role))
        .load(conn)?)
}

/// One of the account's people.
///
/// # Errors
/// The database's.
pub fn member(conn: &mut Conn, account: AccountId, id: StaffId) -> db::Result<Option<(StaffMember, Role)>> {
    Ok(staff::table
        .inner_join(staff_roles::table)
        .filter(staff_roles::account_id.eq(account).and(staff::id.eq(id)))
        .select((StaffMember::as_select(), staff_roles::role))
        .first(conn)
        .optional()?)
}

/// What the owner of an address is in an account, if anything; also of who cannot sign in.
///
/// # Errors
/// The database's.
pub fn role_of_address(conn: &mut Conn, account: AccountId, email_key: &str) -> db::Result<Option<Role>> {
    Ok(staff::table
        .inner_join(staff_roles::table)
        .filter(staff_roles::account_id.eq(account).and(staff::email_key.eq(email_key)))
        .select(staff_roles::role)
        .first(conn)
        .optional()?)
}

/// Whether there is any staff at all.
///
/// # Errors
/// The database's.
pub fn any(conn: &mut Conn) -> db::Result<bool> {
    Ok(diesel::select(diesel::dsl::exists(staff::table.select(staff::id))).get_result(conn)?)
}

/// Notes a sign-in.
///
/// # Errors
/// The database's.
pub fn note_sign_in(conn: &mut Conn, id: StaffId, now: Time) -> db::Result<()> {
    diesel::update(staff::table.find(id)).set(staff::last_sign_in_at.eq(now)).execute(conn)?;
    Ok(())
}

/// Gives a person another name.
///
/// # Errors
/// The database's.
pub fn rename(conn: &mut Conn, id: StaffId, name: &str) -> db::Result<()> {
    diesel::update(staff::table.find(id)).set(staff::name.eq(name)).execute(conn)?;
    Ok(())
}

/// What a person chose; what is not there stays as it is.
#[derive(Clone, Debug, Default, AsChangeset)]
#[diesel(table_name = staff)]
pub struct Preferences {
    /// Language; `""` follows the browser.
    pub locale: Option<String>,
    /// Look of the pages.
    pub theme: Option<Theme>,
    /// Whether keys without Alt do something by themselves.
    pub single_keys: Option<bool>,
}

/// Keeps a person's choice.
///
/// # Errors
/// The database's.
pub fn prefer(conn: &mut Conn, id: StaffId, chosen: &Preferences) -> db::Result<()> {
    diesel::update(staff::table.find(id)).set(chosen).execute(conn).optional_empty_changeset()?;
    Ok(())
}

/// Makes changes to one person wait for each other.
///
/// # Errors
/// The database's.
pub fn hold(conn: &mut Conn, id: StaffId) -> db::Result<()> {
    let _: Option<StaffId> = held!(conn, staff::table.find(id).select(staff::id))?;
    Ok(())
}

/// The same; `false` when their password or their sessions are no longer those that were read.
///
/// # Errors
/// The database's.
pub fn hold_as(conn: &mut Conn, read: &StaffMember) -> db::Result<bool> {
    let same = staff::password_hash.eq(&read.password_hash).and(staff::session_epoch.eq(read.session_epoch));
    let held: Option<StaffId> = held!(conn, staff::table.find(read.id).filter(same).select(staff::id))?;
    Ok(held.is_some())
}
