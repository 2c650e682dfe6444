//! Back to the built-in text: the question, and the deed.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use serde::Deserialize;

use super::asked::{Asked, Found, find};
use super::edit::overtaken;
use crate::staff::roles::Right;
use crate::templates::draft::Refused;
use crate::templates::use_built_in::use_built_in;
use crate::web::frame::{Frame, Section, page_with};
use crate::web::{Desk, Form, Problems, Result, Tone};

#[derive(askama::Template)]
#[template(path = "templates/ask.html")]
pub(super) struct AskPage {
    pub frame: Frame,
    pub found: Found,
    /// Where the deed is posted to.
    pub to: &'static str,
    /// Keys of what it is called and what it would do.
    pub deed: &'static str,
    pub text: &'static str,
    /// Whether it takes the password again.
    pub reaches_far: bool,
    pub problems: Problems,
}

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
    let is_of_one = found.place.application.is_some();
    let text = if is_of_one { "template-use-for-all-text" } else { "template-use-built-in-text" };
    let (frame, deed) = (desk.frame(Section::Notifications), "template-use-built-in");
    // As publishing does: it changes where customers are led.
    let reaches_far = found.place.notification.has_link();
    page_with(status, &AskPage { frame, found, to: "/built-in", deed, text, reaches_far, problems })
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
    let t = desk.words();
    match desk.keydesk.db.write(move |conn| use_built_in(conn, account, place, version, &by, now)).await {
        Ok(()) => desk.tell(&found.at(""), Tone::Good, t.say("template-built-in-again")),
        Err(Refused::Changed(_)) => overtaken(&desk, &asked).await,
        Err(Refused::Db(failure)) => Err(failure.into()),
    }
}

impl AskPage {
    fn at(&self, page: &str) -> String {
        self.frame.at(&self.found.at(page))
    }
}
