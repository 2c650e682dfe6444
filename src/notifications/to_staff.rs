//! Mails to people of the backoffice: not an account's to word, and finished when they are queued.

use serde_json::json;

use super::letter::{Letter, Rendered, Source};
use crate::i18n::Words;
use crate::liquid::html::escape;

/// Stands in a finished mail where the worker puts the link: `.invalid` leads nowhere (RFC 6761).
pub const LINK: &str = "https://link.invalid/";

/// The host of [`LINK`].
const PLACE: &str = "link.invalid";

/// What a mail says.
pub struct Notice {
    /// Subject and title.
    pub subject: String,
    /// What happened, to whom, until when.
    pub paragraphs: Vec<String>,
    /// A button and where it leads.
    pub button: Option<(String, String)>,
}

/// Makes the mail.
///
/// # Errors
/// In words, when the notice is larger than any mail may be.
pub fn letter(t: Words, notice: &Notice) -> Result<Rendered, String> {
    let source = Source {
        subject: "{{ subject }}".into(),
        html: include_str!("../../templates/mail/to_staff/html.liquid").into(),
        text: Some(include_str!("../../templates/mail/to_staff/text.liquid").into()),
    };
    let (label, address) = notice.button.clone().unwrap_or_default();
    // Names are anybody's to choose; none must hold the link's place.
    let harmless = |text: &String| text.replace(PLACE, "…");
    let paragraphs: Vec<String> = notice.paragraphs.iter().map(harmless).collect();
    let facts = json!({
        "subject": harmless(&notice.subject), "paragraphs": paragraphs, "label": label, "address": address,
        "lang": t.lang(), "foot": t.say("staff-mail-foot"), "or_copy": t.say("staff-mail-copy"),
    });
    let letter = Letter::read(&source).map_err(|wrong| format!("{wrong:?}"))?;
    letter.fill(&facts, None).map_err(|wrong| format!("{wrong:?}"))
}

impl Rendered {
    /// The same with the link in its place.
    #[must_use]
    pub fn with_link(self, link: &str) -> Self {
        Self {
            html: self.html.replace(LINK, &escape(link).to_string()),
            text: self.text.replace(LINK, link),
            subject: self.subject,
        }
    }
}
