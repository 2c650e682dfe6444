//! A staff member signs in with e-mail and password.

use serde_json::json;

use super::{StaffMember, store};
use crate::accounts;
use crate::crypto::Keys;
use crate::db::types::Time;
use crate::db::{self, Conn, Db};
use crate::email::Email;
use crate::events::{self, Actor, By, Kind};
use crate::passwords::{Hasher, HashingFailed, Password};
use crate::throttle::{self, Network, Subject, Try};

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

/// Checks address and password. Unknown and wrong cost the same: one count, one look-up, one hash.
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
    let subject = Subject::new(keys, "staff", email.key());
    let (counted, from) = (subject.clone(), network.clone());
    let found = db
        .write(move |conn| {
            if throttle::begin(conn, &counted, &from, now)? == Try::Refused {
                return Err(Refused::No);
            }
            Ok(store::by_email(conn, email.key())?)
        })
        .await;
    let found = found?;
    let stored = found.as_ref().map(|member| member.password_hash.clone());
    let right = hasher.verify(stored, password).await?;
    let Some(member) = found.filter(|_| right) else { return Err(Refused::No) };
    db.write(move |conn| {
        throttle::succeeded(conn, &subject, &network)?;
        note(conn, &member, &by, now)?;
        Ok(member)
    })
    .await
}

fn note(conn: &mut Conn, member: &StaffMember, by: &By, now: Time) -> db::Result<()> {
    store::note_sign_in(conn, member.id, now)?;
    let by = By { actor: Actor::Staff, staff: Some(member.id), ..by.clone() };
    for (account, _) in accounts::store::of_staff(conn, member.id)? {
        events::record(conn, account.id, None, Kind::StaffSignedIn, &json!({}), &by, now)?;
    }
    Ok(())
}
