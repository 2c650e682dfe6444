//! Filters of lists. An item counts as 64 bytes.

use std::cmp::Ordering;
use std::sync::Arc;

use super::super::conditions::order;
use super::super::value::{Number, Text, Value, place};
use super::{Budget, Call, Result, like};

const ITEM: usize = 64;

/// The input as a list: one thing is a list of one.
fn items(call: &Call, budget: &mut Budget) -> Result<Arc<[Value]>> {
    let items: Arc<[Value]> = match &call.input {
        Value::List(items) => Arc::clone(items),
        Value::Nil => Arc::new([]),
        Value::Range(from, to) => {
            let size = usize::try_from(to.saturating_sub(*from).saturating_add(1)).unwrap_or(0);
            budget.make(size.saturating_mul(ITEM))?;
            (*from..=*to).map(Value::Int).collect()
        }
        other => Arc::new([other.clone()]),
    };
    budget.touch(items.len() * ITEM)?;
    Ok(items)
}

fn list(items: Vec<Value>, budget: &mut Budget) -> Result {
    budget.make(items.len() * ITEM)?;
    Ok(Value::List(items.into()))
}

pub(super) fn split(call: &Call, budget: &mut Budget) -> Result {
    let text = call.text(budget)?;
    let by = call.argument(0).text();
    let piece = |piece: &str| Value::Text(Text { text: piece.into(), ..text.clone() });
    budget.make(text.text.len())?;
    let count = if by.text.is_empty() { text.text.chars().count() } else { text.text.matches(&*by.text).count() + 1 };
    budget.make(count.saturating_mul(ITEM))?;
    let pieces = match &*by.text {
        _ if text.text.is_empty() => Vec::new(),
        "" => text.text.chars().map(|c| piece(c.encode_utf8(&mut [0; 4]))).collect(),
        " " => text.text.split_whitespace().map(piece).collect(),
        by => text.text.split(by).map(piece).collect(),
    };
    list(pieces, budget)
}

pub(super) fn join(call: &Call, budget: &mut Budget) -> Result {
    let items = items(call, budget)?;
    let glue = if call.arguments.is_empty() { Text::safe(" ") } else { call.argument(0).text() };
    let texts: Vec<Text> = items.iter().map(Value::text).collect();
    // In HTML everything is made safe first, so that data stays data beside the author's words.
    let fit = |text: &Text| if call.in_html { call.fitting(text, &Text::safe("")) } else { text.clone() };
    let glue = fit(&glue);
    let length: usize = texts.iter().map(|text| text.text.len() + glue.text.len()).sum();
    budget.make(length)?;
    let texts: Vec<Text> = texts.iter().map(fit).collect();
    let joined = texts.iter().map(|text| &*text.text).collect::<Vec<_>>().join(&glue.text);
    let holds_data = texts.iter().chain([&glue]).any(|text| text.holds_data);
    like(&Text { text: "".into(), safe: call.in_html, holds_data }, &joined, budget)
}

pub(super) fn first(call: &Call, _: &mut Budget) -> Result {
    Ok(call.input.get(&Value::data("first")))
}

pub(super) fn last(call: &Call, _: &mut Budget) -> Result {
    Ok(call.input.get(&Value::data("last")))
}

pub(super) fn size(call: &Call, budget: &mut Budget) -> Result {
    call.text(budget)?;
    Ok(call.input.size().unwrap_or(Value::Int(0)))
}

pub(super) fn reverse(call: &Call, budget: &mut Budget) -> Result {
    let items = items(call, budget)?;
    list(items.iter().rev().cloned().collect(), budget)
}

pub(super) fn compact(call: &Call, budget: &mut Budget) -> Result {
    let items = items(call, budget)?;
    list(items.iter().filter(|item| !matches!(item, Value::Nil)).cloned().collect(), budget)
}

pub(super) fn concat(call: &Call, budget: &mut Budget) -> Result {
    let Value::List(more) = call.argument(0) else { return call.refuse() };
    let items = items(call, budget)?;
    budget.make((items.len() + more.len()) * ITEM)?;
    list(items.iter().chain(more.iter()).cloned().collect(), budget)
}

pub(super) fn uniq(call: &Call, budget: &mut Budget) -> Result {
    let items = items(call, budget)?;
    let mut kept: Vec<Value> = Vec::new();
    for item in items.iter() {
        budget.touch(kept.len() * ITEM)?;
        if !kept.contains(item) {
            kept.push(item.clone());
        }
    }
    list(kept, budget)
}

pub(super) fn map(call: &Call, budget: &mut Budget) -> Result {
    let (items, key) = (items(call, budget)?, call.argument(0));
    list(items.iter().map(|item| item.get(&key)).collect(), budget)
}

/// Whether an item's field has the value of the second argument, or any value that is true.
fn fits(call: &Call, item: &Value) -> bool {
    let field = item.get(&call.argument(0));
    call.arguments
        .get(1)
        .map_or_else(|| field.is_true(), |wanted| order(&field, wanted) == Some(Ordering::Equal) || field == *wanted)
}

/// Those that fit.
pub(super) fn keep_where(call: &Call, budget: &mut Budget) -> Result {
    let items = items(call, budget)?;
    list(items.iter().filter(|item| fits(call, item)).cloned().collect(), budget)
}

/// Those that do not.
pub(super) fn reject(call: &Call, budget: &mut Budget) -> Result {
    let items = items(call, budget)?;
    list(items.iter().filter(|item| !fits(call, item)).cloned().collect(), budget)
}

/// The first that fits.
pub(super) fn find(call: &Call, budget: &mut Budget) -> Result {
    Ok(items(call, budget)?.iter().find(|item| fits(call, item)).cloned().unwrap_or_default())
}

/// Its place, from 0.
pub(super) fn find_index(call: &Call, budget: &mut Budget) -> Result {
    let at = items(call, budget)?.iter().position(|item| fits(call, item));
    Ok(at.and_then(|at| i64::try_from(at).ok()).map_or(Value::Nil, Value::Int))
}

/// Whether there is one.
pub(super) fn has(call: &Call, budget: &mut Budget) -> Result {
    Ok(Value::Bool(items(call, budget)?.iter().any(|item| fits(call, item))))
}

/// The numbers together, or those in a field. What is no number counts nothing.
pub(super) fn sum(call: &Call, budget: &mut Budget) -> Result {
    let (items, key) = (items(call, budget)?, call.arguments.first());
    let number = |item: &Value| key.map_or_else(|| item.number(), |key| item.get(key).number());
    let numbers: Vec<Number> = items.iter().filter_map(number).collect();
    let whole = |total: i64, number: &Number| match number {
        Number::Int(number) => total.checked_add(*number),
        Number::Float(_) => None,
    };
    if let Some(total) = numbers.iter().try_fold(0_i64, whole) {
        return Ok(Value::Int(total));
    }
    let total: f64 = numbers.into_iter().map(Number::float).sum();
    if total.is_finite() { Ok(Value::Float(total)) } else { call.refuse() }
}

pub(super) fn sort(call: &Call, budget: &mut Budget) -> Result {
    sorted(call, budget, |text| text.to_owned())
}

pub(super) fn sort_natural(call: &Call, budget: &mut Budget) -> Result {
    sorted(call, budget, str::to_lowercase)
}

fn sorted(call: &Call, budget: &mut Budget, fold: fn(&str) -> String) -> Result {
    let items = items(call, budget)?;
    let key = call.arguments.first();
    let keyed = |item: &Value| match key.map_or_else(|| item.clone(), |key| item.get(key)) {
        Value::Text(text) => Value::data(&fold(&text.text)),
        other => other,
    };
    let bytes: usize = items.iter().map(|item| item.text().text.len() + ITEM).sum();
    // Each is compared with as many others as their number has binary digits.
    let turns = usize::BITS - items.len().leading_zeros();
    budget.make(bytes)?;
    for _ in 0..turns {
        budget.touch(bytes)?;
    }
    let mut pairs: Vec<(Value, Value)> = items.iter().map(|item| (keyed(item), item.clone())).collect();
    pairs.sort_by(|(a, _), (b, _)| rank(a, b));
    list(pairs.into_iter().map(|(_, item)| item).collect(), budget)
}

/// An order of all values: what cannot be compared keeps to its kind, nothing comes last.
fn rank(a: &Value, b: &Value) -> Ordering {
    let kind = |value: &Value| match value {
        Value::Int(_) | Value::Float(_) => 0,
        Value::Text(_) => 1,
        Value::Nil => 3,
        _ => 2,
    };
    kind(a).cmp(&kind(b)).then_with(|| order(a, b).unwrap_or(Ordering::Equal))
}

/// Characters of a text, or items of a list, from a place on.
pub(super) fn slice(call: &Call, budget: &mut Budget) -> Result {
    let Some(from) = call.argument(0).whole() else { return call.refuse() };
    let length = call.arguments.get(1).map_or(Some(1), Value::whole).and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    if matches!(call.input, Value::List(_) | Value::Range(..)) {
        let items = items(call, budget)?;
        let Some(from) = place(from, items.len()) else { return list(Vec::new(), budget) };
        return list(items.iter().skip(from).take(length).cloned().collect(), budget);
    }
    let text = call.text(budget)?;
    let cut = match place(from, text.text.chars().count()) {
        Some(from) => text.text.chars().skip(from).take(length).collect(),
        None => String::new(),
    };
    like(&text, &cut, budget)
}
