//! Adding a staff member, or giving one a role in another account.

use diesel::prelude::*;
use serde_json::json;

use super::StaffId;
use super::roles::Role;
use crate::accounts::AccountId;
use crate::db::schema::{staff, staff_roles};
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::email::Email;
use crate::events::{self, By, Kind};

/// What a staff member begins with.
#[derive(Clone, Debug)]
pub struct NewStaff {
    /// For colleagues.
    pub name: String,
    /// To sign in with.
    pub email: Email,
    /// PHC string.
    pub password_hash: String,
}

/// Adds a staff member with one role.
///
/// # Errors
/// The database's; a taken address is a duplicate.
pub fn create(
    conn: &mut Conn,
    new: &NewStaff,
    account: AccountId,
    role: Role,
    by: &By,
    now: Time,
) -> db::Result<StaffId> {
    let id = add(conn, new, now)?;
    give_role(conn, id, account, role, by, now)?;
    Ok(id)
}

/// Adds a staff member without a role.
///
/// # Errors
/// As [`create`].
pub fn add(conn: &mut Conn, new: &NewStaff, now: Time) -> db::Result<StaffId> {
    Ok(diesel::insert_into(staff::table)
        .values((
            staff::name.eq(&new.name),
            staff::email.eq(new.email.typed()),
            staff::email_key.eq(new.email.key()),
            staff::password_hash.eq(&new.password_hash),
            staff::created_at.eq(now),
        ))
        .returning(staff::id)
        .get_result(conn)?)
}

/// Gives a staff member a role in one more account.
///
/// # Errors
/// The database's; a second role in the same account is a duplicate.
pub fn give_role(conn: &mut Conn, id: StaffId, account: AccountId, role: Role, by: &By, now: Time) -> db::Result<()> {
    diesel::insert_into(staff_roles::table)
        .values((staff_roles::staff_id.eq(id), staff_roles::account_id.eq(account), staff_roles::role.eq(role)))
        .execute(conn)?;
    events::record(conn, account, None, Kind::StaffCreated, &json!({ "staff": id, "role": role }), by, now)
}
