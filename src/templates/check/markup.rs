//! What HTML must not hold, found in the source, so that it can be shown where it stands.

use super::{Finding, What};
use crate::liquid::{Fault, Problem};
use crate::notifications::letter::Field;

/// Elements that run, load or send something.
pub(super) const ELEMENTS: [&str; 15] = [
    "applet", "base", "button", "embed", "form", "frame", "frameset", "iframe", "input", "link", "object", "script",
    "select", "textarea", "noscript",
];
/// Bytes of a tag that are looked at.
const LONGEST_TAG: usize = 4096;
/// Nobody reads more at once.
const TOLD: usize = 50;
/// Attributes whose address is gone to.
const ADDRESSES: [&str; 4] = ["href", "src", "action", "background"];

/// Everything that has no place in a mail.
pub(super) fn forbidden(html: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, _) in html.match_indices('<') {
        let tag = html.get(at + 1..).unwrap_or_default();
        let tag = tag.get(..tag.floor_char_boundary(LONGEST_TAG)).unwrap_or_default();
        let tag = tag.get(..tag.find('>').unwrap_or(tag.len())).unwrap_or_default();
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        let refreshes = name == "meta" && tag.to_ascii_lowercase().contains("refresh");
        if ELEMENTS.contains(&name.as_str()) || refreshes {
            found.push((at, What::Element(format!("<{name}>"))));
        }
        if !name.is_empty() {
            found.extend(handlers(tag).map(|(within, name)| (at + 1 + within, What::Handler(name))));
        }
    }
    found.extend(html.match_indices("@import").map(|(at, _)| (at, What::Element("@import".into()))));
    let lower = html.to_ascii_lowercase();
    found.extend(
        lower.match_indices("http://").filter(|(at, _)| is_open_link(&lower, *at)).map(|(at, _)| (at, What::Http)),
    );
    found.into_iter().take(TOLD).map(|(at, what)| placed(html, at, what)).collect()
}

fn placed(html: &str, at: usize, what: What) -> Finding {
    let Problem { line, column, .. } = Problem::new(html, at, Fault::TooDeep);
    Finding { field: Field::Html, line, column, what }
}

/// `onclick=` and the like.
fn handlers(tag: &str) -> impl Iterator<Item = (usize, String)> {
    let apart = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '/');
    tag.split(apart).filter_map(move |word| {
        let (name, _) = word.split_once('=').unwrap_or((word, ""));
        let lower = name.to_ascii_lowercase();
        let runs = lower.len() > 3 && lower.starts_with("on") && lower.bytes().all(|b| b.is_ascii_alphabetic());
        let is_attribute =
            word.contains('=') || tag.split(word).nth(1).is_some_and(|after| after.trim_start().starts_with('='));
        let at = word.as_ptr() as usize - tag.as_ptr() as usize;
        (runs && is_attribute).then_some((at, lower))
    })
}

/// Whether `http://` stands in an attribute that is gone to, and leads away from this machine.
fn is_open_link(html: &str, at: usize) -> bool {
    let (before, here) = (html.get(..at).unwrap_or_default(), html.get(at..).unwrap_or_default());
    let before = before.trim_end().trim_end_matches(['"', '\'']).trim_end();
    let Some(before) = before.strip_suffix('=') else { return false };
    let name = before.trim_end().rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    ADDRESSES.contains(&name) && is_open(here)
}

/// Whether an address, in small letters, leads away from this machine without https.
pub(super) fn is_open(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("http:") else { return false };
    let host = rest.trim_start_matches(['/', '\\']);
    let ends =
        |rest: &str| rest.chars().next().is_none_or(|c| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-' | '@'));
    let local = ["localhost", "127.0.0.1", "[::1]"];
    !local.iter().any(|local| host.strip_prefix(local).is_some_and(ends))
}
