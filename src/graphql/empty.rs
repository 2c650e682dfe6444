//! An object of which nothing is left to select is `{}` (GraphQL, October 2021, 6.4.3), and one whose fields failed is
//! merged with what else is selected of it. The library makes `null` of both, which storefronts read as a customer
//! who is not signed in. So every selection holds one thing more, which is taken out of the answer.

use async_graphql::parser::types::{ExecutableDocument, Field, Selection, SelectionSet};
use async_graphql::{Name, Positioned, Value};

use super::ignored::operations;

/// The name under which it is answered; names that begin like this are nobody else's.
const KEPT: &str = "__kept";

/// Puts it into each selection.
pub fn fill(document: &mut ExecutableDocument) {
    let operations = operations(&mut document.operations).into_iter().map(|one| &mut one.selection_set.node);
    let fragments = document.fragments.values_mut().map(|fragment| &mut fragment.node.selection_set.node);
    operations.chain(fragments).for_each(fill_set);
}

fn fill_set(set: &mut SelectionSet) {
    let Some(first) = set.items.first() else { return };
    let pos = first.pos;
    for selection in &mut set.items {
        match &mut selection.node {
            Selection::Field(field) => fill_set(&mut field.node.selection_set.node),
            Selection::InlineFragment(inline) => fill_set(&mut inline.node.selection_set.node),
            Selection::FragmentSpread(_) => {}
        }
    }
    let field = Field {
        alias: Some(Positioned::new(Name::new(KEPT), pos)),
        name: Positioned::new(Name::new("__typename"), pos),
        arguments: Vec::new(),
        directives: Vec::new(),
        selection_set: Positioned::new(SelectionSet { items: Vec::new() }, pos),
    };
    set.items.push(Positioned::new(Selection::Field(Positioned::new(field, pos)), pos));
}

/// Takes it out of an answer.
pub fn take_out(data: &mut Value) {
    match data {
        Value::Object(fields) => {
            fields.shift_remove(KEPT);
            fields.values_mut().for_each(take_out);
        }
        Value::List(list) => list.iter_mut().for_each(take_out),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use async_graphql::parser::parse_query;

    #[test]
    fn each_selection_is_filled_and_fields_without_one_are_not() {
        let mut document =
            parse_query("{ a { b c @skip(if: $x) } ...F } fragment F on Query { ... on Query { c } }").unwrap();
        fill(&mut document);
        assert_eq!(format!("{document:?}").matches(KEPT).count(), 4);
    }

    #[test]
    fn nothing_of_it_is_answered() {
        let kept = || Value::from_json(serde_json::json!({ KEPT: "A", "b": [{ KEPT: "B" }, null], "c": 1 })).unwrap();
        let mut data = kept();
        take_out(&mut data);
        assert_eq!(data.into_json().unwrap(), serde_json::json!({ "b": [{}, null], "c": 1 }));
    }
}
