//! Taking a staff member out of an account. Who has no role left anywhere can still sign in, and
//! sees nothing.

use diesel::prelude::*;
use serde_json::json;

use super::change_role::{Refused, refuse_last_owner};
use super::links::invite;
use super::roles::Role;
use super::{StaffId, StaffMember, store};
use crate::accounts::{self, AccountId};
use crate::db::schema::staff_roles;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, By, Kind};

/// Takes somebody's role in an account away.
///
/// # Errors
/// [`Refused`].
pub fn remove(conn: &mut Conn, account: AccountId, id: StaffId, by: &By, now: Time) -> Result<StaffMember, Refused> {
    accounts::store::hold(conn, account)?;
    let (member, role) = store::member(conn, account, id)?.ok_or(Refused::Unknown)?;
    if role == Role::Owner {
        refuse_last_owner(conn, account, id)?;
    }
    diesel::delete(staff_roles::table.find((id, account))).execute(conn).map_err(db::Failure::from)?;
    let data = json!({ "staff": id, "name": member.name, "role": role });
    events::record(conn, account, None, Kind::StaffRemoved, &data, by, now)?;
    // An invite that they left behind would let them in again.
    invite::withdraw_all(conn, account, &member, by, now)?;
    Ok(member)
}
