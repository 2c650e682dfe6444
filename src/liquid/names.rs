//! Which names a template asks for, before anybody is written to.

use std::collections::{BTreeMap, BTreeSet};

use super::problem::{At, Fault, meant};
use super::syntax::{Chain, Condition, Expression, Node, Path, Test};
use super::value::Value;

/// The variables that are filled: `customer` and its fields.
#[derive(Clone, Debug, Default)]
pub struct Known(pub BTreeMap<String, BTreeSet<String>>);

/// The names that are neither known nor made by the template itself.
pub(super) fn unknown(nodes: &[Node], own: &BTreeSet<String>, known: &Known) -> Vec<At> {
    let mut search = Search { known, own, found: Vec::new() };
    search.nodes(nodes);
    search.found
}

struct Search<'k> {
    known: &'k Known,
    /// Assigned, captured, or of a loop, anywhere.
    own: &'k BTreeSet<String>,
    found: Vec<At>,
}

impl Search<'_> {
    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Output(chain) | Node::Assign { value: chain, .. } => self.chain(chain),
                Node::If { branches, .. } => branches.iter().for_each(|(condition, _)| self.condition(condition)),
                Node::Case { subject, branches, .. } => {
                    self.expression(subject);
                    branches.iter().flat_map(|(values, _)| values).for_each(|value| self.expression(value));
                }
                Node::For(head) => {
                    self.expression(&head.over);
                    head.limit.iter().chain(&head.offset).for_each(|value| self.expression(value));
                }
                Node::Cycle { values, .. } => values.iter().for_each(|value| self.expression(value)),
                Node::Words(_) | Node::Capture { .. } | Node::Break | Node::Continue | Node::Count { .. } => {}
            }
            bodies(node).into_iter().for_each(|body| self.nodes(body));
        }
    }

    fn chain(&mut self, chain: &Chain) {
        self.expression(&chain.start);
        chain.filters.iter().flat_map(|call| &call.arguments).for_each(|value| self.expression(value));
    }

    fn condition(&mut self, condition: &Condition) {
        for test in std::iter::once(&condition.first).chain(condition.rest.iter().map(|(_, test)| test)) {
            match test {
                Test::Holds(value) => self.expression(value),
                Test::Compare(left, _, right) => {
                    self.expression(left);
                    self.expression(right);
                }
            }
        }
    }

    fn expression(&mut self, expression: &Expression) {
        match expression {
            Expression::Literal(_) => {}
            Expression::Range(from, to) => {
                self.expression(from);
                self.expression(to);
            }
            Expression::Path(path) => {
                path.keys.iter().for_each(|key| self.expression(key));
                if let Some(fault) = self.look_up(path) {
                    self.found.push((path.at, fault));
                }
            }
        }
    }

    fn look_up(&self, path: &Path) -> Option<Fault> {
        if self.own.contains(&path.root) {
            return None;
        }
        let field = match path.keys.first() {
            Some(Expression::Literal(Value::Text(name))) => Some(&*name.text),
            _ => None,
        };
        let Some(fields) = self.known.0.get(&path.root) else {
            let roots = self.known.0.keys().chain(self.own).map(String::as_str);
            let name = written(&path.root, field);
            return Some(Fault::UnknownVariable { meant: self.with_field(meant(&path.root, roots), field), name });
        };
        let field = field.filter(|field| !fields.is_empty() && !fields.contains(*field) && *field != "size")?;
        let meant = meant(field, fields.iter().map(String::as_str));
        Some(Fault::UnknownVariable {
            name: written(&path.root, Some(field)),
            meant: meant.map(|field| written(&path.root, Some(&field))),
        })
    }

    /// The other root with the field that was asked for, if it has that.
    fn with_field(&self, root: Option<String>, field: Option<&str>) -> Option<String> {
        let root = root?;
        let has = field.filter(|field| self.known.0.get(&root).is_some_and(|fields| fields.contains(*field)));
        Some(written(&root, has))
    }
}

fn written(root: &str, field: Option<&str>) -> String {
    field.map_or_else(|| root.to_owned(), |field| format!("{root}.{field}"))
}

/// The nodes within a node.
fn bodies(node: &Node) -> Vec<&[Node]> {
    match node {
        Node::Capture { body, .. } => vec![body],
        Node::If { branches, otherwise } => {
            branches.iter().map(|(_, body)| body.as_slice()).chain([otherwise.as_slice()]).collect()
        }
        Node::Case { branches, otherwise, .. } => {
            branches.iter().map(|(_, body)| body.as_slice()).chain([otherwise.as_slice()]).collect()
        }
        Node::For(head) => vec![&head.body, &head.otherwise],
        _ => Vec::new(),
    }
}
