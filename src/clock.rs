//! What time it is. Verbs take the time as an argument; handlers and workers ask this clock, which
//! tests can set forward.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{TimeDelta, Utc};

use crate::db::types::Time;

/// The system's clock, plus what it was set forward by; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    ahead_millis: Arc<AtomicI64>,
}

impl Clock {
    /// Now.
    #[must_use]
    pub fn now(&self) -> Time {
        Time::from(Utc::now()) + TimeDelta::milliseconds(self.ahead_millis.load(Ordering::Relaxed))
    }

    /// Sets the clock forward, or back when negative.
    pub fn advance(&self, by: TimeDelta) {
        self.ahead_millis.fetch_add(by.num_milliseconds(), Ordering::Relaxed);
    }
}
