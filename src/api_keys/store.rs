//! Queries of API keys.

use diesel::prelude::*;

use super::{ApiKey, ApiKeyId};
use crate::accounts::{Account, AccountId};
use crate::applications::ApplicationId;
use crate::db::schema::{accounts, api_keys, applications, staff};
use crate::db::types::Time;
use crate::db::{self, Conn};

/// A key, the name of its application, and the name of who made it.
pub type Named = (ApiKey, Option<String>, Option<String>);

/// All keys of an account, the newest first.
///
/// # Errors
/// The database's.
pub fn all(conn: &mut Conn, account: AccountId) -> db::Result<Vec<Named>> {
    Ok(api_keys::table
        .left_join(applications::table)
        .left_join(staff::table)
        .filter(api_keys::account_id.eq(account))
        .order(api_keys::id.desc())
        .select((ApiKey::as_select(), applications::name.nullable(), staff::name.nullable()))
        .load(conn)?)
}

/// One key of an account.
///
/// # Errors
/// The database's.
pub fn find(conn: &mut Conn, account: AccountId, id: ApiKeyId) -> db::Result<Option<ApiKey>> {
    let theirs = api_keys::table.find(id).filter(api_keys::account_id.eq(account));
    Ok(theirs.select(ApiKey::as_select()).first(conn).optional()?)
}

/// The key of that public prefix, however it stands, and its account.
///
/// # Errors
/// The database's.
pub fn by_prefix(conn: &mut Conn, prefix: &str) -> db::Result<Option<(ApiKey, Account)>> {
    Ok(api_keys::table
        .inner_join(accounts::table)
        .filter(api_keys::prefix.eq(prefix))
        .select((ApiKey::as_select(), Account::as_select()))
        .first(conn)
        .optional()?)
}

/// The keys of an account that can be used and that none took the place of.
///
/// # Errors
/// The database's.
pub fn in_use(conn: &mut Conn, account: AccountId, now: Time) -> db::Result<Vec<ApiKey>> {
    let kept = api_keys::revoked_at.is_null().and(api_keys::replaced_by.is_null());
    let keys = api_keys::table.filter(api_keys::account_id.eq(account).and(kept)).select(ApiKey::as_select());
    let keys: Vec<ApiKey> = keys.load(conn)?;
    Ok(keys.into_iter().filter(|key| key.is_good(now)).collect())
}

/// The keys for one application alone.
///
/// # Errors
/// The database's.
pub fn of_application(conn: &mut Conn, application: ApplicationId) -> db::Result<Vec<ApiKey>> {
    Ok(api_keys::table.filter(api_keys::application_id.eq(application)).select(ApiKey::as_select()).load(conn)?)
}

/// Notes that a key was used.
///
/// # Errors
/// The database's.
pub fn note_used(conn: &mut Conn, id: ApiKeyId, now: Time) -> db::Result<()> {
    diesel::update(api_keys::table.find(id)).set(api_keys::last_used_at.eq(now)).execute(conn)?;
    Ok(())
}
