//! What a mail must not hold, looked for in the mail itself, among the elements that a mail program
//! sees: in the source it can be put together of pieces, or hide behind a quotation mark.

use scraper::{ElementRef, Html};

use super::What;
use super::markup::{ELEMENTS, is_open};
use crate::notifications::letter::{Field, Rendered};

/// Attributes that are addresses.
const ADDRESSES: [&str; 11] =
    ["href", "src", "action", "formaction", "background", "ping", "poster", "cite", "longdesc", "data", "srcset"];
/// What an address begins with that runs, or is a document of its own.
const RUN: [&str; 3] = ["javascript:", "vbscript:", "data:"];

/// Everything that has no place in a mail.
pub(super) fn forbidden(mail: &Rendered) -> Vec<(Field, What)> {
    let page = Html::parse_document(&mail.html);
    let mut found = Vec::new();
    in_elements(&page, &mut found);
    // Outlook reads what stands in comments that begin with a condition.
    for comment in page.tree.nodes().filter_map(|node| node.value().as_comment()) {
        if let Some((_, inside)) = comment.trim_start().strip_prefix("[if").and_then(|rest| rest.split_once('>')) {
            in_elements(&Html::parse_fragment(inside), &mut found);
        }
    }
    let mut found: Vec<_> = found.into_iter().map(|what| (Field::Html, what)).collect();
    in_words(&mail.text, Field::Text, &mut found);
    // Mail programs make links of addresses in words too.
    for element in page.tree.nodes().filter_map(ElementRef::wrap).filter(|element| element.value().name() != "style") {
        let words = element.children().filter_map(|node| node.value().as_text());
        words.for_each(|words| in_words(words, Field::Html, &mut found));
    }
    found
}

fn in_words(words: &str, field: Field, found: &mut Vec<(Field, What)>) {
    let lower = words.to_ascii_lowercase();
    for (at, _) in lower.match_indices("http:") {
        let address = lower.get(at..).unwrap_or_default();
        if is_open(address) {
            let end = address.find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | ')'));
            found.push((field, What::Http(address.get(..end.unwrap_or(address.len())).unwrap_or_default().to_owned())));
        }
    }
}

fn in_elements(page: &Html, found: &mut Vec<What>) {
    for element in page.tree.nodes().filter_map(ElementRef::wrap) {
        let name = element.value().name().to_ascii_lowercase();
        let refreshes = name == "meta" && element.attr("http-equiv").is_some();
        if ELEMENTS.contains(&name.as_str()) || (refreshes && refreshes_itself(&element)) {
            found.push(What::Element(format!("<{name}>")));
        }
        if name == "style" {
            in_style(&element.text().collect::<String>(), found);
        }
        for (attribute, value) in element.value().attrs() {
            let attribute = attribute.to_ascii_lowercase();
            if attribute.starts_with("on") {
                found.push(What::Handler(attribute));
            } else if attribute == "style" {
                in_style(value, found);
            } else if ADDRESSES.contains(&attribute.as_str()) {
                let is_set = attribute == "srcset";
                value.split(|c| is_set && c == ',').for_each(|address| in_address(address, found));
            }
        }
    }
}

fn refreshes_itself(meta: &ElementRef<'_>) -> bool {
    meta.attr("http-equiv").is_some_and(|what| what.trim().eq_ignore_ascii_case("refresh"))
}

/// As browsers read an address: without line ends, and without what stands before it.
fn in_address(address: &str, found: &mut Vec<What>) {
    let address: String = address.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let address = address.trim_start_matches(|c: char| c <= ' ').to_ascii_lowercase();
    if is_open(&address) {
        found.push(What::Http(address.trim_end_matches([')', '"', '\'']).to_owned()));
    }
    let runs = RUN.iter().find(|scheme| address.starts_with(**scheme) && !address.starts_with("data:image/"));
    found.extend(runs.map(|scheme| What::Handler((*scheme).to_owned())));
}

/// Sheets and declarations, which may be written in many ways.
fn in_style(style: &str, found: &mut Vec<What>) {
    let style = plain(style);
    if style.contains("@import") {
        found.push(What::Element("@import".into()));
    }
    for runs in ["expression(", "-moz-binding", "behavior:"] {
        if style.contains(runs) {
            found.push(What::Handler(runs.trim_end_matches(['(', ':']).to_owned()));
        }
    }
    for (at, _) in style.match_indices("url(") {
        let address = style.get(at + 4..).unwrap_or_default().trim_start_matches([' ', '\t', '\n', '\r', '"', '\'']);
        let end = address.find([')', '"', '\'']).unwrap_or(address.len());
        let address = address.get(..end).unwrap_or_default();
        if address.starts_with("//") {
            found.push(What::Address(address.to_owned()));
        }
        in_address(address, found);
    }
    // `image-set()` and `src()` take addresses in quotation marks.
    let quoted = |at: usize| style.get(..at).is_some_and(|before| before.ends_with(['"', '\'']));
    for (at, _) in style.match_indices("http:").filter(|(at, _)| quoted(*at)) {
        let address = style.get(at..).unwrap_or_default();
        if is_open(address) {
            let end = address.find(['"', '\'']).unwrap_or(address.len());
            found.push(What::Http(address.get(..end).unwrap_or_default().to_owned()));
        }
    }
}

/// In small letters, without comments, and with what was escaped as it is read.
fn plain(style: &str) -> String {
    let mut without = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, comment)) = rest.split_once("/*") {
        without.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    without.push_str(rest);
    let (mut plain, mut letters) = (String::with_capacity(without.len()), without.chars().peekable());
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            plain.push(letter);
            continue;
        }
        let mut code = String::new();
        while let Some(digit) = letters.next_if(|c| code.len() < 6 && c.is_ascii_hexdigit()) {
            code.push(digit);
        }
        if code.is_empty() {
            plain.extend(letters.next());
        } else {
            plain.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
            letters.next_if(|c| c.is_ascii_whitespace());
        }
    }
    plain.to_ascii_lowercase()
}
