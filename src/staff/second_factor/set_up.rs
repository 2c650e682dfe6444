//! A person sets up their second factor, with a code that shows that the app has it right.

use diesel::prelude::*;
use serde_json::json;

use super::{Secret, codes};
use crate::accounts::Account;
use crate::crypto::Keys;
use crate::db::schema::staff;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{By, Kind};
use crate::staff::links::letters;
use crate::staff::{StaffMember, browsers, note_everywhere};

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

/// Sets it up and tells the person; gives the recovery codes, to be shown once. All their sessions
/// end but the one `here`.
///
/// # Errors
/// [`Refused`].
#[expect(clippy::too_many_arguments, reason = "whose, which, shown by what, where")]
pub fn set_up(
    conn: &mut Conn,
    keys: &Keys,
    account: &Account,
    member: &StaffMember,
    secret: &Secret,
    code: &str,
    here: &str,
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
    // Whoever else is signed in as them has shown no code.
    browsers::end_others(conn, member.id, here, now)?;
    note_everywhere(conn, member.id, Kind::SecondFactorOn, &json!({ "staff": member.id }), by, now)?;
    letters::tell(conn, account, member, "factor-on", by, now)?;
    Ok(codes::make(conn, member.id)?)
}

/// Makes new recovery codes and tells the person.
///
/// # Errors
/// The database's.
pub fn renew_codes(
    conn: &mut Conn,
    account: &Account,
    member: &StaffMember,
    by: &By,
    now: Time,
) -> db::Result<Vec<String>> {
    note_everywhere(conn, member.id, Kind::RecoveryCodesMade, &json!({ "staff": member.id }), by, now)?;
    letters::tell(conn, account, member, "codes", by, now)?;
    codes::make(conn, member.id)
}
