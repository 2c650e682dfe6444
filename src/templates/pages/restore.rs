//! An earlier text becomes the draft: the question, where there is a draft already, and the deed.

use actix_web::web::Path;

use super::Seen;
use super::ask::AskPage;
use super::asked::{Asked, Found, find};
use super::edit::overtaken;
use super::versions::{Number, source};
use crate::staff::roles::Right;
use crate::templates::draft;
use crate::web::frame::{Frame, Section, page};
use crate::web::{Desk, Form, Problems, Result, Tone};

/// `GET …/versions/{number}/restore`: what it would do, and whose draft it would take the place of.
///
/// # Errors
/// Without the right, for mails or a version that there are not, or the database's.
pub async fn ask(desk: Desk, asked: Path<Asked>, number: Path<Number>) -> Result {
    desk.need(Right::EditTemplates)?;
    let (found, number) = (find(&desk, &asked).await?, number.number);
    source(&desk, &found, number).await?;
    let frame = desk.frame(Section::Notifications);
    let becomes = match number {
        0 => frame.t.say("template-restore-built-in-text"),
        number => frame.t.fill("template-restore-text", "number", number),
    };
    let text = format!("{becomes} {}", what_is_lost(&frame, &found)).trim_end().to_owned();
    let (to, problems) = (format!("/versions/{number}"), Problems::default());
    page(&AskPage { frame, found, to, deed: "template-restore", text, reaches_far: false, problems })
}

/// Drafts are not among the versions: whoever began one should be asked first.
fn what_is_lost(frame: &Frame, found: &Found) -> String {
    let Some(draft) = found.template.as_ref().filter(|template| template.draft.is_some()) else {
        return String::new();
    };
    let when = draft.drafted_at.map(|at| frame.ago(&at)).unwrap_or_default();
    if draft.drafted_by == Some(frame.person.id) {
        return frame.t.fill("template-restore-over-own", "when", when);
    }
    let name = found.drafted_by.clone().unwrap_or_else(|| frame.t.say("template-somebody"));
    frame.t.fill2("template-restore-over", "name", name, "when", when)
}

/// `POST …/versions/{number}`: its texts become the draft.
///
/// # Errors
/// As [`ask`].
pub async fn act(desk: Desk, asked: Path<Asked>, number: Path<Number>, Form(seen): Form<Seen>) -> Result {
    desk.need(Right::EditTemplates)?;
    let (found, number) = (find(&desk, &asked).await?, number.number);
    let source = source(&desk, &found, number).await?;
    let (account, place, version) = (desk.account.id, found.place, seen.version);
    let (by, now, t) = (desk.by(), desk.now(), desk.words());
    let saved = desk.keydesk.db.write(move |conn| draft::save(conn, account, place, &source, version, &by, now));
    match saved.await {
        Ok(_) if number == 0 => desk.tell(&found.at(""), Tone::Good, t.say("template-restored-built-in")),
        Ok(_) => desk.tell(&found.at(""), Tone::Good, t.fill("template-restored", "number", number)),
        Err(draft::Refused::Changed(_)) => overtaken(&desk, &asked).await,
        Err(draft::Refused::Db(failure)) => Err(failure.into()),
    }
}
