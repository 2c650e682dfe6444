//! Removing an application. Links that are out still lead where they lead; what it had of its own
//! goes with it.

use diesel::dsl::count_star;
use diesel::prelude::*;
use serde_json::json;

use super::Application;
use crate::api_keys;
use crate::db::schema::{applications, messages, resets, templates};
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, By, Kind};
use crate::messages::State;

/// What removing an application takes along or leaves behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Consequences {
    /// Links that are out and still open.
    pub open_links: i64,
    /// Texts of its own.
    pub templates: i64,
    /// API keys for it alone that can be used.
    pub keys: i64,
}

/// Counts what it would do.
///
/// # Errors
/// The database's.
pub fn consequences(conn: &mut Conn, application: &Application, now: Time) -> db::Result<Consequences> {
    let open = resets::table
        .filter(resets::application_id.eq(application.id))
        .filter(resets::used_at.is_null().and(resets::ended_at.is_null()).and(resets::expires_at.gt(now)));
    let own = templates::table.filter(templates::application_id.eq(application.id));
    let keys = api_keys::store::of_application(conn, application.id)?.into_iter().filter(|key| key.is_good(now));
    Ok(Consequences {
        keys: i64::try_from(keys.count()).unwrap_or(i64::MAX),
        open_links: open.select(count_star()).first(conn)?,
        templates: own.select(count_star()).first(conn)?,
    })
}

/// Removes it. Mails that wait stay here if it keeps any: without it, they would leave.
///
/// # Errors
/// The database's.
pub fn remove(conn: &mut Conn, application: &Application, by: &By, now: Time) -> db::Result<()> {
    // Its key is changed first: on Postgres that waits for whoever is just queueing a mail of it,
    // which the next step then sees.
    diesel::update(applications::table.find(application.id))
        .set(applications::name_key.eq(format!("removed {}", application.id)))
        .execute(conn)?;
    if application.keeps_mails() {
        let waiting = [State::Queued, State::Retrying, State::Sending, State::Held];
        diesel::update(messages::table.filter(messages::application_id.eq(application.id)))
            .filter(messages::state.eq_any(waiting))
            .set((
                messages::state.eq(State::Collected),
                messages::lease.eq(None::<String>),
                messages::finished_at.eq(now),
            ))
            .execute(conn)?;
    }
    for key in api_keys::store::of_application(conn, application.id)? {
        api_keys::revoke::revoke(conn, &key, by, now)?;
    }
    diesel::delete(applications::table.find(application.id)).execute(conn)?;
    let data = json!({ "application": application.name, "endpoint": application.endpoint });
    events::record(conn, application.account_id, None, Kind::ApplicationRemoved, &data, by, now)?;
    Ok(())
}
