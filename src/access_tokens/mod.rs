//! What a browser or storefront holds for a signed-in customer. Random, kept only as a hash,
//! checked with one indexed read.

use diesel::prelude::*;
use serde_json::json;

use crate::accounts::{Account, AccountId};
use crate::crypto::Token;
use crate::customers::{Customer, CustomerId, State};
use crate::db::schema::{access_tokens, customers as customers_table};
use crate::db::types::Time;
use crate::db::{self, Conn, prepared};
use crate::events::{self, By, Kind};
use crate::on_each;

/// A customer who is signed in from now on.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who.
    pub customer: Customer,
    /// What they hold.
    pub token: Token,
    /// Until when at most.
    pub until: Time,
}

/// Signs a customer in: whoever calls this knows that it is them, and has just read who they are.
///
/// # Errors
/// The database's.
pub fn begin(conn: &mut Conn, account: &Account, customer: Customer, by: &By, now: Time) -> db::Result<SignedIn> {
    let last = (customers_table::last_sign_in_at.eq(now), customers_table::sign_in_key.eq(now.unix()));
    let change = diesel::update(customers_table::table.find(customer.id)).set(last).returning(customers_table::id);
    let _: CustomerId = on_each!(conn, |conn| prepared(change).get_result(conn))?;
    give(conn, account, Customer { last_sign_in_at: Some(now), ..customer }, by, now)
}

/// The same for a customer of whom is written down already that they have signed in.
///
/// # Errors
/// The database's.
pub fn give(conn: &mut Conn, account: &Account, customer: Customer, by: &By, now: Time) -> db::Result<SignedIn> {
    let (token, until) = (Token::random(), now + account.sign_in_lifetime());
    diesel::insert_into(access_tokens::table)
        .values((
            access_tokens::account_id.eq(account.id),
            access_tokens::customer_id.eq(customer.id),
            access_tokens::token_hash.eq(token.hash()),
            access_tokens::created_at.eq(now),
            access_tokens::expires_at.eq(until),
        ))
        .execute(conn)?;
    events::record(conn, account.id, Some(customer.id), Kind::SignedIn, &json!({}), by, now)?;
    Ok(SignedIn { customer, token, until })
}

/// Who holds it: only an active customer of this account, only while it is open.
///
/// # Errors
/// The database's.
pub fn holder(conn: &mut Conn, account: AccountId, token: &Token, now: Time) -> db::Result<Option<Customer>> {
    Ok(access_tokens::table
        .inner_join(customers_table::table)
        .filter(access_tokens::token_hash.eq(token.hash()).and(access_tokens::account_id.eq(account)))
        .filter(access_tokens::ended_at.is_null().and(access_tokens::expires_at.gt(now)))
        .filter(customers_table::state.eq(State::Active))
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

/// Ends all of a customer's but one; gives how many were open.
///
/// # Errors
/// The database's.
pub fn end_others(conn: &mut Conn, customer: CustomerId, but: &Token, now: Time) -> db::Result<i64> {
    let open = access_tokens::ended_at.is_null().and(access_tokens::expires_at.gt(now));
    let others = access_tokens::customer_id.eq(customer).and(access_tokens::token_hash.ne(but.hash()));
    let ended = diesel::update(access_tokens::table.filter(others).filter(open))
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
