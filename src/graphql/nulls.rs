//! A field that failed is `null`, and so is what is around it, up to the first that may be (GraphQL, October 2021,
//! 6.4.4). The library leaves such fields out of the answer.

use std::cmp::Reverse;

use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::{BaseType, ExecutableDocument, Field, SelectionSet, Type};
use async_graphql::{Name, PathSegment, Response, Value};

use super::selected;
use super::variables::chosen;
use crate::compatibility::served::{Kind, Served, bare, root};

/// Puts them into an answer to a document that has been executed.
pub fn put(served: &Served, document: &ExecutableDocument, operation: Option<&str>, response: &mut Response) {
    let Some(operation) = chosen(document, operation) else { return };
    let places = Places { served, document };
    let paths = response.errors.iter().map(|error| error.path.as_slice()).filter(|path| !path.is_empty());
    let start = (root(operation.ty), vec![&operation.selection_set.node]);
    let mut nulls: Vec<_> = paths.map(|path| places.up_to_null(start.clone(), path)).collect();
    // What is further out takes away what is inside of it.
    nulls.sort_by_key(|path| Reverse(path.len()));
    for path in nulls {
        set(&mut response.data, path);
    }
}

struct Places<'a> {
    served: &'a Served,
    document: &'a ExecutableDocument,
}

/// A type, and what is selected of it.
type Place<'a> = (&'a str, Vec<&'a SelectionSet>);

impl<'a> Places<'a> {
    /// The part of a path that leads to the innermost place that may be null; nothing: all of it is.
    fn up_to_null<'p>(&self, (mut on, mut sets): Place<'a>, path: &'p [PathSegment]) -> &'p [PathSegment] {
        let (mut innermost, mut of): (usize, Option<&Type>) = (0, None);
        for (depth, segment) in path.iter().enumerate() {
            of = match (segment, of.map(|of| &of.base)) {
                (PathSegment::Index(_), Some(BaseType::List(inner))) => Some(inner.as_ref()),
                (PathSegment::Index(_), _) => None,
                (PathSegment::Field(key), of) => {
                    on = of.map_or(on, name);
                    let fields = sets.iter().flat_map(|set| selected::fields(self.document, on, set));
                    let is_it = |(_, field): &(&str, &Field)| field.response_key().node == *key;
                    let found: Vec<_> = fields.filter(is_it).collect();
                    sets = found.iter().map(|(_, field)| &field.selection_set.node).collect();
                    found.first().and_then(|(on, field)| self.field(on, &field.name.node))
                }
            };
            match of {
                Some(of) if of.nullable => innermost = depth + 1,
                Some(_) => {}
                None => break,
            }
        }
        path.get(..innermost).unwrap_or_default()
    }

    fn field(&self, on: &str, name: &str) -> Option<&'a Type> {
        match self.served.kind(on) {
            Some(Kind::Output(fields)) => fields.get(name).map(|field| &field.of),
            _ => None,
        }
    }
}

fn name(of: &BaseType) -> &str {
    match of {
        BaseType::Named(name) => name,
        BaseType::List(inner) => bare(inner),
    }
}

fn set(data: &mut Value, path: &[PathSegment]) {
    match (path.split_first(), data) {
        (None, data) => *data = Value::Null,
        (Some((PathSegment::Field(key), rest)), data) => {
            if *data == Value::Null {
                *data = Value::Object(IndexMap::new());
            }
            if let Value::Object(fields) = data {
                set(fields.entry(Name::new(key)).or_insert(Value::Null), rest);
            }
        }
        (Some((PathSegment::Index(at), rest)), Value::List(list)) => {
            if let Some(item) = list.get_mut(*at) {
                set(item, rest);
            }
        }
        _ => {}
    }
}
