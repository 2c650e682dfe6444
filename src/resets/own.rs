//! What a customer asks for without staff: on the hosted page, or through a storefront.
//!
//! Anybody can ask in a customer's name. So the open link is mailed once more instead of being ended
//! by a newer one: nobody can void the link that support has just sent, and who asks twice does not
//! wonder which of two mails counts.

use chrono::TimeDelta;

use super::again::{self, send_again};
use super::request::{self, Ask, LinkMaker, Refused, refuse_too_many};
use super::{Reset, store};
use crate::accounts::Account;
use crate::customers;
use crate::db::Conn;
use crate::db::types::Time;
use crate::events::By;

/// A link that ends sooner is not worth mailing once more.
const WORTH_SENDING: TimeDelta = TimeDelta::minutes(10);

/// Mails the open link once more, or a new one.
///
/// # Errors
/// [`Refused`]; then nothing is changed.
pub fn ask(
    conn: &mut Conn,
    maker: &LinkMaker,
    account: &Account,
    ask: &Ask,
    by: &By,
    now: Time,
) -> Result<Reset, Refused> {
    let customer = customers::store::hold(conn, account.id, ask.customer)?.ok_or(Refused::Unknown)?;
    if let Some(open) = store::open(conn, customer.id, ask.purpose, now)?.filter(|open| serves(open, ask, now)) {
        refuse_too_many(conn, &customer, ask.purpose, false, now)?;
        match send_again(conn, &maker.public_url, account, open.id, by, now) {
            Ok(reset) => return Ok(reset),
            Err(again::Refused::TooSoon(then)) => return Err(Refused::TooMany(then)),
            Err(again::Refused::Db(failure)) => return Err(failure.into()),
            // Mailed so often that a new one is better.
            Err(again::Refused::TooOften | again::Refused::Unknown | again::Refused::Over(_)) => {}
        }
    }
    request::request(conn, maker, account, ask, by, now)
}

/// Whether an open link is what is asked for: leading to the same storefront or to whichever, and
/// still good for a while.
fn serves(open: &Reset, ask: &Ask, now: Time) -> bool {
    (ask.application.is_none() || ask.application == open.application_id) && open.expires_at - now >= WORTH_SENDING
}
