//! What HTML must not hold, found in the source, so that it can be shown where it stands.

use scraper::Html;

use super::{Finding, What};
use crate::liquid::{Fault, Problem};
use crate::notifications::letter::Field;
use crate::notifications::shopify;

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

/// What mail programs go to or show; that `http:` is none is told in its own words.
const SCHEMES: [&str; 8] = ["https:", "http:", "mailto:", "tel:", "sms:", "cid:", "data:image/", "webcal:"];

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
        if (ELEMENTS.contains(&name.as_str()) && !shopify::is_sheet(tag)) || refreshes {
            found.push((at, What::Element(format!("<{name}>"))));
        }
        if !name.is_empty() {
            found.extend(handlers(tag).map(|(within, name)| (at + 1 + within, What::Handler(name))));
        }
        if ["a", "area", "img"].contains(&name.as_str()) {
            let dead = addresses(tag).filter(|(_, address)| leads_nowhere(address));
            found.extend(dead.map(|(within, address)| (at + 1 + within, What::Address(cut(address)))));
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

/// What stands in a tag's attributes that are gone to, and where.
fn addresses(tag: &str) -> impl Iterator<Item = (usize, &str)> {
    let lower = tag.to_ascii_lowercase();
    ADDRESSES.into_iter().filter_map(move |name| {
        let found = lower.match_indices(name).find_map(|(at, _)| {
            let is_begin = lower.get(..at)?.ends_with(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '/'));
            let after = lower.get(at + name.len()..)?.trim_start();
            let value = after.strip_prefix('=')?.trim_start();
            is_begin.then_some(lower.len() - value.len())
        })?;
        let value = tag.get(found..)?;
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let end = |c: char| quote.map_or(c.is_whitespace(), |quote| c == quote);
        let value = value.get(quote.map_or(0, char::len_utf8)..)?;
        Some((found, value.get(..value.find(end).unwrap_or(value.len()))?))
    })
}

/// Whether a mail program cannot go there: a part of an address, or one that is none of [`SCHEMES`]. What
/// the language puts in is looked at when it is put in.
fn leads_nowhere(address: &str) -> bool {
    let read: String = Html::parse_fragment(address).root_element().text().collect();
    let read: String = read.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let read = read.to_ascii_lowercase();
    let is_filled = read.is_empty() || read.starts_with(['{', '#']);
    !is_filled && !SCHEMES.iter().any(|scheme| read.starts_with(scheme))
}

/// Enough of an address to find it.
fn cut(address: &str) -> String {
    address.trim().chars().take(40).collect()
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
