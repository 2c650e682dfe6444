//! What a browser or storefront holds for a signed-in customer. Random, kept only as a hash,
//! checked with one indexed read.

use chrono::TimeDelta;
use diesel::prelude::*;

use crate::accounts::AccountId;
use crate::crypto::Token;
use crate::customers::{Customer, CustomerId, State};
use crate::db::schema::{access_tokens, customers};
use crate::db::types::Time;
use crate::db::{self, Conn};

/// How long a sign-in lasts at most.
pub const LIFETIME: TimeDelta = TimeDelta::hours(12);

/// Makes one for a customer.
///
/// # Errors
/// The database's.
pub fn issue(conn: &mut Conn, account: AccountId, customer: CustomerId, now: Time) -> db::Result<Token> {
    let token = Token::random();
    diesel::insert_into(access_tokens::table)
        .values((
            access_tokens::account_id.eq(account),
            access_tokens::customer_id.eq(customer),
            access_tokens::token_hash.eq(token.hash()),
            access_tokens::created_at.eq(now),
            access_tokens::expires_at.eq(now + LIFETIME),
        ))
        .execute(conn)?;
    Ok(token)
}

/// Who holds it: only an active customer of this account, only while it is open.
///
/// # Errors
/// The database's.
pub fn holder(conn: &mut Conn, account: AccountId, token: &Token, now: Time) -> db::Result<Option<Customer>> {
    Ok(access_tokens::table
        .inner_join(customers::table)
        .filter(access_tokens::token_hash.eq(token.hash()).and(access_tokens::account_id.eq(account)))
        .filter(access_tokens::ended_at.is_null().and(access_tokens::expires_at.gt(now)))
        .filter(customers::state.eq(State::Active))
        .select(Customer::as_select())
        .first(conn)
        .optional()?)
}

/// Ends one; gives whether it was open.
///
/// # Errors
/// The database's.
pub fn end(conn: &mut Conn, account: AccountId, token: &Token, now: Time) -> db::Result<bool> {
    let ended = diesel::update(access_tokens::table)
        .filter(access_tokens::token_hash.eq(token.hash()).and(access_tokens::account_id.eq(account)))
        .filter(access_tokens::ended_at.is_null())
        .set(access_tokens::ended_at.eq(now))
        .execute(conn)?;
    Ok(ended > 0)
}

/// Ends all of a customer's; gives how many were open.
///
/// # Errors
/// The database's.
pub fn end_all(conn: &mut Conn, customer: CustomerId, now: Time) -> db::Result<i64> {
    let open = access_tokens::ended_at.is_null().and(access_tokens::expires_at.gt(now));
    let ended = diesel::update(access_tokens::table.filter(access_tokens::customer_id.eq(customer)).filter(open))
        .set(access_tokens::ended_at.eq(now))
        .execute(conn)?;
    Ok(i64::try_from(ended).unwrap_or(i64::MAX))
}

/// How many of a customer's are open.
///
/// # Errors
/// The database's.
pub fn open(conn: &mut Conn, customer: CustomerId, now: Time) -> db::Result<i64> {
    Ok(access_tokens::table
        .filter(access_tokens::customer_id.eq(customer))
        .filter(access_tokens::ended_at.is_null().and(access_tokens::expires_at.gt(now)))
        .count()
        .get_result(conn)?)
}
