//! Variables in single braces: they are no fault of the language, and customers would read them as they stand.

use super::{Finding, What};
use crate::liquid::{Known, place};
use crate::notifications::letter::Field;

/// Nobody reads more at once.
const TOLD: usize = 50;

/// `{customer.name}`, `{ customer.name }}`: of names that are filled, so that braces of styles are left alone.
pub(super) fn single(field: Field, text: &str, known: &Known) -> Vec<Finding> {
    let found = text.match_indices('{').filter_map(|(at, _)| {
        let (before, behind) = (text.get(..at)?, text.get(at + 1..)?);
        if before.ends_with('{') || behind.starts_with(['{', '%']) {
            return None;
        }
        let (inside, rest) = behind.split_once('}')?;
        let (root, member) = inside.trim().split_once('.')?;
        let is_known = known.0.get(root).is_some_and(|fields| fields.contains(member));
        let more = if rest.starts_with('}') { "}" } else { "" };
        is_known.then(|| (at, format!("{{{inside}}}{more}"), format!("{root}.{member}")))
    });
    let told = found.take(TOLD).map(|(at, written, name)| {
        let (line, column) = place(text, at);
        Finding { field, line, column, what: What::SingleBraces(written, name) }
    });
    told.collect()
}
