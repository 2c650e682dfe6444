//! What is taken as an order, field by field.

use std::ops::RangeInclusive;

use chrono::DateTime;

use crate::customers::fields;
use crate::db::types::Time;

/// Digits of a total before the point.
pub const WHOLE_DIGITS: usize = 12;
/// And behind it: the currency with the most has four.
pub const SMALL_DIGITS: usize = 4;
/// Letters of a currency.
const CURRENCY: usize = 3;
/// From 1900 to the last year that RFC 3339 can write, in seconds since 1970.
pub const SECONDS: RangeInclusive<i64> = -2_208_988_800..=253_402_300_799;

/// An order that may be brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOrder {
    /// See [`super::Order`], also for the others.
    pub number: String,
    /// To the second.
    pub placed_at: Time,
    /// Not empty.
    pub status: String,
    /// A decimal.
    pub total: String,
    /// Three capital letters.
    pub currency: String,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadField {
    /// Empty, too long, or with control characters.
    #[error("1 to {} characters, without control characters", fields::LONGEST)]
    Text,
    /// No moment, or one of another age.
    #[error("not a time of RFC 3339 from 1900 to 9999, like 2026-11-23T14:30:00Z")]
    Time,
    /// No decimal of ours.
    #[error("not a decimal in text, like \"19.90\"")]
    Total,
    /// Not three capital letters.
    #[error("not a currency's code of three capital letters, like EUR")]
    Currency,
}

/// The shop's own number, or a status in its words: trimmed, not empty.
///
/// # Errors
/// [`BadField::Text`].
pub fn text(typed: &str) -> Result<String, BadField> {
    fields::text(typed).ok().filter(|text| !text.is_empty()).ok_or(BadField::Text)
}

/// When the customer ordered: to the second, so that both databases and every list agree.
///
/// # Errors
/// [`BadField::Time`].
pub fn placed_at(typed: &str) -> Result<Time, BadField> {
    let seconds = DateTime::parse_from_rfc3339(typed).ok().map(|time| time.timestamp());
    seconds.filter(|seconds| SECONDS.contains(seconds)).map(Time::from_unix).ok_or(BadField::Time)
}

/// `1234.50`: as text, since a number of JSON is a binary fraction to most readers.
///
/// # Errors
/// [`BadField::Total`].
pub fn total(typed: &str) -> Result<String, BadField> {
    let (whole, small) = match typed.split_once('.') {
        Some((whole, small)) => (whole, Some(small)),
        None => (typed, None),
    };
    let digits = |text: &str, most| (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let good = digits(whole, WHOLE_DIGITS) && small.is_none_or(|small| digits(small, SMALL_DIGITS));
    if good { Ok(typed.to_owned()) } else { Err(BadField::Total) }
}

/// The code's form is looked at, not whether there is such a currency: the list changes.
///
/// # Errors
/// [`BadField::Currency`].
pub fn currency(typed: &str) -> Result<String, BadField> {
    let good = typed.len() == CURRENCY && typed.bytes().all(|byte| byte.is_ascii_uppercase());
    if good { Ok(typed.to_owned()) } else { Err(BadField::Currency) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn totals_are_decimals_and_keep_their_digits() {
        for good in ["0", "19.9", "19.90", "000.0001", "999999999999.9999"] {
            assert_eq!(total(good).unwrap(), good);
        }
        for wrong in ["", ".", "1.", ".5", "-1", "+1", "1,5", "1e3", "1.00000", "1234567890123", "١", "1 "] {
            assert_eq!(total(wrong), Err(BadField::Total), "{wrong}");
        }
    }

    #[test]
    fn moments_are_kept_to_the_second_and_within_what_can_be_written() {
        let at = |text| placed_at(text).map(Time::rfc3339);
        assert_eq!(at("2026-11-23T14:30:00.999+01:00").unwrap(), "2026-11-23T13:30:00Z");
        assert_eq!(at("2016-12-31T23:59:60Z").unwrap(), "2016-12-31T23:59:59Z", "a leap second");
        assert_eq!(at("1900-01-01T00:00:00Z").unwrap(), "1900-01-01T00:00:00Z");
        assert_eq!(at("9999-12-31T23:59:59Z").unwrap(), "9999-12-31T23:59:59Z");
        for wrong in ["", "2026-11-23", "1899-12-31T23:59:59Z", "9999-12-31T23:59:59-01:00", "2026-13-01T00:00:00Z"] {
            assert_eq!(at(wrong), Err(BadField::Time), "{wrong}");
        }
    }
}
