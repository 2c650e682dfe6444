//! Writing a message into the outbox, in the transaction of what it tells.

use diesel::prelude::*;
use serde_json::{Value, json};

use crate::accounts::Account;
use crate::applications::ApplicationId;
use crate::crypto::{hex, random};
use crate::customers::Customer;
use crate::db::schema::messages;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::email::on_the_wire;
use crate::i18n::Lang;
use crate::messages::State;
use crate::notifications::letter::Rendered;
use crate::notifications::{Notification, facts};
use crate::resets::{Purpose, Reset};
use crate::staff::links::StaffLinkId;
use crate::templates;

/// Queues the mail that carries a reset's link.
///
/// # Errors
/// The database's.
pub fn link(
    conn: &mut Conn,
    account: &Account,
    customer: &Customer,
    reset: &Reset,
    facts: Value,
    now: Time,
) -> db::Result<()> {
    let notification = match reset.purpose {
        Purpose::Reset => Notification::Reset,
        Purpose::Invite => Notification::Invite,
        Purpose::Confirm => Notification::ConfirmAddress,
    };
    insert(conn, account, customer, (Some(reset), reset.application_id), notification, &facts, now)
}

/// Queues a mail of an application, or of none, without a link, to the address the customer has in
/// `customer`.
///
/// # Errors
/// The database's.
pub fn to_customer(
    conn: &mut Conn,
    account: &Account,
    customer: &Customer,
    application: Option<ApplicationId>,
    notification: Notification,
    facts: Value,
    now: Time,
) -> db::Result<()> {
    insert(conn, account, customer, (None, application), notification, &facts, now)
}

fn insert(
    conn: &mut Conn,
    account: &Account,
    customer: &Customer,
    (reset, application): (Option<&Reset>, Option<ApplicationId>),
    notification: Notification,
    facts: &Value,
    now: Time,
) -> db::Result<()> {
    let locale = facts::language(account, customer);
    let version = templates::store::in_force(conn, account.id, notification, locale, application)?;
    diesel::insert_into(messages::table)
        .values((
            messages::account_id.eq(account.id),
            messages::customer_id.eq(customer.id),
            messages::reset_id.eq(reset.map(|reset| reset.id)),
            messages::application_id.eq(application),
            messages::notification.eq(notification),
            messages::recipient.eq(&customer.email),
            messages::locale.eq(locale),
            messages::template_version_id.eq(version),
            messages::data.eq(facts.to_string()),
            messages::state.eq(State::Queued),
            messages::message_id.eq(message_id(&account.sender_email)),
            messages::run_at.eq(now),
            messages::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Queues a finished mail to a staff member: a test that they asked for, or a notice.
///
/// # Errors
/// The database's.
pub fn to_staff(conn: &mut Conn, account: &Account, email: &str, letter: &Rendered, now: Time) -> db::Result<()> {
    finished(conn, account, email, None, letter, now)
}

/// Queues a finished mail that carries a link for a person of the backoffice.
///
/// # Errors
/// The database's.
pub fn link_to_staff(
    conn: &mut Conn,
    account: &Account,
    email: &str,
    link: StaffLinkId,
    letter: &Rendered,
    now: Time,
) -> db::Result<()> {
    finished(conn, account, email, Some(link), letter, now)
}

fn finished(
    conn: &mut Conn,
    account: &Account,
    email: &str,
    link: Option<StaffLinkId>,
    letter: &Rendered,
    now: Time,
) -> db::Result<()> {
    diesel::insert_into(messages::table)
        .values((
            messages::account_id.eq(account.id),
            messages::notification.eq(Notification::StaffNotice),
            messages::recipient.eq(email),
            messages::locale.eq(Lang::for_staff([&account.locale])),
            messages::data.eq("{}"),
            messages::letter.eq(json!(letter).to_string()),
            messages::staff_link_id.eq(link),
            messages::state.eq(State::Queued),
            messages::message_id.eq(message_id(&account.sender_email)),
            messages::run_at.eq(now),
            messages::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Of the sender's domain (RFC 5322, 3.6.4).
pub(super) fn message_id(sender: &str) -> String {
    let sender = on_the_wire(sender);
    let domain = sender.rsplit_once('@').map_or("localhost", |(_, domain)| domain);
    format!("<{}@{domain}>", hex(&random::<16>()))
}
