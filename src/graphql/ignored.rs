//! Directives that clients of other platforms send and that change nothing here: they are taken out of
//! a document before it is checked, with the variables that only they use.

use std::collections::HashSet;

use async_graphql::parser::types::{
    Directive, DocumentOperations, ExecutableDocument, OperationDefinition, Selection, SelectionSet,
};
use async_graphql::{Name, Positioned};
use async_graphql_value::Value;

/// `@connection` is a note of Apollo's clients to themselves; `@shopperPreferences` names a locale, and
/// nothing that is answered here depends on one.
const IGNORED: [&str; 2] = ["connection", "shopperPreferences"];

/// Takes them out. The parser has limited how deep a document is.
pub fn take_out(document: &mut ExecutableDocument) {
    let (mut dropped, mut used) = (HashSet::new(), HashSet::new());
    for fragment in document.fragments.values_mut() {
        strip(&mut fragment.node.directives, &mut dropped);
        walk(&mut fragment.node.selection_set.node, &mut dropped, &mut used);
    }
    for operation in operations(&mut document.operations) {
        strip(&mut operation.directives, &mut dropped);
        note(&operation.directives, &mut used);
        walk(&mut operation.selection_set.node, &mut dropped, &mut used);
    }
    for operation in operations(&mut document.operations) {
        let is_needed = |name: &Name| used.contains(name) || !dropped.contains(name);
        operation.variable_definitions.retain(|variable| is_needed(&variable.node.name.node));
    }
}

/// All operations of a document.
pub(super) fn operations(operations: &mut DocumentOperations) -> Vec<&mut OperationDefinition> {
    match operations {
        DocumentOperations::Single(operation) => vec![&mut operation.node],
        DocumentOperations::Multiple(several) => several.values_mut().map(|operation| &mut operation.node).collect(),
    }
}

fn walk(set: &mut SelectionSet, dropped: &mut HashSet<Name>, used: &mut HashSet<Name>) {
    for selection in &mut set.items {
        let (directives, inner) = match &mut selection.node {
            Selection::Field(field) => {
                field.node.arguments.iter().for_each(|(_, value)| variables(&value.node, used));
                (&mut field.node.directives, Some(&mut field.node.selection_set))
            }
            Selection::FragmentSpread(spread) => (&mut spread.node.directives, None),
            Selection::InlineFragment(inline) => (&mut inline.node.directives, Some(&mut inline.node.selection_set)),
        };
        strip(directives, dropped);
        note(directives, used);
        if let Some(inner) = inner {
            walk(&mut inner.node, dropped, used);
        }
    }
}

fn strip(directives: &mut Vec<Positioned<Directive>>, dropped: &mut HashSet<Name>) {
    let is_ignored = |directive: &Positioned<Directive>| IGNORED.contains(&directive.node.name.node.as_str());
    let gone: Vec<_> = directives.iter().filter(|directive| is_ignored(directive)).cloned().collect();
    note(&gone, dropped);
    directives.retain(|directive| !is_ignored(directive));
}

/// The variables that directives use.
fn note(directives: &[Positioned<Directive>], names: &mut HashSet<Name>) {
    let arguments = directives.iter().flat_map(|directive| &directive.node.arguments);
    arguments.for_each(|(_, value)| variables(&value.node, names));
}

fn variables(value: &Value, names: &mut HashSet<Name>) {
    match value {
        Value::Variable(name) => {
            names.insert(name.clone());
        }
        Value::List(list) => list.iter().for_each(|value| variables(value, names)),
        Value::Object(object) => object.values().for_each(|value| variables(value, names)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use async_graphql::parser::parse_query;

    /// The directives that are left, and the variables.
    fn left(text: &str) -> (usize, Vec<String>) {
        let mut document = parse_query(text).unwrap();
        take_out(&mut document);
        let directives = format!("{document:?}").matches("Directive {").count();
        let names = operations(&mut document.operations);
        let names = names.into_iter().flat_map(|operation| &operation.variable_definitions);
        let mut names: Vec<_> = names.map(|variable| variable.node.name.node.to_string()).collect();
        names.sort();
        (directives, names)
    }

    #[test]
    fn what_changes_nothing_goes_with_its_variables() {
        let text = "query Q($locale: String, $id: ID) @shopperPreferences(locale: $locale) { a(id: $id) @connection(key: \"k\") { b } }";
        assert_eq!(left(text), (0, vec!["id".into()]));
    }

    #[test]
    fn a_variable_that_something_else_uses_stays() {
        let text = "query Q($l: String) @shopperPreferences(locale: $l) { ...F } fragment F on T { ... on T { a(in: {x: [$l]}) } }";
        assert_eq!(left(text), (0, vec!["l".into()]));
    }

    #[test]
    fn other_directives_and_unused_variables_are_left_to_the_validator() {
        let text = "query Q($yes: Boolean!, $unused: Int) { a @include(if: $yes) { b } c @nobody }";
        assert_eq!(left(text), (2, vec!["unused".into(), "yes".into()]));
    }
}
