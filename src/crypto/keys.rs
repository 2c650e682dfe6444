//! The server's secret, and the keys made from it.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::hex;

/// Shorter secrets are refused: 32 characters of base64 hold 192 bits.
pub const SHORTEST: usize = 32;

/// The secret is too short to be one.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("a key of KEYDESK_SECRET has {0} characters; each must have at least {SHORTEST}")]
pub struct TooShort(pub usize);

/// All keys that are in use: the first makes, the others are still accepted; the last counts ([`Keys::oldest`]).
#[derive(Clone)]
pub struct Keys {
    current: Key,
    old: Vec<Key>,
}

impl Keys {
    /// Reads `NEW,OLD,OLDER`, as in `KEYDESK_SECRET`.
    ///
    /// # Errors
    /// When one of them is too short.
    pub fn parse(list: &str) -> Result<Self, TooShort> {
        let mut keys = list.split(',').map(str::trim).map(Key::new).collect::<Result<Vec<_>, _>>()?;
        let current = keys.remove(0); // splitting gives at least one
        Ok(Self { current, old: keys })
    }

    /// The key that makes new tokens.
    #[must_use]
    pub fn current(&self) -> &Key {
        &self.current
    }

    /// The one that has been in use for longest: for what is compared with what was stored, and cannot be asked for
    /// under each. It changes when a key is left out, not when one is added.
    #[must_use]
    pub fn oldest(&self) -> &Key {
        self.old.last().unwrap_or(&self.current)
    }

    /// The key of that name, if it is still in use.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Key> {
        self.each().find(|key| key.id == id)
    }

    /// All that are in use, the current one first.
    pub fn each(&self) -> impl Iterator<Item = &Key> {
        std::iter::once(&self.current).chain(&self.old)
    }
}

/// One secret. Used only through keys derived from it, one for each purpose.
#[derive(Clone)]
pub struct Key {
    id: String,
    root: Hkdf<Sha256>,
}

impl Key {
    fn new(secret: &str) -> Result<Self, TooShort> {
        if secret.len() < SHORTEST {
            return Err(TooShort(secret.len()));
        }
        let root = Hkdf::new(Some(b"keydesk"), secret.as_bytes());
        let mut key = Self { id: String::new(), root };
        key.id = hex(key.mac("key id", &[]).get(..4).unwrap_or_default());
        Ok(key)
    }

    /// A public name, which rows carry to say which key made them.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// HMAC-SHA-256 of the parts under the key of this purpose. Each part is preceded by its
    /// length, so that no two lists of parts look alike.
    #[must_use]
    pub fn mac(&self, purpose: &str, parts: &[&[u8]]) -> [u8; 32] {
        let mut key = [0u8; 32];
        // HKDF refuses only lengths over 255 hashes, HMAC takes keys of any length.
        let _ = self.root.expand(purpose.as_bytes(), &mut key);
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&key) else { unreachable!("HMAC takes any key") };
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keys({})", self.current.id)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const ONE: &str = "0123456789abcdef0123456789abcdef";
    const TWO: &str = "fedcba9876543210fedcba9876543210";

    #[test]
    fn purposes_and_secrets_give_different_keys() {
        let keys = Keys::parse(&format!("{ONE},{TWO}")).unwrap();
        let (new, old) = (keys.current(), keys.old.first().unwrap());
        assert_ne!(new.mac("a", &[b"x"]), new.mac("b", &[b"x"]));
        assert_ne!(new.mac("a", &[b"x"]), old.mac("a", &[b"x"]));
        assert_ne!(new.mac("a", &[b"xy", b""]), new.mac("a", &[b"x", b"y"]));
    }

    #[test]
    fn an_old_key_is_found_by_its_name_after_rotation() {
        let before = Keys::parse(TWO).unwrap();
        let after = Keys::parse(&format!("{ONE}, {TWO}")).unwrap();
        let name = before.current().id();
        assert_eq!(after.find(name).unwrap().mac("a", &[]), before.current().mac("a", &[]));
        assert!(before.find(after.current().id()).is_none());
    }

    #[test]
    fn a_short_secret_is_refused() {
        assert_eq!(Keys::parse("short").unwrap_err(), TooShort(5));
        assert!(Keys::parse(&format!("{ONE},")).is_err());
    }
}
