//! Sealing the log: each line gets a number and an HMAC over itself and the seal before it, so
//! that nobody without the server's secret can change, remove or slip in a line unnoticed.
//!
//! Done after the act, beside it, so that acts do not wait for each other.

use diesel::prelude::*;
use sha2::{Digest, Sha256};

use crate::accounts::{self, AccountId};
use crate::crypto::{Key, Keys, hex, random};
use crate::customers::CustomerId;
use crate::db::schema::events::{self, dsl};
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::staff::StaffId;

/// Lines that are sealed in one transaction.
pub const BATCH: i64 = 500;
/// What the seal before the first one is.
pub const BEGIN: &str = "";

/// What a seal covers of a line.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = events)]
pub struct Covered {
    /// Its number in the table.
    pub id: i64,
    /// Whose log.
    pub account_id: AccountId,
    /// What, as it is stored: a line of a kind that this version does not know is sealed and checked like any other.
    pub kind: String,
    /// What kind of actor, likewise.
    pub actor: String,
    /// Which staff member.
    pub staff_id: Option<StaffId>,
    /// To whom.
    pub customer_id: Option<CustomerId>,
    /// Particulars, covered by a salted hash.
    pub data: String,
    /// Network address, covered by a salted hash.
    pub source: String,
    /// In which request.
    pub request_id: String,
    /// When.
    pub at: Time,
}

/// The last seal of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Whose log.
    pub account: AccountId,
    /// How many lines are sealed.
    pub number: i64,
    /// The seal.
    pub seal: String,
}

/// Whether any line waits.
///
/// # Errors
/// The database's.
pub fn is_due(conn: &mut Conn) -> db::Result<bool> {
    let waiting = dsl::events.filter(dsl::seal_number.is_null()).select(dsl::id);
    Ok(diesel::select(diesel::dsl::exists(waiting)).get_result(conn)?)
}

/// Seals the oldest lines that wait, of the account that has the oldest one; gives its new head.
///
/// # Errors
/// The database's.
pub fn seal_next(conn: &mut Conn, keys: &Keys) -> db::Result<Option<Head>> {
    let Some(account) = longest_waiting(conn)? else { return Ok(None) };
    // One sealer at a time, whichever process it is in.
    accounts::store::hold(conn, account)?;
    let mut head = head(conn, account)?;
    let lines: Vec<Covered> = dsl::events
        .filter(dsl::account_id.eq(account).and(dsl::seal_number.is_null()))
        .order(dsl::id)
        .limit(BATCH)
        .select(Covered::as_select())
        .load(conn)?;
    for line in &lines {
        let salt = hex(&random::<{ SALT / 2 }>());
        let (data_hash, source_hash) = (salted(&salt, &line.data), salted(&salt, &line.source));
        head.number += 1;
        head.seal = seal(keys.current(), &head, line, &data_hash, &source_hash);
        diesel::update(dsl::events.find(line.id))
            .set((
                dsl::seal_number.eq(head.number),
                dsl::salt.eq(&salt),
                dsl::data_hash.eq(&data_hash),
                dsl::source_hash.eq(&source_hash),
                dsl::seal.eq(&head.seal),
            ))
            .execute(conn)?;
    }
    Ok(Some(head))
}

/// The account whose line has waited longest, so that a busy one does not hold up all others.
fn longest_waiting(conn: &mut Conn) -> db::Result<Option<AccountId>> {
    let oldest: Vec<(AccountId, Option<i64>)> = dsl::events
        .filter(dsl::seal_number.is_null())
        .group_by(dsl::account_id)
        .select((dsl::account_id, diesel::dsl::min(dsl::id)))
        .load(conn)?;
    Ok(oldest.into_iter().min_by_key(|(_, line)| *line).map(|(account, _)| account))
}

/// An account's last seal; number 0 when there is none.
///
/// # Errors
/// The database's.
pub fn head(conn: &mut Conn, account: AccountId) -> db::Result<Head> {
    let last: Option<(Option<i64>, Option<String>)> = dsl::events
        .filter(dsl::account_id.eq(account).and(dsl::seal_number.is_not_null()))
        .order(dsl::seal_number.desc())
        .select((dsl::seal_number, dsl::seal))
        .first(conn)
        .optional()?;
    let (number, seal) = last.unwrap_or_default();
    Ok(Head { account, number: number.unwrap_or(0), seal: seal.unwrap_or_else(|| BEGIN.into()) })
}

/// Characters of a salt.
pub const SALT: usize = 32;

/// Whether a text has the form of a seal: the name of a key and a code.
#[must_use]
pub fn is_seal(text: &str) -> bool {
    let is_hex = |part: &str, length: usize| part.len() == length && part.bytes().all(|c| c.is_ascii_hexdigit());
    text.split_once('.').is_some_and(|(key, code)| is_hex(key, 8) && is_hex(code, 64))
}

/// What stands for a field that may have to be erased.
#[must_use]
pub fn salted(salt: &str, text: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(salt.as_bytes());
    hash.update(text.as_bytes());
    hex(&hash.finalize())
}

/// The seal of a line. `head` has its number, and the seal before it.
#[must_use]
pub fn seal(key: &Key, head: &Head, line: &Covered, data_hash: &str, source_hash: &str) -> String {
    let id = |id: Option<i64>| id.map_or(String::new(), |id| id.to_string());
    let parts: [String; 12] = [
        head.seal.clone(),
        head.number.to_string(),
        line.id.to_string(),
        line.account_id.to_string(),
        line.kind.clone(),
        line.actor.clone(),
        id(line.staff_id.map(|id| id.0)),
        id(line.customer_id.map(|id| id.0)),
        line.request_id.clone(),
        line.at.micros().to_string(),
        data_hash.to_owned(),
        source_hash.to_owned(),
    ];
    let parts: Vec<&[u8]> = parts.iter().map(String::as_bytes).collect();
    format!("{}.{}", key.id(), hex(&key.mac("audit", &parts)))
}
