//! Two people at one form: what only the other has changed comes in, what this one typed stays, and fields that
//! both have changed are told.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The field that counts the changes.
const VERSION: &str = "version";

/// A form after somebody else was quicker.
pub(super) struct Merged<T> {
    pub typed: T,
    /// Fields that both have changed, to different things.
    pub both: Vec<String>,
    /// Whether the other has changed anything of this form: two forms share a version.
    pub is_touched: bool,
}

/// The form as it was shown at first goes along with it, as this text.
pub(super) fn shown<T: Serialize>(form: &T) -> String {
    serde_json::to_string(form).unwrap_or_default()
}

/// `was` is what the form was shown as when this person opened it; if that is lost, all of it counts as typed.
pub(super) fn merge<T: Serialize + DeserializeOwned + Clone>(was: &str, typed: &T, now: &T) -> Merged<T> {
    let was: Map<String, Value> = serde_json::from_str(was).unwrap_or_default();
    let (mut mine, theirs) = (fields(typed), fields(now));
    let (mut both, mut is_touched) = (Vec::new(), false);
    for (field, stored) in theirs {
        let (before, here) = (was.get(&field), mine.get(&field));
        is_touched |= field != VERSION && !same(Some(&stored), before);
        if same(here, before) {
            mine.insert(field, stored);
        } else if !same(Some(&stored), before) && !same(Some(&stored), here) {
            both.push(field);
        }
    }
    let typed = serde_json::from_value(Value::Object(mine)).unwrap_or_else(|_| typed.clone());
    Merged { typed, both, is_touched }
}

fn fields<T: Serialize>(form: &T) -> Map<String, Value> {
    match serde_json::to_value(form) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// Forms send other ends of lines than they were given.
fn same(one: Option<&Value>, other: Option<&Value>) -> bool {
    match (one.and_then(Value::as_str), other.and_then(Value::as_str)) {
        (Some(one), Some(other)) => one.trim().lines().map(str::trim_end).eq(other.trim().lines().map(str::trim_end)),
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde::Deserialize;

    #[derive(Clone, Serialize, Deserialize)]
    struct Form {
        days: String,
        hours: String,
        words: String,
        tick: Option<String>,
    }

    fn form(days: &str, hours: &str, words: &str, tick: bool) -> Form {
        Form { days: days.into(), hours: hours.into(), words: words.into(), tick: tick.then(|| "on".into()) }
    }

    #[test]
    fn what_only_the_other_has_changed_comes_in() {
        let was = shown(&form("30", "12", "one\ntwo", false));
        let merged = merge(&was, &form("30", "24", "one\r\ntwo", false), &form("5", "12", "one", true));
        let Form { days, hours, words, tick } = merged.typed;
        assert_eq!((days, hours, words, tick.is_some()), ("5".into(), "24".into(), "one".into(), true));
        assert!(merged.both.is_empty());
    }

    #[test]
    fn what_both_have_changed_stays_as_it_was_typed_and_is_told() {
        let was = shown(&form("30", "12", "", true));
        let merged = merge(&was, &form("7", "6", "", false), &form("5", "6", "", true));
        assert_eq!((merged.typed.days.as_str(), merged.typed.tick), ("7", None));
        assert_eq!(merged.both, ["days"]);
    }

    #[test]
    fn of_a_form_whose_beginning_is_lost_everything_was_typed() {
        let merged = merge("no json", &form("7", "6", "x", false), &form("5", "6", "x", false));
        assert_eq!((merged.typed.days.as_str(), merged.both), ("7", vec!["days".to_owned()]));
    }
}
