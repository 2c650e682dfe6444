//! Making a mail of a built-in template and its facts.

use std::collections::HashMap;
use std::sync::OnceLock;

use liquid_core::runtime::Template;
use serde_json::{Value, json};

use super::{Notification, liquid};
use crate::i18n::Lang;

/// A mail, ready to be sent or shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// One line.
    pub subject: String,
    /// A complete document.
    pub html: String,
    /// The same as plain text.
    pub text: String,
}

/// Makes the mail. `link` is what the mail's link reads: the real one for the mail server, a
/// masked one for people.
///
/// # Errors
/// What is wrong with the template or its facts.
pub fn render(notification: Notification, lang: Lang, facts: &Value, link: Option<&str>) -> Result<Rendered, String> {
    let templates = templates(notification, lang)?;
    let mut facts = facts.clone();
    if let (Some(link), Some(customer)) = (link, facts.get_mut("customer").and_then(Value::as_object_mut)) {
        customer.insert("reset_password_url".into(), json!(link));
        customer.insert("account_activation_url".into(), json!(link));
    }
    let plain = liquid::values(&facts, str::to_owned);
    let escaped = liquid::values(&facts, escape_html);
    Ok(Rendered {
        subject: one_line(&liquid::fill(&templates.subject, &plain)?),
        html: liquid::fill(&templates.html, &escaped)?,
        text: liquid::fill(&templates.text, &plain)?,
    })
}

struct Templates {
    subject: Template,
    html: Template,
    text: Template,
}

type BuiltIn = HashMap<(Notification, Lang), Templates>;

/// Read once, at the first mail.
fn templates(notification: Notification, lang: Lang) -> Result<&'static Templates, String> {
    static BUILT_IN: OnceLock<Result<BuiltIn, String>> = OnceLock::new();
    let all = BUILT_IN.get_or_init(read_built_in).as_ref().map_err(Clone::clone)?;
    all.get(&(notification, lang)).ok_or_else(|| format!("no template {notification}/{lang}"))
}

macro_rules! built_in {
    ($name:literal, $lang:literal) => {
        [
            include_str!(concat!("../../templates/mail/", $name, "/", $lang, "/subject.liquid")),
            include_str!(concat!("../../templates/mail/", $name, "/", $lang, "/html.liquid")),
            include_str!(concat!("../../templates/mail/", $name, "/", $lang, "/text.liquid")),
        ]
    };
}

fn source(notification: Notification, lang: Lang) -> [&'static str; 3] {
    match (notification, lang) {
        (Notification::Reset, Lang::En) => built_in!("reset", "en"),
        (Notification::Reset, Lang::De) => built_in!("reset", "de"),
        (Notification::Invite, Lang::En) => built_in!("invite", "en"),
        (Notification::Invite, Lang::De) => built_in!("invite", "de"),
        (Notification::Welcome, Lang::En) => built_in!("welcome", "en"),
        (Notification::Welcome, Lang::De) => built_in!("welcome", "de"),
        (Notification::PasswordChanged, Lang::En) => built_in!("password_changed", "en"),
        (Notification::PasswordChanged, Lang::De) => built_in!("password_changed", "de"),
        (Notification::AddressChanged, Lang::En) => built_in!("address_changed", "en"),
        (Notification::AddressChanged, Lang::De) => built_in!("address_changed", "de"),
    }
}

fn read_built_in() -> Result<BuiltIn, String> {
    let mut all = HashMap::new();
    for (notification, lang) in Notification::ALL.iter().flat_map(|n| Lang::ALL.iter().map(move |l| (*n, *l))) {
        let [subject, html, text] = source(notification, lang);
        let read = |text: &str| liquid::parse(text).map_err(|e| format!("{notification}/{lang}: {e}"));
        let templates = Templates { subject: read(subject)?, html: read(html)?, text: read(text)? };
        all.insert((notification, lang), templates);
    }
    Ok(all)
}

fn escape_html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A header has one line, whatever a customer or a shop calls itself.
#[must_use]
pub fn one_line(text: &str) -> String {
    let breaks = |c: char| c.is_control() || c == '\u{2028}' || c == '\u{2029}';
    text.split(breaks).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn facts(name: &str) -> Value {
        json!({
            "customer": { "first_name": name, "last_name": "", "name": name, "email": "a@example.com" },
            "shop": { "name": "Northwind", "email": "", "url": "", "sign_in_url": "https://x.example/s", "forgot_url": "https://x.example/f" },
            "link": { "valid_until": "14:30", "lifetime": "60 minutes" },
            "change": { "at": "14:30", "source": "", "old_email": "a@example.com", "new_email_masked": "b…@example.com" },
            "asked_by_staff": true,
        })
    }

    fn all(name: &str) -> impl Iterator<Item = (Notification, Rendered)> {
        let facts = facts(name);
        let each = Notification::ALL.iter().flat_map(|n| Lang::ALL.iter().map(move |l| (*n, *l)));
        each.map(move |(n, l)| (n, render(n, l, &facts, Some("https://shop.example/?a=1&token=T")).unwrap()))
    }

    #[test]
    fn every_notification_is_made_in_every_language_also_for_people_without_a_name() {
        for name in ["", "Anna", "نور"] {
            for (notification, mail) in all(name) {
                assert!(!mail.subject.is_empty() && mail.html.contains("</html>") && mail.text.len() > 80);
                if matches!(notification, Notification::Reset | Notification::Invite) {
                    assert!(mail.html.contains("href=\"https://shop.example/?a=1&amp;token=T\""), "{}", mail.html);
                    assert!(mail.text.contains("https://shop.example/?a=1&token=T"));
                }
            }
        }
    }

    #[test]
    fn what_a_customer_types_is_text_and_stays_on_its_line() {
        let nasty = "<img src=x>\r\nBcc: evil@example.com {{ shop.name }} {% raw %}";
        for (_, mail) in all(nasty) {
            assert!(!mail.html.contains("<img"));
            assert!(!mail.subject.contains(['\r', '\n']));
            assert!(!mail.html.contains("Bcc: evil@example.com Northwind"));
        }
    }
}
