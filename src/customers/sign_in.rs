//! A customer signs in with e-mail and password.
//!
//! Whoever does not get in learns one thing only, that it did not work: an unknown address, a
//! wrong password, a locked or disabled customer cost the same statements and one hash each.

use diesel::prelude::*;
use serde_json::json;

use super::{store, switch};
use crate::access_tokens;
use crate::accounts::AccountId;
use crate::crypto::{Keys, Token};
use crate::db::schema::customers;
use crate::db::types::Time;
use crate::db::{self, Conn, Db};
use crate::email::Email;
use crate::events::{self, By, Kind};
use crate::passwords::{Hasher, HashingFailed, Password};
use crate::throttle::{self, Network, Try};

/// Who wants in, from where.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// To which shop.
    pub account: AccountId,
    /// As whom.
    pub email: Email,
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

/// Signs in; gives the access token.
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
) -> Result<Token, Refused> {
    let subject = switch::subject(keys, attempt.account, attempt.email.key());
    let (counted, asked) = (subject.clone(), attempt.clone());
    let stored = db.write(move |conn| count_try(conn, &counted, &asked, now)).await?;
    let Stored(stored) = stored.ok_or(Refused::No)?;
    let tried = stored.clone();
    let checked = hasher.verify(stored, attempt.password.clone()).await;
    if checked.is_err() {
        let (subject, attempt) = (subject.clone(), attempt.clone());
        db.write(move |conn| take_back(conn, &subject, &attempt, now)).await?;
    }
    if !checked? {
        return Err(Refused::No);
    }
    db.write(move |conn| let_in(conn, &subject, &attempt, tried, &by, now)).await
}

/// The hash to check against, if the address is somebody's who can sign in.
struct Stored(Option<String>);

fn count_try(conn: &mut Conn, subject: &throttle::Subject, attempt: &Attempt, now: Time) -> db::Result<Option<Stored>> {
    // For a stranger's address these find no row, and cost the same. The customer is held first, as
    // everywhere: a reset that is being used at this moment holds it and then opens the lock.
    let theirs = || customers::account_id.eq(attempt.account).and(customers::email_key.eq(attempt.email.key()));
    diesel::update(customers::table.filter(theirs())).set(customers::version.eq(customers::version)).execute(conn)?;
    let Try::Allowed { failures, wait } = throttle::begin(conn, subject, &attempt.network, now)? else {
        return Ok(None);
    };
    diesel::update(customers::table.filter(theirs()))
        .set((customers::failed_sign_ins.eq(failures), customers::locked_until.eq(wait)))
        .execute(conn)?;
    let customer = store::by_email(conn, attempt.account, attempt.email.key())?;
    Ok(Some(Stored(customer.and_then(|customer| customer.usable_password()))))
}

/// A try that came to nothing is none.
fn take_back(conn: &mut Conn, subject: &throttle::Subject, attempt: &Attempt, now: Time) -> db::Result<()> {
    let left = throttle::take_back(conn, subject, &attempt.network, now)?;
    let theirs = customers::account_id.eq(attempt.account).and(customers::email_key.eq(attempt.email.key()));
    diesel::update(customers::table.filter(theirs))
        .set((customers::failed_sign_ins.eq(left), customers::locked_until.eq(None::<Time>)))
        .execute(conn)?;
    Ok(())
}

fn let_in(
    conn: &mut Conn,
    subject: &throttle::Subject,
    attempt: &Attempt,
    checked: Option<String>,
    by: &By,
    now: Time,
) -> Result<Token, Refused> {
    let customer = store::by_email(conn, attempt.account, attempt.email.key())?.ok_or(Refused::No)?;
    let customer = store::hold(conn, attempt.account, customer.id)?.ok_or(Refused::No)?;
    // A reset may have been used, or the customer disabled, while the hash was worked on.
    if customer.usable_password() != checked {
        return Err(Refused::No);
    }
    throttle::succeeded(conn, subject, &attempt.network, now)?;
    diesel::update(customers::table.find(customer.id))
        .set((
            customers::failed_sign_ins.eq(0),
            customers::locked_until.eq(None::<Time>),
            customers::last_sign_in_at.eq(now),
            customers::sign_in_key.eq(now.unix()),
        ))
        .execute(conn)
        .map_err(db::Failure::from)?;
    let token = access_tokens::issue(conn, attempt.account, customer.id, now)?;
    events::record(conn, attempt.account, Some(customer.id), Kind::SignedIn, &json!({}), by, now)?;
    Ok(token)
}
