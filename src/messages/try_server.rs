//! Trying the mail server: one mail, now, beside the queue, and what the server says to it.

use std::time::Duration;

use serde_json::json;
use tokio::time::timeout;

use super::envelope::envelope;
use super::queue::message_id;
use super::smtp::{MailServer, Said};
use super::verdict::{Answer, Stage};
use crate::accounts::Account;
use crate::applications::brand::Brand;
use crate::db::types::Time;
use crate::db::{self, Db};
use crate::events::{self, By, Kind};
use crate::notifications::letter::Rendered;

/// Whoever pressed the button waits no longer for an answer.
const PATIENCE: Duration = Duration::from_secs(30);
/// Tries of one account in an hour.
pub const PER_HOUR: i64 = 20;

/// Why nothing was tried.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// [`PER_HOUR`] is reached.
    #[error("too many tries")]
    TooMany,
    /// The mail could not be made.
    #[error("{0}")]
    Mail(String),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Failure),
}

/// Hands a mail over, to the address of who tries it.
///
/// # Errors
/// [`Refused`]; what the server says, whatever it is, is no error.
pub async fn try_server(
    db: &Db,
    server: &MailServer,
    account: &Account,
    recipient: &str,
    letter: Rendered,
    by: By,
    now: Time,
) -> Result<Said, Refused> {
    let mail = envelope(account, &Brand::of_account(account), recipient, message_id(&account.sender_email), letter)
        .map_err(Refused::Mail)?;
    let (account, counting) = (account.id, by.clone());
    let counted = db.write(move |conn| {
        let by = counting;
        let since = now - chrono::TimeDelta::hours(1);
        let staff = by.staff.unwrap_or(crate::staff::StaffId(0));
        if events::store::count_since(conn, account, Kind::MailServerTried, staff, since)? >= PER_HOUR {
            return Err(Refused::TooMany);
        }
        Ok(events::record(conn, account, None, Kind::MailServerTried, &json!({}), &by, now)?)
    });
    counted.await?;
    let no_answer = || Said { stage: Stage::Connecting, answer: Answer::None, words: String::new() };
    let said = timeout(PATIENCE, server.hand_over(&mail)).await.unwrap_or_else(|_| no_answer());
    // A line of its own: the first is written before anything leaves, the answer comes up to half a minute later.
    let data = json!({ "taken": said.is_taken(), "answer": said.words });
    db.write(move |conn| events::record(conn, account, None, Kind::MailServerAnswered, &data, &by, now)).await?;
    Ok(said)
}
