//! What texts that were written for Shopify count on: its own mails link to a style sheet of Shopify's,
//! which mail programs do not fetch and which is put in before mails are sent.

use std::borrow::Cow;

/// The address of that sheet.
const SHEET: &str = "/assets/notifications/styles.css";
/// Ours in its place: the same classes, our own rules.
const RULES: &str = include_str!("shopify.css");

/// Whether a tag, from behind its `<`, links to that sheet.
#[must_use]
pub fn is_sheet(tag: &str) -> bool {
    tag.get(..4).is_some_and(|name| name.eq_ignore_ascii_case("link")) && tag.contains(SHEET)
}

/// With our rules where the first link to that sheet stands, and without the others.
#[must_use]
pub fn with_sheet(html: &str) -> Cow<'_, str> {
    if !html.contains(SHEET) {
        return Cow::Borrowed(html);
    }
    let (mut whole, mut rest, mut rules) = (String::with_capacity(html.len()), html, Some(RULES));
    while let Some((before, from)) = rest.split_once('<') {
        let (tag, after) = from.split_once('>').unwrap_or((from, ""));
        whole.push_str(before);
        if is_sheet(tag) {
            if let Some(rules) = rules.take() {
                whole.push_str(&format!("<style>\n{rules}</style>"));
            }
            rest = after;
        } else {
            whole.push('<');
            rest = from;
        }
    }
    whole.push_str(rest);
    Cow::Owned(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_rules_stand_where_the_sheet_was_linked_to() {
        let html = "<head><link rel=\"stylesheet\" href=\"/assets/notifications/styles.css\"><p>a < b</p>";
        let styled = with_sheet(html);
        assert!(styled.starts_with("<head><style>\nbody") && styled.ends_with("</style><p>a < b</p>"), "{styled}");
        assert_eq!(with_sheet("<link href=x.css>"), "<link href=x.css>");
        let twice = "<link href=/assets/notifications/styles.css><link href=/assets/notifications/styles.css";
        assert_eq!(with_sheet(twice).matches("<style>").count(), 1);
    }
}
