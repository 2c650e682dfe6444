//! The list of an account's keys.

use askama::Template;

use crate::api_keys::store::Named;
use crate::api_keys::{ApiKey, Standing, store};
use crate::staff::roles::Right;
use crate::web::frame::{Frame, Section, page};
use crate::web::{Desk, Result};

#[derive(Template)]
#[template(path = "api_keys/list.html")]
struct ListPage {
    frame: Frame,
    rows: Vec<Named>,
    may_edit: bool,
}

/// `GET /admin/{account}/keys`.
///
/// # Errors
/// Without the right, or the database's.
pub async fn list(desk: Desk) -> Result {
    desk.need(Right::ViewApplications)?;
    let account = desk.account.id;
    let rows = desk.keydesk.db.read(move |conn| store::all(conn, account)).await?;
    let frame = desk.frame(Section::ApiKeys);
    page(&ListPage { may_edit: frame.may(Right::EditApplications), rows, frame })
}

impl ListPage {
    /// Colour and words.
    fn standing(&self, key: &ApiKey) -> (&'static str, String) {
        let t = self.frame.t;
        match key.standing(self.frame.now) {
            Standing::Good => ("good", t.say("key-good")),
            Standing::Replaced(_) => ("attention", t.say("key-replaced-over")),
            Standing::Expired if key.replaced_by.is_some() => ("neutral", t.say("key-replaced-over")),
            Standing::Expired => ("neutral", t.say("key-expired")),
            Standing::Revoked => ("neutral", t.say("key-revoked")),
        }
    }

    fn is_good(&self, key: &ApiKey) -> bool {
        key.is_good(self.frame.now)
    }

    /// Until when it works.
    fn until(&self, key: &ApiKey) -> Option<String> {
        let (t, until) = (self.frame.t, |time| self.frame.exact(&time));
        match key.standing(self.frame.now) {
            Standing::Good => key.expires_at.map(|end| t.fill("key-until", "until", until(end))),
            Standing::Replaced(end) => Some(t.fill("key-replaced", "until", until(end))),
            Standing::Expired | Standing::Revoked => None,
        }
    }

    /// Those that work, and those that do not any more.
    fn parts(&self) -> [Vec<&Named>; 2] {
        let (good, over) = self.rows.iter().partition(|(key, ..)| self.is_good(key));
        [good, over]
    }

    fn may_be_replaced(&self, key: &ApiKey) -> bool {
        key.standing(self.frame.now) == Standing::Good
    }
}
