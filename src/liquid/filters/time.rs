//! `date`: a moment in a form of strftime.

use chrono::format::{Item, StrftimeItems};
use chrono::{DateTime, NaiveDate, NaiveDateTime};

use super::super::value::Value;
use super::{Budget, Call, Result, like};

/// Of a time as RFC 3339 or `2026-11-23 14:30:00` has it, a date, or seconds since 1970; `now` and `today`
/// are when the mail was asked for. What is no time stays as it is, as in Shopify.
pub(super) fn date(call: &Call, budget: &mut Budget) -> Result {
    let (text, form) = (call.text(budget)?, call.argument(0).text());
    let is_now = matches!(&*text.text, "now" | "today");
    let found = if is_now { moment(&call.now, &call.now.text().text) } else { moment(&call.input, &text.text) };
    let Some(moment) = found else { return Ok(call.input.clone()) };
    let items: Vec<Item<'_>> = StrftimeItems::new(&form.text).collect();
    budget.touch(items.len() * 256)?;
    if items.iter().any(|item| matches!(item, Item::Error)) {
        return call.refuse();
    }
    let made = moment.format_with_items(items.iter()).to_string();
    like(&form, &made, budget)
}

fn moment(input: &Value, text: &str) -> Option<NaiveDateTime> {
    if let Value::Int(seconds) = input {
        return DateTime::from_timestamp(*seconds, 0).map(|moment| moment.naive_utc());
    }
    let text = text.trim();
    let with_zone = DateTime::parse_from_rfc3339(text).ok().map(|moment| moment.naive_local());
    let without = || NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").ok();
    let day = || NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().and_then(|day| day.and_hms_opt(0, 0, 0));
    with_zone.or_else(without).or_else(day)
}
