//! Signed-in browsers, kept in the database, so that they can be listed and ended.
//!
//! The table holds a hash of the cookie's value. An idle session ends after [`IDLE`], any after
//! [`ABSOLUTE`]. A session that was ended while a request was under way stays ended: an update
//! never makes a row anew, not even one that gives it another key.

use actix_session::storage::{LoadError, SaveError, SessionKey, SessionStore, UpdateError};
use actix_web::cookie::time::Duration;
use anyhow::anyhow;
use chrono::TimeDelta;
use diesel::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

use super::StaffId;
use crate::clock::Clock;
use crate::crypto::{Token, hex};
use crate::db::schema::staff;
use crate::db::schema::staff_sessions::{self, dsl};
use crate::db::types::Time;
use crate::db::{self, Conn, Db};

/// Without a request for so long, it is over.
pub const IDLE: TimeDelta = TimeDelta::minutes(30);
/// Whatever happens, it is over after this.
pub const ABSOLUTE: TimeDelta = TimeDelta::hours(12);
/// How often "last seen" is written at most: a page view need not be a write.
const NOTED: TimeDelta = TimeDelta::minutes(1);

/// In the session's state: who signed in.
pub const STAFF: &str = "staff";
/// In the session's state of somebody whose password was right and whose code is still to come.
pub const HALF: &str = "half";
/// The session's public name, which forms of who is signed in are tied to.
pub const ID: &str = "id";
/// When it began, in Unix seconds. A session that goes on under a new key is no younger.
pub const BEGAN: &str = "began";
/// The browser's name for itself.
pub const AGENT: &str = "agent";
/// The network address it signed in from.
pub const SOURCE: &str = "source";
/// In the state of a session that is to go on under a new key. The `renew` of `actix_session` deletes
/// and inserts, and so brings back what somebody has ended meanwhile.
pub const REKEY: &str = "rekey";

/// The store behind the session cookie.
#[derive(Clone)]
pub struct Sessions {
    db: Db,
    clock: Clock,
}

type State = HashMap<String, String>;

impl Sessions {
    /// Sessions of this database.
    #[must_use]
    pub fn new(db: Db, clock: Clock) -> Self {
        Self { db, clock }
    }
}

/// Throws away sessions that are over.
///
/// # Errors
/// The database's.
pub fn sweep(conn: &mut Conn, now: Time) -> db::Result<()> {
    diesel::delete(dsl::staff_sessions.filter(dsl::seen_at.lt(now - IDLE).or(dsl::created_at.lt(now - ABSOLUTE))))
        .execute(conn)?;
    Ok(())
}

/// Ends every session of a person, at once and in every process.
///
/// # Errors
/// The database's.
pub fn end_all(conn: &mut Conn, staff: StaffId) -> db::Result<usize> {
    raise_epoch(conn, staff)?;
    Ok(diesel::delete(dsl::staff_sessions.filter(dsl::staff_id.eq(staff))).execute(conn)?)
}

/// Ends also those whose row is yet to be written: a sign-in may be under way.
pub(super) fn raise_epoch(conn: &mut Conn, staff: StaffId) -> db::Result<()> {
    diesel::update(staff::table.find(staff)).set(staff::session_epoch.eq(staff::session_epoch + 1)).execute(conn)?;
    Ok(())
}

/// What is kept of a name or a key.
#[must_use]
pub(super) fn hash(key: &str) -> String {
    hex(&Sha256::digest(key.as_bytes()))
}

fn new_key() -> anyhow::Result<SessionKey> {
    SessionKey::try_from(Token::random().reveal().to_owned()).map_err(|e| anyhow!("{e}"))
}

impl SessionStore for Sessions {
    async fn load(&self, key: &SessionKey) -> Result<Option<State>, LoadError> {
        let (key, now) = (hash(key.as_ref()), self.clock.now());
        let read = self.db.read(move |conn| {
            let live = dsl::seen_at.gt(now - IDLE).and(dsl::created_at.gt(now - ABSOLUTE));
            let found: Option<String> =
                dsl::staff_sessions.find(key).filter(live).select(dsl::state).first(conn).optional()?;
            Ok::<_, db::Failure>(found)
        });
        let found = read.await.map_err(|e| LoadError::Other(anyhow!(e)))?;
        found.map(|text| serde_json::from_str(&text)).transpose().map_err(|e| LoadError::Deserialization(anyhow!(e)))
    }

    async fn save(&self, state: State, _: &Duration) -> Result<SessionKey, SaveError> {
        let member = state.get(STAFF).or_else(|| state.get(HALF)).and_then(|id| id.parse().ok()).map(StaffId);
        let member = member.ok_or_else(|| SaveError::Other(anyhow!("a session belongs to a staff member")))?;
        let began = state.get(BEGAN).and_then(|began| began.parse().ok()).map(Time::from_unix);
        let text = serde_json::to_string(&state).map_err(|e| SaveError::Serialization(anyhow!(e)))?;
        let key = new_key().map_err(SaveError::Other)?;
        let (hashed, now) = (hash(key.as_ref()), self.clock.now());
        self.db
            .write(move |conn| {
                let row = (
                    staff_sessions::key_hash.eq(hashed),
                    staff_sessions::staff_id.eq(member),
                    staff_sessions::state.eq(text),
                    staff_sessions::created_at.eq(began.unwrap_or(now)),
                    staff_sessions::seen_at.eq(now),
                );
                diesel::insert_into(staff_sessions::table).values(row).execute(conn)?;
                Ok::<_, db::Failure>(())
            })
            .await
            .map_err(|e| SaveError::Other(anyhow!(e)))?;
        Ok(key)
    }

    async fn update(&self, key: SessionKey, mut state: State, _: &Duration) -> Result<SessionKey, UpdateError> {
        let (hashed, now) = (hash(key.as_ref()), self.clock.now());
        let next = if state.remove(REKEY).is_some() { new_key().map_err(UpdateError::Other)? } else { key };
        let text = serde_json::to_string(&state).map_err(|e| UpdateError::Serialization(anyhow!(e)))?;
        let write = self.db.write(move |conn| {
            // Of a session that has been ended there is no row, and none comes back; the answer
            // to this request is still given.
            let changes = (dsl::key_hash.eq(hash(next.as_ref())), dsl::state.eq(text), dsl::seen_at.eq(now));
            diesel::update(dsl::staff_sessions.find(hashed)).set(changes).execute(conn)?;
            Ok::<_, db::Failure>(next)
        });
        write.await.map_err(|e| UpdateError::Other(anyhow!(e)))
    }

    async fn update_ttl(&self, key: &SessionKey, _: &Duration) -> Result<(), anyhow::Error> {
        let (hashed, now) = (hash(key.as_ref()), self.clock.now());
        let asked = hashed.clone();
        let due = self.db.read(move |conn| {
            let seen: Option<Time> = dsl::staff_sessions.find(asked).select(dsl::seen_at).first(conn).optional()?;
            Ok::<_, db::Failure>(seen.is_some_and(|seen| seen + NOTED < now))
        });
        if !due.await? {
            return Ok(());
        }
        let write = self.db.write(move |conn| {
            diesel::update(dsl::staff_sessions.find(hashed)).set(dsl::seen_at.eq(now)).execute(conn)?;
            Ok::<_, db::Failure>(())
        });
        Ok(write.await?)
    }

    async fn delete(&self, key: &SessionKey) -> Result<(), anyhow::Error> {
        let hashed = hash(key.as_ref());
        let write = self.db.write(move |conn| {
            diesel::delete(dsl::staff_sessions.find(hashed)).execute(conn)?;
            Ok::<_, db::Failure>(())
        });
        Ok(write.await?)
    }
}
