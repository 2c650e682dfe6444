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
    let mut search = Search { known, own, loops: 0, found: Vec::new() };
    search.nodes(nodes);
    search.found
}

struct Search<'k> {
    known: &'k Known,
    /// Assigned, captured, or of a loop, anywhere.
    own: &'k BTreeSet<String>,
    /// Around what is looked at.
    loops: usize,
    found: Vec<At>,
}

/// What every text has besides its letters.
const OF_TEXTS: [&str; 3] = ["size", "first", "last"];
/// What a loop knows of itself.
const FORLOOP: &str = "forloop";
const OF_LOOPS: [&str; 8] = ["index", "index0", "rindex", "rindex0", "first", "last", "length", "parentloop"];

impl Search<'_> {
    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Output(chain) => {
                    self.whole(chain);
                    self.chain(chain);
                }
                Node::Assign { value: chain, .. } => self.chain(chain),
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
            let turns = usize::from(matches!(node, Node::For(_)));
            self.loops += turns;
            bodies(node).into_iter().for_each(|body| self.nodes(body));
            self.loops -= turns;
        }
    }

    /// `{{ customer }}`: of a variable with fields one has to be named, or nothing is put out.
    fn whole(&mut self, chain: &Chain) {
        let Expression::Path(path) = &chain.start else { return };
        let fields = self.known.0.get(&path.root).filter(|_| path.keys.is_empty() && !self.own.contains(&path.root));
        if let Some(field) = fields.and_then(|fields| fields.get("name").or_else(|| fields.first())) {
            let meant = Some(written(&path.root, Some(field)));
            self.found.push((path.at, Fault::UnknownVariable { name: path.root.clone(), meant }));
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
        let keys: Vec<Option<&str>> = path.keys.iter().map(literal).collect();
        let field = keys.first().copied().flatten();
        if path.root == FORLOOP {
            let is_known = self.loops > 0 && field.is_none_or(|field| OF_LOOPS.contains(&field));
            let meant = field.filter(|_| self.loops > 0).and_then(|field| meant(field, OF_LOOPS));
            let name = written(FORLOOP, field);
            let meant = meant.map(|field| written(FORLOOP, Some(&field)));
            return (!is_known).then_some(Fault::UnknownVariable { name, meant });
        }
        if self.own.contains(&path.root) {
            return None;
        }
        let Some(fields) = self.known.0.get(&path.root) else {
            let roots = self.known.0.keys().chain(self.own).map(String::as_str);
            let name = written(&path.root, field);
            let meant = self.with_field(meant(&path.root, roots), field).or_else(|| self.root_of(&path.root));
            return Some(Fault::UnknownVariable { meant, name });
        };
        let (of_root, behind) = keys.split_at(keys.len().min(usize::from(!fields.is_empty())));
        let is_text = |key: &Option<&str>| key.is_some_and(|key| OF_TEXTS.contains(&key));
        let is_field = |key: &Option<&str>| key.is_some_and(|key| fields.contains(key) || key == "size");
        if of_root.iter().all(is_field) && behind.iter().all(is_text) {
            return None;
        }
        let name = keys.iter().fold(path.root.clone(), |name, key| written(&name, Some(key.unwrap_or("…"))));
        let close = field.filter(|field| !fields.contains(*field));
        let close =
            close.and_then(|field| alias(field, fields).or_else(|| meant(field, fields.iter().map(String::as_str))));
        Some(Fault::UnknownVariable { name, meant: close.map(|field| written(&path.root, Some(&field))) })
    }

    /// Where a field is that was written without its variable: `first_name`, `reset_url`.
    fn root_of(&self, name: &str) -> Option<String> {
        let close = |fields: &BTreeSet<String>| fields.contains(name).then(|| name.to_owned());
        let all = || self.known.0.iter().filter(|(_, fields)| !fields.is_empty());
        let exact = all().find_map(|(root, fields)| Some((root, close(fields)?)));
        let near = || all().find_map(|(root, fields)| Some((root, meant(name, fields.iter().map(String::as_str))?)));
        exact.or_else(near).map(|(root, field)| written(root, Some(&field)))
    }

    /// The other root with the field that was asked for, if it has that.
    fn with_field(&self, root: Option<String>, field: Option<&str>) -> Option<String> {
        let root = root?;
        let has = field.filter(|field| self.known.0.get(&root).is_some_and(|fields| fields.contains(*field)));
        Some(written(&root, has))
    }
}

/// Fields of Shopify's that other fields stand for here: one of them that these mails have.
fn alias(field: &str, fields: &BTreeSet<String>) -> Option<String> {
    let instead: &[&str] = match field {
        "domain" | "permanent_domain" | "secure_url" => &["url"],
        "reset_password_url" | "account_activation_url" | "account_url" | "activation_url" => {
            &["address_confirmation_url", "reset_password_url", "account_activation_url"]
        }
        "contact_email" | "customer_email" => &["email"],
        _ => &[],
    };
    instead.iter().find(|name| fields.contains(**name)).map(|name| (*name).to_owned())
}

/// A key that is there before the mail is.
fn literal(key: &Expression) -> Option<&str> {
    match key {
        Expression::Literal(Value::Text(name)) => Some(&name.text),
        _ => None,
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
