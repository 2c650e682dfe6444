//! A customer signs in with e-mail and password.
//!
//! Whoever does not get in learns one thing only, that it did not work: an unknown address, a
//! wrong password, a locked or disabled customer cost the same statements and one hash each.

use super::{Customer, store, switch};
use crate::access_tokens::{self, SignedIn};
use crate::accounts::Account;
use crate::crypto::Keys;
use crate::db::types::Time;
use crate::db::{self, Conn, Db};
use crate::events::By;
use crate::passwords::{Hasher, HashingFailed, Password};
use crate::throttle::{self, Counted, Network, Subject, Uncounted};

/// Who wants in, from where.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// To which shop.
    pub account: Account,
    /// As whom: an address in its canonical form.
    pub email_key: String,
    /// With what.
    pub password: Password,
    /// From where.
    pub network: Network,
}

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

/// Signs in.
///
/// # Errors
/// [`Refused`].
pub async fn sign_in(
    db: &Db,
    hasher: &Hasher,
    keys: &Keys,
    attempt: Attempt,
    by: By,
    now: Time,
) -> Result<SignedIn, Refused> {
    let proved = prove(db, hasher, keys, attempt, now).await?;
    db.write(move |conn| {
        let account = &proved.attempt.account;
        let customer = store::note_sign_in(conn, account.id, &proved.attempt.email_key, now)?;
        let customer = proved.still(conn, customer, now)?;
        Ok(access_tokens::give(conn, account, customer, &by, now)?)
    })
    .await
}

/// A password that was right a moment ago.
#[derive(Clone)]
pub struct Proved {
    subject: Subject,
    attempt: Attempt,
    checked: Option<String>,
}

/// Checks a password and counts the try. What comes of it belongs into a transaction that begins with
/// [`Proved::holds`].
///
/// # Errors
/// [`Refused`].
pub async fn prove(db: &Db, hasher: &Hasher, keys: &Keys, attempt: Attempt, now: Time) -> Result<Proved, Refused> {
    let of_network = attempt.account.limits.failures_an_hour.into();
    let subject = switch::subject(keys, attempt.account.id, &attempt.email_key).allowing(of_network);
    let (counted, asked) = (subject.clone(), attempt.clone());
    let stored = match db.write(move |conn| count_try(conn, &counted, &asked, now)).await {
        Err(Uncounted::Paused) => {
            throttle::pretend::<Refused>(db, hasher, subject, attempt.network, attempt.password, now).await?;
            return Err(Refused::No);
        }
        counted => counted?,
    };
    let checked = hasher.verify(stored.clone(), attempt.password.clone()).await;
    if checked.is_err() {
        let (subject, attempt) = (subject.clone(), attempt.clone());
        db.write(move |conn| take_back(conn, &subject, &attempt, now)).await?;
    }
    if checked? { Ok(Proved { subject, attempt, checked: stored }) } else { Err(Refused::No) }
}

impl Proved {
    /// Whether it still is: a reset may have been used, or the customer disabled, while the hash was
    /// worked on. Then the try is no longer counted, and the customer is held.
    ///
    /// # Errors
    /// [`Refused`].
    pub fn holds(&self, conn: &mut Conn, now: Time) -> Result<Customer, Refused> {
        let Attempt { account, email_key, .. } = &self.attempt;
        let customer = store::note_right(conn, account.id, email_key)?;
        self.still(conn, customer, now)
    }

    /// Takes the try back: what the password was for cannot be done now.
    ///
    /// # Errors
    /// The database's.
    pub async fn take_back(self, db: &Db, now: Time) -> db::Result<()> {
        db.write(move |conn| take_back(conn, &self.subject, &self.attempt, now)).await
    }

    /// As [`Self::holds`], of a customer who is held.
    fn still(&self, conn: &mut Conn, customer: Option<Customer>, now: Time) -> Result<Customer, Refused> {
        let customer = customer.filter(|customer| customer.usable_password() == self.checked).ok_or(Refused::No)?;
        throttle::succeeded(conn, &self.subject, &self.attempt.network, now)?;
        Ok(customer)
    }
}

/// Gives the hash to check against, if the address is somebody's who can sign in.
fn count_try(conn: &mut Conn, subject: &Subject, attempt: &Attempt, now: Time) -> Result<Option<String>, Uncounted> {
    // For a stranger's address these find no row, and cost the same. The customer is held first, as
    // everywhere: a reset that is being used at this moment holds it and then opens the lock.
    let customer = store::note_try(conn, attempt.account.id, &attempt.email_key, now)?;
    let counted = throttle::begin(conn, subject, &attempt.network, now)?;
    if counted != Counted::FIRST {
        store::note_failures(conn, customer.as_ref(), counted.failures, counted.wait)?;
    }
    Ok(customer.and_then(|customer| customer.usable_password()))
}

/// A try that came to nothing is none.
fn take_back(conn: &mut Conn, subject: &Subject, attempt: &Attempt, now: Time) -> db::Result<()> {
    let customer = store::hold_by_email(conn, attempt.account.id, &attempt.email_key)?; // first, as above
    let left = throttle::take_back(conn, subject, &attempt.network, now)?;
    store::note_failures(conn, customer.as_ref(), left, None)
}
