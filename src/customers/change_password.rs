//! A signed-in customer sets another password, with the one they have.

use chrono::TimeDelta;
use serde_json::json;

use super::sign_in::{self, Attempt};
use super::{Customer, new_password};
use crate::access_tokens;
use crate::accounts::Account;
use crate::applications::ApplicationId;
use crate::applications::brand::Brand;
use crate::crypto::Token;
use crate::db;
use crate::db::types::Time;
use crate::events::{self, By, Kind, store as log};
use crate::messages::queue;
use crate::notifications::{Notification, facts};
use crate::passwords::{HashingFailed, Password, Weakness};
use crate::resets::redeem::Desk;
use crate::resets::{self, EndedBy};
use crate::throttle::Network;

/// What is wanted.
pub struct Change {
    /// Who holds the sign-in.
    pub customer: Customer,
    /// The one sign-in that goes on: where the password is changed.
    pub held: Token,
    /// The password they have.
    pub current: Password,
    /// The one they want.
    pub new: Password,
    /// From where.
    pub network: Network,
    /// How the mail about it looks.
    pub application: Option<ApplicationId>,
}

/// Passwords that a customer may change to in a day: each is mailed about.
pub const A_DAY: i64 = 5;

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The password they have is another, or signing in is paused.
    #[error("not the current password, or signing in is paused")]
    Wrong,
    /// Changed too often; another day.
    #[error("too many changes")]
    TooMany,
    /// The new one is not good enough.
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

/// Sets the new password; ends open links and all other sign-ins, and tells the customer. Guessing the
/// current one is counted like guessing at a sign-in.
///
/// # Errors
/// [`Refused`]; then the password is the old one.
pub async fn change_password(
    desk: &Desk,
    account: Account,
    change: Change,
    by: By,
    now: Time,
) -> Result<Customer, Refused> {
    let Change { customer, held, current, new, network, application } = change;
    let good_enough = new_password::check(&account, [&customer.email, &customer.first_name, &customer.last_name], &new);
    let good_enough = good_enough.and(if current == new { Err(Weakness::Same) } else { Ok(()) });
    let attempt =
        Attempt { account: account.clone(), email_key: customer.email_key.clone(), password: current, network };
    let proved = sign_in::prove(&desk.db, &desk.hasher, &desk.maker.keys, attempt, now).await?;
    let hash = match good_enough {
        Ok(()) => match desk.hasher.hash(new).await {
            Ok(hash) => Ok(hash),
            Err(failed) => {
                proved.take_back(&desk.db, now).await?;
                return Err(failed.into());
            }
        },
        Err(weakness) => Err(weakness),
    };
    let maker = desk.maker.clone();
    let written = desk.db.write(move |conn| {
        let customer = proved.holds(conn, now)?;
        let hash = match hash {
            Ok(hash) => hash,
            Err(weakness) => return Ok(Err(weakness.into())), // what was counted is taken back all the same
        };
        let since = now - TimeDelta::days(1);
        if log::count_of_customer_since(conn, customer.id, Kind::PasswordChanged, since)? >= A_DAY {
            return Ok(Err(Refused::TooMany));
        }
        new_password::set(conn, &customer, &hash, now)?;
        resets::store::end_open_for(conn, customer.id, resets::Purpose::Reset.rivals(), EndedBy::PasswordChanged, now)?;
        let ended = access_tokens::end_others(conn, customer.id, &held, now)?;
        let data = json!({ "ended": ended });
        events::record(conn, account.id, Some(customer.id), Kind::PasswordChanged, &data, &by, now)?;
        let brand = Brand::find(conn, &account, application)?;
        let facts = facts::done(&account, &brand, &customer, &maker.public_url, &by.source, now);
        queue::to_customer(conn, &account, &customer, application, Notification::PasswordChanged, facts, now)?;
        Ok::<_, Refused>(Ok(customer))
    });
    written.await?
}
