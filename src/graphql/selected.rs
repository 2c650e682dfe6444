//! What is selected, whether in place or by a fragment.

use async_graphql::parser::types::{ExecutableDocument, Field, Selection, SelectionSet};

/// The fields of a selection, each with the type that it is asked of. The document has been weighed, so that its
/// fragments end.
pub fn fields<'a>(document: &'a ExecutableDocument, on: &'a str, set: &'a SelectionSet) -> Vec<(&'a str, &'a Field)> {
    let mut found = Vec::new();
    gather(document, on, set, &mut found);
    found
}

fn gather<'a>(
    document: &'a ExecutableDocument,
    on: &'a str,
    set: &'a SelectionSet,
    found: &mut Vec<(&'a str, &'a Field)>,
) {
    for selection in &set.items {
        match &selection.node {
            Selection::Field(field) => found.push((on, &field.node)),
            Selection::InlineFragment(inline) => {
                let on = inline.node.type_condition.as_ref().map_or(on, |on| on.node.on.node.as_str());
                gather(document, on, &inline.node.selection_set.node, found);
            }
            Selection::FragmentSpread(spread) => {
                if let Some(fragment) = document.fragments.get(&spread.node.fragment_name.node) {
                    let on = fragment.node.type_condition.node.on.node.as_str();
                    gather(document, on, &fragment.node.selection_set.node, found);
                }
            }
        }
    }
}
