//! The browsers in which a person is signed in: listed for them, and ended by them.

use std::collections::HashMap;

use diesel::prelude::*;

use super::StaffId;
use super::sessions::{ABSOLUTE, AGENT, ID, IDLE, SOURCE, STAFF, hash, raise_epoch};
use crate::all_held;
use crate::db::schema::staff_sessions::dsl;
use crate::db::types::Time;
use crate::db::{self, Conn};

/// One browser.
#[derive(Clone, Debug)]
pub struct Browser {
    /// Names the session, and opens nothing.
    pub id: String,
    key_hash: String,
    /// What it calls itself.
    pub agent: String,
    /// The network address it signed in from.
    pub source: String,
    /// Since when.
    pub since: Time,
    /// When it last asked for something, to the minute.
    pub seen: Time,
}

/// A person's browsers, the last used first.
///
/// # Errors
/// The database's.
pub fn of(conn: &mut Conn, staff: StaffId, now: Time) -> db::Result<Vec<Browser>> {
    Ok(live(staff, now).load::<Row>(conn)?.into_iter().filter_map(browser).collect())
}

/// The same, held: one that is given another key at this moment is found under that.
fn held_of(conn: &mut Conn, staff: StaffId, now: Time) -> db::Result<Vec<Browser>> {
    let rows: Vec<Row> = all_held!(conn, live(staff, now))?;
    Ok(rows.into_iter().filter_map(browser).collect())
}

type Row = (String, String, Time, Time);

#[diesel::dsl::auto_type(no_type_alias)]
fn live(staff: StaffId, now: Time) -> _ {
    let (idle, old): (Time, Time) = (now - IDLE, now - ABSOLUTE);
    let live = dsl::staff_id.eq(staff).and(dsl::seen_at.gt(idle)).and(dsl::created_at.gt(old));
    let rows = dsl::staff_sessions.filter(live).order((dsl::seen_at.desc(), dsl::key_hash));
    rows.select((dsl::key_hash, dsl::state, dsl::created_at, dsl::seen_at))
}

/// Of a session's row; none while its second factor is still to come.
fn browser((key_hash, state, since, seen): Row) -> Option<Browser> {
    let state: HashMap<String, String> = serde_json::from_str(&state).unwrap_or_default();
    state.get(STAFF)?;
    // Values of a session's state are JSON themselves.
    let text =
        |key: &str| -> String { state.get(key).and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default() };
    Some(Browser { agent: text(AGENT), source: text(SOURCE), id: name(&text(ID)), key_hash, since, seen })
}

/// How a session is named on pages, of what it is called in its state.
#[must_use]
pub fn name(id: &str) -> String {
    hash(id)
}

/// Ends one of a person's sessions; `false` when they have no such one.
///
/// # Errors
/// The database's.
pub fn end(conn: &mut Conn, staff: StaffId, id: &str, now: Time) -> db::Result<bool> {
    let all = held_of(conn, staff, now)?;
    Ok(end_those(conn, all.iter().filter(|browser| browser.id == id))? == 1)
}

/// Ends all of a person's sessions but one, which has to be given the next epoch
/// ([`crate::web::desk::Person::outlive`]).
///
/// # Errors
/// The database's.
pub fn end_others(conn: &mut Conn, staff: StaffId, kept: &str, now: Time) -> db::Result<usize> {
    raise_epoch(conn, staff)?;
    let all = held_of(conn, staff, now)?;
    end_those(conn, all.iter().filter(|browser| browser.id != kept))
}

fn end_those<'a>(conn: &mut Conn, browsers: impl Iterator<Item = &'a Browser>) -> db::Result<usize> {
    let keys: Vec<&str> = browsers.map(|browser| browser.key_hash.as_str()).collect();
    Ok(diesel::delete(dsl::staff_sessions.filter(dsl::key_hash.eq_any(keys))).execute(conn)?)
}

impl Browser {
    /// "Firefox, Linux": enough to know it again. Empty when it does not say.
    #[must_use]
    pub fn name(&self) -> String {
        // Those that call themselves by others' names too come before the others.
        let browsers = [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox")];
        let browsers = browsers.into_iter().chain([("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")]);
        let systems = [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows")];
        let systems = systems.into_iter().chain([("CrOS", "ChromeOS"), ("Mac OS", "macOS"), ("Linux", "Linux")]);
        let first = |mut names: Box<dyn Iterator<Item = (&'static str, &'static str)>>| {
            names.find(|(mark, _)| self.agent.contains(mark)).map(|(_, name)| name)
        };
        let found = [first(Box::new(browsers)), first(Box::new(systems))];
        found.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_known_by_their_names() {
        for (agent, name) in [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36",
                "Chrome, Windows",
            ),
            ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1",
                "Safari, iPhone",
            ),
            ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
            ("curl/8.0", ""),
            ("", ""),
        ] {
            let browser = Browser {
                agent: agent.into(),
                id: String::new(),
                key_hash: String::new(),
                source: String::new(),
                since: Time::EPOCH,
                seen: Time::EPOCH,
            };
            assert_eq!(browser.name(), name, "{agent}");
        }
    }
}
