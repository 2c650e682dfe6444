//! A program that does not know whether it was heard asks again, under the same name
//! (`Idempotency-Key`, draft-ietf-httpapi-idempotency-key-header): what was done is told again and not
//! done again.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::ApiKeyId;
use crate::crypto::{Key, Keys, hex, sha256_hex};
use crate::customers::CustomerId;
use crate::db::schema::repeats::{self, dsl};
use crate::db::types::Time;
use crate::db::{self, Conn};

/// How long an answer is kept.
pub const KEPT: TimeDelta = TimeDelta::hours(24);
/// After this a request that never came to its end is forgotten: its process is gone.
const PATIENCE: TimeDelta = TimeDelta::minutes(2);

/// One request, under the name that the program gave it.
#[derive(Clone, Debug)]
pub struct Named {
    key: ApiKeyId,
    name_hash: String,
    /// Under the key in use, and under those before. With a password in it, a plain hash could be guessed from.
    request_hashes: Vec<String>,
}

/// What is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// Nothing: go on.
    Nothing,
    /// It is being worked on.
    Begun,
    /// Something else was asked under this name.
    Other,
    /// It was done, with this status and body.
    Done(i32, String),
}

impl Named {
    /// A name, and all of what is asked under it.
    #[must_use]
    pub fn new(keys: &Keys, key: ApiKeyId, name: &str, request: &[u8]) -> Self {
        let under = |key: &Key| hex(&key.mac("repeated request", &[request]));
        Self { key, name_hash: sha256_hex(name.as_bytes()), request_hashes: keys.each().map(under).collect() }
    }

    /// Takes the name, unless somebody has. Of two who do this at once, one does.
    ///
    /// # Errors
    /// The database's.
    pub fn begin(&self, conn: &mut Conn, now: Time) -> db::Result<Known> {
        let dead = dsl::status.is_null().and(dsl::begun_at.lt(now - PATIENCE));
        diesel::delete(self.row().filter(dead.or(dsl::begun_at.lt(now - KEPT)))).execute(conn)?;
        let row = (
            repeats::api_key_id.eq(self.key),
            repeats::name_hash.eq(&self.name_hash),
            repeats::request_hash.eq(self.request_hashes.first().map_or("", String::as_str)),
            repeats::begun_at.eq(now),
        );
        let taken = crate::on_each!(conn, |conn| diesel::insert_into(dsl::repeats)
            .values(row)
            .on_conflict_do_nothing()
            .execute(conn))?;
        if taken > 0 {
            return Ok(Known::Nothing);
        }
        let found: Option<(String, Option<i32>, String)> =
            self.row().select((dsl::request_hash, dsl::status, dsl::body)).first(conn).optional()?;
        Ok(match found {
            Some((request, _, _)) if !self.request_hashes.contains(&request) => Known::Other,
            Some((_, Some(status), body)) => Known::Done(status, body),
            Some((_, None, _)) | None => Known::Begun,
        })
    }

    /// Keeps the answer, and whom it is about: it goes when they are erased.
    ///
    /// # Errors
    /// The database's.
    pub fn keep(&self, conn: &mut Conn, status: i32, body: &str, about: Option<CustomerId>) -> db::Result<()> {
        let kept = (dsl::status.eq(status), dsl::body.eq(body), dsl::customer_id.eq(about));
        diesel::update(self.row()).set(kept).execute(conn)?;
        Ok(())
    }

    /// Gives the name back: nothing was done under it.
    ///
    /// # Errors
    /// The database's.
    pub fn forget(&self, conn: &mut Conn) -> db::Result<()> {
        diesel::delete(self.row()).execute(conn)?;
        Ok(())
    }

    #[diesel::dsl::auto_type(no_type_alias)]
    fn row<'a>(&'a self) -> _ {
        let (key, name_hash): (ApiKeyId, &'a str) = (self.key, &self.name_hash);
        dsl::repeats.find((key, name_hash))
    }
}

/// Throws away what is no longer kept.
///
/// # Errors
/// The database's.
pub fn sweep(conn: &mut Conn, now: Time) -> db::Result<()> {
    diesel::delete(dsl::repeats.filter(dsl::begun_at.lt(now - KEPT))).execute(conn)?;
    Ok(())
}
