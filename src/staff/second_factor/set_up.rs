//! A person sets up their second factor, with a code that shows that the app has it right.

use diesel::prelude::*;
use serde_json::json;

use super::{Secret, codes};
use crate::accounts;
use crate::crypto::Keys;
use crate::db::schema::staff;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, By, Kind};
use crate::staff::{StaffId, StaffMember};

/// Why there is none.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The code is not one of this secret's.
    #[error("the code does not match")]
    WrongCode,
    /// They have one already.
    #[error("there is one already")]
    Exists,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Failure),
}

/// Sets it up; gives the recovery codes, to be shown once.
///
/// # Errors
/// [`Refused`].
pub fn set_up(
    conn: &mut Conn,
    keys: &Keys,
    member: &StaffMember,
    secret: &Secret,
    code: &str,
    by: &By,
    now: Time,
) -> Result<Vec<String>, Refused> {
    let plain: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let step = secret.step_of(&plain, now).ok_or(Refused::WrongCode)?;
    let without = staff::table.find(member.id).filter(staff::totp_secret.is_null());
    let set =
        (staff::totp_secret.eq(secret.seal(keys, member.id)), staff::totp_step.eq(step), staff::totp_since.eq(now));
    let changed = diesel::update(without).set(set).execute(conn).map_err(db::Failure::from)?;
    if changed == 0 {
        return Err(Refused::Exists);
    }
    everywhere(conn, member.id, Kind::SecondFactorOn, by, now)?;
    Ok(codes::make(conn, member.id)?)
}

/// Makes new recovery codes.
///
/// # Errors
/// The database's.
pub fn renew_codes(conn: &mut Conn, member: &StaffMember, by: &By, now: Time) -> db::Result<Vec<String>> {
    everywhere(conn, member.id, Kind::RecoveryCodesMade, by, now)?;
    codes::make(conn, member.id)
}

/// Into the log of every account that the person works in.
pub(super) fn everywhere(conn: &mut Conn, id: StaffId, kind: Kind, by: &By, now: Time) -> db::Result<()> {
    for (account, _) in accounts::store::of_staff(conn, id)? {
        events::record(conn, account.id, None, kind, &json!({ "staff": id }), by, now)?;
    }
    Ok(())
}
