//! What HTML must not hold, found in the source, so that it can be shown where it stands.

use scraper::Html;

use super::attributes::{self, Attribute};
use super::{Finding, What};
use crate::liquid::place;
use crate::notifications::letter::Field;
use crate::notifications::shopify;

/// Elements that run, load or send something.
pub(super) const ELEMENTS: [&str; 17] = [
    "applet", "base", "button", "embed", "form", "frame", "frameset", "iframe", "input", "link", "math", "noscript",
    "object", "script", "select", "svg", "textarea",
];
/// Elements whose inside is no HTML: without an end they swallow the rest.
const SWALLOW: [(&str, &str); 3] = [("<style", "</style"), ("<title", "</title"), ("<!--", "-->")];
/// Bytes of a tag that are looked at, once all of them together are [`MUCH`]: a picture within its address is long,
/// a thousand of them are none that anybody writes.
const LONGEST_TAG: usize = 4096;
const MUCH: usize = 4 * 1024 * 1024;
/// Nobody reads more at once.
const TOLD: usize = 50;
/// Attributes whose address is gone to.
const ADDRESSES: [&str; 7] = ["href", "src", "action", "background", "ping", "poster", "cite"];

/// What mail programs go to or show; that `http:` is none is told in its own words.
const SCHEMES: [&str; 8] = ["https:", "http:", "mailto:", "tel:", "sms:", "cid:", "data:image/", "webcal:"];

/// Everything that has no place in a mail.
pub(super) fn forbidden(html: &str) -> Vec<Finding> {
    let (mut found, mut looked_at) = (Vec::new(), 0);
    for (at, _) in html.match_indices('<') {
        let tag = html.get(at + 1..).unwrap_or_default();
        let most = if looked_at > MUCH { LONGEST_TAG } else { tag.len() };
        let tag = tag.get(..tag.floor_char_boundary(most)).unwrap_or_default();
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        if name.is_empty() {
            continue;
        }
        let (tag, attributes) = attributes::of(tag, name.len());
        looked_at += tag.len();
        let name = name.to_ascii_lowercase();
        let refreshes = name == "meta" && tag.to_ascii_lowercase().contains("refresh");
        if (ELEMENTS.contains(&name.as_str()) && !shopify::is_sheet(tag)) || refreshes {
            found.push((at, What::Element(format!("<{name}>"))));
        }
        let of_attributes = attributes.iter().filter_map(|attribute| Some((attribute, wrong_with(&name, attribute)?)));
        found.extend(of_attributes.map(|(attribute, what)| match what {
            What::Http(_) | What::Address(_) => (at + 1 + attribute.value_at, what),
            _ => (at + 1 + attribute.at, what),
        }));
    }
    found.extend(open_elements(html));
    found.extend(html.match_indices("@import").map(|(at, _)| (at, What::Element("@import".into()))));
    found.into_iter().take(TOLD).map(|(at, what)| placed(Field::Html, html, at, what)).collect()
}

fn wrong_with(element: &str, attribute: &Attribute<'_>) -> Option<What> {
    let name = attribute.name.to_ascii_lowercase();
    let (is_address, is_link) = (ADDRESSES.contains(&name.as_str()), ["a", "area", "img"].contains(&element));
    let value = attribute.value;
    if name.len() > 3 && name.starts_with("on") && name.bytes().all(|b| b.is_ascii_alphabetic()) {
        Some(What::Handler(name))
    } else if !attribute.is_closed {
        Some(What::OpenQuote(name))
    } else if is_address && as_read(value).starts_with("http://") {
        Some(What::Http(value.to_owned()))
    } else if is_address && is_link && leads_nowhere(value) {
        Some(What::Address(value.to_owned()))
    } else {
        None
    }
}

/// Addresses without https that somebody typed. Keydesk's own, which a trial machine may have, come from variables.
pub(super) fn open_addresses(field: Field, text: &str) -> Vec<Finding> {
    let lower = text.to_ascii_lowercase();
    let found = lower.match_indices("http://").map(|(at, _)| {
        let address = text.get(at..).unwrap_or_default();
        let end = address.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>'));
        (at, address.get(..end.unwrap_or(address.len())).unwrap_or_default())
    });
    found.take(TOLD).map(|(at, address)| placed(field, text, at, What::Http(address.to_owned()))).collect()
}

fn placed(field: Field, text: &str, at: usize, what: What) -> Finding {
    let (line, column) = place(text, at);
    Finding { field, line, column, what }
}

/// Whether a mail program cannot go there: a part of an address, or one that is none of [`SCHEMES`]. What
/// the language puts in is looked at when it is put in.
fn leads_nowhere(address: &str) -> bool {
    let read = as_read(address);
    let is_filled = read.is_empty() || read.starts_with(['{', '#']);
    !is_filled && !SCHEMES.iter().any(|scheme| read.starts_with(scheme))
}

/// An address as mail programs read it: without character references and space, in small letters.
fn as_read(address: &str) -> String {
    let read: String = Html::parse_fragment(address).root_element().text().collect();
    let read: String = read.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    read.to_ascii_lowercase()
}

/// The last of [`SWALLOW`] that has no end.
fn open_elements(html: &str) -> impl Iterator<Item = (usize, What)> {
    let lower = html.to_ascii_lowercase();
    SWALLOW.into_iter().filter_map(move |(begin, end)| {
        let at = lower.rfind(begin)?;
        let is_open = !lower.get(at..).unwrap_or_default().contains(end);
        is_open.then(|| (at, What::OpenElement(begin.trim_start_matches('<').to_owned())))
    })
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
