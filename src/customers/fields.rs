//! What is taken as a name, a phone number and the like, whoever sends it: a form or a storefront.

use crate::one_line::tidy;

/// Characters that a field takes.
pub const LONGEST: usize = 200;

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadField {
    /// Longer than [`LONGEST`], or with control characters.
    #[error("at most {LONGEST} characters, without control characters")]
    Text,
    /// Fewer than three digits.
    #[error("not a phone number")]
    Phone,
    /// No IANA name.
    #[error("not a time zone")]
    Zone,
    /// No language.
    #[error("not a language")]
    Language,
    /// No country of ISO 3166-1.
    #[error("not a country's code of two letters")]
    Country,
}

/// Without what cannot be seen; may be `""`.
///
/// # Errors
/// [`BadField::Text`].
pub fn text(typed: &str) -> Result<String, BadField> {
    if typed.chars().count() > LONGEST || typed.chars().any(char::is_control) {
        return Err(BadField::Text);
    }
    Ok(tidy(typed))
}

/// Trimmed; may be `""`.
///
/// # Errors
/// [`BadField::Text`] or [`BadField::Phone`].
pub fn phone(typed: &str) -> Result<String, BadField> {
    let phone = text(typed)?;
    if !phone.is_empty() && phone.chars().filter(char::is_ascii_digit).count() < 3 {
        return Err(BadField::Phone);
    }
    Ok(phone)
}

/// `""` is the account's.
///
/// # Errors
/// [`BadField::Zone`].
pub fn zone(typed: &str) -> Result<String, BadField> {
    let known = typed.is_empty() || typed.parse::<chrono_tz::Tz>().is_ok();
    if known { Ok(typed.to_owned()) } else { Err(BadField::Zone) }
}

/// `""` is the account's.
///
/// # Errors
/// [`BadField::Language`].
pub fn language(typed: &str) -> Result<String, BadField> {
    let plain = typed.len() <= 10 && typed.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if plain { Ok(typed.to_owned()) } else { Err(BadField::Language) }
}

/// In capitals; may be `""`.
///
/// # Errors
/// [`BadField::Country`].
pub fn country(typed: &str) -> Result<String, BadField> {
    let code = typed.trim().to_ascii_uppercase();
    let known = code.is_empty() || super::countries::name(&code).is_some();
    if known { Ok(code) } else { Err(BadField::Country) }
}
