//! A customer's address changes: links sent to the old one end, the old one is told, and the new one
//! is asked to confirm.

use diesel::prelude::*;
use serde_json::json;

use super::{Customer, switch};
use crate::accounts::Account;
use crate::db::schema::customers;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::email::Email;
use crate::events::{self, By, Kind};
use crate::messages::queue;
use crate::notifications::{Notification, facts};
use crate::resets::request::{self, Ask, LinkMaker, request};
use crate::resets::{self, EndedBy, Purpose};

/// Changes the address, unless it is the same one as before. One that differs only in how it is
/// written is taken over and tells nobody.
pub(super) fn change_address(
    conn: &mut Conn,
    maker: &LinkMaker,
    account: &Account,
    before: &Customer,
    email: &Email,
    by: &By,
    now: Time,
) -> db::Result<()> {
    if before.email == email.typed() {
        return Ok(());
    }
    let moved = before.email_key != email.key();
    let confirmed = if moved { None } else { before.address_confirmed_at };
    diesel::update(customers::table.find(before.id))
        .set((
            customers::email.eq(email.typed()),
            customers::email_key.eq(email.key()),
            customers::address_confirmed_at.eq(confirmed),
        ))
        .execute(conn)?;
    if !moved {
        return Ok(());
    }
    // What strangers tried with an address that was nobody's is not this customer's, and the old one's is no longer.
    switch::clear_lock(conn, &maker.keys, &Customer { email_key: email.key().to_owned(), ..before.clone() })?;
    resets::store::end_open(conn, before.id, EndedBy::AddressChanged, now)?;
    let data = json!({ "before": before.email, "after": email.typed() });
    events::record(conn, account.id, Some(before.id), Kind::AddressChanged, &data, by, now)?;
    // An address that nobody has confirmed may be somebody else's, and there is nothing to warn them of.
    if before.address_confirmed_at.is_some() {
        let facts = facts::address_changed(account, before, email.typed(), &maker.public_url, now);
        queue::to_customer(conn, account, before, None, Notification::AddressChanged, facts, now)?;
    }
    ask_to_confirm(conn, maker, account, before, by, now)
}

/// An invited or disabled customer is not asked. How often customers move is limited, so few are asked.
fn ask_to_confirm(
    conn: &mut Conn,
    maker: &LinkMaker,
    account: &Account,
    customer: &Customer,
    by: &By,
    now: Time,
) -> db::Result<()> {
    match request(conn, maker, account, &Ask::plain(customer.id, Purpose::Confirm), by, now) {
        Err(request::Refused::Db(failure)) => Err(failure),
        Ok(_) | Err(_) => Ok(()),
    }
}
