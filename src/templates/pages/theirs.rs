//! Two who write the same text: what the other has left, beside what was typed.

use actix_web::http::StatusCode;
use actix_web::web::Path;

use super::asked::{Asked, find};
use super::diff::{Part, parts};
use super::edit::show_both;
use super::text::Typed;
use crate::templates::store::{self, Change};
use crate::web::frame::Frame;
use crate::web::{Desk, Result};

/// What is there since the form was opened.
pub(super) struct Theirs {
    last: Option<Change>,
    /// How it differs from what was typed.
    parts: Vec<Part>,
}

/// The form again, with what was typed and how that differs from what has been saved since. Saving
/// once more puts what was typed over that.
pub(super) async fn changed(desk: &Desk, asked: &Path<Asked>, mut typed: Typed) -> Result {
    let found = find(desk, asked).await?;
    let (account, place) = (desk.account.id, found.place);
    let last = desk.keydesk.db.read(move |conn| store::last_change(conn, account, place)).await?;
    typed.version = found.version();
    let theirs = Theirs { last, parts: parts(&found.current(), &typed.as_it_stands()) };
    show_both(desk, StatusCode::CONFLICT, found, typed, theirs)
}

impl Theirs {
    /// Who was quicker. People work in two tabs, too, and are no strangers to themselves.
    pub fn title(&self, frame: &Frame) -> String {
        match self.is_own(frame) {
            true => frame.t.say("template-theirs-own-title"),
            false => frame.t.fill("template-theirs-title", "name", self.who(frame)),
        }
    }

    /// What the first of both is called.
    pub fn left(&self, frame: &Frame) -> String {
        let Some(last) = &self.last else { return frame.t.say("template-theirs-now") };
        let when = frame.exact(&last.at);
        match self.is_own(frame) {
            true => frame.t.fill("template-theirs-own-left", "when", when),
            false => frame.t.fill2("template-theirs-left", "name", self.who(frame), "when", when),
        }
    }

    /// How both differ.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    fn is_own(&self, frame: &Frame) -> bool {
        self.last.as_ref().is_some_and(|last| last.staff == Some(frame.person.id))
    }

    fn who(&self, frame: &Frame) -> String {
        let name = self.last.as_ref().and_then(|last| last.name.clone());
        name.unwrap_or_else(|| frame.t.say("template-somebody"))
    }
}
