//! The outbox: what left, what waits, what failed and why.

use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;

use crate::messages::transport::Trouble;
use crate::messages::{Message, MessageId, State, store};
use crate::staff::roles::Right;
use crate::web::frame::{Frame, Section, page};
use crate::web::{Desk, Result};

/// Rows a page.
const SIZE: usize = 50;

crate::words! {
    /// A tab over the list.
    View {
        /// All of them.
        All = "all",
        /// On their way.
        Waiting = "waiting",
        /// The mail server took them.
        Accepted = "accepted",
        /// Readable here.
        Collected = "collected",
        /// Refused or dropped.
        Failed = "failed",
    }
}

impl View {
    fn states(self) -> &'static [State] {
        match self {
            Self::All => &[],
            Self::Waiting => &[State::Queued, State::Sending, State::Retrying, State::Held],
            Self::Accepted => &[State::Accepted],
            Self::Collected => &[State::Collected],
            Self::Failed => &[State::Failed, State::Dropped],
        }
    }
}

/// What the address says.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    view: String,
    before: Option<i64>,
}

#[derive(Template)]
#[template(path = "messages/list.html")]
struct ListPage {
    frame: Frame,
    rows: Vec<Message>,
    view: View,
    next: Option<String>,
    first_page: bool,
    trouble: Option<Trouble>,
}

/// `GET /admin/{account}/messages`.
///
/// # Errors
/// Without the right, or the database's.
pub async fn list(desk: Desk, Query(asked): Query<Asked>) -> Result {
    desk.need(Right::ViewCustomers)?;
    let view: View = asked.view.parse().unwrap_or(View::All);
    let (account, before) = (desk.account.id, asked.before.map(MessageId));
    // What they say of colleagues is the owners' to read.
    let notices = (!desk.role.may(Right::RunAccount)).then(|| desk.staff.email.clone());
    let limit = i64::try_from(SIZE).unwrap_or(50) + 1;
    let rows =
        desk.keydesk.db.read(move |conn| store::page(conn, account, view.states(), notices.as_deref(), before, limit));
    let mut rows = rows.await?;
    let more = rows.len() > SIZE;
    rows.truncate(SIZE);
    let frame = desk.frame(Section::Messages);
    let last = rows.last().filter(|_| more).map(|message| message.id);
    let next = last.map(|id| format!("{}?view={view}&before={id}", frame.at("/messages")));
    let trouble = desk.keydesk.mail.trouble();
    page(&ListPage { frame, rows, view, next, first_page: before.is_none(), trouble })
}

impl ListPage {
    fn views(&self) -> &'static [View] {
        View::ALL
    }

    fn in_view(&self, view: &View) -> String {
        format!("{}?view={view}", self.frame.at("/messages"))
    }
}

/// The dot of a message's state.
#[must_use]
pub fn tone(state: &State) -> &'static str {
    match state {
        State::Accepted => "good",
        State::Queued | State::Sending | State::Collected => "info",
        State::Retrying | State::Held => "attention",
        State::Failed => "bad",
        State::Dropped => "neutral",
    }
}
