//! Giving a draft up: the question, and the deed.

use actix_web::web::Path;

use super::Seen;
use super::ask::AskPage;
use super::asked::{Asked, find};
use super::edit::overtaken;
use crate::staff::roles::Right;
use crate::templates::{discard, draft};
use crate::web::frame::{Section, page};
use crate::web::{Desk, Form, Problems, Result, Tone};

/// `GET …/discard`: what it would do.
///
/// # Errors
/// Without the right, for mails that there are not, or the database's.
pub async fn ask(desk: Desk, asked: Path<Asked>) -> Result {
    desk.need(Right::EditTemplates)?;
    let found = find(&desk, &asked).await?;
    let (frame, problems) = (desk.frame(Section::Notifications), Problems::default());
    let (to, deed, text) = ("/discard".into(), "template-discard", frame.t.say("template-discard-text"));
    page(&AskPage { frame, found, to, deed, text, reaches_far: false, problems })
}

/// `POST` of the same.
///
/// # Errors
/// As [`ask`].
pub async fn act(desk: Desk, asked: Path<Asked>, Form(seen): Form<Seen>) -> Result {
    desk.need(Right::EditTemplates)?;
    let found = find(&desk, &asked).await?;
    if !found.has_draft() {
        return overtaken(&desk, &asked).await;
    }
    let (account, place, version) = (desk.account.id, found.place, seen.version);
    let (by, now) = (desk.by(), desk.now());
    let gone = desk.keydesk.db.write(move |conn| discard::discard(conn, account, place, version, &by, now)).await;
    match gone {
        Ok(()) => desk.tell(&found.at(""), Tone::Good, desk.words().say("template-draft-discarded")),
        Err(draft::Refused::Changed(_)) => overtaken(&desk, &asked).await,
        Err(draft::Refused::Db(failure)) => Err(failure.into()),
    }
}
