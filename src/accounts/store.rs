//! Queries of accounts.

use diesel::prelude::*;

use super::{Account, AccountId};
use crate::db::schema::{accounts, staff_roles};
use crate::db::{self, Conn};
use crate::held;
use crate::staff::StaffId;
use crate::staff::roles::Role;

/// One account.
///
/// # Errors
/// The database's.
pub fn find(conn: &mut Conn, id: AccountId) -> db::Result<Option<Account>> {
    Ok(accounts::table.find(id).select(Account::as_select()).first(conn).optional()?)
}

/// Makes whoever else changes this account's people wait until this transaction is over.
///
/// # Errors
/// The database's.
pub fn hold(conn: &mut Conn, id: AccountId) -> db::Result<()> {
    let _: Option<AccountId> = held!(conn, accounts::table.find(id).select(accounts::id))?;
    Ok(())
}

/// The accounts in which a staff member has a role, by name.
///
/// # Errors
/// The database's.
pub fn of_staff(conn: &mut Conn, staff: StaffId) -> db::Result<Vec<(Account, Role)>> {
    Ok(accounts::table
        .inner_join(staff_roles::table)
        .filter(staff_roles::staff_id.eq(staff))
        .order((accounts::name, accounts::id))
        .select((Account::as_select(), staff_roles::role))
        .load(conn)?)
}

/// The ids of all accounts.
///
/// # Errors
/// The database's.
pub fn ids(conn: &mut Conn) -> db::Result<Vec<AccountId>> {
    Ok(accounts::table.order(accounts::id).select(accounts::id).load(conn)?)
}

/// Whether there is any account at all.
///
/// # Errors
/// The database's.
pub fn any(conn: &mut Conn) -> db::Result<bool> {
    Ok(diesel::select(diesel::dsl::exists(accounts::table.select(accounts::id))).get_result(conn)?)
}
