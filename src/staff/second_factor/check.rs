//! Checking a code at the sign-in.

use diesel::prelude::*;
use serde_json::json;

use super::{Secret, codes};
use crate::accounts;
use crate::crypto::Keys;
use crate::db::schema::staff;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, Actor, By, Kind};
use crate::staff::sign_in::note;
use crate::staff::{StaffId, StaffMember, store};
use crate::throttle::{self, Network, Subject, Uncounted};

/// Why not.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// That is all that is told.
    #[error("the code does not match, or checking is paused")]
    No,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Failure),
}

/// Somebody whose password was right.
#[derive(Clone, Copy, Debug)]
pub struct Half {
    /// Who.
    pub id: StaffId,
    /// Their sessions' epoch at that time.
    pub epoch: i64,
}

/// Takes a code of the app, or a recovery code, of somebody whose password was right. Each is
/// taken once; wrong ones are counted as wrong passwords are.
///
/// # Errors
/// [`Refused`].
pub fn check(
    conn: &mut Conn,
    keys: &Keys,
    half: Half,
    code: &str,
    network: &Network,
    by: &By,
    now: Time,
) -> Result<StaffMember, Refused> {
    let id = half.id;
    store::hold(conn, id)?; // first, as where codes are made and taken away
    // Whose sessions have ended since has to begin with the password.
    let member = store::find(conn, id)?.filter(|member| member.session_epoch == half.epoch).ok_or(Refused::No)?;
    let is_app = is_of_app(code);
    if !spend(conn, keys, &member, code, now)? {
        return Err(Refused::No);
    }
    throttle::succeeded(conn, &subject(keys, id), network, now)?;
    note(conn, &member, by, now)?;
    if !is_app {
        let data = json!({ "left": codes::left(conn, id)? });
        let by = By { actor: Actor::Staff, staff: Some(id), ..by.clone() };
        for (account, _) in accounts::store::of_staff(conn, id)? {
            events::record(conn, account.id, None, Kind::RecoveryCodeUsed, &data, &by, now)?;
        }
    }
    Ok(member)
}

/// Uses up a code of who is signed in already.
///
/// # Errors
/// [`Refused`].
pub fn confirm(
    conn: &mut Conn,
    keys: &Keys,
    member: &StaffMember,
    code: &str,
    network: &Network,
    now: Time,
) -> Result<(), Refused> {
    if !spend(conn, keys, member, code, now)? {
        return Err(Refused::No);
    }
    Ok(throttle::succeeded(conn, &subject(keys, member.id), network, now)?)
}

/// Uses up a code of the app or a recovery code; `false` when it is neither.
fn spend(conn: &mut Conn, keys: &Keys, member: &StaffMember, code: &str, now: Time) -> db::Result<bool> {
    if is_of_app(code) { spend_step(conn, keys, member, code, now) } else { codes::spend(conn, member.id, code, now) }
}

fn is_of_app(code: &str) -> bool {
    code.chars().filter(|c| !c.is_whitespace()).count() <= 6
}

/// Counts a try, in a transaction of its own before the code is looked at, so that a refusal does
/// not take the count back.
///
/// # Errors
/// [`Refused`].
pub fn count(conn: &mut Conn, keys: &Keys, id: StaffId, network: &Network, now: Time) -> Result<(), Refused> {
    match throttle::begin(conn, &subject(keys, id), network, now) {
        Ok(_) => Ok(()),
        Err(Uncounted::Paused | Uncounted::Full) => Err(Refused::No),
        Err(Uncounted::Db(failure)) => Err(failure.into()),
    }
}

/// Whose codes are counted.
pub(in crate::staff) fn subject(keys: &Keys, id: StaffId) -> Subject {
    Subject::new(keys, "staff code", &id.to_string())
}

/// Whether the code is of a step that was not taken before; then it is taken now.
fn spend_step(conn: &mut Conn, keys: &Keys, member: &StaffMember, code: &str, now: Time) -> db::Result<bool> {
    let sealed = member.totp_secret.as_deref().unwrap_or_default();
    let Some(secret) = Secret::open(keys, member.id, sealed) else { return Ok(false) };
    let plain: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let Some(step) = secret.step_of(&plain, now) else { return Ok(false) };
    // The same secret still: it may be taken away at this moment.
    let unspent = staff::table.find(member.id).filter(staff::totp_step.lt(step).and(staff::totp_secret.eq(sealed)));
    // Sealed anew, so that the old key can be left out one day.
    let now_taken = (staff::totp_step.eq(step), staff::totp_secret.eq(secret.seal(keys, member.id)));
    Ok(diesel::update(unspent).set(now_taken).execute(conn)? == 1)
}
