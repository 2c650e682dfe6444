//! Queries of messages.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::{Message, MessageId, State};
use crate::accounts::AccountId;
use crate::applications::{MailMode, domains};
use crate::customers::CustomerId;
use crate::db::schema::{applications, messages};
use crate::db::types::Time;
use crate::db::{self, Backend, Conn};
use crate::notifications::Notification;
use crate::resets::ResetId;

/// One message of an account.
///
/// # Errors
/// The database's.
pub fn find(conn: &mut Conn, account: AccountId, id: MessageId) -> db::Result<Option<Message>> {
    Ok(messages::table
        .find(id)
        .filter(messages::account_id.eq(account))
        .select(Message::as_select())
        .first(conn)
        .optional()?)
}

/// The mails that carried a reset's link, the first one first.
///
/// # Errors
/// The database's.
pub fn of_reset(conn: &mut Conn, account: AccountId, reset: ResetId) -> db::Result<Vec<Message>> {
    of_resets(conn, account, &[reset])
}

/// The mails that carried the links of these resets, the first one first.
///
/// # Errors
/// The database's.
pub fn of_resets(conn: &mut Conn, account: AccountId, resets: &[ResetId]) -> db::Result<Vec<Message>> {
    Ok(messages::table
        .filter(messages::account_id.eq(account).and(messages::reset_id.eq_any(resets)))
        .order(messages::id)
        .select(Message::as_select())
        .load(conn)?)
}

define_sql_function! {
    /// In small letters, those of ASCII on SQLite.
    fn lower(text: diesel::sql_types::Text) -> diesel::sql_types::Text;
}

/// The newest mails to a customer.
///
/// # Errors
/// The database's.
pub fn of_customer(conn: &mut Conn, account: AccountId, customer: CustomerId, limit: i64) -> db::Result<Vec<Message>> {
    Ok(messages::table
        .filter(messages::account_id.eq(account).and(messages::customer_id.eq(customer)))
        .order(messages::id.desc())
        .limit(limit)
        .select(Message::as_select())
        .load(conn)?)
}

/// Which mails of the outbox.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// In these states; none: all.
    pub states: &'static [State],
    /// Of notices to staff those to this address; none: all.
    pub notices_to: Option<String>,
    /// To whom.
    pub to: Option<To>,
}

/// To whom mails are.
#[derive(Clone, Debug)]
pub struct To {
    /// To an address as it may be written, in small letters.
    pub address: Vec<String>,
    /// Or to the customer whose it is, whatever their address was then.
    pub customer: Option<CustomerId>,
}

/// One page of the outbox, the newest first: older than `before`.
///
/// # Errors
/// The database's.
pub fn page(
    conn: &mut Conn,
    account: AccountId,
    filter: &Filter,
    before: Option<MessageId>,
    size: i64,
) -> db::Result<Vec<Message>> {
    let mut query = messages::table
        .filter(messages::account_id.eq(account))
        .order(messages::id.desc())
        .limit(size)
        .select(Message::as_select())
        .into_boxed::<Backend>();
    if !filter.states.is_empty() {
        query = query.filter(messages::state.eq_any(filter.states.to_vec()));
    }
    if let Some(own) = &filter.notices_to {
        query = query.filter(messages::notification.ne(Notification::StaffNotice).or(messages::recipient.eq(own)));
    }
    if let Some(To { address, customer }) = &filter.to {
        let theirs = lower(messages::recipient).eq_any(address);
        query = match customer {
            Some(id) => query.filter(theirs.or(messages::customer_id.assume_not_null().eq(id))),
            None => query.filter(theirs),
        };
    }
    if let Some(before) = before {
        query = query.filter(messages::id.lt(before));
    }
    Ok(query.load(conn)?)
}

/// What a worker works with: the message, and whether its application keeps mails here.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// The message, held by the lease.
    pub message: Message,
    /// Whether its application keeps it here.
    pub stays_here: bool,
}

/// Claims messages that are due, those too whose worker has not come back.
///
/// # Errors
/// The database's.
pub fn claim(conn: &mut Conn, lease: &str, length: TimeDelta, limit: i64, now: Time) -> db::Result<Vec<Claimed>> {
    let waiting = || messages::state.eq_any([State::Queued, State::Retrying]).and(messages::run_at.le(now));
    let abandoned = || messages::state.eq(State::Sending).and(messages::lease_until.lt(now).assume_not_null());
    let due: Vec<MessageId> = messages::table
        .filter(waiting().or(abandoned()))
        .order((messages::run_at, messages::id))
        .limit(limit)
        .select(messages::id)
        .load(conn)?;
    if due.is_empty() {
        return Ok(Vec::new());
    }
    // The mail of a worker that has not come back may have been taken.
    diesel::update(messages::table.filter(messages::id.eq_any(&due).and(abandoned())))
        .set(messages::possible_duplicate.eq(true))
        .execute(conn)?;
    // Asked again, so that of two workers that found the same message one gets it.
    diesel::update(messages::table.filter(messages::id.eq_any(&due).and(waiting().or(abandoned()))))
        .set((
            messages::state.eq(State::Sending),
            messages::lease.eq(lease),
            messages::lease_until.eq(now + length),
            messages::attempts.eq(messages::attempts + 1),
        ))
        .execute(conn)?;
    let held: Vec<(Message, Option<(MailMode, String)>)> = messages::table
        .left_join(applications::table)
        .filter(messages::id.eq_any(&due).and(messages::lease.eq(lease)))
        .order((messages::run_at, messages::id))
        .select((Message::as_select(), (applications::mail_mode, applications::mail_domains).nullable()))
        .load(conn)?;
    let claimed = |(message, rule): (Message, Option<(MailMode, String)>)| {
        let keeps = |(mode, domains): (MailMode, String)| {
            mode == MailMode::Collect || !domains::admit(&domains, &message.recipient)
        };
        Claimed { stays_here: rule.is_some_and(keeps), message }
    };
    Ok(held.into_iter().map(claimed).collect())
}

/// How a worker leaves a message.
#[derive(Clone, Debug)]
pub struct Left {
    /// How far it is now.
    pub state: State,
    /// The mail server's words, or the reason.
    pub reply: String,
    /// When it is due again.
    pub run_at: Option<Time>,
    /// Whether the server may have taken it.
    pub possible_duplicate: bool,
    /// Whether the try counts.
    pub counts: bool,
}

/// Writes down how a message was left, unless its lease has passed to somebody else; gives
/// whether it was written.
///
/// # Errors
/// The database's.
pub fn finish(conn: &mut Conn, message: &Message, left: &Left, now: Time) -> db::Result<bool> {
    let over = !matches!(left.state, State::Retrying | State::Queued);
    let attempts = if left.counts { message.attempts } else { message.attempts - 1 };
    let changed = diesel::update(messages::table.find(message.id))
        .filter(messages::lease.eq(&message.lease).and(messages::state.eq(State::Sending)))
        .set((
            messages::state.eq(left.state),
            messages::reply.eq(&left.reply),
            messages::run_at.eq(left.run_at.unwrap_or(message.run_at)),
            messages::possible_duplicate.eq(message.possible_duplicate || left.possible_duplicate),
            messages::attempts.eq(attempts),
            messages::lease.eq(None::<String>),
            messages::lease_until.eq(None::<Time>),
            messages::finished_at.eq(over.then_some(now)),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Puts a message that failed, was dropped or waits back to the front of the queue.
///
/// # Errors
/// The database's.
pub fn requeue(conn: &mut Conn, account: AccountId, id: MessageId, now: Time) -> db::Result<bool> {
    let changed = diesel::update(messages::table.find(id))
        .filter(messages::account_id.eq(account))
        .filter(messages::state.eq_any([State::Failed, State::Retrying, State::Held]))
        .filter(messages::emptied_at.is_null())
        .set((
            messages::state.eq(State::Queued),
            messages::run_at.eq(now),
            messages::finished_at.eq(None::<Time>),
            messages::attempts.eq(0),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}
