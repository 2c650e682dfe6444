//! The mail of a message: of the version that it names, else of the built-in text.

use super::Version;
use crate::liquid::{Fault, Problem};
use crate::messages::Message;
use crate::notifications::letter::{Field, Letter, Rendered, Wrong};
use crate::notifications::{built_in, links};

/// A mail, and what kept it from being made of the account's own text.
pub struct Made {
    /// Ready to be sent or shown.
    pub mail: Rendered,
    /// Then it is the built-in text.
    pub failed: Option<Wrong>,
}

/// Makes the mail of a message, beside the event loop. `link` is what its link reads: the real one
/// for the mail server, a masked one for people.
///
/// # Errors
/// When not even the built-in text can be filled.
pub async fn make(message: &Message, version: Option<Version>, link: Option<String>) -> Result<Made, String> {
    let message = message.clone();
    let work = tokio::task::spawn_blocking(move || make_now(&message, version.as_ref(), link.as_deref()));
    work.await.map_err(|e| e.to_string())?
}

fn make_now(message: &Message, version: Option<&Version>, link: Option<&str>) -> Result<Made, String> {
    if let Some(finished) = &message.letter {
        let mail: Rendered = serde_json::from_str(finished).map_err(|e| e.to_string())?;
        let mail = if let Some(link) = link { mail.with_link(link) } else { mail };
        return Ok(Made { mail, failed: None });
    }
    let facts = message.facts();
    let mut failed = None;
    if let Some(source) = version.and_then(Version::source) {
        let made = Letter::read(&source).and_then(|letter| letter.fill(&facts, link).map_err(|wrong| vec![wrong]));
        let made = made.and_then(|mail| with_its_link(message, mail, link).map_err(|wrong| vec![wrong]));
        match made {
            Ok(mail) => return Ok(Made { mail, failed: None }),
            Err(wrong) => failed = wrong.into_iter().next(),
        }
    }
    let letter = built_in::letter(message.notification, message.locale)?;
    let mail = letter.fill(&facts, link).map_err(|wrong| format!("{wrong:?}"))?;
    Ok(Made { mail, failed })
}

/// A mail about a link is of no use without it, whatever its template says for this customer.
fn with_its_link(message: &Message, mail: Rendered, link: Option<&str>) -> Result<Rendered, Wrong> {
    let missing = |field| (field, Problem::of_all(Fault::NoLink));
    match link.filter(|_| message.notification.has_link()) {
        Some(link) if !links::can_be_clicked(&mail.html, link) => Err(missing(Field::Html)),
        Some(link) if !links::can_be_read(&mail.text, link) => Err(missing(Field::Text)),
        _ => Ok(mail),
    }
}
