//! An event as a sentence, with what else is worth saying about it.

use std::fmt::Display;

use serde_json::Value;

use super::list::Topic;
use super::{Actor, Event, Kind};
use crate::i18n::Words;
use crate::resets::IdentityCheck;
use crate::staff::roles::Right;

/// Particulars that sentences have gaps for.
const GAPS: [&str; 16] = [
    "taken",
    "deed",
    "before",
    "after",
    "count",
    "ended",
    "failures",
    "reason",
    "application",
    "email",
    "role",
    "name",
    "number",
    "notification",
    "left",
    "format",
];

/// What happened.
#[must_use]
pub fn what(t: Words, event: &Event) -> String {
    let texts: Vec<(&'static str, String)> = GAPS.iter().map(|gap| (*gap, gap_text(t, event, gap))).collect();
    let gaps: Vec<(&'static str, &dyn Display)> =
        texts.iter().map(|(gap, text)| (*gap, text as &dyn Display)).collect();
    t.fill_all(&key(event.kind), &gaps)
}

/// The words of a kind.
#[must_use]
pub fn key(kind: Kind) -> String {
    format!("event-{}", kind.word().replace(['.', '_'], "-"))
}

fn gap_text(t: Words, event: &Event, gap: &str) -> String {
    match (gap, event.text(gap)) {
        // Erased, or never there.
        (_, text) if text.is_empty() => "…".into(),
        ("reason", reason) => t.of("drop", reason.replace('_', "-")),
        ("role", role) => t.of("role", role),
        ("before" | "after", role) if event.kind == Kind::StaffRoleChanged => t.of("role", role),
        ("before", day) if event.kind == Kind::LogErased => day_in_words(t, day),
        ("notification", notification) => t.of("notification", notification.replace('_', "-")),
        (_, text) => text,
    }
}

/// Who did it.
#[must_use]
pub fn who(t: Words, event: &Event) -> String {
    // What a stranger does to staff is done where staff sign in, not in the shop.
    let is_at_sign_in = event.actor == Actor::Stranger && Topic::of(event.kind) == Topic::Staff;
    let actor = || if is_at_sign_in { t.say("actor-at-sign-in") } else { t.of("actor", event.actor) };
    event.staff_name.clone().unwrap_or_else(actor)
}

/// How the caller was known, what was noted, which fields were edited, what was not allowed or exported.
#[must_use]
pub fn detail(t: Words, event: &Event) -> String {
    let identity = match event.text("identity") {
        check if check.is_empty() => String::new(),
        check => IdentityCheck::in_words(t, &check),
    };
    let right = event.text("right").parse::<Right>().map(|right| t.of("right", right)).unwrap_or_default();
    let answer = event.text("answer");
    let parts = [identity, event.text("note"), changed_fields(t, event), right, answer, filter(t, event)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Which lines were exported, called as in the form of the filter.
fn filter(t: Words, event: &Event) -> String {
    let query = event.text("filter");
    let fields = url::form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != "before");
    let words = fields.map(|(name, value)| {
        let value = match name.as_ref() {
            "who" if value.parse::<Actor>().is_ok() => t.of("actor", value),
            "who" => Some(event.text("who")).filter(|who| !who.is_empty()).unwrap_or_else(|| format!("#{value}")),
            "topic" => t.of("topic", value),
            "customer" => format!("#{}", value.trim_start_matches('#')),
            _ => day_in_words(t, value.into_owned()),
        };
        format!("{}: {value}", t.of("log", name))
    });
    words.collect::<Vec<_>>().join(", ")
}

/// A day as people write it; what is none stays.
fn day_in_words(t: Words, day: String) -> String {
    day.parse().map(|day| t.day(day)).unwrap_or(day)
}

/// The labels of what was edited.
fn changed_fields(t: Words, event: &Event) -> String {
    let fields = event.data.get("fields").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    fields.iter().filter_map(Value::as_str).map(|field| label(t, field)).collect::<Vec<_>>().join(", ")
}

/// What a fact is called in the form that it is changed in; its own name, where it stands in none.
#[must_use]
pub fn label(t: Words, fact: &str) -> String {
    let key = match fact {
        "first_name" => "edit-first-name",
        "last_name" => "edit-last-name",
        "phone" => "edit-phone",
        "company" => "edit-company",
        "number" => "edit-number",
        "locale" => "settings-language",
        "time_zone" => "settings-zone",
        "name" => "settings-name",
        "default_url" => "settings-default-url",
        "sender" => "settings-sender",
        "sender_name" => "settings-sender-name",
        "support" => "settings-support",
        "reply_to" => "settings-reply",
        "reply_to_name" => "settings-reply-name",
        "identity_check" => "settings-identity",
        "identity_checks" => "settings-checks",
        "reset_minutes" => "settings-reset",
        "invite_days" => "settings-invite",
        "sign_in_hours" => "settings-sign-in",
        "password_minimum" => "settings-minimum",
        "blocked_words" => "settings-words",
        "second_factor" => "settings-second-factor",
        "message_days" => "settings-message-days",
        "event_days" => "settings-event-days",
        "endpoint" => "application-endpoint",
        "format" => "application-format",
        "adds_identity" => "application-identity",
        "mail" => "application-mail",
        "domains" => "application-domains",
        "api_host" => "application-api-host",
        "original_answers" => "application-original",
        "brand" => "brand-name",
        "colour" => "brand-colour",
        "logo" => "brand-logo",
        "links_a_day" | "requests_an_hour" | "requests_a_minute" | "registrations_an_hour" | "failures_an_hour" => {
            return t.of("limit", fact.replace('_', "-"));
        }
        other => return other.to_owned(),
    };
    t.say(key)
}

/// What facts are called, and what they were before and are now; of changes that have several.
#[must_use]
pub fn changes(t: Words, event: &Event) -> Vec<(String, String, String)> {
    changes_in(t, &event.data)
}

/// The same of particulars that may not stand in the log: of two people who change the same at once.
#[must_use]
pub fn changes_in(t: Words, data: &Value) -> Vec<(String, String, String)> {
    let facts = |side: &str| data.get(side).and_then(Value::as_object);
    let (before, after) = (facts("before"), facts("after"));
    let names = before.into_iter().chain(after).flat_map(|facts| facts.keys());
    let mut names: Vec<&String> = names.collect();
    names.sort_unstable();
    names.dedup();
    let text = |facts: Option<&serde_json::Map<String, Value>>, name: &String| match facts.and_then(|f| f.get(name)) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Null) | None => String::new(),
        Some(Value::Bool(is)) => t.say(if *is { "yes" } else { "no" }),
        Some(other) => other.to_string(),
    };
    let change = |name: &String| (label(t, name), text(before, name), text(after, name));
    names.into_iter().map(change).filter(|(_, before, after)| before != after).collect()
}
