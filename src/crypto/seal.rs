//! Sealing what the server must be able to read again.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::{Key, Keys, random};

/// Bytes of a nonce. Random ones do not repeat within 2^32 messages (NIST SP 800-38D, 8.3), which
/// is far more than there are secrets.
const NONCE: usize = 12;

impl Key {
    /// Seals bytes for a purpose and an owner, whom it is bound to: it cannot be moved to another
    /// row. The result names the key.
    #[must_use]
    pub fn seal(&self, purpose: &str, owner: i64, secret: &[u8]) -> String {
        let nonce = random::<NONCE>();
        let payload = Payload { msg: secret, aad: &owner.to_be_bytes() };
        // AES-GCM refuses only messages of more than 64 GiB.
        let Ok(sealed) = self.cipher(purpose).encrypt(Nonce::from_slice(&nonce), payload) else { return String::new() };
        format!("{}.{}", self.id(), URL_SAFE_NO_PAD.encode([&nonce[..], &sealed].concat()))
    }

    fn cipher(&self, purpose: &str) -> Aes256Gcm {
        Aes256Gcm::new(&self.mac("seal", &[purpose.as_bytes()]).into())
    }
}

impl Keys {
    /// Opens what was sealed; none when the key is no longer in use, or anything was altered.
    #[must_use]
    pub fn open(&self, purpose: &str, owner: i64, sealed: &str) -> Option<Vec<u8>> {
        let (id, text) = sealed.split_once('.')?;
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (nonce, msg) = bytes.split_at_checked(NONCE)?;
        let payload = Payload { msg, aad: &owner.to_be_bytes() };
        self.find(id)?.cipher(purpose).decrypt(Nonce::from_slice(nonce), payload).ok()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const ONE: &str = "0123456789abcdef0123456789abcdef";
    const TWO: &str = "fedcba9876543210fedcba9876543210";

    #[test]
    fn what_is_sealed_opens_for_its_purpose_and_owner_only() {
        let keys = Keys::parse(ONE).unwrap();
        let sealed = keys.current().seal("totp", 7, b"secret");
        assert_eq!(keys.open("totp", 7, &sealed).unwrap(), b"secret");
        assert_eq!(keys.open("totp", 8, &sealed), None);
        assert_eq!(keys.open("jwt", 7, &sealed), None);
        assert_ne!(sealed, keys.current().seal("totp", 7, b"secret"), "never the same twice");
    }

    #[test]
    fn an_old_key_still_opens_and_a_forgotten_one_does_not() {
        let sealed = Keys::parse(TWO).unwrap().current().seal("totp", 7, b"secret");
        assert!(Keys::parse(&format!("{ONE},{TWO}")).unwrap().open("totp", 7, &sealed).is_some());
        assert!(Keys::parse(ONE).unwrap().open("totp", 7, &sealed).is_none());
    }

    #[test]
    fn any_altered_letter_is_noticed() {
        let keys = Keys::parse(ONE).unwrap();
        let sealed = keys.current().seal("totp", 7, b"secret");
        // But for the last letter: it has bits that stand for nothing.
        for at in 0..sealed.len() - 1 {
            let other = |(i, c)| {
                if i != at {
                    c
                } else if c == 'A' {
                    'B'
                } else {
                    'A'
                }
            };
            let altered: String = sealed.chars().enumerate().map(other).collect();
            assert_eq!(keys.open("totp", 7, &altered), None, "{at}");
        }
        for broken in ["", ".", "x", "AAAA.", &sealed[..20]] {
            assert_eq!(keys.open("totp", 7, broken), None);
        }
    }
}
