//! Sending the same link again, while it can be used.

use chrono::TimeDelta;
use serde_json::json;

use super::{Reset, ResetId, Standing, store};
use crate::accounts::Account;
use crate::applications::brand::Brand;
use crate::config::PublicUrl;
use crate::customers;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, By, Kind};
use crate::messages::{self, queue};
use crate::notifications::facts;

/// The pause between two mails with the same link.
pub const PAUSE: TimeDelta = TimeDelta::minutes(1);
/// Mails with the same link, the first one included.
pub const LIMIT: usize = 5;

/// Why it was not sent again.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Not in this account.
    #[error("no such link")]
    Unknown,
    /// The link can no longer be used; a new one can be asked for.
    #[error("the link is {0:?}")]
    Over(Standing),
    /// Too soon; again at this time.
    #[error("too soon")]
    TooSoon(Time),
    /// Sent [`LIMIT`] times already.
    #[error("sent too often")]
    TooOften,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Failure),
}

/// Queues one more mail with the link of a reset.
///
/// # Errors
/// [`Refused`].
pub fn send_again(
    conn: &mut Conn,
    public_url: &PublicUrl,
    account: &Account,
    id: ResetId,
    by: &By,
    now: Time,
) -> Result<Reset, Refused> {
    let found = store::find(conn, account.id, id)?.ok_or(Refused::Unknown)?;
    let customer = customers::store::hold(conn, account.id, found.customer_id)?.ok_or(Refused::Unknown)?;
    let reset = store::find(conn, account.id, id)?.ok_or(Refused::Unknown)?;
    let standing = reset.standing(now);
    if standing != Standing::Open {
        return Err(Refused::Over(standing));
    }
    let sent = messages::store::of_reset(conn, account.id, id)?;
    if sent.len() >= LIMIT {
        return Err(Refused::TooOften);
    }
    if let Some(last) = sent.last().filter(|last| last.created_at + PAUSE > now) {
        return Err(Refused::TooSoon(last.created_at + PAUSE));
    }
    let data = json!({ "reset": id });
    events::record(conn, account.id, Some(customer.id), Kind::LinkSentAgain, &data, by, now)?;
    let brand = Brand::find(conn, account, reset.application_id)?;
    let customer = facts::speaking(customer, sent.last().map(|last| last.locale));
    queue::link(conn, account, &customer, &reset, facts::link(account, &brand, &customer, &reset, public_url), now)?;
    Ok(reset)
}
