//! Making the mail of a message.

use serde_json::Value;

use super::letter::Rendered;
use super::{Notification, built_in};
use crate::i18n::Lang;

/// Makes the mail of the built-in text. `link` is what the mail's link reads.
///
/// # Errors
/// What is wrong with the text or its facts.
pub fn render(notification: Notification, lang: Lang, facts: &Value, link: Option<&str>) -> Result<Rendered, String> {
    built_in::letter(notification, lang)?.fill(facts, link).map_err(|wrong| format!("{wrong:?}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
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
