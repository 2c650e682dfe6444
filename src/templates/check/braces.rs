//! Variables in single braces: they are no fault of the language, and customers would read them as they stand.

use super::{Finding, What};
use crate::liquid::{self, Known, place};
use crate::notifications::letter::Field;

/// Nobody reads more at once.
const TOLD: usize = 50;
/// Bytes of what stands in single braces: no variable is longer.
const LONGEST: usize = 200;

/// `{customer.name}`, `{ customer.name }}`: of names that are filled, so that braces of styles are left alone.
pub(super) fn single(field: Field, text: &str, known: &Known) -> Vec<Finding> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(begin) = text.get(at..).and_then(|rest| rest.find('{')).map(|begin| begin + at) {
        let code = text.get(begin..).unwrap_or_default();
        if code.starts_with("{{") || code.starts_with("{%") {
            // Without an end it is a fault of the language, and the rest belongs to it.
            let Some(length) = liquid::code_length(code) else { break };
            at = begin + length;
            continue;
        }
        at = begin + 1;
        let code = code.get(..code.floor_char_boundary(LONGEST)).unwrap_or_default();
        if let Some((written, name)) = of_brace(code, known) {
            let (line, column) = place(text, begin);
            found.push(Finding { field, line, column, what: What::SingleBraces(written, name) });
        }
        if found.len() >= TOLD {
            break;
        }
    }
    found
}

fn of_brace(code: &str, known: &Known) -> Option<(String, String)> {
    // A space between the two marks: the tag is none.
    let apart = code.strip_prefix('{')?.trim_start_matches(' ');
    if apart.len() + 1 < code.len() && apart.starts_with('%') && apart.contains('}') {
        let end = apart.find('}').map_or(apart.len(), |end| end + 1);
        let tag = apart.get(1..end).unwrap_or_default().trim_end_matches(['}', '%', ' ']).trim();
        return Some((format!("{{ %{}", apart.get(1..end)?), format!("% {tag} %")));
    }
    let (inside, rest) = code.strip_prefix('{')?.split_once('}')?;
    let (root, member) = inside.trim().split_once('.')?;
    let is_known = known.0.get(root).is_some_and(|fields| fields.contains(member));
    let more = if rest.starts_with('}') { "}" } else { "" };
    is_known.then(|| (format!("{{{inside}}}{more}"), format!("{{ {root}.{member} }}")))
}
