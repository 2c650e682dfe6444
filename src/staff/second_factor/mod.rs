//! The second factor: a code of an authenticator app (RFC 6238), or, for who has lost it, one of
//! ten recovery codes.

pub mod check;
pub mod codes;
pub mod remove;
pub mod set_up;

use totp_rs::{Builder, Totp};

use super::{StaffId, StaffMember};
use crate::crypto::{Keys, random};
use crate::db::types::Time;

/// What the sealed secret is bound to.
const PURPOSE: &str = "second factor";
/// What apps show beside the code.
const ISSUER: &str = "Keydesk";

/// A person's shared secret: 160 bits, as RFC 4226 advises (section 4, R6).
#[derive(Clone)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// A new one.
    #[must_use]
    pub fn random() -> Self {
        Self(random::<20>().to_vec())
    }

    /// For the database, or the session while it is being set up.
    #[must_use]
    pub fn seal(&self, keys: &Keys, staff: StaffId) -> String {
        keys.current().seal(PURPOSE, staff.0, &self.0)
    }

    /// As it was sealed; none when its key is no longer in use.
    #[must_use]
    pub fn open(keys: &Keys, staff: StaffId, sealed: &str) -> Option<Self> {
        keys.open(PURPOSE, staff.0, sealed).map(Self)
    }

    /// For typing into an app: Base32 in groups of four.
    #[must_use]
    pub fn in_letters(&self) -> String {
        let secret = totp_rs::Secret::new(self.0.clone().into_boxed_slice()).to_base32();
        let letters: Vec<char> = secret.chars().collect();
        letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    }

    /// For scanning: an `otpauth://` address.
    ///
    /// # Errors
    /// In words, when no address can be made of the person's.
    pub fn address(&self, member: &StaffMember) -> Result<String, String> {
        // A colon divides issuer and name.
        let name = member.email.replace(':', "");
        let totp = self.totp(&name).map_err(|e| e.to_string())?;
        totp.to_url().map_err(|e| e.to_string())
    }

    /// The step that a code belongs to, if it is one of now, of the half minute before or after.
    #[must_use]
    pub fn step_of(&self, code: &str, now: Time) -> Option<i64> {
        let time = u64::try_from(now.unix()).ok()?;
        self.totp("").ok()?.check(code, time).and_then(|step| i64::try_from(step).ok())
    }

    /// The code of a moment: what an app shows.
    #[must_use]
    pub fn code(&self, now: Time) -> String {
        let time = u64::try_from(now.unix()).unwrap_or_default();
        self.totp("").map(|totp| totp.generate(time).to_string()).unwrap_or_default()
    }

    fn totp(&self, name: &str) -> Result<Totp, totp_rs::TotpError> {
        let secret = totp_rs::Secret::new(self.0.clone().into_boxed_slice());
        Builder::new().with_secret(secret).with_account_name(name).with_issuer(Some(ISSUER)).build()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// RFC 6238, appendix B, cut to six digits.
    #[test]
    fn codes_are_those_of_the_rfc() {
        let secret = Secret(b"12345678901234567890".to_vec());
        for (time, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (2_000_000_000, "279037")]
        {
            assert_eq!(secret.code(Time::from_unix(time)), code);
            assert_eq!(secret.step_of(code, Time::from_unix(time)), Some(time / 30));
        }
    }

    #[test]
    fn half_a_minute_early_or_late_is_taken_and_no_more() {
        let (secret, now) = (Secret(b"12345678901234567890".to_vec()), Time::from_unix(1_800_000_000));
        for (seconds, taken) in [(-61, false), (-30, true), (0, true), (30, true), (61, false)] {
            let code = secret.code(Time::from_unix(now.unix() + seconds));
            assert_eq!(secret.step_of(&code, now).is_some(), taken, "{seconds}");
        }
        for wrong in ["", "12345", "1234567", "abcdef", "１２３４５６"] {
            assert_eq!(secret.step_of(wrong, now), None, "{wrong}");
        }
    }
}
