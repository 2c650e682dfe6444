//! The texts that Keydesk brings along, in every language that it speaks.

use std::collections::HashMap;
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

use super::Notification;
use super::letter::{Letter, Source};
use crate::crypto::hex;
use crate::i18n::Lang;

macro_rules! built_in {
    ($name:literal, $lang:literal) => {
        [
            include_str!(concat!("../../templates/mail/", $name, "/", $lang, "/subject.liquid")),
            include_str!(concat!("../../templates/mail/", $name, "/", $lang, "/html.liquid")),
            include_str!(concat!("../../templates/mail/", $name, "/", $lang, "/text.liquid")),
        ]
    };
}

fn texts(notification: Notification, lang: Lang) -> [&'static str; 3] {
    match (notification, lang) {
        (Notification::Reset, Lang::En) => built_in!("reset", "en"),
        (Notification::Reset, Lang::De) => built_in!("reset", "de"),
        (Notification::Invite, Lang::En) => built_in!("invite", "en"),
        (Notification::Invite, Lang::De) => built_in!("invite", "de"),
        (Notification::ConfirmAddress, Lang::En) => built_in!("confirm_address", "en"),
        (Notification::ConfirmAddress, Lang::De) => built_in!("confirm_address", "de"),
        (Notification::Welcome, Lang::En) => built_in!("welcome", "en"),
        (Notification::Welcome, Lang::De) => built_in!("welcome", "de"),
        (Notification::PasswordChanged, Lang::En) => built_in!("password_changed", "en"),
        (Notification::PasswordChanged, Lang::De) => built_in!("password_changed", "de"),
        (Notification::AddressChanged, Lang::En) => built_in!("address_changed", "en"),
        (Notification::AddressChanged, Lang::De) => built_in!("address_changed", "de"),
        (Notification::AccountErased, Lang::En) => built_in!("account_erased", "en"),
        (Notification::AccountErased, Lang::De) => built_in!("account_erased", "de"),
        (Notification::StaffNotice, _) => [""; 3],
    }
}

/// The built-in text.
#[must_use]
pub fn source(notification: Notification, lang: Lang) -> Source {
    let [subject, html, text] = texts(notification, lang);
    let subject = subject.trim_end().to_owned();
    Source { subject, html: html.to_owned(), text: Some(text.to_owned()) }
}

/// Names a built-in text, so that a template knows whether the one it began with is still the same.
#[must_use]
pub fn hash(notification: Notification, lang: Lang) -> String {
    let mut hash = hex(&Sha256::digest(texts(notification, lang).concat()));
    hash.truncate(16);
    hash
}

/// The built-in text, ready to be filled; read once.
///
/// # Errors
/// What is wrong with it, which a test excludes.
pub fn letter(notification: Notification, lang: Lang) -> Result<&'static Letter, String> {
    static ALL: LazyLock<HashMap<(Notification, Lang), Result<Letter, String>>> = LazyLock::new(|| {
        let each = Notification::to_customers().flat_map(|n| Lang::ALL.iter().map(move |l| (n, *l)));
        each.map(|(n, l)| ((n, l), Letter::read(&source(n, l)).map_err(|wrong| format!("{wrong:?}")))).collect()
    });
    match ALL.get(&(notification, lang)) {
        Some(Ok(letter)) => Ok(letter),
        Some(Err(wrong)) => Err(wrong.clone()),
        None => Err(format!("no text for {notification} in {lang}")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::notifications::letter::Rendered;
    use serde_json::Value;
    use serde_json::json;

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
        let each = Notification::to_customers().flat_map(|n| Lang::ALL.iter().map(move |l| (n, *l)));
        let link = Some("https://shop.example/?a=1&token=T");
        each.map(move |(n, l)| (n, letter(n, l).unwrap().fill(&facts, link).unwrap()))
    }

    #[test]
    fn every_notification_is_made_in_every_language_also_for_people_without_a_name() {
        for name in ["", "Anna", "نور"] {
            for (notification, mail) in all(name) {
                assert!(!mail.subject.is_empty() && mail.html.contains("</html>") && mail.text.len() > 80);
                if notification.has_link() {
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
