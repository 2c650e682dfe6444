//! What a customer asks for without staff: on the hosted page, or through a storefront.
//!
//! Anybody can ask in a customer's name. So the open link is mailed once more instead of being ended
//! by a newer one: nobody can void the link that support has just sent, and who asks twice does not
//! wonder which of two mails counts.

use super::again::{self, send_again};
use super::request::{self, Ask, LinkMaker, Refused, refuse_too_many};
use super::{Reset, store};
use crate::accounts::Account;
use crate::applications::{self, MailMode, domains};
use crate::customers::{self, Customer};
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::By;
use crate::messages::WORTH_SENDING;

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
    let open = match store::open(conn, customer.id, ask.purpose, now)? {
        Some(open) if serves(conn, &open, &customer, ask, now)? => Some(open),
        _ => None,
    };
    if let Some(open) = open {
        refuse_too_many(conn, account, &customer, ask.purpose, false, now)?;
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

/// Whether an open link is what helps: still good for a while, of an application whose mails reach the
/// customer, and leading to the same storefront or to whichever. One that staff have sent helps
/// wherever it leads: nobody else ends it.
fn serves(conn: &mut Conn, open: &Reset, customer: &Customer, ask: &Ask, now: Time) -> db::Result<bool> {
    if open.expires_at - now < WORTH_SENDING {
        return Ok(false);
    }
    let application = match open.application_id {
        Some(id) => applications::store::find(conn, open.account_id, id)?,
        None => None,
    };
    let reaches = application.is_none_or(|application| {
        application.mail_mode == MailMode::Live && domains::admit(&application.mail_domains, &customer.email)
    });
    let same = ask.application.is_none() || ask.application == open.application_id;
    Ok(reaches && (same || open.staff_id.is_some()))
}
