//! A staff member changes their own password, with the old one.

use super::links::redeem;
use super::{StaffMember, sign_in, store};
use crate::accounts::Account;
use crate::crypto::Keys;
use crate::db::types::Time;
use crate::db::{self, Db};
use crate::events::By;
use crate::passwords::{self, Hasher, HashingFailed, Password, STAFF_MINIMUM, Weakness};
use crate::throttle::Network;

/// Why it stays as it was.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The old password is not right, or signing in is paused; or the new one does not keep the rules; or both.
    #[error("the old password is wrong: {is_wrong}; the new one is weak: {weakness:?}")]
    Amiss {
        /// The old one.
        is_wrong: bool,
        /// Of the new one.
        weakness: Option<Weakness>,
    },
    /// Too much to do.
    #[error(transparent)]
    Hashing(#[from] HashingFailed),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Failure),
}

/// Where it happens.
pub struct Place<'a> {
    /// The database.
    pub db: &'a Db,
    /// Checks the one and hashes the other.
    pub hasher: &'a Hasher,
    /// The server's.
    pub keys: &'a Keys,
    /// Whose sender the mail has that tells the person.
    pub account: &'a Account,
    /// Where the wrong passwords count.
    pub network: Network,
}

/// What was typed; none where nothing was, or more than any password has.
pub struct Typed {
    /// The one that is to be replaced.
    pub old: Option<Password>,
    /// What replaces it.
    pub new: Option<Password>,
}

/// Changes it. Every session ends, also the one that asked; the person is told by mail.
///
/// # Errors
/// [`Refused`]; an old password that is wrong counts as a try, whatever the new one is.
pub async fn change_password(
    place: Place<'_>,
    member: &StaffMember,
    typed: Typed,
    by: By,
    now: Time,
) -> Result<StaffMember, Refused> {
    let is_right = is_right(&place, member, typed.old.clone(), now).await?;
    let Place { db, hasher, keys, account, .. } = place;
    let weakness = weakness(account, member, &typed).or_else(|| same(&typed).filter(|_| is_right));
    let (Some(new), true, None) = (typed.new, is_right, weakness) else {
        return Err(Refused::Amiss { is_wrong: !is_right, weakness });
    };
    let hash = hasher.hash(new).await?;
    let (keys, account, member) = (keys.clone(), account.clone(), member.clone());
    db.write(move |conn| {
        // Somebody may have set another one while the hashes were worked on.
        if !store::hold_as(conn, &member)? {
            return Err(Refused::Amiss { is_wrong: true, weakness: None });
        }
        redeem::set_password(conn, &keys, &account, &member, &hash, &by, now)?;
        Ok(store::find(conn, member.id)?.unwrap_or(member))
    })
    .await
}

async fn is_right(place: &Place<'_>, member: &StaffMember, old: Option<Password>, now: Time) -> Result<bool, Refused> {
    let Some(old) = old else { return Ok(false) };
    let Place { db, hasher, keys, network, .. } = place;
    match sign_in::check(db, hasher, keys, member, old, network.clone(), now).await {
        Ok(()) => Ok(true),
        Err(sign_in::Refused::No) => Ok(false),
        Err(sign_in::Refused::Hashing(failed)) => Err(failed.into()),
        Err(sign_in::Refused::Db(failure)) => Err(failure.into()),
    }
}

fn weakness(account: &Account, member: &StaffMember, typed: &Typed) -> Option<Weakness> {
    let Some(new) = &typed.new else { return Some(Weakness::TooLong) };
    passwords::check(new, STAFF_MINIMUM, &[&account.name, &member.email, &member.name]).err()
}

fn same(typed: &Typed) -> Option<Weakness> {
    (typed.old == typed.new).then_some(Weakness::Same)
}
