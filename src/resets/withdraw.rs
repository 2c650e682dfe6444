//! Ending a link before it is used.

use serde_json::json;

use super::{EndedBy, Reset, ResetId, Standing, store};
use crate::accounts::AccountId;
use crate::customers;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, By, Kind};

/// Withdraws an open link; gives it as it was, or nothing when it was not open.
///
/// # Errors
/// The database's.
pub fn withdraw(conn: &mut Conn, account: AccountId, id: ResetId, by: &By, now: Time) -> db::Result<Option<Reset>> {
    let Some(found) = store::find(conn, account, id)? else { return Ok(None) };
    customers::store::hold(conn, account, found.customer_id)?;
    let Some(reset) = store::find(conn, account, id)?.filter(|reset| reset.standing(now) == Standing::Open) else {
        return Ok(None);
    };
    // There is one open link per customer, so this is the one.
    store::end_open(conn, reset.customer_id, EndedBy::Withdrawn, now)?;
    events::record(conn, account, Some(reset.customer_id), Kind::LinkWithdrawn, &json!({ "reset": id }), by, now)?;
    Ok(Some(reset))
}
