//! `{% for %}`. A range is never written out, so that `(1..999999999)` costs what its turns cost.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::html::Page;
use super::run::{Flow, Result, Run};
use super::syntax::{Expression, For};
use super::value::Value;

/// What is gone through.
enum Items {
    List(Arc<[Value]>),
    Range(i64),
}

impl Items {
    fn get(&self, at: usize) -> Value {
        match self {
            Self::List(items) => items.get(at).cloned().unwrap_or_default(),
            Self::Range(from) => Value::Int(from.saturating_add(i64::try_from(at).unwrap_or(i64::MAX))),
        }
    }
}

pub(super) fn each(run: &mut Run<'_>, head: &For, page: &mut Page) -> Result<()> {
    run.at = head.at;
    let (items, size) = items(run.value(&head.over)?);
    let offset = number(run, head.offset.as_ref())?.unwrap_or(0).min(size);
    let length = number(run, head.limit.as_ref())?.unwrap_or(usize::MAX).min(size - offset);
    if length == 0 {
        // A `break` in `else` has no loop to end.
        run.nodes(&head.otherwise, page)?;
        return Ok(());
    }
    let around = run.loops.iter().rfind(|(name, _)| name == "forloop").map(|(_, around)| around.clone());
    let around = around.unwrap_or_default();
    for turn in 0..length {
        run.at = head.at;
        run.pay(super::budget::Budget::step)?;
        let at = offset + if head.reversed { length - 1 - turn } else { turn };
        run.loops.push((head.name.clone(), items.get(at)));
        run.loops.push(("forloop".to_owned(), forloop(turn, length, around.clone())));
        let flow = run.nodes(&head.body, page);
        run.loops.truncate(run.loops.len().saturating_sub(2));
        if flow? == Flow::Break {
            break;
        }
    }
    Ok(())
}

fn items(over: Value) -> (Items, usize) {
    match over {
        Value::List(items) => {
            let size = items.len();
            (Items::List(items), size)
        }
        Value::Range(from, to) => {
            let size = to.saturating_sub(from).saturating_add(1).max(0);
            (Items::Range(from), usize::try_from(size).unwrap_or(usize::MAX))
        }
        // One text is gone through as one, as in Shopify.
        Value::Text(text) if !text.text.is_empty() => (Items::List(Arc::new([Value::Text(text)])), 1),
        _ => (Items::Range(0), 0),
    }
}

fn number(run: &mut Run<'_>, expression: Option<&Expression>) -> Result<Option<usize>> {
    let Some(expression) = expression else { return Ok(None) };
    let number = run.value(expression)?.whole();
    Ok(number.map(|number| usize::try_from(number).unwrap_or(0)))
}

fn forloop(turn: usize, length: usize, around: Value) -> Value {
    let number = |number: usize| Value::Int(i64::try_from(number).unwrap_or(i64::MAX));
    let left = length - turn;
    let fields = [
        ("first", Value::Bool(turn == 0)),
        ("index", number(turn + 1)),
        ("index0", number(turn)),
        ("last", Value::Bool(left == 1)),
        ("length", number(length)),
        ("parentloop", around),
        ("rindex", number(left)),
        ("rindex0", number(left - 1)),
    ];
    let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value));
    Value::Object(Arc::new(fields.collect::<BTreeMap<_, _>>()))
}
