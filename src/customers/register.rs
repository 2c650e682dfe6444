//! Somebody becomes a customer through a storefront.
//!
//! That an address is taken has to be told, so whoever asks often enough finds out who is a customer;
//! how often one may ask is limited.

use super::create::{self, NewAddress, NewCustomer};
use super::{Customer, CustomerId, new_password, store, switch};
use crate::accounts::Account;
use crate::applications::ApplicationId;
use crate::crypto::Keys;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::By;
use crate::passwords::{HashingFailed, Password, Weakness};
use crate::resets::Purpose;
use crate::resets::redeem::Desk;
use crate::resets::request::{self, Ask};
use crate::throttle::{self, Network, Subject};

/// Registrations in an hour of one storefront that does not say for whom it asks.
pub const AN_HOUR_SHARED: i64 = 600;

/// Who wants to be a customer.
pub struct Registration {
    /// What is known of them.
    pub new: NewCustomer,
    /// Where they live.
    pub addresses: Vec<NewAddress>,
    /// How they come to be active.
    pub start: Start,
    /// From where.
    pub network: Network,
}

/// How somebody new comes to have a password.
pub enum Start {
    /// They have chosen it.
    With(Password),
    /// They are mailed a link that sets it, which leads to this application or to the account's default.
    ByLink(Option<ApplicationId>),
    /// Whoever adds them sees to it.
    Later,
}

/// Why they are not.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Somebody has the address.
    #[error("the address is taken")]
    AddressTaken,
    /// Somebody has the number.
    #[error("the number is taken")]
    NumberTaken,
    /// Tried too often from there; again in an hour.
    #[error("too many registrations")]
    TooMany,
    /// The password is not good enough.
    #[error(transparent)]
    Weak(#[from] Weakness),
    /// Too much to do.
    #[error(transparent)]
    Hashing(#[from] HashingFailed),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Failure),
}

/// Makes them a customer. With a password they are active, and asked to confirm their address on the
/// hosted page: a storefront that registers customers need not know how to.
///
/// # Errors
/// [`Refused`]; then nobody was added.
pub async fn register(
    desk: &Desk,
    account: Account,
    wanted: Registration,
    by: By,
    now: Time,
) -> Result<Customer, Refused> {
    let Registration { new, addresses, start, network } = wanted;
    if let Start::With(password) = &start {
        new_password::check(&account, [new.email.typed(), &new.first_name, &new.last_name], password)?;
    }
    let subject = subject(&desk.maker.keys, &account);
    let (id, asked, shop) = (account.id, new.clone(), account.clone());
    if !desk.db.write(move |conn| may_ask(conn, &subject, &shop, &network, now)).await? {
        return Err(Refused::TooMany);
    }
    desk.db.read(move |conn| refuse_taken(conn, &asked, id)).await?;
    let (hash, link) = match start {
        Start::With(password) => (Some(desk.hasher.hash(password).await?), Some((Purpose::Confirm, None))),
        Start::ByLink(application) => (None, Some((Purpose::Invite, application))),
        Start::Later => (None, None),
    };
    let maker = desk.maker.clone();
    let made = desk.db.write(move |conn| {
        // Somebody may have been quicker.
        refuse_taken(conn, &new, account.id)?;
        let id = create::create(conn, account.id, &new, &addresses, &by, now).map_err(taken)?;
        let customer = found(conn, &account, id)?;
        switch::clear_lock(conn, &maker.keys, &customer)?; // strangers may have tried the address before it was theirs
        if let Some(hash) = &hash {
            new_password::set(conn, &customer, hash, now)?;
        }
        if let Some((purpose, application)) = link {
            let ask = Ask { application, ..Ask::plain(id, purpose) };
            mail_link(conn, &maker, &account, &ask, &by, now)?;
        }
        found(conn, &account, id)
    });
    made.await
}

/// By what it is counted who asks whether an address is taken.
pub(super) fn subject(keys: &Keys, account: &Account) -> Subject {
    Subject::new(keys, &format!("register {}", account.id), "")
}

/// Counts that somebody asks; whether they may.
pub(super) fn may_ask(
    conn: &mut Conn,
    subject: &Subject,
    account: &Account,
    network: &Network,
    now: Time,
) -> db::Result<bool> {
    let an_hour = i64::from(account.limits.registrations_an_hour);
    let most = if network.is_shared() { AN_HOUR_SHARED.max(an_hour) } else { an_hour };
    throttle::allow(conn, subject, network, most, now)
}

fn refuse_taken(conn: &mut Conn, new: &NewCustomer, account: crate::accounts::AccountId) -> Result<(), Refused> {
    if store::by_email(conn, account, new.email.key())?.is_some() {
        return Err(Refused::AddressTaken);
    }
    let Some(number) = &new.number else { return Ok(()) };
    if store::by_number(conn, account, number)?.is_some() { Err(Refused::NumberTaken) } else { Ok(()) }
}

fn taken(failure: db::Failure) -> Refused {
    if failure.is_duplicate() { Refused::AddressTaken } else { Refused::Db(failure) }
}

fn found(conn: &mut Conn, account: &Account, id: CustomerId) -> Result<Customer, Refused> {
    Ok(store::find(conn, account.id, id)?.ok_or(db::Failure::from(diesel::result::Error::NotFound))?)
}

/// A link that cannot be made keeps nobody from being a customer: it can be asked for again.
fn mail_link(
    conn: &mut Conn,
    maker: &request::LinkMaker,
    account: &Account,
    ask: &Ask,
    by: &By,
    now: Time,
) -> Result<(), Refused> {
    match request::request(conn, maker, account, ask, by, now) {
        Err(request::Refused::Db(failure)) => Err(failure.into()),
        Ok(_) | Err(_) => Ok(()),
    }
}
