//! Variables that a document needs and a request does not bring: told before anything is done (GraphQL, October
//! 2021, 6.1.2). The library finds out when it comes to the field, after the mutations before it.

use async_graphql::parser::types::{ExecutableDocument, OperationDefinition};
use async_graphql::{Pos, Value, Variables};

/// The first of them, and where the document names it; none if it is not clear which operation is meant.
#[must_use]
pub fn missing(document: &ExecutableDocument, operation: Option<&str>, sent: &Variables) -> Option<(String, Pos)> {
    let mut all = document.operations.iter();
    let chosen: &OperationDefinition = match operation {
        Some(wanted) => &all.find(|(name, _)| name.is_some_and(|name| name == wanted))?.1.node,
        None => &all.next().filter(|_| document.operations.iter().count() == 1)?.1.node,
    };
    let is_missing = |name: &str| sent.get(name).is_none_or(|value| *value == Value::Null);
    chosen.variable_definitions.iter().map(|found| (&found.node, found.pos)).find_map(|(definition, pos)| {
        let name = definition.name.node.as_str();
        let is_needed = !definition.var_type.node.nullable && definition.default_value.is_none();
        (is_needed && is_missing(name)).then(|| (name.to_owned(), pos))
    })
}
