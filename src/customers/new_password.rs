//! A customer's new password, however it comes: with a link, with the old one, or at the beginning.

use diesel::prelude::*;

use super::{Customer, State};
use crate::accounts::Account;
use crate::db::schema::customers;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::passwords::{self, Hasher, HashingFailed, Password, Weakness};

/// Why it is not taken.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// It is not good enough.
    #[error(transparent)]
    Weak(#[from] Weakness),
    /// Too much to do.
    #[error(transparent)]
    Hashing(#[from] HashingFailed),
}

/// The account's rules for somebody with these names and this address.
///
/// # Errors
/// The first weakness found.
pub fn check(account: &Account, own: [&str; 3], password: &Password) -> Result<(), Weakness> {
    let own = [account.name.as_str()].into_iter().chain(own);
    let context: Vec<&str> = own.chain(account.blocked_words.lines()).collect();
    passwords::check(password, account.password_minimum(), &context)
}

/// The rules, that it is not the one that it replaces, and its hash.
///
/// # Errors
/// [`Refused`].
pub async fn hash(
    hasher: &Hasher,
    account: &Account,
    customer: &Customer,
    password: Password,
) -> Result<String, Refused> {
    check(account, [&customer.email, &customer.first_name, &customer.last_name], &password)?;
    if customer.password_hash.is_some() && hasher.verify(customer.password_hash.clone(), password.clone()).await? {
        return Err(Weakness::Same.into());
    }
    Ok(hasher.hash(password).await?)
}

/// Sets it: the customer is active from then on.
///
/// # Errors
/// The database's.
pub fn set(conn: &mut Conn, customer: &Customer, hash: &str, now: Time) -> db::Result<()> {
    diesel::update(customers::table.find(customer.id))
        .set((
            customers::password_hash.eq(hash),
            customers::password_changed_at.eq(now),
            customers::state.eq(State::Active),
            customers::reset_required_at.eq(None::<Time>),
        ))
        .execute(conn)?;
    Ok(())
}
