//! Passwords: what may be one, and how they are kept.

mod argon2id;
mod hasher;
mod rules;

use unicode_normalization::UnicodeNormalization;

pub use hasher::{Hasher, HashingFailed};
pub use rules::{CUSTOMER_MINIMUM, LONGEST, SHORTEST_WORD, STAFF_MINIMUM, Weakness, check};

/// What somebody typed as a password, in Unicode's form NFKC, so that the same keys give the same
/// password on every device (NIST SP 800-63B). Never cut, never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// Takes what was typed; `None` when it is longer than [`LONGEST`] code points and so cannot
    /// be anybody's password. It is refused before it costs any work.
    #[must_use]
    pub fn typed(text: &str) -> Option<Self> {
        if text.len() > LONGEST * 4 || text.chars().count() > LONGEST {
            return None;
        }
        let text: String = text.nfkc().take(LONGEST + 1).collect();
        (text.chars().count() <= LONGEST).then_some(Self(text))
    }

    /// For hashing and for the rules.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(***)")
    }
}

/// A random password of five groups of five letters and digits: 125 bits.
#[must_use]
pub fn generate() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let bytes = crate::crypto::random::<25>();
    let letter = |byte: &u8| char::from(LETTERS.get(usize::from(*byte) % LETTERS.len()).copied().unwrap_or(b'x'));
    bytes.chunks(5).map(|group| group.iter().map(letter).collect::<String>()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn long_ones_are_refused_not_cut() {
        assert!(Password::typed(&"x".repeat(LONGEST)).is_some());
        assert!(Password::typed(&"x".repeat(LONGEST + 1)).is_none());
        assert!(Password::typed(&"🗝".repeat(LONGEST)).is_some());
        // One character that becomes eighteen in NFKC.
        assert!(Password::typed(&"\u{fdfa}".repeat(LONGEST)).is_none());
    }

    #[test]
    fn the_same_keys_give_the_same_password() {
        assert_eq!(Password::typed("Gru\u{308}n"), Password::typed("Gr\u{fc}n"));
        assert_ne!(Password::typed("grün "), Password::typed("grün"));
    }

    #[test]
    fn generated_ones_differ_and_pass_the_rules() {
        let (one, two) = (generate(), generate());
        assert_ne!(one, two);
        assert!(check(&Password::typed(&one).unwrap(), STAFF_MINIMUM, &[]).is_ok());
    }
}
