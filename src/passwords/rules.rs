//! Which passwords are good enough: long, and not to be guessed. No rule about kinds of
//! characters (ASVS 5.0, 6.2.5).

use std::collections::HashSet;
use std::sync::LazyLock;

use super::Password;
use crate::i18n::Words;

/// Code points a customer's password must have at least (ASVS 6.2.1).
pub const CUSTOMER_MINIMUM: usize = 8;
/// Code points a staff member's password must have at least.
pub const STAFF_MINIMUM: usize = 15;
/// Code points a password may have at most; more are refused, never cut (ASVS 6.2.8, 6.2.9).
pub const LONGEST: usize = 256;

/// What leaked most often; says in its first lines where it is from. The estimator has a list of
/// its own, ten times as long, but more than a hundred of these are not on it.
const COMMON: &str = include_str!("common.txt");

/// A password that a guesser finds within this many tries, as a power of ten, is refused: among
/// others the common ones with their usual decorations.
const GUESSES_LOG10: f64 = 6.0;

/// Letters and digits that may be left beside words of the place without making it a password.
const LEFT_OVER: usize = 4;

/// The estimator's work grows with the length, and its answer does not change beyond this.
const ESTIMATED: usize = 100;

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Weakness {
    /// Fewer code points than the minimum, which it names.
    #[error("shorter than {0} characters")]
    TooShort(usize),
    /// More than [`LONGEST`].
    #[error("longer than {LONGEST} characters")]
    TooLong,
    /// On every guesser's list, or built in a way they try first, or made of the person's
    /// address or the shop's name (ASVS 6.2.4, 6.2.11).
    #[error("easy to guess")]
    Guessable,
    /// The one that is to be replaced.
    #[error("the same as before")]
    Same,
}

impl Weakness {
    /// What to do about it.
    #[must_use]
    pub fn in_words(self, t: Words) -> String {
        match self {
            Self::TooShort(least) => t.fill("weak-short", "least", least),
            Self::TooLong => t.fill("weak-long", "most", LONGEST),
            Self::Guessable => t.say("weak-guessable"),
            Self::Same => t.say("weak-same"),
        }
    }
}

/// Characters of a word of the place: shorter ones are in many good passwords.
pub const SHORTEST_WORD: usize = 3;

/// Checks a password; `context` holds words that are easy to guess here: the shop's name, the
/// person's address and names.
///
/// # Errors
/// The first weakness found.
pub fn check(password: &Password, minimum: usize, context: &[&str]) -> Result<(), Weakness> {
    let text = password.reveal();
    let length = text.chars().count();
    if length < minimum {
        return Err(Weakness::TooShort(minimum));
    }
    let parts = context.iter().flat_map(|word| word.split(|c: char| !c.is_alphanumeric()));
    let mut words: Vec<String> = context
        .iter()
        .copied()
        .chain(parts)
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() >= SHORTEST_WORD)
        .collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    if is_common(text) || is_made_of(&words, text) {
        return Err(Weakness::Guessable);
    }
    let start: String = text.chars().take(ESTIMATED).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if zxcvbn::zxcvbn(&start, &words).guesses_log10() < GUESSES_LOG10 {
        return Err(Weakness::Guessable);
    }
    Ok(())
}

/// Whether it is one of the 3,000, in whatever case (ASVS 6.2.4).
fn is_common(password: &str) -> bool {
    static SET: LazyLock<HashSet<&str>> =
        LazyLock::new(|| COMMON.lines().filter(|line| !line.starts_with('#')).collect());
    SET.contains(password.to_lowercase().as_str())
}

/// Whether hardly anything is left of a password without the words of the place: a year, say.
fn is_made_of(words: &[String], password: &str) -> bool {
    let whole = password.to_lowercase();
    let rest = words.iter().fold(whole.clone(), |rest, word| rest.replace(word.as_str(), " "));
    rest != whole && rest.chars().filter(|c| c.is_alphanumeric()).count() <= LEFT_OVER
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn check_text(text: &str, context: &[&str]) -> Result<(), Weakness> {
        check(&Password::typed(text).unwrap(), CUSTOMER_MINIMUM, context)
    }

    #[test]
    fn length_is_counted_in_code_points() {
        assert_eq!(check_text("kz7!qpx", &[]), Err(Weakness::TooShort(8)));
        assert_eq!(check_text("kz7!qpxw", &[]), Ok(()));
        assert_eq!(check_text("ключ мой", &[]), Ok(()));
    }

    #[test]
    fn common_ones_are_refused() {
        for common in
            ["password", "Password1", "12345678", "qwertyuiop", "iloveyou1", "p4ssw0rd", "aaaaaaaaaaaa", "FQRG7cs493"]
        {
            assert_eq!(check_text(common, &[]), Err(Weakness::Guessable), "{common}");
        }
    }

    #[test]
    fn words_of_the_place_are_refused() {
        let context = ["Northwind Outdoor", "anna.kowalska@example.com"];
        for near in ["northwind2026", "anna.kowalska1", "anna.kowalska@example.com", "Northwind Outdoor"] {
            assert_eq!(check_text(near, &context), Err(Weakness::Guessable), "{near}");
        }
        assert_eq!(check_text("plum tractor ninety", &context), Ok(()));
    }
}
