//! What is told once in a while, however often it happens.

use std::collections::HashMap;
use std::hash::Hash;

use chrono::TimeDelta;

use crate::db::types::Time;

/// Keys that are remembered; strangers can make up as many as they like.
const REMEMBERED: usize = 10_000;

/// When something was first told, within a time.
pub struct Once<K> {
    within: TimeDelta,
    first: HashMap<K, Time>,
}

impl<K: Eq + Hash> Once<K> {
    /// Nothing was told yet.
    #[must_use]
    pub fn within(within: TimeDelta) -> Self {
        Self { within, first: HashMap::new() }
    }

    /// Whether it is to be told now. The first time counts, or what never stops would be told once.
    pub fn is_due(&mut self, key: K, now: Time) -> bool {
        if self.first.len() >= REMEMBERED {
            let within = self.within;
            self.first.retain(|_, first| *first + within > now);
        }
        if self.first.len() >= REMEMBERED {
            self.first.clear();
        }
        if self.first.get(&key).is_some_and(|first| *first + self.within > now) {
            return false;
        }
        self.first.insert(key, now);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_told_once_in_its_time_and_no_flood_takes_all_memory() {
        let (mut once, now) = (Once::within(TimeDelta::minutes(10)), Time::EPOCH);
        assert!(once.is_due(0, now) && !once.is_due(0, now + TimeDelta::minutes(9)));
        assert!(once.is_due(0, now + TimeDelta::minutes(10)));
        for key in 0..50_000 {
            once.is_due(key, now);
            assert!(once.first.len() <= REMEMBERED);
        }
    }
}
