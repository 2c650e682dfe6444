//! The texts that Keydesk brings along, in every language in which it writes to customers.

use std::collections::HashMap;
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

use super::letter::{Letter, Source};
use super::{Notification, mails};
use crate::crypto::hex;
use crate::i18n::Lang;

type Mails = HashMap<(Notification, Lang), BuiltIn>;

struct BuiltIn {
    source: Source,
    hash: String,
    letter: Letter,
}

/// All of them, made and read once.
static ALL: LazyLock<Result<Mails, String>> = LazyLock::new(|| {
    let each = Notification::to_customers().flat_map(|n| Lang::ALL.iter().map(move |l| (n, *l)));
    each.map(|(n, l)| Ok(((n, l), read(mails::mail(n, l).map_err(|wrong| wrong.to_string())?)?))).collect()
});

/// Makes them, so that nobody who asks first waits for it.
pub fn prepare() {
    LazyLock::force(&ALL);
}

fn read(source: Source) -> Result<BuiltIn, String> {
    let letter = Letter::read(&source).map_err(|wrong| format!("{wrong:?}"))?;
    let text = source.text.as_deref().unwrap_or_default();
    let mut hash = hex(&Sha256::digest([&source.subject, &source.html, text].concat()));
    hash.truncate(16);
    Ok(BuiltIn { source, hash, letter })
}

fn find(notification: Notification, lang: Lang) -> Result<&'static BuiltIn, String> {
    let all = ALL.as_ref().map_err(Clone::clone)?;
    all.get(&(notification, lang)).ok_or_else(|| format!("no text for {notification} in {lang}"))
}

/// The built-in text; none for what is nobody's to edit.
#[must_use]
pub fn source(notification: Notification, lang: Lang) -> Source {
    find(notification, lang).map(|found| found.source.clone()).unwrap_or_default()
}

/// Names a built-in text, so that a template knows whether the one it began with is still the same.
#[must_use]
pub fn hash(notification: Notification, lang: Lang) -> String {
    find(notification, lang).map(|found| found.hash.clone()).unwrap_or_default()
}

/// The built-in text, ready to be filled.
///
/// # Errors
/// What is wrong with it, which a test excludes.
pub fn letter(notification: Notification, lang: Lang) -> Result<&'static Letter, String> {
    find(notification, lang).map(|found| &found.letter)
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
