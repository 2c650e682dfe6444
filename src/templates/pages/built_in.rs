//! Back to the built-in text: the question, and the deed.

use actix_web::web::Path;

use super::Seen;
use super::asked::{Asked, Found, find};
use super::edit::overtaken;
use crate::staff::roles::Right;
use crate::templates::draft::Refused;
use crate::templates::use_built_in::use_built_in;
use crate::web::frame::{Frame, Section, page};
use crate::web::{Desk, Form, Result, Tone};

#[derive(askama::Template)]
#[template(path = "templates/built_in.html")]
struct AskPage {
    frame: Frame,
    found: Found,
}

/// `GET …/built-in`: what it would do.
///
/// # Errors
/// Without the right, for mails that there are not, or the database's.
pub async fn ask(desk: Desk, asked: Path<Asked>) -> Result {
    desk.need(Right::EditTemplates)?;
    let found = find(&desk, &asked).await?;
    page(&AskPage { frame: desk.frame(Section::Notifications), found })
}

/// `POST` of the same.
///
/// # Errors
/// As [`ask`].
pub async fn act(desk: Desk, asked: Path<Asked>, Form(seen): Form<Seen>) -> Result {
    desk.need(Right::EditTemplates)?;
    let found = find(&desk, &asked).await?;
    let (account, place, version, by, now) = (desk.account.id, found.place, seen.version, desk.by(), desk.now());
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
