//! Letting a request in that brings a key.

use chrono::TimeDelta;
use subtle::ConstantTimeEq;

use super::{ApiKey, Secret, store};
use crate::accounts::Account;
use crate::db::types::Time;
use crate::db::{self, Conn};

/// How exactly the last use of a key is known.
const TO_THE: TimeDelta = TimeDelta::minutes(1);

/// The key and its account, if it is right and good.
///
/// # Errors
/// The database's.
pub fn admit(conn: &mut Conn, secret: &Secret, now: Time) -> db::Result<Option<(ApiKey, Account)>> {
    let found = store::by_prefix(conn, &secret.prefix)?;
    let right = |key: &ApiKey| bool::from(key.secret_hash.as_bytes().ct_eq(secret.token.hash().as_bytes()));
    Ok(found.filter(|(key, _)| right(key) && key.is_good(now)))
}

/// Whether its use is to be written down: once a minute is enough.
#[must_use]
pub fn is_worth_noting(key: &ApiKey, now: Time) -> bool {
    key.last_used_at.is_none_or(|last| last + TO_THE <= now)
}
