//! What owners should know of, and an answer must not wait for: wrong passwords and codes of staff,
//! and rights that were refused (ASVS 16.3.1, 16.3.2).
//!
//! Gathered in memory, whoever it is about, and looked up when written: what a stranger is answered
//! takes no longer for an address that is known. One line for each person and kind, and each right, in an hour.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::TimeDelta;
use serde_json::json;

use super::once::Once;
use super::{By, Kind, store};
use crate::accounts::{self, AccountId};
use crate::db::types::Time;
use crate::db::{self, Conn, Db};
use crate::staff::roles::Right;
use crate::staff::{self, StaffId};

/// The same within this time is told once.
pub const ONCE_IN: TimeDelta = TimeDelta::hours(1);
/// Warnings that wait to be written; more come only from a flood of made-up addresses.
const MOST: usize = 1_000;

/// Whom it is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Whom {
    /// Whoever signs in with this address, in its canonical form, if anybody does.
    Address(String),
    /// Somebody whose password was right.
    Person(StaffId),
}

#[derive(Clone, Debug)]
struct Warning {
    kind: Kind,
    whom: Whom,
    /// Where it happened; none: it concerns all accounts that the person works in.
    account: Option<AccountId>,
    /// What their role does not allow, if it is about that.
    right: Option<Right>,
    by: By,
    at: Time,
}

struct Inner {
    told: Once<(Kind, Whom, Option<AccountId>, Option<Right>)>,
    waiting: Vec<Warning>,
}

/// Warnings of this process that are not written yet.
#[derive(Clone)]
pub struct Warnings(Arc<Mutex<Inner>>);

impl Default for Warnings {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Inner { told: Once::within(ONCE_IN), waiting: Vec::new() })))
    }
}

impl Warnings {
    /// Notes a warning of the sign-in, in all accounts of the person, if it is not the same as the last.
    pub fn note(&self, kind: Kind, whom: Whom, by: By, now: Time) {
        self.push(Warning { kind, whom, account: None, right: None, by, at: now });
    }

    /// Notes that somebody asked for what their role in an account does not allow.
    pub fn note_refused(&self, right: Right, id: StaffId, account: AccountId, by: By, now: Time) {
        let (whom, account, right) = (Whom::Person(id), Some(account), Some(right));
        self.push(Warning { kind: Kind::StaffRefused, whom, account, right, by, at: now });
    }

    fn push(&self, warning: Warning) {
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let same = (warning.kind, warning.whom.clone(), warning.account, warning.right);
        if inner.waiting.len() < MOST && inner.told.is_due(same, warning.at) {
            inner.waiting.push(warning);
        }
    }

    /// Writes what has gathered, all in one transaction.
    ///
    /// # Errors
    /// The database's; then the warnings wait for the next time.
    pub async fn write(&self, db: &Db) -> db::Result<()> {
        let warnings = std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner).waiting);
        if warnings.is_empty() {
            return Ok(());
        }
        let kept = warnings.clone();
        let written = db.write(move |conn| warnings.iter().try_for_each(|warning| write_one(conn, warning))).await;
        if written.is_err() {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).waiting.extend(kept);
        }
        written
    }
}

fn write_one(conn: &mut Conn, warning: &Warning) -> db::Result<()> {
    let member = match &warning.whom {
        Whom::Address(key) => staff::store::by_email(conn, key)?,
        Whom::Person(id) => staff::store::find(conn, *id)?,
    };
    let Some(member) = member else { return Ok(()) };
    let mut data = json!({ "staff": member.id, "name": member.name });
    if let (Some(right), Some(facts)) = (warning.right, data.as_object_mut()) {
        facts.insert("right".into(), right.word().into());
    }
    let theirs = accounts::store::of_staff(conn, member.id)?.into_iter().map(|(account, _)| account.id);
    for account in theirs.filter(|id| warning.account.is_none_or(|account| account == *id)) {
        // Another process may have told it.
        if !store::is_told_since(conn, account, warning.kind, &data, warning.at - ONCE_IN)? {
            store::record(conn, account, None, warning.kind, &data, &warning.by, warning.at)?;
        }
    }
    Ok(())
}
