//! Taking a second factor away: by the person, or, when the app is lost, by an owner of every
//! account that they work in, or on the command line (ASVS 6.4.4).

use diesel::prelude::*;
use serde_json::json;

use super::check::subject;
use crate::accounts::{self, Account};
use crate::crypto::Keys;
use crate::db::schema::{recovery_codes, staff};
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{By, Kind};
use crate::staff::links::letters;
use crate::staff::roles::Role;
use crate::staff::{StaffId, StaffMember, note_everywhere};
use crate::throttle;

/// Takes it away and tells the person.
///
/// # Errors
/// The database's.
pub fn remove(
    conn: &mut Conn,
    keys: &Keys,
    account: &Account,
    member: &StaffMember,
    by: &By,
    now: Time,
) -> db::Result<()> {
    let none = (staff::totp_secret.eq(None::<String>), staff::totp_since.eq(None::<Time>));
    diesel::update(staff::table.find(member.id)).set(none).execute(conn)?;
    diesel::delete(recovery_codes::table.filter(recovery_codes::staff_id.eq(member.id))).execute(conn)?;
    throttle::forget(conn, &subject(keys, member.id))?;
    note_everywhere(conn, member.id, Kind::SecondFactorOff, &json!({ "staff": member.id }), by, now)?;
    letters::tell(conn, account, member, "factor", by, now)
}

/// Whether somebody owns every account that a person works in: who owns only one must not open
/// the others.
///
/// # Errors
/// The database's.
pub fn may_be_removed_by(conn: &mut Conn, owner: StaffId, person: StaffId) -> db::Result<bool> {
    let owned = accounts::store::of_staff(conn, owner)?;
    let owns = |id| owned.iter().any(|(account, role)| account.id == id && *role == Role::Owner);
    Ok(owner != person && accounts::store::of_staff(conn, person)?.iter().all(|(account, _)| owns(account.id)))
}
