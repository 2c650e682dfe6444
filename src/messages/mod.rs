//! A message: one e-mail in the outbox.
//!
//! Queued in the transaction of the act that causes it ([`queue`]); a worker claims it with a
//! lease, talks to the mail server outside any transaction, and writes down the server's own
//! words. Promise: none is lost; one that was handed over just when the connection broke may
//! arrive twice, with the same link and the same Message-ID.

mod bounded;
pub mod carried;
mod connections;
pub mod deliver;
mod envelope;
pub mod pages;
pub mod queue;
pub mod smtp;
pub mod store;
pub mod transport;
pub mod try_server;
pub mod verdict;
pub mod worker;

use chrono::TimeDelta;
use diesel::prelude::*;

use crate::accounts::AccountId;
use crate::applications::ApplicationId;
use crate::customers::CustomerId;
use crate::db::schema::messages;
use crate::db::types::Time;
use crate::i18n::Lang;
use crate::notifications::Notification;
use crate::resets::ResetId;
use crate::staff::links::StaffLinkId;
use crate::templates::VersionId;

/// A link that lives shorter than this is not worth mailing, or trying, once more.
pub const WORTH_SENDING: TimeDelta = TimeDelta::minutes(10);

crate::id! {
    /// Names a message.
    MessageId
}

crate::words! {
    /// How far a message is.
    State {
        /// Waits for the worker.
        Queued = "queued",
        /// A worker talks to the mail server about it.
        Sending = "sending",
        /// The server did not take it; it is tried again.
        Retrying = "retrying",
        /// The mail server took it. What happens behind it, Keydesk does not see.
        Accepted = "accepted",
        /// It stays here: there is no mail server, or its application collects.
        Collected = "collected",
        /// Waits for staff.
        Held = "held",
        /// The mail server refused it for good.
        Failed = "failed",
        /// Not sent, with the reason.
        Dropped = "dropped",
    }
}

/// One e-mail.
#[derive(Clone, Debug, Queryable, Selectable)]
pub struct Message {
    /// Names it.
    pub id: MessageId,
    /// Whose.
    pub account_id: AccountId,
    /// About whom.
    pub customer_id: Option<CustomerId>,
    /// Whose link it carries.
    pub reset_id: Option<ResetId>,
    /// For which application.
    pub application_id: Option<ApplicationId>,
    /// What it is about.
    pub notification: Notification,
    /// To where: the stored address at the time.
    pub recipient: String,
    /// Its language.
    pub locale: Lang,
    /// What its template is filled with (JSON); never a token.
    pub data: String,
    /// How far it is.
    pub state: State,
    /// Its header of that name; the same on every try.
    pub message_id: String,
    /// Tries so far.
    pub attempts: i64,
    /// When it is due.
    pub run_at: Time,
    /// Who works on it.
    pub lease: Option<String>,
    /// The mail server's own words, or why it was dropped.
    pub reply: String,
    /// Whether a try ended so that the server may have taken it.
    pub possible_duplicate: bool,
    /// When it was queued.
    pub created_at: Time,
    /// When it came to its end.
    pub finished_at: Option<Time>,
    /// Which version of a template it is made of; `None` is the built-in text.
    pub template_version_id: Option<VersionId>,
    /// The finished mail (JSON) to a person of the backoffice.
    pub letter: Option<String>,
    /// Whose link that mail carries.
    pub staff_link_id: Option<StaffLinkId>,
    /// When its text was erased because it was old.
    pub emptied_at: Option<Time>,
}

impl Message {
    /// What its template is filled with.
    #[must_use]
    pub fn facts(&self) -> serde_json::Value {
        serde_json::from_str(&self.data).unwrap_or_default()
    }

    /// The subject of a mail that was finished when it was queued, until its text is erased.
    #[must_use]
    pub fn finished_subject(&self) -> Option<String> {
        let letter: serde_json::Value = serde_json::from_str(self.letter.as_deref()?).ok()?;
        Some(letter.get("subject")?.as_str()?.to_owned())
    }
}
