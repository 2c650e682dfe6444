//! The outbox: what left, what waits, what failed and why.

use actix_web::http::StatusCode;
use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;

use crate::accounts::AccountId;
use crate::customers;
use crate::db::{self, Conn};
use crate::email::Email;
use crate::messages::store::{self, Filter, To};
use crate::messages::transport::Trouble;
use crate::messages::{Message, MessageId, State};
use crate::staff::roles::Right;
use crate::web::frame::{Frame, Section, page_with};
use crate::web::{Desk, Problems, Result};

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
    to: String,
    before: Option<i64>,
}

#[derive(Template)]
#[template(path = "messages/list.html")]
struct ListPage {
    frame: Frame,
    rows: Vec<Message>,
    view: View,
    /// What was typed.
    to: String,
    problems: Problems,
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
    let to = asked.to.trim().to_owned();
    let email = to.parse::<Email>();
    let mut problems = Problems::default();
    if !to.is_empty() && email.is_err() {
        problems.note("to", desk.words().say("problem-email"));
    }
    // What they say of colleagues is the owners' to read.
    let notices_to = (!desk.role.may(Right::RunAccount)).then(|| desk.staff.email.clone());
    let limit = i64::try_from(SIZE).unwrap_or(50) + 1;
    let is_readable = problems.is_empty();
    let rows = desk.keydesk.db.read(move |conn| {
        if !is_readable {
            return Ok(Vec::new());
        }
        let to = email.ok().map(|email| whose(conn, account, &email)).transpose()?;
        store::page(conn, account, &Filter { states: view.states(), notices_to, to }, before, limit)
    });
    let mut rows = rows.await?;
    let more = rows.len() > SIZE;
    rows.truncate(SIZE);
    let frame = desk.frame(Section::Messages);
    let trouble = desk.keydesk.mail.trouble();
    let last = rows.last().filter(|_| more).map(|message| message.id);
    let mut page = ListPage { frame, rows, view, to, problems, next: None, first_page: before.is_none(), trouble };
    page.next = last.map(|id| format!("{}&before={id}", page.in_view(&view)));
    let status = if is_readable { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(status, &page)
}

/// An address and whose it is now. It may have been somebody else's, or be a colleague's too.
fn whose(conn: &mut Conn, account: AccountId, email: &Email) -> db::Result<To> {
    let customer = customers::store::by_email(conn, account, email.key())?.map(|customer| customer.id);
    // Recipients are kept as they were written.
    Ok(To { address: vec![email.typed().to_lowercase(), email.key().to_owned(), email.in_unicode()], customer })
}

impl ListPage {
    fn views(&self) -> &'static [View] {
        View::ALL
    }

    fn in_view(&self, view: &View) -> String {
        let to = match self.to.as_str() {
            "" => String::new(),
            to => format!("&{}", url::form_urlencoded::Serializer::new(String::new()).append_pair("to", to).finish()),
        };
        format!("{}?view={view}{to}", self.frame.at("/messages"))
    }

    /// All of this tab.
    fn cleared(&self) -> String {
        format!("{}?view={}", self.frame.at("/messages"), self.view)
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
