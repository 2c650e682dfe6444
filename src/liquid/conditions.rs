//! Whether a test holds.

use std::cmp::Ordering;

use super::budget::Budget;
use super::run::{Result, Run};
use super::syntax::{Comparison, Condition, Join, Test};
use super::value::Value;

/// Joined from right to left: `a or b and c` is `a or (b and c)`, `a and b or c` is `a and (b or c)`.
pub(super) fn holds(run: &mut Run<'_>, condition: &Condition) -> Result<bool> {
    let mut outcome = None;
    for (join, test) in condition.rest.iter().rev() {
        let here = test_holds(run, test)?;
        outcome = Some((join_of(outcome, here), *join));
    }
    let first = test_holds(run, &condition.first)?;
    Ok(join_of(outcome, first) != condition.negated)
}

fn join_of(right: Option<(bool, Join)>, left: bool) -> bool {
    match right {
        None => left,
        Some((right, Join::And)) => left && right,
        Some((right, Join::Or)) => left || right,
    }
}

fn test_holds(run: &mut Run<'_>, test: &Test) -> Result<bool> {
    match test {
        Test::Holds(expression) => Ok(run.value(expression)?.is_true()),
        Test::Compare(left, comparison, right) => {
            let (left, right) = (run.value(left)?, run.value(right)?);
            match comparison {
                Comparison::Equal => equal(run, &left, &right),
                Comparison::NotEqual => Ok(!equal(run, &left, &right)?),
                Comparison::Contains => contains(run, &left, &right),
                Comparison::Less => Ok(order(&left, &right) == Some(Ordering::Less)),
                Comparison::Greater => Ok(order(&left, &right) == Some(Ordering::Greater)),
                Comparison::LessOrEqual => Ok(order(&left, &right).is_some_and(Ordering::is_le)),
                Comparison::GreaterOrEqual => Ok(order(&left, &right).is_some_and(Ordering::is_ge)),
            }
        }
    }
}

/// Whether two values are the same, or one is what `empty` or `blank` says.
pub(super) fn equal(run: &mut Run<'_>, left: &Value, right: &Value) -> Result<bool> {
    Ok(match (left, right) {
        (Value::Empty, other) | (other, Value::Empty) => other.is_empty(),
        (Value::Blank, other) | (other, Value::Blank) => other.is_blank(),
        (Value::Text(a), Value::Text(b)) => {
            run.pay(|budget| budget.touch(a.text.len().min(b.text.len())))?;
            a.text == b.text
        }
        (Value::List(a), Value::List(b)) => {
            run.pay(|budget| budget.touch(a.len() * 64))?;
            a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| same(a, b))
        }
        (a, b) => same(a, b),
    })
}

/// Of numbers, whatever their kind; of texts, whether they are safe or not.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Int(_) | Value::Float(_), Value::Int(_) | Value::Float(_)) => order(a, b) == Some(Ordering::Equal),
        (Value::Text(a), Value::Text(b)) => a.text == b.text,
        _ => a == b,
    }
}

fn contains(run: &mut Run<'_>, whole: &Value, part: &Value) -> Result<bool> {
    match whole {
        Value::Text(whole) => {
            let part = part.text();
            run.pay(|budget| budget.touch(whole.text.len()))?;
            Ok(!part.text.is_empty() && whole.text.contains(&*part.text))
        }
        Value::List(items) => {
            for item in items.iter() {
                run.pay(Budget::step)?;
                if same(item, part) {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        Value::Object(fields) => Ok(fields.contains_key(&*part.text().text)),
        _ => Ok(false),
    }
}

/// Which comes first; nothing for values that cannot be compared.
pub(super) fn order(a: &Value, b: &Value) -> Option<Ordering> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => Some(a.cmp(b)),
        (Value::Text(a), Value::Text(b)) => Some(a.text.cmp(&b.text)),
        (Value::Int(_) | Value::Float(_), Value::Int(_) | Value::Float(_)) => {
            a.number()?.float().partial_cmp(&b.number()?.float())
        }
        _ => None,
    }
}
