//! Queries of applications.

use diesel::prelude::*;

use super::{Application, ApplicationId};
use crate::accounts::AccountId;
use crate::db::schema::applications;
use crate::db::{self, Conn};

/// One application of an account.
///
/// # Errors
/// The database's.
pub fn find(conn: &mut Conn, account: AccountId, id: ApplicationId) -> db::Result<Option<Application>> {
    Ok(applications::table
        .find(id)
        .filter(applications::account_id.eq(account))
        .select(Application::as_select())
        .first(conn)
        .optional()?)
}

/// All applications of an account, by name.
///
/// # Errors
/// The database's.
pub fn all(conn: &mut Conn, account: AccountId) -> db::Result<Vec<Application>> {
    Ok(applications::table
        .filter(applications::account_id.eq(account))
        .order((applications::name_key, applications::id))
        .select(Application::as_select())
        .load(conn)?)
}

/// The application of any account whose requests come to that host.
///
/// # Errors
/// The database's.
pub fn by_api_host(conn: &mut Conn, host: &str) -> db::Result<Option<Application>> {
    let found = applications::table.filter(applications::api_host.eq(host)).select(Application::as_select());
    Ok(found.first(conn).optional()?)
}

/// The application of that name, whatever the case.
///
/// # Errors
/// The database's.
pub fn named(conn: &mut Conn, account: AccountId, name: &str) -> db::Result<Option<Application>> {
    Ok(applications::table
        .filter(applications::account_id.eq(account).and(applications::name_key.eq(super::name_key(name))))
        .select(Application::as_select())
        .first(conn)
        .optional()?)
}
