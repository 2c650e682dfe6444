//! Giving a staff member another role. An account is never without an owner, not even when two
//! owners demote each other at once.

use diesel::prelude::*;
use serde_json::json;

use super::links::invite;
use super::roles::Role;
use super::{StaffId, StaffMember, store};
use crate::accounts::{self, AccountId};
use crate::db::schema::{staff, staff_roles};
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, By, Kind};

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// They have no role in the account.
    #[error("not in this account")]
    Unknown,
    /// Somebody else has changed it meanwhile, to this.
    #[error("changed by somebody else")]
    Changed(Role),
    /// Nobody would be left who runs the account.
    #[error("the last owner")]
    LastOwner,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Failure),
}

/// Changes what somebody is in an account, who `was` this when it was decided; `None` is whatever they are.
///
/// # Errors
/// [`Refused`].
pub fn change_role(
    conn: &mut Conn,
    account: AccountId,
    id: StaffId,
    (was, role): (Option<Role>, Role),
    by: &By,
    now: Time,
) -> Result<StaffMember, Refused> {
    accounts::store::hold(conn, account)?;
    let (member, before) = store::member(conn, account, id)?.ok_or(Refused::Unknown)?;
    if before == role {
        return Ok(member);
    }
    if was.is_some_and(|was| was != before) {
        return Err(Refused::Changed(before));
    }
    if before == Role::Owner {
        refuse_last_owner(conn, account, id)?;
    }
    diesel::update(staff_roles::table.find((id, account)))
        .set(staff_roles::role.eq(role))
        .execute(conn)
        .map_err(db::Failure::from)?;
    let data = json!({ "staff": id, "name": member.name, "before": before, "after": role });
    events::record(conn, account, None, Kind::StaffRoleChanged, &data, by, now)?;
    if before == Role::Owner {
        // They may no longer invite; what they have sent would still count.
        invite::withdraw_all(conn, account, &member, by, now)?;
    }
    Ok(member)
}

/// Whether nobody else owns the account and can sign in. It stays so while the caller holds the account.
///
/// # Errors
/// The database's.
pub fn is_last_owner(conn: &mut Conn, account: AccountId, id: StaffId) -> db::Result<bool> {
    let owners = staff_roles::table
        .inner_join(staff::table)
        .filter(staff_roles::account_id.eq(account).and(staff_roles::role.eq(Role::Owner)))
        .filter(staff::disabled_at.is_null());
    let others: i64 = owners.filter(staff_roles::staff_id.ne(id)).count().get_result(conn)?;
    Ok(others == 0)
}

/// The caller holds the account.
///
/// # Errors
/// [`Refused::LastOwner`].
pub(super) fn refuse_last_owner(conn: &mut Conn, account: AccountId, id: StaffId) -> Result<(), Refused> {
    if is_last_owner(conn, account, id)? { Err(Refused::LastOwner) } else { Ok(()) }
}
