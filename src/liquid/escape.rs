//! Escaping, each for one place.

/// Text as HTML.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match entity(c) {
            Some(entity) => escaped.push_str(entity),
            None => escaped.push(c),
        }
    }
    escaped
}

fn entity(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        _ => None,
    }
}

/// As [`escape`], but what is an entity stays one.
pub(super) fn escape_once(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match entity(c) {
            Some(_) if c == '&' && begins_entity(text.get(at..).unwrap_or_default()) => escaped.push(c),
            Some(entity) => escaped.push_str(entity),
            None => escaped.push(c),
        }
    }
    escaped
}

fn begins_entity(text: &str) -> bool {
    let name = text.get(1..).and_then(|rest| rest.find(';').filter(|end| *end < 32).and_then(|end| rest.get(..end)));
    let Some(name) = name else { return false };
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric())
}

/// One piece of an address (RFC 3986, 2.3); an e-mail address stays readable.
pub(super) fn component(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'@' => {
                encoded.push(char::from(byte))
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// What a colour or a length needs.
pub(super) fn css(text: &str) -> String {
    let fine = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '#' | '%' | '.' | ',' | '-' | ' ');
    text.chars().filter(fine).collect()
}

pub(super) fn word(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
}

/// Undoes [`escape`].
pub(super) fn unescape(text: &str) -> String {
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    plain.replace("&amp;", "&")
}
