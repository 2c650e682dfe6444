//! Beginning anew: what was missed so far is forgotten.

use serde_json::json;

use super::store;
use crate::accounts::AccountId;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, By, Kind};

/// Takes all of an account's out; gives how many there were.
///
/// # Errors
/// The database's.
pub fn empty(conn: &mut Conn, account: AccountId, by: &By, now: Time) -> db::Result<usize> {
    let count = store::empty(conn, account)?;
    if count > 0 {
        events::record(conn, account, None, Kind::CompatibilityEmptied, &json!({ "count": count }), by, now)?;
    }
    Ok(count)
}
