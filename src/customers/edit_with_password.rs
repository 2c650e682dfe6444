//! A customer changes what their password protects: the address that links are sent to.

use super::edit::{self, Changes};
use super::sign_in::{self, Attempt};
use super::{Customer, sign_in::Refused as NotProved};
use crate::accounts::Account;
use crate::db;
use crate::db::types::Time;
use crate::events::By;
use crate::passwords::{HashingFailed, Password};
use crate::resets::redeem::Desk;
use crate::throttle::Network;

/// What is wanted, by whom.
pub struct Edit {
    /// Who is signed in.
    pub customer: Customer,
    /// The password they have.
    pub password: Password,
    /// What is to be otherwise.
    pub changes: Changes,
    /// From where.
    pub network: Network,
}

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The password is another, or signing in is paused.
    #[error("not the password, or signing in is paused")]
    Wrong,
    /// Too much to do.
    #[error(transparent)]
    Hashing(#[from] HashingFailed),
    /// See there.
    #[error(transparent)]
    Edit(#[from] edit::Refused),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Failure),
}

impl From<NotProved> for Refused {
    fn from(refused: NotProved) -> Self {
        match refused {
            NotProved::No => Self::Wrong,
            NotProved::Hashing(failed) => Self::Hashing(failed),
            NotProved::Db(failure) => Self::Db(failure),
        }
    }
}

/// Changes it. Guessing the password is counted like guessing at a sign-in.
///
/// # Errors
/// [`Refused`]; then everything is as it was.
pub async fn edit(desk: &Desk, account: Account, edit: Edit, by: By, now: Time) -> Result<Customer, Refused> {
    let Edit { customer, password, changes, network } = edit;
    let attempt = Attempt { account: account.clone(), email_key: customer.email_key.clone(), password, network };
    let proved = sign_in::prove(&desk.db, &desk.hasher, &desk.maker.keys, attempt, now).await?;
    let maker = desk.maker.clone();
    let write = desk.db.write(move |conn| {
        let customer = proved.holds(conn, now)?;
        Ok::<_, Refused>(edit::change(conn, &maker, &account, customer.id, &changes, &by, now)?)
    });
    write.await
}
