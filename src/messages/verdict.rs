//! What a mail server's answer means for a message, for the next one, and for the server.

use chrono::TimeDelta;

/// What came of a try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The server took it.
    Accepted,
    /// Not now: try again later.
    Later,
    /// The connection broke while it was handed over: the server may have taken it.
    Unclear,
    /// Never: this recipient or this mail is refused.
    Never,
    /// Nothing is wrong with the message; the server cannot be talked to now.
    ServerAway,
    /// Nothing is wrong with the message; name, password or certificate are.
    Misconfigured,
}

/// Where in the conversation something went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Before a mail was begun.
    Connecting,
    /// While one was handed over.
    HandingOver,
}

/// A mail server's answer, or the lack of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Three digits.
    Code(u16),
    /// The connection's security could not be agreed on.
    Tls,
    /// The mail could not even be written down; it is at fault.
    Unwritable,
    /// No answer: refused, broken off, timed out, no such host.
    None,
}

/// The classes of RFC 5321, 4.2.1, with the codes that say more about the server than about the
/// message.
#[must_use]
pub fn verdict(stage: Stage, answer: &Answer) -> Verdict {
    match (stage, answer) {
        (_, Answer::Tls) => Verdict::Misconfigured,
        (_, Answer::Unwritable) => Verdict::Never,
        (Stage::Connecting, Answer::None) => Verdict::ServerAway,
        (Stage::HandingOver, Answer::None) => Verdict::Unclear,
        (_, Answer::Code(530 | 534 | 535 | 538)) => Verdict::Misconfigured,
        (Stage::Connecting, Answer::Code(_)) | (_, Answer::Code(421 | 521)) => Verdict::ServerAway,
        (_, Answer::Code(200..300)) => Verdict::Accepted,
        (_, Answer::Code(500..600)) => Verdict::Never,
        (_, Answer::Code(_)) => Verdict::Later,
    }
}

/// Minutes until the next try, by tries so far.
const BACK_OFF: [i64; 5] = [1, 5, 15, 30, 60];

/// How long to wait after so many tries, a fifth more or less by chance (`0..=1000`), so that
/// messages that failed together are not tried together again.
#[must_use]
pub fn back_off(attempts: i64, chance: i64) -> TimeDelta {
    let step = usize::try_from(attempts - 1).unwrap_or(0).min(BACK_OFF.len() - 1);
    let millis = BACK_OFF.get(step).copied().unwrap_or(60) * 60_000;
    TimeDelta::milliseconds(millis * (800 + chance.clamp(0, 1000) * 400 / 1000) / 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers() {
        use Stage::{Connecting, HandingOver};
        for (stage, code, expected) in [
            (HandingOver, 250, Verdict::Accepted),
            (HandingOver, 450, Verdict::Later),
            (HandingOver, 452, Verdict::Later),
            (HandingOver, 550, Verdict::Never),
            (HandingOver, 552, Verdict::Never),
            (HandingOver, 554, Verdict::Never),
            (HandingOver, 421, Verdict::ServerAway),
            (Connecting, 421, Verdict::ServerAway),
            (Connecting, 554, Verdict::ServerAway),
            (Connecting, 535, Verdict::Misconfigured),
            (HandingOver, 530, Verdict::Misconfigured),
        ] {
            assert_eq!(verdict(stage, &Answer::Code(code)), expected, "{stage:?} {code}");
        }
        assert_eq!(verdict(Connecting, &Answer::None), Verdict::ServerAway);
        assert_eq!(verdict(HandingOver, &Answer::None), Verdict::Unclear);
        assert_eq!(verdict(Connecting, &Answer::Tls), Verdict::Misconfigured);
    }

    #[test]
    fn the_pause_grows_to_an_hour() {
        let minutes = |attempts| back_off(attempts, 500).num_minutes();
        assert_eq!([1, 2, 3, 4, 5, 6, 99].map(minutes), [1, 5, 15, 30, 60, 60, 60]);
        assert_eq!((back_off(1, 0).num_seconds(), back_off(1, 1000).num_seconds()), (48, 72));
    }
}
