//! A mutation that a document selects twice under one name. It must be carried out once (GraphQL specification, 6.3.2), and
//! the library would carry it out twice; no client means it, so the document is refused.

use std::collections::HashMap;

use async_graphql::parser::types::{ExecutableDocument, Field, OperationType, Selection, SelectionSet};

/// Holds mutations itself, in BigCommerce's schema.
const NAMESPACE: &str = "customer";

/// Whether there is one. The document's weight has been checked, so that fragments do not go round in circles.
#[must_use]
pub fn is_selected(document: &ExecutableDocument) -> bool {
    let mutations = document.operations.iter().filter(|(_, operation)| operation.node.ty == OperationType::Mutation);
    mutations.into_iter().any(|(_, operation)| repeats(document, &[&operation.node.selection_set.node], true))
}

/// Whether a name is there twice in what is selected of one thing.
fn repeats(document: &ExecutableDocument, sets: &[&SelectionSet], is_root: bool) -> bool {
    let mut fields = Vec::new();
    sets.iter().for_each(|set| spread(document, set, &mut fields));
    let mut by_name: HashMap<&str, Vec<&Field>> = HashMap::new();
    for field in fields {
        by_name.entry(field.response_key().node.as_str()).or_default().push(field);
    }
    by_name.into_values().any(|fields| {
        let is_namespace = is_root && fields.iter().all(|field| field.name.node == NAMESPACE);
        let inner: Vec<_> = fields.iter().map(|field| &field.selection_set.node).collect();
        if is_namespace { repeats(document, &inner, false) } else { fields.len() > 1 }
    })
}

/// The fields of a selection, those of its fragments too.
fn spread<'a>(document: &'a ExecutableDocument, set: &'a SelectionSet, fields: &mut Vec<&'a Field>) {
    for selection in &set.items {
        match &selection.node {
            Selection::Field(field) if field.node.name.node == "__typename" => {}
            Selection::Field(field) => fields.push(&field.node),
            Selection::InlineFragment(inline) => spread(document, &inline.node.selection_set.node, fields),
            Selection::FragmentSpread(named) => {
                if let Some(fragment) = document.fragments.get(&named.node.fragment_name.node) {
                    spread(document, &fragment.node.selection_set.node, fields);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use async_graphql::parser::parse_query;

    #[test]
    fn a_name_that_is_there_twice_is_found_wherever_it_hides() {
        for twice in [
            "mutation { add { id } add { city } }",
            "mutation { add { id } ... on Mutation { add { id } } }",
            "mutation { add { id } ...F } fragment F on Mutation { ...G } fragment G on Mutation { add { id } }",
            "mutation { x: add { id } x: add { id } }",
            "mutation { customer { add { id } } customer { add { id } } }",
            "mutation { customer { add { id } ...F } } fragment F on CustomerMutations { add { id } }",
            "query Q { a } mutation M { add { id } add { id } }",
        ] {
            assert!(is_selected(&parse_query(twice).unwrap()), "{twice}");
        }
        for once in [
            "mutation { add { id id } other { id } }",
            "mutation { a: add { id } b: add { id } __typename __typename }",
            "mutation { customer { add { id } } customer { other { id } } }",
            "mutation { a: customer { add { id } } b: customer { add { id } } }",
            "mutation { add { customer { id } } }",
            "{ a a customer { b b } }",
            "mutation { add { ...Nowhere } ...Nowhere }",
        ] {
            assert!(!is_selected(&parse_query(once).unwrap()), "{once}");
        }
    }
}
