//! A mail's text: read once, filled for each customer, and made so that mail programs show it.

use serde::{Deserialize, Serialize};

use super::{mail_html, weight};
use crate::liquid::{Fault, Part, Problem, Template, Value};

/// What an editor writes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// One line.
    pub subject: String,
    /// A document.
    pub html: String,
    /// Plain text; if none, it is made of the HTML.
    pub text: Option<String>,
}

crate::words! {
    /// Which of the texts.
    Field {
        /// The subject.
        Subject = "subject",
        /// The HTML.
        Html = "html",
        /// The plain text.
        Text = "text",
    }
}

/// What is wrong, and in which text.
pub type Wrong = (Field, Problem);

/// A mail, ready to be sent or shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rendered {
    /// One line.
    pub subject: String,
    /// A complete document.
    pub html: String,
    /// The same as plain text.
    pub text: String,
}

/// A source that was read and found right.
#[derive(Debug)]
pub struct Letter {
    pub(super) subject: Template,
    pub(super) html: Template,
    pub(super) text: Option<Template>,
}

impl Letter {
    /// Reads a source.
    ///
    /// # Errors
    /// Everything that is wrong with its Liquid.
    pub fn read(source: &Source) -> Result<Self, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let mut read = |field, text: &str| {
            let template = Template::parse(text);
            template.map_err(|problems| wrong.extend(problems.into_iter().map(|problem| (field, problem)))).ok()
        };
        let subject = read(Field::Subject, &source.subject);
        let html = read(Field::Html, &source.html);
        let text = source.text.as_deref().map(|text| read(Field::Text, text));
        match (subject, html, text) {
            (Some(subject), Some(html), None) => Ok(Self { subject, html, text: None }),
            (Some(subject), Some(html), Some(Some(text))) => Ok(Self { subject, html, text: Some(text) }),
            _ => Err(wrong),
        }
    }

    /// Fills it. `link` is what the mail's link reads: the real one for the mail server, a masked
    /// one for people. Takes at most what the budgets of [`crate::liquid`] and [`weight`] grant:
    /// some milliseconds, but nothing for the event loop.
    ///
    /// # Errors
    /// A limit that is passed.
    pub fn fill(&self, facts: &serde_json::Value, link: Option<&str>) -> Result<Rendered, Wrong> {
        let values = with_link(facts, link);
        let fill =
            |field, template: &Template, part| template.render(&values, part).map_err(|problem| (field, problem));
        let subject = one_line(&fill(Field::Subject, &self.subject, Part::Plain)?);
        let html = fill(Field::Html, &self.html, Part::Html)?;
        let heavy = || (Field::Html, Problem { line: 1, column: 1, fault: Fault::TooMuchWork });
        if !weight::is_bearable(&html) {
            return Err(heavy());
        }
        let html = mail_html::with_styles_inline(&html).ok_or_else(heavy)?;
        let text = match &self.text {
            Some(text) => fill(Field::Text, text, Part::Plain)?,
            None => mail_html::as_text(&html).ok_or_else(heavy)?,
        };
        Ok(Rendered { subject, html, text })
    }
}

/// The link is no text like others: it stands by itself in a mail or not at all.
fn with_link(facts: &serde_json::Value, link: Option<&str>) -> Value {
    let values = Value::from(facts);
    match link {
        Some(link) => values.with_link(
            "customer",
            &["reset_password_url", "account_activation_url", "address_confirmation_url"],
            link,
        ),
        None => values,
    }
}

/// A header has one line, whatever a customer or a shop calls itself.
#[must_use]
pub fn one_line(text: &str) -> String {
    let breaks = |c: char| c.is_control() || c == '\u{2028}' || c == '\u{2029}';
    text.split(breaks).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
