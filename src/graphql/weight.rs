//! What a document would cost with all its fragments spread, counted without spreading them: twenty
//! fragments that each name the next one twice are a million fields (attack A-69). The schema's own
//! limits come after it has spread them.

use std::collections::HashMap;

use async_graphql::parser::types::{ExecutableDocument, Selection, SelectionSet};
use async_graphql::{Name, Variables};
use async_graphql_value::{ConstValue, Value};

/// Fields, spreads and values of a document.
const HEAVIEST: usize = 2_000;
/// What a `__typename` counts: the limit of the schema, which is on fields, passes it over.
const TYPENAME: usize = 6;
/// Fragments of a document, and variables of an operation.
const MOST: usize = 100;

/// That a document is too much.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("the document is too large")]
pub struct TooHeavy;

/// Refuses a document that is too much, or goes round in circles.
///
/// # Errors
/// [`TooHeavy`].
pub fn check(document: &ExecutableDocument, variables: &Variables) -> Result<(), TooHeavy> {
    let many_variables = document.operations.iter().any(|(_, one)| one.node.variable_definitions.len() > MOST);
    if document.fragments.len() > MOST || many_variables {
        return Err(TooHeavy);
    }
    let sizes = variables.iter().map(|(name, value)| (name, size_of(value))).collect();
    let mut scale = Scale { document, sizes, weighed: HashMap::new() };
    let mut all = 0usize;
    for (_, operation) in document.operations.iter() {
        all = all.saturating_add(scale.set(&operation.node.selection_set.node)?);
    }
    if all > HEAVIEST { Err(TooHeavy) } else { Ok(()) }
}

struct Scale<'a> {
    document: &'a ExecutableDocument,
    /// What a variable holds, which counts wherever it is named.
    sizes: HashMap<&'a Name, usize>,
    /// None: it is being weighed, so who asks for it is inside it.
    weighed: HashMap<&'a Name, Option<usize>>,
}

impl<'a> Scale<'a> {
    fn set(&mut self, set: &'a SelectionSet) -> Result<usize, TooHeavy> {
        let mut all = 0usize;
        for selection in &set.items {
            let one = match &selection.node {
                Selection::Field(field) => {
                    let values = field.node.arguments.iter().map(|(_, value)| self.value(&value.node));
                    let values = values.fold(0usize, usize::saturating_add);
                    let own = if field.node.name.node == "__typename" { TYPENAME } else { 0 };
                    self.set(&field.node.selection_set.node)?.saturating_add(values).saturating_add(own)
                }
                Selection::InlineFragment(inline) => self.set(&inline.node.selection_set.node)?,
                Selection::FragmentSpread(spread) => self.fragment(&spread.node.fragment_name.node)?,
            };
            all = all.saturating_add(one).saturating_add(1);
        }
        Ok(all)
    }

    /// Values within each other; the parser has limited how deep.
    fn value(&self, value: &Value) -> usize {
        let inner = match value {
            Value::Variable(name) => self.sizes.get(name).copied().unwrap_or(0),
            Value::List(list) => list.iter().map(|value| self.value(value)).fold(0, usize::saturating_add),
            Value::Object(object) => object.values().map(|value| self.value(value)).fold(0, usize::saturating_add),
            _ => 0,
        };
        inner.saturating_add(1)
    }

    fn fragment(&mut self, name: &Name) -> Result<usize, TooHeavy> {
        // One that is not there is the validator's to tell.
        let Some((name, fragment)) = self.document.fragments.get_key_value(name) else { return Ok(0) };
        match self.weighed.get(name) {
            Some(Some(weight)) => return Ok(*weight),
            Some(None) => return Err(TooHeavy),
            None => self.weighed.insert(name, None),
        };
        let weight = self.set(&fragment.node.selection_set.node)?;
        self.weighed.insert(name, Some(weight));
        Ok(weight)
    }
}

fn size_of(value: &ConstValue) -> usize {
    let inner = match value {
        ConstValue::List(list) => list.iter().map(size_of).fold(0, usize::saturating_add),
        ConstValue::Object(object) => object.values().map(size_of).fold(0, usize::saturating_add),
        _ => 0,
    };
    inner.saturating_add(1)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use async_graphql::parser::parse_query;

    fn weighs(text: &str) -> Result<(), TooHeavy> {
        check(&parse_query(text).unwrap(), &Variables::default())
    }

    #[test]
    fn fragments_count_as_often_as_they_are_spread() {
        assert_eq!(weighs("{ a { b c ...F } ...F } fragment F on T { d { e } }"), Ok(()));
        let doubling = |n: usize| {
            let each = |n| format!("fragment F{n} on T {{ ...F{} ...F{} }} ", n + 1, n + 1);
            format!("{{ ...F0 }} {} fragment F{n} on T {{ a }}", (0..n).map(each).collect::<String>())
        };
        assert_eq!((weighs(&doubling(6)), weighs(&doubling(10))), (Ok(()), Err(TooHeavy)));
        assert_eq!(weighs(&doubling(90)), Err(TooHeavy), "as quickly");
    }

    #[test]
    fn circles_and_crowds_are_refused() {
        assert_eq!(weighs("{ ...F } fragment F on T { a { ...G } } fragment G on T { ...F }"), Err(TooHeavy));
        assert_eq!(weighs("{ ...Nowhere }"), Ok(()));
        assert_eq!(weighs(&format!("{{ {} }}", "a ".repeat(2_001))), Err(TooHeavy));
        let names = |n: usize| (0..n).map(|i| format!("a{i}: __typename ")).collect::<String>();
        let names = |n| weighs(&format!("{{ countries {{ {} }} }}", names(n)));
        assert_eq!((names(250), names(301)), (Ok(()), Err(TooHeavy)));
        assert_eq!(weighs(&format!("query Q({}) {{ a }}", "$a: Int ".repeat(101))), Err(TooHeavy));
        assert_eq!(
            weighs(&format!(
                "{{ a }} {}",
                (0..101).map(|n| format!("fragment F{n} on T {{ a }} ")).collect::<String>()
            )),
            Err(TooHeavy)
        );
    }

    #[test]
    fn values_count_as_often_as_they_are_sent() {
        let list = |n: usize| Variables::from_json(serde_json::json!({ "v": vec!["x"; n] }));
        let uses = |n: usize| {
            format!("query($v: [String]) {{ {} }}", (0..n).map(|i| format!("a{i}: f(x: $v) ")).collect::<String>())
        };
        let weighs = |text: &str, n: usize| check(&parse_query(text).unwrap(), &list(n));
        assert_eq!(weighs(&uses(3), 300), Ok(()));
        assert_eq!(weighs(&uses(30), 300), Err(TooHeavy));
        assert_eq!(weighs(&format!("{{ a(b: [{}]) }}", "1 ".repeat(3_000)), 0), Err(TooHeavy));
        let spread = format!("query($v: [String]) {{ {} }} fragment F on Q {{ f(x: $v) }}", "...F ".repeat(100));
        assert_eq!(weighs(&spread, 300), Err(TooHeavy));
    }
}
