//! The settings of an account.

use actix_web::http::StatusCode;
use askama::Template;

use super::merge::{Merged, merge};
use super::typed::{Typed, parse};
use crate::accounts::change::{Refused, Settings, change, differences, is_nothing, words_without};
use crate::accounts::{Account, store};
use crate::events::words;
use crate::i18n::{Lang, Words, time};
use crate::staff::roles::Right;
use crate::web::body::LARGEST;
use crate::web::frame::{Frame, Section, page_with};
use crate::web::{Desk, Error, Form, Problems, Result, Tone};

/// What facts are called, and what they are here and there.
pub(super) type Conflict = Vec<(String, String, String)>;

#[derive(Template)]
#[template(path = "accounts/settings.html")]
struct SettingsPage {
    frame: Frame,
    typed: Typed,
    problems: Problems,
    zones: Vec<&'static str>,
    /// Where somebody was quicker: what differs, as it is stored and as it was typed.
    conflict: Conflict,
}

/// `GET /admin/{account}/settings`.
///
/// # Errors
/// Without the right.
pub async fn form(desk: Desk) -> Result {
    desk.need(Right::RunAccount)?;
    let typed = Typed::of(&Settings::of(&desk.account), desk.account.version);
    show(&desk, StatusCode::OK, typed, Problems::default(), Conflict::new())
}

/// `POST` of the same.
///
/// # Errors
/// Without the right, or the database's.
pub async fn save(desk: Desk, Form(mut typed): Form<Typed, LARGEST>) -> Result {
    desk.need(Right::RunAccount)?;
    let (t, mut problems) = (desk.words(), Problems::default());
    let Some(wanted) = parse(t, &typed, &mut problems) else {
        return show(&desk, StatusCode::UNPROCESSABLE_ENTITY, typed, problems, Conflict::new());
    };
    // Of what somebody else has changed meanwhile, nothing is this person's to confirm.
    let differs = differences(&Settings::of(&desk.account), &wanted);
    if typed.version != desk.account.version && !is_nothing(&differs) {
        let now = Typed::of(&Settings::of(&desk.account), desk.account.version);
        let merged = merge(&typed.was, &typed, &now);
        if merged.is_touched {
            return conflict(&desk, &desk.account, merged);
        }
        (typed.version, typed.was) = (now.version, now.was);
    }
    if reaches_far(&desk, &wanted) {
        desk.confirm(&typed.your_password, &mut problems).await?;
        if !problems.is_empty() {
            return show(&desk, StatusCode::UNPROCESSABLE_ENTITY, typed, problems, Conflict::new());
        }
    }
    let (account, version, by, now) = (desk.account.clone(), typed.version, desk.by(), desk.now());
    match desk.keydesk.db.write(move |conn| change(conn, &account, &wanted, version, &by, now)).await {
        Ok(is_changed) => told(&desk, "/settings", "done-settings", is_changed),
        Err(Refused::Changed) => {
            let stored = stored(&desk).await?;
            let now = Typed::of(&Settings::of(&stored), stored.version);
            conflict(&desk, &stored, merge(&typed.was, &typed, &now))
        }
        Err(Refused::Db(failure)) => Err(failure.into()),
    }
}

/// The form with what both have typed.
fn conflict(desk: &Desk, stored: &Account, Merged { mut typed, both, .. }: Merged<Typed>) -> Result {
    let (t, mut problems, now) = (desk.words(), Problems::default(), Settings::of(stored));
    typed.was = Typed::of(&now, stored.version).was;
    typed.version = stored.version;
    problems.note("version", t.say("problem-settings-changed"));
    note_both(t, &LABELS.map(|(field, _)| field), &both, &mut problems);
    let differ = parse(t, &typed, &mut Problems::default()).map(|wanted| differences(&now, &wanted));
    let conflict = words::changes_in(t, &differ.unwrap_or_default());
    show(desk, StatusCode::CONFLICT, typed, problems, conflict)
}

/// Notes fields that both have changed.
pub(super) fn note_both(t: Words, fields: &[&'static str], both: &[String], problems: &mut Problems) {
    for field in fields.iter().filter(|field| both.iter().any(|changed| changed == *field)) {
        problems.note(field, t.say("problem-changed-too"));
    }
}

/// The account as it is now: the request may have read it before somebody else saved.
pub(super) async fn stored(desk: &Desk) -> Result<Account> {
    let id = desk.account.id;
    desk.keydesk.db.read(move |conn| store::find(conn, id)).await?.ok_or(Error::NotFound)
}

/// Back to the form, which tells whether there was anything to change.
pub(super) fn told(desk: &Desk, page: &str, done: &str, is_changed: bool) -> Result {
    let t = desk.words();
    if is_changed {
        return desk.tell(page, Tone::Good, t.say(done));
    }
    desk.tell(page, Tone::Info, t.say("done-settings-same"))
}

/// What the fields are called, in the order of the page.
const LABELS: [(&str, &str); 19] = [
    ("name", "settings-name"),
    ("default_url", "settings-default-url"),
    ("locale", "settings-language"),
    ("time_zone", "settings-zone"),
    ("sender_email", "settings-sender"),
    ("sender_name", "settings-sender-name"),
    ("support_email", "settings-support"),
    ("reply_to_email", "settings-reply"),
    ("reply_to_name", "settings-reply-name"),
    ("reset_minutes", "settings-reset"),
    ("invite_days", "settings-invite"),
    ("sign_in_hours", "settings-sign-in"),
    ("identity_check", "settings-identity"),
    ("identity_checks", "settings-checks"),
    ("password_minimum", "settings-minimum"),
    ("blocked_words", "settings-words"),
    ("second_factor", "settings-second-factor"),
    ("message_days", "settings-message-days"),
    ("event_days", "settings-event-days"),
];

/// Whether mails would come from, lead or be answered elsewhere, or something that protects would be
/// weaker or keep people out, or what is kept would go sooner.
fn reaches_far(desk: &Desk, wanted: &Settings) -> bool {
    let now = &desk.account;
    let elsewhere = (&wanted.sender_email, &wanted.reply_to_email, &wanted.support_email, &wanted.default_url)
        != (&now.sender_email, &now.reply_to_email, &now.support_email, &now.default_url)
        // Of a sender, many mail programs show nothing but the name.
        || wanted.sender() != Settings::of(now).sender();
    // Also when it is asked for from now on: whoever has none is kept out until they have one.
    let weaker = now.second_factor_required != wanted.second_factor_required
        || (now.identity_check_required && !wanted.identity_check_required)
        || wanted.password_minimum < now.password_minimum
        || !words_without(&now.blocked_words, &wanted.blocked_words).is_empty()
        || wanted.reset_minutes > now.reset_minutes
        || wanted.invite_days > now.invite_days
        || wanted.sign_in_hours > now.sign_in_hours;
    elsewhere || weaker || sooner(now.message_days, wanted.message_days) || sooner(now.event_days, wanted.event_days)
}

/// Of days, of which 0 are for ever.
fn sooner(before: i32, after: i32) -> bool {
    after != 0 && (before == 0 || after < before)
}

fn show(desk: &Desk, status: StatusCode, typed: Typed, problems: Problems, conflict: Conflict) -> Result {
    let (zones, t) = (time::zones(&typed.time_zone), desk.words());
    let label = |field: &str| LABELS.iter().find(|(known, _)| *known == field).map(|(_, label)| t.say(label));
    let problems = problems.with_labels(label);
    page_with(status, &SettingsPage { frame: desk.frame(Section::Settings), typed, problems, zones, conflict })
}

impl SettingsPage {
    /// The parts of the page, and what they are called.
    fn parts(&self) -> [(&'static str, &'static str); 6] {
        [
            ("shop", "settings-shop"),
            ("mail", "settings-mail"),
            ("links", "settings-links"),
            ("passwords", "settings-passwords"),
            ("people", "nav-staff"),
            ("retention", "settings-retention"),
        ]
    }

    fn languages(&self) -> &'static [Lang] {
        Lang::ALL
    }

    fn is_language(&self, lang: &Lang) -> bool {
        self.typed.locale == lang.word()
    }
}
