//! Ending a key.

use diesel::prelude::*;
use serde_json::json;

use super::ApiKey;
use crate::db::schema::api_keys;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, By, Kind};

/// Ends it at once; `false` when it had ended.
///
/// # Errors
/// The database's.
pub fn revoke(conn: &mut Conn, key: &ApiKey, by: &By, now: Time) -> db::Result<bool> {
    let open = api_keys::table.find(key.id).filter(api_keys::revoked_at.is_null());
    if diesel::update(open).set(api_keys::revoked_at.eq(now)).execute(conn)? == 0 {
        return Ok(false);
    }
    let data = json!({ "key": key.id, "name": key.name, "prefix": key.prefix });
    events::record(conn, key.account_id, None, Kind::ApiKeyRevoked, &data, by, now)?;
    Ok(true)
}
