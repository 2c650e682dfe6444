//! A customer is erased: what was known of them goes, the row stays, so that the log still has whom it
//! speaks of. What mails and the log said about them goes within minutes ([`sweep`]), when the mails
//! are through and the lines are sealed. That and from where they were erased stays.

use diesel::prelude::*;
use serde_json::json;

use super::{CustomerId, State, store};
use crate::access_tokens;
use crate::accounts::Account;
use crate::applications::ApplicationId;
use crate::applications::brand::Brand;
use crate::config::PublicUrl;
use crate::db::schema::{addresses, customers, events, messages, orders, repeats, resets};
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{Actor, By, Kind, record};
use crate::messages::{State as MessageState, queue};
use crate::notifications::{Notification, facts};
use crate::resets::{self as links, EndedBy};

/// Rows that are emptied at once; the rest waits for the next time.
const BATCH: i64 = 1_000;

/// Erases, and says so to the address, once; gives whether there was anybody. The address is free from
/// then on.
///
/// # Errors
/// The database's.
pub fn erase(
    conn: &mut Conn,
    public_url: &PublicUrl,
    account: &Account,
    (id, application): (CustomerId, Option<ApplicationId>),
    by: &By,
    now: Time,
) -> db::Result<bool> {
    let Some(customer) = store::hold(conn, account.id, id)? else { return Ok(false) };
    links::store::end_open(conn, id, EndedBy::Disabled, now)?;
    access_tokens::end_all(conn, id, now)?;
    diesel::update(resets::table.filter(resets::customer_id.eq(id)))
        .set((resets::link.eq(""), resets::identity_note.eq("")))
        .execute(conn)?;
    diesel::delete(addresses::table.filter(addresses::customer_id.eq(id))).execute(conn)?;
    diesel::delete(orders::table.filter(orders::customer_id.eq(id))).execute(conn)?;
    diesel::delete(repeats::table.filter(repeats::customer_id.eq(id))).execute(conn)?;
    drop_mails(conn, id, now)?;
    let brand = Brand::find(conn, account, application)?;
    let facts = facts::done(account, &brand, &customer, public_url, &by.source, now);
    queue::to_customer(conn, account, &customer, application, Notification::AccountErased, facts, now)?;
    diesel::update(customers::table.find(id))
        .set((
            customers::number.eq(None::<String>),
            customers::first_name.eq(""),
            customers::last_name.eq(""),
            customers::email.eq(""),
            customers::email_key.eq(format!("erased {id}")),
            customers::phone.eq(""),
            customers::company.eq(""),
            customers::state.eq(State::Disabled),
            customers::password_hash.eq(None::<String>),
            customers::locale.eq(""),
            customers::time_zone.eq(""),
            customers::failed_sign_ins.eq(0),
            customers::locked_until.eq(None::<Time>),
            customers::reset_required_at.eq(None::<Time>),
            customers::address_confirmed_at.eq(None::<Time>),
            customers::password_changed_at.eq(None::<Time>),
            customers::last_sign_in_at.eq(None::<Time>),
            customers::last_reset_at.eq(None::<Time>),
            customers::search_key.eq(""),
            customers::name_key.eq(""),
            customers::sign_in_key.eq(0),
            customers::reset_key.eq(0),
            customers::version.eq(customer.version + 1),
            customers::erased_at.eq(now),
        ))
        .execute(conn)?;
    record(conn, account.id, Some(id), Kind::CustomerErased, &json!({}), by, now)?;
    Ok(true)
}

/// Those that no worker is handing over at this moment.
fn drop_mails(conn: &mut Conn, id: CustomerId, now: Time) -> db::Result<()> {
    let waiting = [MessageState::Queued, MessageState::Retrying, MessageState::Held, MessageState::Failed];
    diesel::update(messages::table.filter(messages::customer_id.eq(id).and(messages::state.eq_any(waiting))))
        .set((
            messages::state.eq(MessageState::Dropped),
            messages::reply.eq("dropped-erased"),
            messages::finished_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Empties what mails and sealed lines of the log say about people who were erased.
///
/// # Errors
/// The database's.
pub fn sweep(conn: &mut Conn, now: Time) -> db::Result<()> {
    let gone = || customers::table.filter(customers::erased_at.is_not_null()).select(customers::id.nullable());
    let mails: Vec<i64> = messages::table
        .filter(messages::customer_id.eq_any(gone()).and(messages::recipient.ne("")))
        .filter(messages::finished_at.is_not_null())
        .limit(BATCH)
        .select(messages::id)
        .load(conn)?;
    // A mail server's answer names the address often enough; why one was dropped is in our words.
    let answered = messages::id.eq_any(&mails).and(messages::state.ne(MessageState::Dropped));
    diesel::update(messages::table.filter(answered)).set(messages::reply.eq("")).execute(conn)?;
    diesel::update(messages::table.filter(messages::id.eq_any(mails)))
        .set((
            messages::data.eq("{}"),
            messages::letter.eq(None::<String>),
            messages::recipient.eq(""),
            messages::emptied_at.eq(now),
        ))
        .execute(conn)?;
    let lines: Vec<i64> = events::table
        .filter(events::customer_id.eq_any(gone()).and(events::erased_at.is_null()))
        .filter(events::seal_number.is_not_null().and(events::kind.ne(Kind::CustomerErased)))
        .limit(BATCH)
        .select(events::id)
        .load(conn)?;
    // From where staff and programs acted is not the customer's to take along.
    let theirs = events::actor.eq_any([Actor::Customer, Actor::Stranger]);
    diesel::update(events::table.filter(events::id.eq_any(&lines).and(theirs)))
        .set(events::source.eq(""))
        .execute(conn)?;
    diesel::update(events::table.filter(events::id.eq_any(lines)))
        .set((events::data.eq("{}"), events::erased_at.eq(now)))
        .execute(conn)?;
    Ok(())
}
