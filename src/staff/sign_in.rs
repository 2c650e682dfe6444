//! A staff member signs in with e-mail and password.

use serde_json::json;

use super::{StaffId, StaffMember, store};
use crate::accounts;
use crate::crypto::Keys;
use crate::db::types::Time;
use crate::db::{self, Conn, Db};
use crate::email::Email;
use crate::events::{self, Actor, By, Kind};
use crate::passwords::{Hasher, HashingFailed, Password};
use crate::throttle::{self, Network, Subject, Uncounted};

/// Why not.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// That is all that is told.
    #[error("address and password do not match, or signing in is paused")]
    No,
    /// Too much to do.
    #[error(transparent)]
    Hashing(#[from] HashingFailed),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Failure),
}

impl From<Uncounted> for Refused {
    fn from(uncounted: Uncounted) -> Self {
        match uncounted {
            Uncounted::Paused | Uncounted::Full => Self::No,
            Uncounted::Db(failure) => Self::Db(failure),
        }
    }
}

/// Checks address and password. Unknown and wrong cost the same: one count, one look-up, one hash.
/// Who has a second factor is not signed in by this.
///
/// # Errors
/// [`Refused`].
#[expect(clippy::too_many_arguments, reason = "who, with what, from where, checked with what")]
pub async fn sign_in(
    db: &Db,
    hasher: &Hasher,
    keys: &Keys,
    email: Email,
    password: Password,
    network: Network,
    by: By,
    now: Time,
) -> Result<StaffMember, Refused> {
    let subject = signing_in(keys, &email);
    let (counted, from) = (subject.clone(), network.clone());
    let found = db.write(move |conn| {
        throttle::begin(conn, &counted, &from, now)?;
        Ok::<_, Uncounted>(store::by_email(conn, email.key())?)
    });
    let found = match found.await {
        Err(Uncounted::Paused) => {
            throttle::pretend::<Refused>(db, hasher, subject, network, password, now).await?;
            return Err(Refused::No);
        }
        found => found?,
    };
    let stored = found.as_ref().map(|member| member.password_hash.clone());
    let checked = hasher.verify(stored, password).await;
    if checked.is_err() {
        let (subject, network) = (subject.clone(), network.clone());
        db.write(move |conn| throttle::take_back(conn, &subject, &network, now)).await?;
    }
    let right = checked?;
    let Some(member) = found.filter(|_| right) else { return Err(Refused::No) };
    db.write(move |conn| {
        // First, as where a new password is set; and that, or a second factor, may have come meanwhile.
        if !store::hold_as(conn, &member)? {
            return Err(Refused::No);
        }
        throttle::succeeded(conn, &subject, &network, now)?;
        if !member.has_second_factor() {
            note(conn, &member, &by, now)?;
        }
        Ok(member)
    })
    .await
}

/// Checks the password of who is signed in. Wrong ones are counted as at the sign-in, and apart.
///
/// # Errors
/// [`Refused`].
pub async fn check(
    db: &Db,
    hasher: &Hasher,
    keys: &Keys,
    member: &StaffMember,
    password: Password,
    network: Network,
    now: Time,
) -> Result<(), Refused> {
    let subject = confirming(keys, member.id);
    let (counted, from) = (subject.clone(), network.clone());
    db.write(move |conn| throttle::begin(conn, &counted, &from, now)).await?;
    let checked = hasher.verify(Some(member.password_hash.clone()), password).await;
    if checked.is_err() {
        let (subject, network) = (subject.clone(), network.clone());
        db.write(move |conn| throttle::take_back(conn, &subject, &network, now)).await?;
    }
    if !checked? {
        return Err(Refused::No);
    }
    Ok(db.write(move |conn| throttle::succeeded(conn, &subject, &network, now)).await?)
}

/// Whose tries are counted who wants to sign in with an address.
pub(in crate::staff) fn signing_in(keys: &Keys, email: &Email) -> Subject {
    Subject::new(keys, "staff", email.key())
}

/// Whose tries are counted who is signed in: strangers at the sign-in page must not lock it.
pub(in crate::staff) fn confirming(keys: &Keys, id: StaffId) -> Subject {
    Subject::new(keys, "staff confirm", &id.to_string())
}

/// Notes that somebody is signed in.
pub(super) fn note(conn: &mut Conn, member: &StaffMember, by: &By, now: Time) -> db::Result<()> {
    store::note_sign_in(conn, member.id, now)?;
    let by = By { actor: Actor::Staff, staff: Some(member.id), ..by.clone() };
    for (account, _) in accounts::store::of_staff(conn, member.id)? {
        events::record(conn, account.id, None, Kind::StaffSignedIn, &json!({}), &by, now)?;
    }
    Ok(())
}
