//! Where in a source that stands which was found in the mail made of it.

use super::What;
use crate::liquid::place;
use crate::notifications::letter::{Field, LINKS, Source};

/// As little of an address or a name as is still looked for.
const SHORTEST: usize = 5;

/// Line and column, from 1; 0 and 0 when it stands nowhere: put together of pieces, or missing.
pub(super) fn of(source: &Source, field: Field, what: &What) -> (usize, usize) {
    let text = match field {
        Field::Subject => &source.subject,
        Field::Html => &source.html,
        // What is wrong with a text that was made of the HTML is wrong with the HTML.
        Field::Text => source.text.as_ref().unwrap_or(&source.html),
    };
    let found = match what {
        What::NoLink(_, variable) => text.find(variable),
        What::LinkLeaks | What::LinkExtended => leak(text),
        what => what.written().and_then(|written| beginning(text, written.trim_end_matches('>'))),
    };
    found.map_or((0, 0), |at| place(text, at))
}

/// As much of the beginning of what was found as stands in the text.
fn beginning(text: &str, written: &str) -> Option<usize> {
    let (text, written) = (text.to_ascii_lowercase(), written.to_ascii_lowercase());
    let ends = (SHORTEST.min(written.len())..=written.len()).rev();
    ends.filter_map(|end| written.get(..end)).find_map(|begin| text.find(begin))
}

/// The first variable that stands behind something else in an attribute or a word; else the first.
fn leak(text: &str) -> Option<usize> {
    let is_link = |at: usize| {
        let inside = text.get(at..).and_then(|output| output.split_once("}}"));
        inside.is_some_and(|(inside, _)| LINKS.iter().any(|link| inside.contains(link)))
    };
    let is_apart = |at: usize| {
        let before = text.get(..at).unwrap_or_default();
        before.ends_with(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '>'))
    };
    let mut outputs = text.match_indices("{{").map(|(at, _)| at).filter(|at| is_link(*at));
    let first = outputs.clone().next();
    outputs.find(|at| !is_apart(*at)).or(first)
}
