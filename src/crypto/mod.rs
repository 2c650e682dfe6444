//! Keys derived from the server's secret, and the tokens that links and browsers carry.
//!
//! Nothing here is invented: HKDF (RFC 5869) makes one key per purpose, HMAC-SHA-256 (RFC 2104)
//! derives tokens, AES-256-GCM (NIST SP 800-38D) seals what must be read again, SHA-256 is what the database keeps of them, `rand` asks the system for bytes.

mod keys;
mod seal;
mod token;

use sha2::Digest;

pub use keys::{Key, Keys, TooShort};
pub use token::{Token, TokenHash};

/// As many random bytes as asked for, from the system's source.
#[must_use]
pub fn random<const N: usize>() -> [u8; N] {
    rand::random()
}

/// SHA-256, in hexadecimal.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&sha2::Sha256::digest(bytes))
}

/// Lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
