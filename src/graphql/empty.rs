//! An object of which nothing is left to select is `{}` (GraphQL, October 2021, 6.4.3). The library makes `null` of
//! it, which storefronts read as a customer who is not signed in. So what could be left empty selects one thing
//! more, which is taken out of the answer.

use async_graphql::parser::types::{ExecutableDocument, Field, Selection, SelectionSet};
use async_graphql::{Name, Positioned, Value};

use super::ignored::operations;

/// The name under which it is answered; names that begin like this are nobody else's.
const KEPT: &str = "__kept";

/// Puts it into each selection that may come to nothing; whether there is one.
pub fn fill(document: &mut ExecutableDocument) -> bool {
    let operations = operations(&mut document.operations).into_iter().map(|one| &mut one.selection_set.node);
    let fragments = document.fragments.values_mut().map(|fragment| &mut fragment.node.selection_set.node);
    let mut filled = false;
    for set in operations.chain(fragments) {
        filled |= fill_set(set);
    }
    filled
}

fn fill_set(set: &mut SelectionSet) -> bool {
    let mut filled = false;
    for selection in &mut set.items {
        filled |= match &mut selection.node {
            Selection::Field(field) => fill_set(&mut field.node.selection_set.node),
            Selection::InlineFragment(inline) => fill_set(&mut inline.node.selection_set.node),
            Selection::FragmentSpread(_) => false,
        };
    }
    let is_sure = |selection: &Selection| matches!(selection, Selection::Field(_)) && selection.directives().is_empty();
    let Some(first) = set.items.first() else { return filled };
    if set.items.iter().any(|selection| is_sure(&selection.node)) {
        return filled;
    }
    let (name, alias) = (Name::new("__typename"), Name::new(KEPT));
    let field = Field {
        alias: Some(Positioned::new(alias, first.pos)),
        name: Positioned::new(name, first.pos),
        arguments: Vec::new(),
        directives: Vec::new(),
        selection_set: Positioned::new(SelectionSet { items: Vec::new() }, first.pos),
    };
    let field = Positioned::new(Selection::Field(Positioned::new(field, first.pos)), first.pos);
    set.items.push(field);
    true
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

    fn filled(text: &str) -> usize {
        let mut document = parse_query(text).unwrap();
        let filled = fill(&mut document);
        let count = format!("{document:?}").matches(KEPT).count();
        assert_eq!(filled, count > 0);
        count
    }

    #[test]
    fn only_what_may_come_to_nothing_is_filled() {
        assert_eq!(filled("{ a { b c @skip(if: true) } }"), 0);
        assert_eq!(filled("{ a @skip(if: $x) { b } }"), 1);
        assert_eq!(filled("{ a { b @include(if: $x) } ...F } fragment F on Query { ... on Query { c } }"), 2);
    }
}
