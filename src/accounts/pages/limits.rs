//! The limits of an account.

use actix_web::http::StatusCode;
use askama::Template;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::merge::{Merged, merge, shown};
use super::settings::{Conflict, note_both, stored, told};
use super::typed::number;
use crate::accounts::Account;
use crate::accounts::change::Refused;
use crate::accounts::limits::{Limits, change};
use crate::events::words;
use crate::i18n::Words;
use crate::staff::roles::Right;
use crate::web::frame::{Frame, Section, page_with};
use crate::web::{Desk, Form, Problems, Result};

/// The fields of the form, in the order of [`Limits::RANGES`].
const FIELDS: [&str; 5] =
    ["links_a_day", "requests_an_hour", "requests_a_minute", "registrations_an_hour", "failures_an_hour"];

/// What was typed.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Typed {
    links_a_day: String,
    requests_an_hour: String,
    requests_a_minute: String,
    registrations_an_hour: String,
    failures_an_hour: String,
    #[serde(default)]
    version: i64,
    /// Asked for when one of them allows more.
    #[serde(default, skip_serializing)]
    your_password: String,
    /// See `merge`.
    #[serde(default, skip_serializing)]
    was: String,
}

#[derive(Template)]
#[template(path = "accounts/limits.html")]
struct LimitsPage {
    frame: Frame,
    fields: Vec<(&'static str, String, String)>,
    version: i64,
    was: String,
    problems: Problems,
    /// Where somebody was quicker: what differs, as it is stored and as it was typed.
    conflict: Conflict,
}

/// `GET /admin/{account}/settings/limits`.
///
/// # Errors
/// Without the right.
pub async fn form(desk: Desk) -> Result {
    desk.need(Right::RunAccount)?;
    let typed = Typed::of(&desk.account);
    show(&desk, StatusCode::OK, &typed, Problems::default(), Conflict::new())
}

/// `POST` of the same.
///
/// # Errors
/// Without the right, or the database's.
pub async fn save(desk: Desk, Form(mut typed): Form<Typed>) -> Result {
    desk.need(Right::RunAccount)?;
    let (t, mut problems) = (desk.words(), Problems::default());
    let wanted = typed.read(t, &mut problems);
    if !problems.is_empty() {
        return show(&desk, StatusCode::UNPROCESSABLE_ENTITY, &typed, problems, Conflict::new());
    }
    if typed.version != desk.account.version && wanted != desk.account.limits {
        let now = Typed::of(&desk.account);
        let merged = merge(&typed.was, &typed, &now);
        if merged.is_touched {
            return conflict(&desk, &desk.account, merged);
        }
        (typed.version, typed.was) = (now.version, now.was);
    }
    if wanted.allows_more_than(&desk.account.limits) {
        desk.confirm(&typed.your_password, &mut problems).await?;
        if !problems.is_empty() {
            return show(&desk, StatusCode::UNPROCESSABLE_ENTITY, &typed, problems, Conflict::new());
        }
    }
    let (account, version, by, now) = (desk.account.clone(), typed.version, desk.by(), desk.now());
    match desk.keydesk.db.write(move |conn| change(conn, &account, wanted, version, &by, now)).await {
        Ok(is_changed) => told(&desk, "/settings/limits", "done-limits", is_changed),
        Err(Refused::Changed) => {
            let stored = stored(&desk).await?;
            let now = Typed::of(&stored);
            conflict(&desk, &stored, merge(&typed.was, &typed, &now))
        }
        Err(Refused::Db(failure)) => Err(failure.into()),
    }
}

/// The form with what both have typed.
fn conflict(desk: &Desk, stored: &Account, Merged { mut typed, both, .. }: Merged<Typed>) -> Result {
    let (t, mut problems) = (desk.words(), Problems::default());
    typed.was = Typed::of(stored).was;
    typed.version = stored.version;
    problems.note("version", t.say("problem-settings-changed"));
    note_both(t, &FIELDS, &both, &mut problems);
    let wanted = typed.read(t, &mut Problems::default());
    let conflict = words::changes_in(t, &json!({ "before": stored.limits, "after": wanted }));
    show(desk, StatusCode::CONFLICT, &typed, problems, conflict)
}

impl Typed {
    /// The form as it is shown at first.
    fn of(account: &Account) -> Self {
        let Limits { links_a_day, requests_an_hour, requests_a_minute, registrations_an_hour, failures_an_hour } =
            account.limits;
        let mut typed = Self {
            links_a_day: links_a_day.to_string(),
            requests_an_hour: requests_an_hour.to_string(),
            requests_a_minute: requests_a_minute.to_string(),
            registrations_an_hour: registrations_an_hour.to_string(),
            failures_an_hour: failures_an_hour.to_string(),
            version: account.version,
            your_password: String::new(),
            was: String::new(),
        };
        typed.was = shown(&typed);
        typed
    }

    fn read(&self, t: Words, problems: &mut Problems) -> Limits {
        let mut ranges = FIELDS.iter().zip(Limits::RANGES);
        let mut read = |text: &str| match ranges.next() {
            Some((field, range)) => number(t, field, text, range, problems),
            None => 0,
        };
        Limits {
            links_a_day: read(&self.links_a_day),
            requests_an_hour: read(&self.requests_an_hour),
            requests_a_minute: read(&self.requests_a_minute),
            registrations_an_hour: read(&self.registrations_an_hour),
            failures_an_hour: read(&self.failures_an_hour),
        }
    }
}

fn show(desk: &Desk, status: StatusCode, typed: &Typed, problems: Problems, conflict: Conflict) -> Result {
    let t = desk.words();
    let texts = [
        &typed.links_a_day,
        &typed.requests_an_hour,
        &typed.requests_a_minute,
        &typed.registrations_an_hour,
        &typed.failures_an_hour,
    ];
    let hint = |(least, most): (i32, i32)| t.fill2("limit-range", "least", t.number(least), "most", t.number(most));
    let fields = FIELDS.iter().zip(texts).zip(Limits::RANGES);
    let fields = fields.map(|((field, text), range)| (*field, text.clone(), hint(range))).collect();
    let frame = desk.frame(Section::Settings);
    let problems = problems.with_labels(|field| FIELDS.contains(&field).then(|| label(t, field)));
    page_with(status, &LimitsPage { frame, fields, version: typed.version, was: typed.was.clone(), problems, conflict })
}

fn label(t: Words, field: &str) -> String {
    t.of("limit", field.replace('_', "-"))
}

impl LimitsPage {
    fn label(&self, field: &str) -> String {
        label(self.frame.t, field)
    }

    fn note(&self, field: &str) -> String {
        self.frame.t.of("limit-hint", field.replace('_', "-"))
    }
}
