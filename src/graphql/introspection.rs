//! Asking what there is, where that is switched off: an error, not an answer without a word (attack A-70).

use async_graphql::ServerError;
use async_graphql::parser::types::ExecutableDocument;

use super::selected;
use super::variables::chosen;
use crate::compatibility::served::root;

/// What tells a client of it; nothing where the operation that is meant does not ask.
#[must_use]
pub fn refused(document: &ExecutableDocument, operation: Option<&str>) -> Option<ServerError> {
    let chosen = chosen(document, operation)?;
    let fields = selected::fields(document, root(chosen.ty), &chosen.selection_set.node);
    let (_, asks) = fields.into_iter().find(|(_, field)| matches!(field.name.node.as_str(), "__schema" | "__type"))?;
    Some(ServerError::new("Introspection is switched off on this server.", Some(asks.name.pos)))
}
