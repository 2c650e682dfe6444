//! Back to the built-in text, or from one application's to that for all: the question, and the deed.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use serde::Deserialize;

use super::ask::AskPage;
use super::asked::{Asked, Found, find};
use super::edit::overtaken;
use crate::staff::roles::Right;
use crate::templates::draft::Refused;
use crate::templates::use_built_in::use_built_in;
use crate::web::frame::{Section, page_with};
use crate::web::{Desk, Form, Problems, Result, Tone};

/// The form of the question.
#[derive(Deserialize)]
pub struct Typed {
    version: i64,
    #[serde(default)]
    your_password: String,
}

/// `GET …/built-in`: what it would do.
///
/// # Errors
/// Without the right, for mails that there are not, or the database's.
pub async fn ask(desk: Desk, asked: Path<Asked>) -> Result {
    desk.need(Right::EditTemplates)?;
    let found = find(&desk, &asked).await?;
    show(&desk, StatusCode::OK, found, Problems::default())
}

fn show(desk: &Desk, status: StatusCode, found: Found, problems: Problems) -> Result {
    let frame = desk.frame(Section::Notifications);
    let (deed, text) = match (found.place.application, &found.for_all) {
        (None, _) => ("template-use-built-in", frame.t.say("template-use-built-in-text")),
        (Some(_), Some(_)) => ("template-use-for-all", frame.t.say("template-use-for-all-text")),
        (Some(_), None) => ("template-use-for-all", frame.t.say("template-use-for-all-built-in-text")),
    };
    // As publishing does: it changes where customers are led.
    let reaches_far = found.place.notification.has_link();
    page_with(status, &AskPage { frame, found, to: "/built-in".into(), deed, text, reaches_far, problems })
}

/// `POST` of the same.
///
/// # Errors
/// As [`ask`].
pub async fn act(desk: Desk, asked: Path<Asked>, Form(typed): Form<Typed>) -> Result {
    desk.need(Right::EditTemplates)?;
    let found = find(&desk, &asked).await?;
    if found.place.notification.has_link() {
        let mut problems = Problems::default();
        desk.confirm(&typed.your_password, &mut problems).await?;
        if !problems.is_empty() {
            return show(&desk, StatusCode::UNPROCESSABLE_ENTITY, found, problems);
        }
    }
    let (account, place, version, by, now) = (desk.account.id, found.place, typed.version, desk.by(), desk.now());
    let done = match place.application {
        Some(_) => "template-for-all-again",
        None => "template-built-in-again",
    };
    match desk.keydesk.db.write(move |conn| use_built_in(conn, account, place, version, &by, now)).await {
        Ok(()) => desk.tell(&found.at(""), Tone::Good, desk.words().say(done)),
        Err(Refused::Changed(_)) => overtaken(&desk, &asked).await,
        Err(Refused::Db(failure)) => Err(failure.into()),
    }
}
