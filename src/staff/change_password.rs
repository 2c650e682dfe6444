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
    /// The old password is not right, or signing in is paused.
    #[error("the old password is wrong")]
    Wrong,
    /// The new one does not keep the rules.
    #[error(transparent)]
    Weak(#[from] Weakness),
    /// Too much to do.
    #[error(transparent)]
    Hashing(#[from] HashingFailed),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Failure),
}

impl From<sign_in::Refused> for Refused {
    fn from(refused: sign_in::Refused) -> Self {
        match refused {
            sign_in::Refused::No => Self::Wrong,
            sign_in::Refused::Hashing(failed) => Self::Hashing(failed),
            sign_in::Refused::Db(failure) => Self::Db(failure),
        }
    }
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

/// Changes it. Every session ends, also the one that asked; the person is told by mail.
///
/// # Errors
/// [`Refused`].
pub async fn change_password(
    place: Place<'_>,
    member: &StaffMember,
    old: Password,
    new: Password,
    by: By,
    now: Time,
) -> Result<StaffMember, Refused> {
    let Place { db, hasher, keys, account, network } = place;
    passwords::check(&new, STAFF_MINIMUM, &[&account.name, &member.email, &member.name])?;
    sign_in::check(db, hasher, keys, member, old.clone(), network, now).await?;
    if old == new {
        return Err(Weakness::Same.into());
    }
    let hash = hasher.hash(new).await?;
    let (keys, account, member) = (keys.clone(), account.clone(), member.clone());
    db.write(move |conn| {
        // Somebody may have set another one while the hashes were worked on.
        if !store::hold_as(conn, &member)? {
            return Err(Refused::Wrong);
        }
        redeem::set_password(conn, &keys, &account, &member, &hash, &by, now)?;
        Ok(store::find(conn, member.id)?.unwrap_or(member))
    })
    .await
}
