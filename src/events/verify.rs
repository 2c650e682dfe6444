//! Proving the log: every seal is made again and compared.

use std::collections::HashSet;

use diesel::prelude::*;

use super::Kind;
use super::seal::{self, BEGIN, Covered, Head, salted};
use crate::accounts::AccountId;
use crate::crypto::Keys;
use crate::customers::CustomerId;
use crate::db::schema::events::{self, dsl};
use crate::db::types::Time;
use crate::db::{self, Conn};

/// Lines that are read at once.
const BATCH: i64 = 1_000;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The last seal that is good.
    pub head: Head,
    /// Lines that no seal covers yet.
    pub unsealed: i64,
    /// Lines whose personal fields were erased: the chain is good, what they said is gone.
    pub erased: i64,
    /// The first line that is not as it was sealed.
    pub broken: Option<BrokenLine>,
    /// Whether the seal that was asked for is among those that are good: a log whose end was cut off is good as far as it
    /// goes, and is told by a head that somebody kept.
    pub has_head: bool,
}

impl Report {
    /// At which seal number the chain breaks, and why.
    #[must_use]
    pub fn breaks(&self) -> Option<(i64, Broken)> {
        self.broken.as_ref().map(|line| (line.number, line.why))
    }
}

/// A line that is not as it was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenLine {
    /// Its seal number.
    pub number: i64,
    /// Why.
    pub why: Broken,
    /// What pages and exports show of it, or, if it is missing, of the next one; none if that is missing too.
    pub found: Option<Found>,
}

/// Where a line is found in the log.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Found {
    /// Its number in the table.
    pub id: i64,
    /// In which request it was written; `""` for what Keydesk does by itself.
    pub request_id: String,
}

/// Why a line is not as it was sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// One of its fields is nothing that could have been written there.
    #[error("it cannot be read")]
    Unreadable,
    /// A number is left out.
    #[error("the line is missing")]
    Missing,
    /// Particulars or network address are others.
    #[error("its particulars were changed")]
    Particulars,
    /// They are gone, and no line tells that lines of its day were erased.
    #[error("its particulars were erased by nobody")]
    Erased,
    /// Something else of the line, or the line before it, is another.
    #[error("its seal does not match")]
    Seal,
    /// There is no line at all, and each account began with one.
    #[error("it is empty, and not even the line that tells of its beginning is there")]
    Emptied,
    /// The key that sealed it is not in use.
    #[error("its key is not in KEYDESK_SECRET")]
    UnknownKey,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = events)]
struct Sealed {
    #[diesel(embed)]
    line: Covered,
    seal_number: Option<i64>,
    salt: Option<String>,
    data_hash: Option<String>,
    source_hash: Option<String>,
    seal: Option<String>,
    erased_at: Option<Time>,
}

/// Goes through an account's log from its first line on, and stops at the first that is broken. `kept` is a seal that must be
/// among them, or nothing.
///
/// # Errors
/// The database's.
pub fn verify(conn: &mut Conn, keys: &Keys, account: AccountId, kept: &str) -> db::Result<Report> {
    let unsealed = dsl::events.filter(dsl::account_id.eq(account).and(dsl::seal_number.is_null()));
    let unsealed = unsealed.count().get_result(conn)?;
    let head = Head { account, number: 0, seal: BEGIN.into() };
    let mut report = Report { head, unsealed, erased: 0, broken: None, has_head: kept == BEGIN };
    let told = Told { before: erased_before(conn, account)?, people: erased_people(conn, account)? };
    let why = loop {
        let Some(lines) = lines_after(conn, &report.head)? else { break Broken::Unreadable };
        if lines.is_empty() {
            if report.head.number > 0 || has_beginning(conn, account)? {
                return Ok(report);
            }
            break Broken::Emptied;
        }
        let checked = lines.iter().try_for_each(|line| {
            check(keys, &mut report, line, &told)?;
            report.has_head |= report.head.seal == kept;
            Ok(())
        });
        if let Err(broken) = checked {
            break broken;
        }
    };
    report.broken = Some(BrokenLine { number: report.head.number + 1, why, found: found(conn, &report.head)? });
    Ok(report)
}

/// Where the line behind a head is found.
fn found(conn: &mut Conn, head: &Head) -> db::Result<Option<Found>> {
    let next = dsl::events.filter(dsl::account_id.eq(head.account).and(dsl::seal_number.gt(head.number)));
    Ok(next.order(dsl::seal_number).select((dsl::id, dsl::request_id)).first(conn).optional()?)
}

/// Whether the line is there, sealed or not, that was written when the account was made.
fn has_beginning(conn: &mut Conn, account: AccountId) -> db::Result<bool> {
    let first = dsl::events.filter(dsl::account_id.eq(account).and(dsl::kind.eq(Kind::AccountCreated)));
    Ok(diesel::select(diesel::dsl::exists(first.select(dsl::id))).get_result(conn)?)
}

/// The next lines; `None` if the very next cannot be read.
fn lines_after(conn: &mut Conn, head: &Head) -> db::Result<Option<Vec<Sealed>>> {
    // Of many, one that cannot be read spoils all: then they are read one by one up to it.
    for most in [BATCH, 1] {
        let lines = dsl::events
            .filter(dsl::account_id.eq(head.account).and(dsl::seal_number.gt(head.number)))
            .order(dsl::seal_number)
            .limit(most)
            .select(Sealed::as_select())
            .load(conn);
        match lines {
            Err(diesel::result::Error::DeserializationError(_)) => {}
            lines => return Ok(Some(lines?)),
        }
    }
    Ok(None)
}

/// What may be erased, as the log itself tells, in lines that are sealed: anybody who has the database
/// can slip in one that is not.
struct Told {
    /// All lines up to this time.
    before: Time,
    /// All lines about these customers.
    people: HashSet<CustomerId>,
}

fn erased_people(conn: &mut Conn, account: AccountId) -> db::Result<HashSet<CustomerId>> {
    let told = dsl::events.filter(dsl::account_id.eq(account).and(dsl::kind.eq(Kind::CustomerErased)));
    let told = told.filter(dsl::seal_number.is_not_null());
    let people: Vec<Option<CustomerId>> = told.select(dsl::customer_id).load(conn)?;
    Ok(people.into_iter().flatten().collect())
}

/// Up to which time lines were erased.
fn erased_before(conn: &mut Conn, account: AccountId) -> db::Result<Time> {
    let told = dsl::events.filter(dsl::account_id.eq(account).and(dsl::kind.eq(Kind::LogErased)));
    let told = told.filter(dsl::seal_number.is_not_null());
    let told: Vec<String> = told.select(dsl::data).load(conn)?;
    let before = |data: &String| -> Option<Time> {
        let data: serde_json::Value = serde_json::from_str(data).ok()?;
        let day: chrono::NaiveDate = data.get("before")?.as_str()?.parse().ok()?;
        Some(Time::from_unix(day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp()))
    };
    Ok(told.iter().filter_map(before).max().unwrap_or(Time::EPOCH))
}

/// Checks the next line, and goes on to its seal.
fn check(keys: &Keys, report: &mut Report, sealed: &Sealed, told: &Told) -> Result<(), Broken> {
    let number = report.head.number + 1;
    if sealed.seal_number != Some(number) {
        return Err(Broken::Missing);
    }
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    let (salt, data_hash, source_hash) = (text(&sealed.salt), text(&sealed.data_hash), text(&sealed.source_hash));
    // Of its one length: else its end could be taken for the beginning of what it salts.
    if salt.len() != seal::SALT || salt.bytes().any(|c| !matches!(c, b'0'..=b'9' | b'a'..=b'f')) {
        return Err(Broken::Particulars);
    }
    let has_data = salted(&salt, &sealed.line.data) == data_hash;
    let has_source = salted(&salt, &sealed.line.source) == source_hash;
    let is_as_it_was = has_data && has_source;
    // Of somebody who was erased, the address from which staff acted stays.
    let is_erased = sealed.erased_at.is_some()
        && (has_data || sealed.line.data == "{}")
        && (has_source || sealed.line.source.is_empty());
    if !is_as_it_was && !is_erased {
        return Err(Broken::Particulars);
    }
    let may_be = sealed.line.at < told.before || sealed.line.customer_id.is_some_and(|id| told.people.contains(&id));
    if is_erased && !is_as_it_was && !may_be {
        return Err(Broken::Erased);
    }
    let found = text(&sealed.seal);
    let key = found.split_once('.').and_then(|(id, _)| keys.find(id)).ok_or(Broken::UnknownKey)?;
    let before = Head { number, ..report.head.clone() };
    if seal::seal(key, &before, &sealed.line, &data_hash, &source_hash) != found {
        return Err(Broken::Seal);
    }
    report.erased += i64::from(is_erased);
    report.head = Head { seal: found, ..before };
    Ok(())
}
