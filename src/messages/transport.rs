//! How the mail server is: whether it is worth talking to now, and what to tell staff about it.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::TimeDelta;

use super::verdict::Verdict;
use crate::db::types::Time;

/// Conversations that fail in a row before the queue pauses.
const PATIENCE: u32 = 5;
/// How long it pauses before it tries with one message.
const PAUSE: TimeDelta = TimeDelta::seconds(30);

/// What staff are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// Whether the settings are at fault, not the line.
    pub misconfigured: bool,
    /// The server's words.
    pub words: String,
    /// When it is tried again.
    pub until: Time,
}

/// The state of the mail server, shared by the worker and the pages.
#[derive(Clone, Debug, Default)]
pub struct Health {
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    failures: u32,
    trouble: Option<Trouble>,
}

impl Health {
    /// What keeps mails from leaving, if anything does.
    #[must_use]
    pub fn trouble(&self) -> Option<Trouble> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).trouble.clone()
    }

    /// Whether to leave the server alone for now.
    #[must_use]
    pub fn is_paused(&self, now: Time) -> bool {
        self.trouble().is_some_and(|trouble| trouble.until > now)
    }

    /// Takes note of a conversation.
    pub fn note(&self, verdict: &Verdict, words: &str, now: Time) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let misconfigured = *verdict == Verdict::Misconfigured;
        if !misconfigured && *verdict != Verdict::ServerAway {
            *state = State::default();
            return;
        }
        state.failures += 1;
        if misconfigured || state.failures >= PATIENCE {
            tracing::error!(misconfigured, server = without_addresses(words), "mail is paused");
            state.trouble = Some(Trouble { misconfigured, words: words.to_owned(), until: now + PAUSE });
        }
    }
}

/// Servers repeat addresses in what they say; the log is no place for them.
fn without_addresses(words: &str) -> String {
    words.split(' ').map(|word| if word.contains('@') { "…" } else { word }).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_gets_no_addresses() {
        assert_eq!(without_addresses("535 <anna@example.com>: no"), "535 … no");
    }

    #[test]
    fn the_queue_pauses_and_goes_on() {
        let (health, now) = (Health::default(), Time::EPOCH);
        for _ in 1..PATIENCE {
            health.note(&Verdict::ServerAway, "refused", now);
            assert!(!health.is_paused(now));
        }
        health.note(&Verdict::ServerAway, "refused", now);
        assert!(health.is_paused(now) && !health.is_paused(now + PAUSE));
        health.note(&Verdict::Accepted, "250 ok", now);
        assert_eq!(health.trouble(), None);
        health.note(&Verdict::Misconfigured, "535 no", now);
        assert!(health.is_paused(now));
    }
}
