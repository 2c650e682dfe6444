//! Using a link: the new password is set, exactly once.
//!
//! In three steps, so that a refused password does not use the link up: [`look`] whether the link
//! is open, check the password against the rules, then, in one transaction, use it ([`redeem`]).

use diesel::prelude::*;
use serde_json::json;

use super::request::LinkMaker;
use super::{EndedBy, Purpose, Reset, Standing, store};
use crate::access_tokens::{self, SignedIn};
use crate::accounts::Account;
use crate::applications::brand::Brand;
use crate::crypto::{Keys, Token};
use crate::customers::{self, Customer, CustomerId, new_password, switch};
use crate::db::schema::{customers as customers_table, resets};
use crate::db::types::Time;
use crate::db::{self, Conn, Db};
use crate::events::{self, By, Kind};
use crate::messages::queue;
use crate::notifications::{Notification, facts};
use crate::passwords::{Hasher, HashingFailed, Password, Weakness};

/// Why no password was set.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// No link of this account has the token.
    #[error("no such link")]
    Unknown,
    /// The link can no longer be used.
    #[error("the link is {0:?}")]
    Over(Standing),
    /// The link is still good; the password is not.
    #[error(transparent)]
    Weak(#[from] Weakness),
    /// Too much to do.
    #[error(transparent)]
    Hashing(#[from] HashingFailed),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Failure),
}

impl From<new_password::Refused> for Refused {
    fn from(refused: new_password::Refused) -> Self {
        match refused {
            new_password::Refused::Weak(weakness) => Self::Weak(weakness),
            new_password::Refused::Hashing(failed) => Self::Hashing(failed),
        }
    }
}

/// A link that can be used, and whose it is.
#[derive(Clone, Debug)]
pub struct Open {
    /// The permission.
    pub reset: Reset,
    /// For whom.
    pub customer: Customer,
}

/// Finds the open link of a token. Changes nothing.
///
/// # Errors
/// [`Refused::Unknown`] or [`Refused::Over`].
pub fn look(conn: &mut Conn, account: &Account, token: &Token, now: Time) -> Result<Open, Refused> {
    let reset = of_password(conn, account, token)?;
    let standing = reset.standing(now);
    if standing != Standing::Open {
        return Err(Refused::Over(standing));
    }
    let customer = customers::store::find(conn, account.id, reset.customer_id)?.ok_or(Refused::Unknown)?;
    if !customer.may_get(reset.purpose) {
        return Err(Refused::Over(Standing::Ended(EndedBy::Disabled)));
    }
    Ok(Open { reset, customer })
}

/// The link of a token, if a password can be set with it.
fn of_password(conn: &mut Conn, account: &Account, token: &Token) -> Result<Reset, Refused> {
    let found = store::by_token(conn, account.id, token)?;
    found.filter(|reset| reset.purpose != Purpose::Confirm).ok_or(Refused::Unknown)
}

/// Where and with what a password is set.
#[derive(Clone)]
pub struct Desk {
    /// The database.
    pub db: Db,
    /// Makes the hash.
    pub hasher: Hasher,
    /// The server's keys, and for the links in the mail that follows.
    pub maker: LinkMaker,
}

/// A link that is used, and the password that was chosen.
pub struct Use {
    /// Whose pages.
    pub account: Account,
    /// The link's.
    pub token: Token,
    /// Of the new password, which keeps the rules.
    pub hash: String,
    /// Who, from where.
    pub by: By,
}

/// A token, as it is shown.
#[derive(Clone)]
pub struct Shown {
    /// The link's.
    pub token: Token,
    /// For whom it must be, if that is said too.
    pub customer: Option<CustomerId>,
    /// Under which address they must be known, in its canonical form, if that is said too.
    pub email_key: Option<String>,
    /// For what it must be, if that is said too.
    pub purpose: Option<Purpose>,
}

impl Shown {
    /// A token by itself.
    #[must_use]
    pub fn alone(token: Token) -> Self {
        Self { token, customer: None, email_key: None, purpose: None }
    }

    fn is_for(&self, open: &Open) -> bool {
        self.customer.is_none_or(|customer| customer == open.customer.id)
            && self.email_key.as_ref().is_none_or(|key| *key == open.customer.email_key)
            && self.purpose.is_none_or(|purpose| purpose == open.reset.purpose)
    }
}

/// Checks the password and sets it.
///
/// # Errors
/// [`Refused`]; then the link is as it was.
pub async fn set_password(
    desk: &Desk,
    account: Account,
    shown: Shown,
    password: Password,
    by: By,
    now: Time,
) -> Result<Customer, Refused> {
    let using = prepare(desk, account, shown, password, by, now).await?;
    let maker = desk.maker.clone();
    desk.db.write(move |conn| redeem(conn, &maker, &using, now)).await
}

/// The same, and signs the customer in: for storefronts whose clients expect it. Either all of it
/// happens or nothing.
///
/// # Errors
/// [`Refused`]; then the link is as it was.
pub async fn set_password_and_sign_in(
    desk: &Desk,
    account: Account,
    shown: Shown,
    password: Password,
    by: By,
    now: Time,
) -> Result<SignedIn, Refused> {
    let using = prepare(desk, account, shown, password, by, now).await?;
    let maker = desk.maker.clone();
    let write = desk.db.write(move |conn| {
        let id = redeem(conn, &maker, &using, now)?.id;
        let customer = customers::store::find(conn, using.account.id, id)?.ok_or(Refused::Unknown)?;
        Ok(access_tokens::begin(conn, &using.account, customer, &using.by, now)?)
    });
    write.await
}

/// Looks at the link, checks the password and makes its hash.
async fn prepare(
    desk: &Desk,
    account: Account,
    shown: Shown,
    password: Password,
    by: By,
    now: Time,
) -> Result<Use, Refused> {
    let (asked, looked) = (account.clone(), shown.token.clone());
    let open = desk.db.read(move |conn| look(conn, &asked, &looked, now)).await?;
    if !shown.is_for(&open) {
        return Err(Refused::Unknown);
    }
    let hash = new_password::hash(&desk.hasher, &account, &open.customer, password).await?;
    Ok(Use { account, token: shown.token, hash, by })
}

/// Uses the link up and sets the password. Of any number of tries at once, one gets through: the
/// update that marks the link as used finds it unused only once.
///
/// # Errors
/// [`Refused::Unknown`], [`Refused::Over`] or the database's.
pub fn redeem(conn: &mut Conn, maker: &LinkMaker, using: &Use, now: Time) -> Result<Customer, Refused> {
    let Use { account, token, hash, by } = using;
    let found = of_password(conn, account, token)?;
    let customer = customers::store::hold(conn, account.id, found.customer_id)?.ok_or(Refused::Unknown)?;
    if !customer.may_get(found.purpose) {
        return Err(Refused::Over(Standing::Ended(EndedBy::Disabled)));
    }
    let marked = diesel::update(resets::table.find(found.id))
        .filter(resets::used_at.is_null().and(resets::ended_at.is_null()).and(resets::expires_at.gt(now)))
        .set(resets::used_at.eq(now))
        .execute(conn)
        .map_err(db::Failure::from)?;
    if marked == 0 {
        let standing = store::find(conn, account.id, found.id)?.map_or(Standing::Used, |reset| reset.standing(now));
        return Err(Refused::Over(standing));
    }
    store_password(conn, &customer, hash, now)?;
    let ended = end_everything_else(conn, &maker.keys, &customer, &found, now)?;
    let (kind, notification) = match found.purpose {
        Purpose::Reset => (Kind::PasswordSet, Notification::PasswordChanged),
        Purpose::Invite => (Kind::Activated, Notification::Welcome),
        Purpose::Confirm => return Err(Refused::Unknown), // found by nothing above
    };
    let data = json!({ "reset": found.id, "ended": ended });
    events::record(conn, account.id, Some(customer.id), kind, &data, by, now)?;
    let brand = Brand::find(conn, account, found.application_id)?;
    let facts = facts::done(account, &brand, &customer, &maker.public_url, &by.source, now);
    queue::to_customer(conn, account, &customer, found.application_id, notification, facts, now)?;
    Ok(customer)
}

fn store_password(conn: &mut Conn, customer: &Customer, hash: &str, now: Time) -> db::Result<()> {
    new_password::set(conn, customer, hash, now)?;
    // Whoever used the link reads the address it was sent to.
    diesel::update(customers_table::table.find(customer.id))
        .set(customers_table::address_confirmed_at.eq(customer.address_confirmed_at.unwrap_or(now)))
        .execute(conn)?;
    Ok(())
}

fn end_everything_else(conn: &mut Conn, keys: &Keys, customer: &Customer, used: &Reset, now: Time) -> db::Result<i64> {
    store::end_open_for(conn, customer.id, Purpose::Reset.rivals(), EndedBy::PasswordChanged, now)?;
    // Whoever used this link reads the address.
    store::end_open_for(conn, customer.id, Purpose::Confirm.rivals(), EndedBy::AddressConfirmed, now)?;
    switch::clear_lock(conn, keys, customer)?;
    let ended = access_tokens::end_all(conn, customer.id, now)?;
    diesel::update(resets::table.find(used.id)).set(resets::ended_sign_ins.eq(ended)).execute(conn)?;
    Ok(ended)
}
