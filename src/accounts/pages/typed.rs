//! The form of the settings: what was typed, and what it says.

use serde::{Deserialize, Serialize};

use super::merge;
use crate::accounts::change::Settings;
use crate::applications::LinkFormat;
use crate::applications::endpoint::{self, Endpoint};
use crate::applications::pages::typed::{key, note_doubled};
use crate::email::Email;
use crate::i18n::{Lang, Words};
use crate::one_line::tidy;
use crate::passwords::SHORTEST_WORD;
use crate::web::Problems;

/// Characters of a name.
const LONGEST_NAME: usize = 80;
/// An account's own identity checks, and characters of each.
const MOST_CHECKS: usize = 12;
const LONGEST_CHECK: usize = 80;
/// Blocked words, and characters of each.
const MOST_WORDS: usize = 500;
const LONGEST_WORD: usize = 60;

/// What was typed.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Typed {
    pub(super) name: String,
    pub(super) sender_email: String,
    pub(super) sender_name: String,
    pub(super) support_email: String,
    pub(super) reply_to_email: String,
    pub(super) reply_to_name: String,
    pub(super) default_url: String,
    pub(super) locale: String,
    pub(super) time_zone: String,
    #[serde(default)]
    pub(super) identity_check: Option<String>,
    #[serde(default)]
    pub(super) second_factor: Option<String>,
    pub(super) identity_checks: String,
    pub(super) reset_minutes: String,
    pub(super) invite_days: String,
    pub(super) sign_in_hours: String,
    pub(super) password_minimum: String,
    pub(super) blocked_words: String,
    pub(super) message_days: String,
    pub(super) event_days: String,
    pub(super) version: i64,
    /// Asked for when the sender or the default address is another.
    #[serde(default, skip_serializing)]
    pub(super) your_password: String,
    /// See `merge`.
    #[serde(default, skip_serializing)]
    pub(super) was: String,
}

/// Reads the form; what is wrong with it goes to its fields.
pub(super) fn parse(t: Words, typed: &Typed, problems: &mut Problems) -> Option<Settings> {
    let name = name(t, "name", &typed.name, problems);
    if name.is_empty() {
        problems.note("name", t.say("problem-name"));
    }
    let default_url = default_url(t, typed.default_url.trim(), problems);
    if typed.locale.parse::<Lang>().is_err() {
        problems.note("locale", t.say("problem-language"));
    }
    if typed.time_zone.parse::<chrono_tz::Tz>().is_err() {
        problems.note("time_zone", t.say("problem-zone"));
    }
    let wanted = Settings {
        name,
        default_url,
        sender_email: email(t, "sender_email", typed.sender_email.trim(), problems),
        sender_name: self::name(t, "sender_name", &typed.sender_name, problems),
        support_email: email_or_none(t, "support_email", typed.support_email.trim(), problems),
        reply_to_email: email_or_none(t, "reply_to_email", typed.reply_to_email.trim(), problems),
        reply_to_name: self::name(t, "reply_to_name", &typed.reply_to_name, problems),
        locale: typed.locale.clone(),
        time_zone: typed.time_zone.clone(),
        identity_check_required: typed.identity_check.is_some(),
        reset_minutes: number(t, "reset_minutes", &typed.reset_minutes, (10, 1_440), problems),
        invite_days: number(t, "invite_days", &typed.invite_days, (1, 30), problems),
        sign_in_hours: number(t, "sign_in_hours", &typed.sign_in_hours, (1, 1_008), problems),
        identity_checks: lines(t, "identity_checks", &typed.identity_checks, (MOST_CHECKS, LONGEST_CHECK), problems),
        password_minimum: number(t, "password_minimum", &typed.password_minimum, (8, 64), problems),
        blocked_words: blocked_words(t, &typed.blocked_words, problems),
        second_factor_required: typed.second_factor.is_some(),
        message_days: number(t, "message_days", &typed.message_days, (0, 3_650), problems),
        event_days: number(t, "event_days", &typed.event_days, (0, 3_650), problems),
    };
    problems.is_empty().then_some(wanted)
}

fn name(t: Words, field: &'static str, text: &str, problems: &mut Problems) -> String {
    let name = tidy(text);
    if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        problems.note(field, t.fill("problem-text", "most", LONGEST_NAME));
    }
    name
}

fn email_or_none(t: Words, field: &'static str, text: &str, problems: &mut Problems) -> String {
    if text.is_empty() { String::new() } else { email(t, field, text, problems) }
}

fn email(t: Words, field: &'static str, text: &str, problems: &mut Problems) -> String {
    match text.parse::<Email>() {
        Ok(email) => email.typed().to_owned(),
        Err(_) => {
            problems.note(field, t.say("problem-email"));
            String::new()
        }
    }
}

fn default_url(t: Words, text: &str, problems: &mut Problems) -> String {
    if text.is_empty() {
        return String::new();
    }
    match text.parse::<Endpoint>() {
        Ok(endpoint) => {
            note_doubled(t, "default_url", &endpoint, (LinkFormat::Default, false), problems);
            endpoint.url().to_string()
        }
        Err(bad) => {
            problems.note("default_url", t.say(key(bad)));
            String::new()
        }
    }
}

/// A number of that range; else the field is noted.
pub(super) fn number(
    t: Words,
    field: &'static str,
    text: &str,
    (least, most): (i32, i32),
    problems: &mut Problems,
) -> i32 {
    match text.trim().parse() {
        Ok(number) if (least..=most).contains(&number) => number,
        _ => {
            problems.note(field, t.fill2("problem-number", "least", t.number(least), "most", t.number(most)));
            least
        }
    }
}

/// One a line, without empty ones.
fn lines(
    t: Words,
    field: &'static str,
    text: &str,
    (most, longest): (usize, usize),
    problems: &mut Problems,
) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let is_long = |line: &&str| line.chars().count() > longest || line.chars().any(char::is_control);
    if lines.len() > most || lines.iter().any(is_long) {
        problems.note(field, t.fill2("problem-words", "most", most, "longest", longest));
    }
    lines.join("\n")
}

/// Shorter ones would be in too many passwords; they are told, not passed over.
fn blocked_words(t: Words, text: &str, problems: &mut Problems) -> String {
    let words = lines(t, "blocked_words", text, (MOST_WORDS, LONGEST_WORD), problems);
    if let Some(short) = words.lines().find(|word| word.chars().count() < SHORTEST_WORD) {
        problems.note("blocked_words", t.fill2("problem-word-short", "word", short, "least", SHORTEST_WORD));
    }
    words
}

impl Typed {
    /// The form as it is shown at first.
    pub(super) fn of(settings: &Settings, version: i64) -> Self {
        let mut typed = Self {
            name: settings.name.clone(),
            sender_email: settings.sender_email.clone(),
            sender_name: settings.sender_name.clone(),
            reply_to_email: settings.reply_to_email.clone(),
            reply_to_name: settings.reply_to_name.clone(),
            support_email: settings.support_email.clone(),
            default_url: endpoint::readable(&settings.default_url),
            locale: settings.locale.clone(),
            time_zone: settings.time_zone.clone(),
            identity_check: settings.identity_check_required.then(|| "on".into()),
            second_factor: settings.second_factor_required.then(|| "on".into()),
            identity_checks: settings.identity_checks.clone(),
            reset_minutes: settings.reset_minutes.to_string(),
            invite_days: settings.invite_days.to_string(),
            sign_in_hours: settings.sign_in_hours.to_string(),
            password_minimum: settings.password_minimum.to_string(),
            blocked_words: settings.blocked_words.clone(),
            message_days: settings.message_days.to_string(),
            event_days: settings.event_days.to_string(),
            version,
            your_password: String::new(),
            was: String::new(),
        };
        typed.was = merge::shown(&typed);
        typed
    }
}
