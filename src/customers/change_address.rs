//! A customer's address changes: links sent to the old one end, and the old one is told.

use diesel::prelude::*;
use serde_json::json;

use super::Customer;
use crate::accounts::Account;
use crate::config::PublicUrl;
use crate::db::schema::customers;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::email::Email;
use crate::events::{self, By, Kind};
use crate::messages::queue;
use crate::notifications::{Notification, facts};
use crate::resets::{self, EndedBy};

/// Changes the address, unless it is the same one as before. One that differs only in how it is
/// written is taken over and tells nobody.
pub(super) fn change_address(
    conn: &mut Conn,
    public_url: &PublicUrl,
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
    resets::store::end_open(conn, before.id, EndedBy::AddressChanged, now)?;
    let data = json!({ "before": before.email, "after": email.typed() });
    events::record(conn, account.id, Some(before.id), Kind::AddressChanged, &data, by, now)?;
    let facts = facts::address_changed(account, before, email.typed(), public_url, now);
    queue::to_customer(conn, account, before, Notification::AddressChanged, facts, now)
}
