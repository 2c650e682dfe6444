//! The pages of notifications: the list, the form, how the mail looks, and its versions.

mod ask;
mod asked;
pub mod built_in;
mod diff;
pub mod discard;
pub mod edit;
pub mod list;
mod paper;
pub mod preview;
pub mod publish;
pub mod restore;
pub mod test;
mod text;
mod theirs;
pub mod versions;

use serde::Deserialize;

use super::Place;
use crate::accounts::Account;
use crate::i18n::Lang;

/// Bytes of a form with two texts of 64 KiB, of which a browser may write each as three.
pub const LONGEST_FORM: usize = crate::web::body::LARGEST;

/// A form that is a button, pressed by somebody who has seen the template as it was then.
#[derive(Deserialize)]
pub struct Seen {
    version: i64,
}

/// Where the form of these mails is, below `/notifications/`: `reset/en/all`, `reset/en/7`.
#[must_use]
pub fn path(place: Place) -> String {
    let application = place.application.map_or_else(|| "all".to_owned(), |id| id.to_string());
    format!("{}/{}/{application}", place.notification, place.locale)
}

/// The language of mails to customers who speak none of ours, or of whom none is known, as `notifications::facts`
/// chooses it.
fn fallback(account: &Account) -> Lang {
    Lang::for_customers([&account.locale])
}
