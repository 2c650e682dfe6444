//! Queries of customers. Who was erased is nobody.

use diesel::dsl::case_when;
use diesel::prelude::*;

use super::{Address, AddressId, Customer, CustomerId};
use crate::accounts::AccountId;
use crate::db::schema::{addresses, customers};
use crate::db::types::Time;
use crate::db::{self, Conn, prepared};
use crate::{held, on_each};

/// One customer of an account.
///
/// # Errors
/// The database's.
pub fn find(conn: &mut Conn, account: AccountId, id: CustomerId) -> db::Result<Option<Customer>> {
    Ok(customers::table
        .find(id)
        .filter(customers::account_id.eq(account).and(customers::erased_at.is_null()))
        .select(Customer::as_select())
        .first(conn)
        .optional()?)
}

/// The customer with that address in its canonical form.
///
/// # Errors
/// The database's.
pub fn by_email(conn: &mut Conn, account: AccountId, email_key: &str) -> db::Result<Option<Customer>> {
    Ok(customers::table
        .filter(customers::account_id.eq(account).and(customers::email_key.eq(email_key)))
        .select(Customer::as_select())
        .first(conn)
        .optional()?)
}

/// Writes down a wrong password for an address, if it is somebody's: the first one, until [`note_failures`] says more. Gives
/// the customer, who is held from then on. A lock stays, so that no index has to be written for a try that is refused.
///
/// # Errors
/// The database's.
pub fn note_try(conn: &mut Conn, account: AccountId, email_key: &str, now: Time) -> db::Result<Option<Customer>> {
    let theirs = customers::account_id.eq(account).and(customers::email_key.eq(email_key));
    let lock = case_when(customers::locked_until.gt(now), customers::locked_until);
    let change = diesel::update(customers::table.filter(theirs))
        .set((customers::failed_sign_ins.eq(1), customers::locked_until.eq(lock)));
    Ok(on_each!(conn, |conn| prepared(change.returning(Customer::as_returning())).get_result(conn).optional())?)
}

/// Writes down how many wrong passwords there were in a row, and until when signing in waits, of a customer who is held.
/// Of nobody it costs the same, and changes nothing: also if the address is somebody's by now, who is not held.
///
/// # Errors
/// The database's.
pub fn note_failures(
    conn: &mut Conn,
    customer: Option<&Customer>,
    failures: i64,
    until: Option<Time>,
) -> db::Result<()> {
    let id = customer.map_or(CustomerId(0), |customer| customer.id);
    let change = diesel::update(customers::table.find(id))
        .set((customers::failed_sign_ins.eq(failures), customers::locked_until.eq(until)))
        .returning(customers::id);
    let _: Option<CustomerId> = on_each!(conn, |conn| prepared(change).get_result(conn).optional())?;
    Ok(())
}

/// Writes down that a customer's password was right, which ends the wrong ones. Gives the customer, who is held from then
/// on.
///
/// # Errors
/// The database's.
pub fn note_right(conn: &mut Conn, account: AccountId, email_key: &str) -> db::Result<Option<Customer>> {
    let theirs = customers::account_id.eq(account).and(customers::email_key.eq(email_key));
    let change = diesel::update(customers::table.filter(theirs))
        .set((customers::failed_sign_ins.eq(0), customers::locked_until.eq(None::<Time>)));
    Ok(on_each!(conn, |conn| prepared(change.returning(Customer::as_returning())).get_result(conn).optional())?)
}

/// The same, and that they have signed in with it.
///
/// # Errors
/// The database's.
pub fn note_sign_in(conn: &mut Conn, account: AccountId, email_key: &str, now: Time) -> db::Result<Option<Customer>> {
    let theirs = customers::account_id.eq(account).and(customers::email_key.eq(email_key));
    let none = (customers::failed_sign_ins.eq(0), customers::locked_until.eq(None::<Time>));
    let change = diesel::update(customers::table.filter(theirs)).set((
        none,
        customers::last_sign_in_at.eq(now),
        customers::sign_in_key.eq(now.unix()),
    ));
    Ok(on_each!(conn, |conn| prepared(change.returning(Customer::as_returning())).get_result(conn).optional())?)
}

/// The customer with that number of the shop's own.
///
/// # Errors
/// The database's.
pub fn by_number(conn: &mut Conn, account: AccountId, number: &str) -> db::Result<Option<Customer>> {
    Ok(customers::table
        .filter(customers::account_id.eq(account).and(customers::number.eq(number)))
        .select(Customer::as_select())
        .first(conn)
        .optional()?)
}

/// The customer, held until the transaction ends: whoever changes a customer or their resets
/// takes this first, so that two changes come one after the other.
///
/// # Errors
/// The database's.
pub fn hold(conn: &mut Conn, account: AccountId, id: CustomerId) -> db::Result<Option<Customer>> {
    let theirs = customers::account_id.eq(account).and(customers::erased_at.is_null());
    Ok(held!(conn, customers::table.find(id).filter(theirs).select(Customer::as_select()))?)
}

/// The customer with that address in its canonical form, held in the same way.
///
/// # Errors
/// The database's.
pub fn hold_by_email(conn: &mut Conn, account: AccountId, email_key: &str) -> db::Result<Option<Customer>> {
    let theirs = customers::account_id.eq(account).and(customers::email_key.eq(email_key));
    Ok(held!(conn, customers::table.filter(theirs).select(Customer::as_select()))?)
}

/// Whether an address of somebody of the account has this number.
///
/// # Errors
/// The database's.
pub fn is_an_address(conn: &mut Conn, account: AccountId, id: AddressId) -> db::Result<bool> {
    let found = addresses::table.inner_join(customers::table).filter(addresses::id.eq(id));
    let found = found.filter(customers::account_id.eq(account)).select(addresses::id);
    Ok(found.first::<AddressId>(conn).optional()?.is_some())
}

/// A customer's addresses, the default one first.
///
/// # Errors
/// The database's.
pub fn addresses(conn: &mut Conn, id: CustomerId) -> db::Result<Vec<Address>> {
    Ok(addresses::table
        .filter(addresses::customer_id.eq(id))
        .order((addresses::is_default.desc(), addresses::id))
        .select(Address::as_select())
        .load(conn)?)
}
