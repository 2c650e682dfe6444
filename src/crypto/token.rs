//! What a link or a browser carries.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::{Key, random, sha256_hex};

/// 256 bits in 43 characters that need no escaping in a URL. Shows itself to nobody by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Characters of one.
    pub const LENGTH: usize = 43;

    /// A random one.
    #[must_use]
    pub fn random() -> Self {
        Self(URL_SAFE_NO_PAD.encode(random::<32>()))
    }

    /// The one that belongs to a nonce and a purpose: always the same, so that a mail that is
    /// tried again carries the same link although the token is nowhere kept.
    #[must_use]
    pub fn derive(key: &Key, purpose: &str, nonce: &str) -> Self {
        Self(URL_SAFE_NO_PAD.encode(key.mac(purpose, &[nonce.as_bytes()])))
    }

    /// What a stranger sent, if it has the form of a token at all.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        (text.len() == Self::LENGTH && text.bytes().all(plain)).then(|| Self(text.to_owned()))
    }

    /// What the database keeps.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        sha256_hex(self.0.as_bytes())
    }

    /// The token itself, for the mail or the cookie.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// SHA-256 of a token, in hexadecimal. A plain hash is enough for 256 random bits (ASVS 6.5.2).
pub type TokenHash = String;

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(***)")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::crypto::Keys;

    #[test]
    fn derived_tokens_repeat_and_differ_by_purpose_and_nonce() {
        let keys = Keys::parse("0123456789abcdef0123456789abcdef").unwrap();
        let derive = |purpose, nonce| Token::derive(keys.current(), purpose, nonce);
        assert_eq!(derive("reset", "n"), derive("reset", "n"));
        assert_ne!(derive("reset", "n"), derive("invite", "n"));
        assert_ne!(derive("reset", "n"), derive("reset", "m"));
        assert_eq!(Token::parse(derive("reset", "n").reveal()), Some(derive("reset", "n")));
    }

    #[test]
    fn only_the_form_of_a_token_is_taken() {
        let token = Token::random();
        assert!(Token::parse(token.reveal()).is_some());
        for wrong in ["", "%", "{}", "a", &format!("{}=", token.reveal()), &"é".repeat(43), &" ".repeat(43)] {
            assert!(Token::parse(wrong).is_none(), "{wrong}");
        }
        assert_eq!(format!("{token:?}"), "Token(***)");
    }
}
