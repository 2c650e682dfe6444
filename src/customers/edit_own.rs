//! A customer changes what is known of them, through a storefront. Another address is told to the old
//! one and asks the new one to confirm, and tells who changes it whether somebody has it: so it is
//! limited as registering is, and to a few a day.

use chrono::TimeDelta;

use super::edit::{self, Changes};
use super::register;
use super::sign_in::{self, Attempt, Refused as NotProved};
use super::{Customer, CustomerId};
use crate::accounts::Account;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{By, Kind, store as log};
use crate::passwords::{HashingFailed, Password};
use crate::resets::redeem::Desk;
use crate::throttle::Network;

/// Addresses that a customer may change to in a day.
pub const MOVES_A_DAY: i64 = 3;

/// What is wanted, by whom.
pub struct Edit {
    /// Who is signed in.
    pub customer: Customer,
    /// The password they have, where the platform asks for it.
    pub password: Option<Password>,
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
    /// Too many addresses; another day, or from elsewhere in an hour.
    #[error("too many changes of address")]
    TooMany,
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
/// [`Refused`]; then everything is as it was, but for what was counted.
pub async fn edit(desk: &Desk, account: Account, edit: Edit, by: By, now: Time) -> Result<Customer, Refused> {
    let Edit { customer, password, changes, network } = edit;
    let proved = match password {
        Some(password) => {
            let (account, email_key) = (account.clone(), customer.email_key.clone());
            let attempt = Attempt { account, email_key, password, network: network.clone() };
            Some(sign_in::prove(&desk.db, &desk.hasher, &desk.maker.keys, attempt, now).await?)
        }
        None => None,
    };
    let (maker, was_right) = (desk.maker.clone(), proved.clone());
    let write = desk.db.write(move |conn| {
        let id = match &proved {
            Some(proved) => proved.holds(conn, now)?.id,
            None => customer.id,
        };
        let moves = changes.email.as_ref().is_some_and(|email| email.key() != customer.email_key);
        let subject = register::subject(&maker.keys, &account);
        if moves && !(register::may_ask(conn, &subject, &account, &network, now)? && may_move(conn, id, now)?) {
            return Ok(Err(Refused::TooMany));
        }
        // A refusal is no failure here: that the password was right, and that somebody asked, stays counted.
        match edit::change(conn, &maker, &account, id, &changes, &by, now) {
            Err(edit::Refused::Db(failure)) => Err(Refused::Db(failure)),
            changed => Ok(changed.map_err(Refused::Edit)),
        }
    });
    match write.await {
        Err(Refused::Db(failure)) if failure.is_duplicate() => {
            // Undone with the rest of the transaction, so once more.
            if let Some(proved) = was_right {
                proved.take_back(&desk.db, now).await?;
            }
            Err(edit::Refused::Db(failure).told().into())
        }
        done => done?,
    }
}

fn may_move(conn: &mut Conn, id: CustomerId, now: Time) -> db::Result<bool> {
    let since = now - TimeDelta::days(1);
    Ok(log::count_of_customer_since(conn, id, Kind::AddressChanged, since)? < MOVES_A_DAY)
}
