//! `date`: a moment in a form of strftime, in the mail's language.

use std::fmt::Write;

use chrono::format::{Item, StrftimeItems};
use chrono::{DateTime, FixedOffset, Locale, NaiveDate, NaiveDateTime};

use super::super::value::Value;
use super::{Budget, Call, Result, like};

/// Of a time as RFC 3339 or `2026-11-23 14:30:00` has it, a date, or seconds since 1970; `now` and `today`
/// are when the mail was asked for. What is no time stays as it is, as in Shopify.
pub(super) fn date(call: &Call, budget: &mut Budget) -> Result {
    let (text, form) = (call.text(budget)?, call.argument(0).text());
    let is_now = matches!(&*text.text, "now" | "today");
    let found = if is_now { moment(&call.now, &call.now.text().text) } else { moment(&call.input, &text.text) };
    let Some(moment) = found else { return Ok(call.input.clone()) };
    let locale = locale(&call.language.text().text);
    let items: Vec<Item<'_>> = StrftimeItems::new_with_locale(&form.text, locale).collect();
    budget.touch(items.len() * 256)?;
    let mut made = String::new();
    match write!(made, "{}", moment.format_localized_with_items(items.iter(), locale)) {
        Ok(()) => like(&form, &made, budget),
        Err(_) => call.refuse(),
    }
}

/// Names of months and days; those of C for a language that is not known.
fn locale(language: &str) -> Locale {
    match language {
        "de" => Locale::de_DE,
        "es" => Locale::es_ES,
        "fr" => Locale::fr_FR,
        "it" => Locale::it_IT,
        "nl" => Locale::nl_NL,
        "pl" => Locale::pl_PL,
        "pt" => Locale::pt_PT,
        _ => Locale::POSIX,
    }
}

/// A time without a zone is taken as it stands.
fn moment(input: &Value, text: &str) -> Option<DateTime<FixedOffset>> {
    if let Value::Int(seconds) = input {
        return DateTime::from_timestamp(*seconds, 0).map(|moment| moment.fixed_offset());
    }
    let text = text.trim();
    let without = || NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").ok();
    let day = || NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().and_then(|day| day.and_hms_opt(0, 0, 0));
    let with_zone = DateTime::parse_from_rfc3339(text).ok();
    with_zone.or_else(|| without().or_else(day).map(|moment| moment.and_utc().fixed_offset()))
}
