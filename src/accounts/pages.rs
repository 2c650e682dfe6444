//! The settings of an account.

use actix_web::http::StatusCode;
use askama::Template;
use serde::Deserialize;

use super::change::{Refused, Settings, change};
use crate::applications::endpoint::Endpoint;
use crate::applications::pages::typed::key;
use crate::email::Email;
use crate::i18n::{Lang, Words};
use crate::staff::roles::Right;
use crate::web::frame::{Frame, Section, page_with};
use crate::web::{Desk, Form, Problems, Result, Tone};

/// Characters of a name.
const LONGEST_NAME: usize = 80;
/// Blocked words, and characters of each.
const MOST_WORDS: usize = 500;
const LONGEST_WORD: usize = 60;

/// What was typed.
#[derive(Clone, Debug, Deserialize)]
pub struct Typed {
    name: String,
    sender_email: String,
    support_email: String,
    default_url: String,
    locale: String,
    time_zone: String,
    #[serde(default)]
    identity_check: Option<String>,
    #[serde(default)]
    second_factor: Option<String>,
    reset_minutes: String,
    invite_days: String,
    password_minimum: String,
    blocked_words: String,
    message_days: String,
    event_days: String,
    version: i64,
    /// Asked for when the sender or the default address is another.
    #[serde(default)]
    your_password: String,
}

#[derive(Template)]
#[template(path = "accounts/settings.html")]
struct SettingsPage {
    frame: Frame,
    typed: Typed,
    problems: Problems,
    zones: Vec<&'static str>,
}

/// `GET /admin/{account}/settings`.
///
/// # Errors
/// Without the right.
pub async fn form(desk: Desk) -> Result {
    desk.need(Right::RunAccount)?;
    let typed = Typed::of(&Settings::of(&desk.account), desk.account.version);
    show(&desk, StatusCode::OK, typed, Problems::default())
}

/// `POST` of the same.
///
/// # Errors
/// Without the right, or the database's.
pub async fn save(desk: Desk, Form(typed): Form<Typed>) -> Result {
    desk.need(Right::RunAccount)?;
    let (t, mut problems) = (desk.words(), Problems::default());
    let wanted = parse(t, &typed, &mut problems);
    if wanted.as_ref().is_some_and(|wanted| reaches_far(&desk, wanted)) {
        desk.confirm(&typed.your_password, &mut problems).await?;
    }
    let Some(wanted) = wanted.filter(|_| problems.is_empty()) else {
        return show(&desk, StatusCode::UNPROCESSABLE_ENTITY, typed, problems);
    };
    let (account, version, by, now) = (desk.account.clone(), typed.version, desk.by(), desk.now());
    match desk.keydesk.db.write(move |conn| change(conn, &account, &wanted, version, &by, now)).await {
        Ok(()) => return desk.tell("/settings", Tone::Good, t.say("done-settings")),
        Err(Refused::Changed) => problems.note("version", t.say("problem-changed")),
        Err(Refused::Db(failure)) => return Err(failure.into()),
    }
    show(&desk, StatusCode::CONFLICT, typed, problems)
}

/// Whether mails would come from, or lead, elsewhere.
fn reaches_far(desk: &Desk, wanted: &Settings) -> bool {
    wanted.sender_email != desk.account.sender_email || wanted.default_url != desk.account.default_url
}

fn show(desk: &Desk, status: StatusCode, typed: Typed, problems: Problems) -> Result {
    let mut zones: Vec<_> =
        chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()).filter(|name| name.contains('/')).collect();
    zones.insert(0, "UTC");
    page_with(status, &SettingsPage { frame: desk.frame(Section::Settings), typed, problems, zones })
}

fn parse(t: Words, typed: &Typed, problems: &mut Problems) -> Option<Settings> {
    let name = typed.name.trim();
    if name.is_empty() {
        problems.note("name", t.say("problem-name"));
    } else if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        problems.note("name", t.fill("problem-text", "most", LONGEST_NAME));
    }
    let support_email = match typed.support_email.trim() {
        "" => String::new(),
        text => email(t, "support_email", text, problems),
    };
    let wanted = Settings {
        name: name.to_owned(),
        sender_email: email(t, "sender_email", typed.sender_email.trim(), problems),
        support_email,
        default_url: default_url(t, typed.default_url.trim(), problems),
        locale: typed.locale.clone(),
        time_zone: typed.time_zone.clone(),
        identity_check_required: typed.identity_check.is_some(),
        reset_minutes: number(t, "reset_minutes", &typed.reset_minutes, (10, 1_440), problems),
        invite_days: number(t, "invite_days", &typed.invite_days, (1, 30), problems),
        password_minimum: number(t, "password_minimum", &typed.password_minimum, (8, 64), problems),
        blocked_words: blocked_words(t, &typed.blocked_words, problems),
        second_factor_required: typed.second_factor.is_some(),
        message_days: number(t, "message_days", &typed.message_days, (0, 3_650), problems),
        event_days: number(t, "event_days", &typed.event_days, (0, 3_650), problems),
    };
    if typed.locale.parse::<Lang>().is_err() {
        problems.note("locale", t.say("problem-language"));
    }
    if typed.time_zone.parse::<chrono_tz::Tz>().is_err() {
        problems.note("time_zone", t.say("problem-zone"));
    }
    problems.is_empty().then_some(wanted)
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
        Ok(endpoint) => endpoint.url().to_string(),
        Err(bad) => {
            problems.note("default_url", t.say(key(bad)));
            String::new()
        }
    }
}

fn number(t: Words, field: &'static str, text: &str, (least, most): (i32, i32), problems: &mut Problems) -> i32 {
    match text.trim().parse() {
        Ok(number) if (least..=most).contains(&number) => number,
        _ => {
            problems.note(field, t.fill2("problem-number", "least", least, "most", most));
            least
        }
    }
}

/// One a line, without empty ones.
fn blocked_words(t: Words, text: &str, problems: &mut Problems) -> String {
    let words: Vec<&str> = text.lines().map(str::trim).filter(|word| !word.is_empty()).collect();
    let is_long = |word: &&str| word.chars().count() > LONGEST_WORD || word.chars().any(char::is_control);
    if words.len() > MOST_WORDS || words.iter().any(is_long) {
        problems.note("blocked_words", t.fill2("problem-words", "most", MOST_WORDS, "longest", LONGEST_WORD));
    }
    words.join("\n")
}

impl Typed {
    fn of(settings: &Settings, version: i64) -> Self {
        Self {
            name: settings.name.clone(),
            sender_email: settings.sender_email.clone(),
            support_email: settings.support_email.clone(),
            default_url: settings.default_url.clone(),
            locale: settings.locale.clone(),
            time_zone: settings.time_zone.clone(),
            identity_check: settings.identity_check_required.then(|| "on".into()),
            second_factor: settings.second_factor_required.then(|| "on".into()),
            reset_minutes: settings.reset_minutes.to_string(),
            invite_days: settings.invite_days.to_string(),
            password_minimum: settings.password_minimum.to_string(),
            blocked_words: settings.blocked_words.clone(),
            message_days: settings.message_days.to_string(),
            event_days: settings.event_days.to_string(),
            version,
            your_password: String::new(),
        }
    }
}

impl SettingsPage {
    fn languages(&self) -> &'static [Lang] {
        Lang::ALL
    }

    fn is_language(&self, lang: &Lang) -> bool {
        self.typed.locale == lang.word()
    }
}
