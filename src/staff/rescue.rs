//! Letting somebody in again from the command line, when nobody in the backoffice can: the last
//! owner has lost password or second factor, or no mail leaves.

use super::links::redeem::set_password;
use super::second_factor::remove::remove;
use super::{StaffMember, store};
use crate::accounts;
use crate::crypto::Keys;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::By;

/// Gives whoever signs in with that address another password and takes their second factor away.
/// They are told by mail.
///
/// # Errors
/// The database's.
pub fn rescue(
    conn: &mut Conn,
    keys: &Keys,
    email_key: &str,
    hash: &str,
    by: &By,
    now: Time,
) -> db::Result<Option<StaffMember>> {
    let Some(member) = store::by_email(conn, email_key)? else { return Ok(None) };
    let accounts = accounts::store::of_staff(conn, member.id)?;
    let Some((account, _)) = accounts.first() else { return Ok(None) };
    set_password(conn, keys, account, &member, hash, by, now)?;
    if member.has_second_factor() {
        remove(conn, keys, account, &member, by, now)?;
    }
    Ok(Some(member))
}
