//! A mail's text: read once, filled for each customer, and made so that mail programs show it.

use serde::{Deserialize, Serialize};

use super::{mail_html, plain_text, shopify, styles, weight};
use crate::liquid::{Budget, Fault, Part, Problem, Template, Value};

/// Bytes of a subject. More than anybody reads; a header is no place for the rest.
pub const LONGEST_SUBJECT: usize = 1024;
/// Fields of the customer that are the mail's link; each mail has one, under each of the names.
pub const LINKS: [&str; 3] = ["reset_password_url", "account_activation_url", "address_confirmation_url"];

/// What an editor writes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
        let text = source.text.as_deref().filter(|text| !text.trim().is_empty()).map(|text| read(Field::Text, text));
        match (subject, html, text) {
            (Some(subject), Some(html), None) => Ok(Self { subject, html, text: None }),
            (Some(subject), Some(html), Some(Some(text))) => Ok(Self { subject, html, text: Some(text) }),
            _ => Err(wrong),
        }
    }

    /// Fills it. `link` is what the mail's link reads: the real one for the mail server, a masked
    /// one for people. Takes at most what one [`Budget`], [`weight`] and [`styles`] grant: some
    /// milliseconds, but nothing for the event loop.
    ///
    /// # Errors
    /// A limit that is passed.
    pub fn fill(&self, facts: &serde_json::Value, link: Option<&str>) -> Result<Rendered, Wrong> {
        let values = with_link(facts, link);
        let mut budget = Budget::default();
        let fill = |field, template: &Template, part, budget: &mut Budget| {
            template.render(&values, part, budget).map_err(|problem| (field, problem))
        };
        let subject = one_line(&fill(Field::Subject, &self.subject, Part::Plain, &mut budget)?);
        if subject.len() > LONGEST_SUBJECT {
            return Err(whole(Field::Subject, Fault::TooLong { most: LONGEST_SUBJECT / 1024 }));
        }
        let html = fill(Field::Html, &self.html, Part::Html, &mut budget)?;
        let html = finished(&html, &mut budget).map_err(|fault| whole(Field::Html, fault))?;
        let text = match &self.text {
            Some(text) => fill(Field::Text, text, Part::Plain, &mut budget)?,
            None => String::new(),
        };
        // One that says nothing, for this customer perhaps, is none.
        let text = if text.trim().is_empty() {
            derived(&html, &mut budget).map_err(|fault| whole(Field::Html, fault))?
        } else {
            text
        };
        Ok(Rendered { subject, html, text })
    }
}

/// A fault of a whole text.
fn whole(field: Field, fault: Fault) -> Wrong {
    (field, Problem::of_all(fault))
}

/// The HTML as it is sent; what styles add to it is paid for.
fn finished(html: &str, budget: &mut Budget) -> Result<String, Fault> {
    let html = shopify::with_sheet(html);
    let html = html.as_ref();
    budget.touch(html.len())?;
    if !weight::is_bearable(html) {
        return Err(Fault::TooMuchWork);
    }
    if !html.contains("<style") {
        return Ok(html.to_owned());
    }
    let rest = styles::rest_of_bearable(html).ok_or(Fault::TooMuchWork)?;
    let most = html.len() + budget.left();
    let finished = mail_html::with_styles_inline(html, &rest, most).ok_or(Fault::TooMuchText)?;
    budget.put(finished.len().saturating_sub(html.len()))?;
    Ok(finished)
}

/// The text that is made of the HTML.
fn derived(html: &str, budget: &mut Budget) -> Result<String, Fault> {
    budget.touch(html.len())?;
    let text = plain_text::as_text(html).ok_or(Fault::TooMuchWork)?;
    budget.put(text.len())?;
    Ok(text)
}

/// The link is no text like others: it stands by itself in a mail or not at all.
fn with_link(facts: &serde_json::Value, link: Option<&str>) -> Value {
    let values = Value::from(facts);
    match link {
        Some(link) => values.with_link("customer", &LINKS, link),
        None => values,
    }
}

/// A header has one line, whatever a customer or a shop calls itself, and no encoded word (RFC 2047)
/// but ours.
#[must_use]
pub fn one_line(text: &str) -> String {
    let breaks = |c: char| c.is_control() || c == '\u{2028}' || c == '\u{2029}';
    let line = text.split(breaks).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    line.replace("=?", "= ?")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;
    use crate::liquid::TEXT;

    fn fill(subject: &str, html: &str, text: Option<&str>) -> Result<Rendered, (Field, Fault)> {
        let source = Source { subject: subject.into(), html: html.into(), text: text.map(str::to_owned) };
        let filled = Letter::read(&source).unwrap().fill(&serde_json::json!({}), None);
        filled.map_err(|(field, problem)| (field, problem.fault))
    }

    fn turns(of: usize, text: &str) -> String {
        format!("{{% for i in (1..{of}) %}}{text}{{% endfor %}}")
    }

    #[test]
    fn what_styles_put_on_elements_is_part_of_what_a_mail_may_be() {
        let style = |bytes: usize| format!("<style>p{{font-family:\"{}\"}}</style>", "x".repeat(bytes));
        let heavy = fill("x", &(style(40_000) + &turns(1_500, "<p>x")), None);
        assert_eq!(heavy, Err((Field::Html, Fault::TooMuchWork)));
        let long = fill("x", &(style(3_000) + &turns(100, "<p>x")), None);
        assert_eq!(long, Err((Field::Html, Fault::TooMuchText)));
        let mail = fill("x", &(style(300) + &turns(100, "<p>x")), None).unwrap();
        assert!(mail.html.matches("style=").count() >= 100 && mail.html.len() > 30_000, "{}", mail.html.len());
    }

    #[test]
    fn all_texts_of_a_mail_share_one_allowance() {
        let half = turns(3_400, &"x".repeat(50));
        assert!(fill("x", &half, Some("x")).is_ok());
        assert_eq!(fill("x", &half, Some(&half)), Err((Field::Text, Fault::TooMuchText)));
        assert_eq!(fill("x", &half, None), Err((Field::Html, Fault::TooMuchText)), "made of the HTML");
        let work = &turns(9_000, "{{ nothing }}");
        assert!(fill("x", work, Some(work)).is_ok());
        assert_eq!(fill(work, work, Some(work)), Err((Field::Text, Fault::TooMuchWork)));
        let most = fill("x", &turns(2_500, &"x".repeat(50)), None).unwrap();
        assert!(most.subject.len() + most.html.len() + most.text.len() <= TEXT);
    }

    #[test]
    fn there_is_always_a_text() {
        for text in [None, Some(""), Some(" \n"), Some("{% if nothing %}x{% endif %}")] {
            assert_eq!(fill("x", "<p>Hello</p>", text).unwrap().text, "Hello\n", "{text:?}");
        }
        assert_eq!(fill("x", "<p>Hello</p>", Some("Own")).unwrap().text, "Own");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        /// Any bytes in, with what makes mails grow around them: made or stopped, within the limits.
        #[test]
        fn whatever_is_written_the_mail_is_within_its_limits(
            bytes in prop::collection::vec(any::<u8>(), 0..4096),
            style in r#"[.#a-z*:,>{};@ "'()\\-]{0,200}"#,
            turns in 1_usize..2_000,
        ) {
            let bytes = String::from_utf8_lossy(&bytes);
            let looped = format!("<style>{style}</style>{{% for i in (1..{turns}) %}}<p class=a>{bytes}{{% endfor %}}");
            for html in [bytes.to_string(), looped] {
                let source = Source { subject: bytes.to_string(), html, text: Some(bytes.to_string()) };
                for source in [Source { text: None, ..source.clone() }, source] {
                    let facts = serde_json::json!({ "customer": { "first_name": bytes, "name": bytes } });
                    let link = Some("https://shop.example/?a=1&token=T");
                    if let Ok(Ok(mail)) = Letter::read(&source).map(|letter| letter.fill(&facts, link)) {
                        prop_assert!(mail.subject.len() + mail.html.len() + mail.text.len() <= TEXT);
                        prop_assert!(mail.subject.len() <= LONGEST_SUBJECT && !mail.subject.contains(['\r', '\n']));
                    }
                }
            }
        }
    }

    #[test]
    fn a_subject_is_short() {
        assert_eq!(fill(&"x".repeat(1_025), "x", None), Err((Field::Subject, Fault::TooLong { most: 1 })));
        assert_eq!(fill(&"x".repeat(1_024), "x", None).unwrap().subject.len(), LONGEST_SUBJECT);
    }

    #[test]
    fn a_41_a_subject_holds_no_encoded_word_of_others() {
        let subject = fill("Hi =?utf-8?q?=0d=0aBcc=3a_x=40y.example?=", "x", None).unwrap().subject;
        assert_eq!(subject, "Hi = ?utf-8?q?=0d=0aBcc=3a_x=40y.example?=");
    }
}
