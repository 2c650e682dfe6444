//! Who looked at whom: one line for each person and customer in ten minutes, gathered in memory and
//! written together, so that looking costs no write of its own.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::TimeDelta;
use serde_json::json;

use super::once::Once;
use super::{By, Kind, store};
use crate::accounts::AccountId;
use crate::customers::CustomerId;
use crate::db::types::Time;
use crate::db::{self, Db};
use crate::staff::StaffId;

/// A second look within this time is the same look.
pub const ONCE_IN: TimeDelta = TimeDelta::minutes(10);

/// One look.
#[derive(Clone, Debug)]
struct Look {
    account: AccountId,
    customer: CustomerId,
    staff: StaffId,
    by: By,
    at: Time,
}

struct Inner {
    seen: Once<(StaffId, CustomerId)>,
    waiting: Vec<Look>,
}

/// Looks of this process that are not written yet.
#[derive(Clone)]
pub struct Looks(Arc<Mutex<Inner>>);

impl Default for Looks {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Inner { seen: Once::within(ONCE_IN), waiting: Vec::new() })))
    }
}

impl Looks {
    /// Notes a look, if it is not the same as the last.
    pub fn note(&self, account: AccountId, customer: CustomerId, by: By, now: Time) {
        let Some(staff) = by.staff else { return };
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if inner.seen.is_due((staff, customer), now) {
            inner.waiting.push(Look { account, customer, staff, by, at: now });
        }
    }

    /// Writes what has gathered, all in one transaction.
    ///
    /// # Errors
    /// The database's; then the looks wait for the next time.
    pub async fn write(&self, db: &Db) -> db::Result<()> {
        let looks = std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner).waiting);
        if looks.is_empty() {
            return Ok(());
        }
        let kept = looks.clone();
        let written = db.write(move |conn| {
            for look in &looks {
                let since = look.at - ONCE_IN;
                // Another process may have seen the same person.
                if !store::is_recorded_since(conn, look.customer, Kind::CustomerViewed, look.staff, since)? {
                    let (kind, data) = (Kind::CustomerViewed, json!({}));
                    store::record(conn, look.account, Some(look.customer), kind, &data, &look.by, look.at)?;
                }
            }
            Ok::<_, db::Failure>(())
        });
        let outcome = written.await;
        if outcome.is_err() {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).waiting.extend(kept);
        }
        outcome
    }
}
