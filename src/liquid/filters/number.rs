//! Filters of numbers. What is no number counts as 0, as in Shopify; what would be too large for a
//! whole number is a fault, never a wrong result.

use super::super::problem::Fault;
use super::super::value::{Number, Value};
use super::{Budget, Call, Result};

fn number(value: &Value) -> Number {
    value.number().unwrap_or(Number::Int(0))
}

fn both(call: &Call, whole: fn(i64, i64) -> Option<i64>, fraction: fn(f64, f64) -> f64) -> Result {
    match (number(&call.input), number(&call.argument(0))) {
        (Number::Int(a), Number::Int(b)) => whole(a, b).map(Value::Int).ok_or(Fault::BadNumber),
        (a, b) => finite(fraction(a.float(), b.float())),
    }
}

fn finite(number: f64) -> Result {
    if number.is_finite() { Ok(Value::Float(number)) } else { Err(Fault::BadNumber) }
}

pub(super) fn plus(call: &Call, _: &mut Budget) -> Result {
    both(call, i64::checked_add, |a, b| a + b)
}

pub(super) fn minus(call: &Call, _: &mut Budget) -> Result {
    both(call, i64::checked_sub, |a, b| a - b)
}

pub(super) fn times(call: &Call, _: &mut Budget) -> Result {
    both(call, i64::checked_mul, |a, b| a * b)
}

/// Whole numbers are divided towards the smaller, as Ruby does.
pub(super) fn divided_by(call: &Call, _: &mut Budget) -> Result {
    not_by_zero(call)?;
    both(call, |a, b| floor_of(a, b).map(|(quotient, _)| quotient), |a, b| a / b)
}

pub(super) fn modulo(call: &Call, _: &mut Budget) -> Result {
    not_by_zero(call)?;
    both(call, |a, b| floor_of(a, b).map(|(_, rest)| rest), f64::rem_euclid)
}

fn not_by_zero(call: &Call) -> Result<()> {
    let is_zero = match number(&call.argument(0)) {
        Number::Int(by) => by == 0,
        Number::Float(by) => by.abs() == 0.0,
    };
    if is_zero { Err(Fault::DividedByZero) } else { Ok(()) }
}

fn floor_of(a: i64, b: i64) -> Option<(i64, i64)> {
    let (quotient, rest) = (a.checked_div(b)?, a.checked_rem(b)?);
    Some(if rest != 0 && (rest < 0) != (b < 0) { (quotient - 1, rest + b) } else { (quotient, rest) })
}

pub(super) fn abs(call: &Call, _: &mut Budget) -> Result {
    match number(&call.input) {
        Number::Int(a) => a.checked_abs().map(Value::Int).ok_or(Fault::BadNumber),
        Number::Float(a) => Ok(Value::Float(a.abs())),
    }
}

pub(super) fn at_least(call: &Call, _: &mut Budget) -> Result {
    both(call, |a, b| Some(a.max(b)), f64::max)
}

pub(super) fn at_most(call: &Call, _: &mut Budget) -> Result {
    both(call, |a, b| Some(a.min(b)), f64::min)
}

fn whole(call: &Call, round: fn(f64) -> f64) -> Result {
    match number(&call.input) {
        Number::Int(a) => Ok(Value::Int(a)),
        Number::Float(a) => Number::truncated(round(a)).map(Value::Int).ok_or(Fault::BadNumber),
    }
}

pub(super) fn ceil(call: &Call, _: &mut Budget) -> Result {
    whole(call, f64::ceil)
}

pub(super) fn floor(call: &Call, _: &mut Budget) -> Result {
    whole(call, f64::floor)
}

pub(super) fn round(call: &Call, _: &mut Budget) -> Result {
    let places = call.argument(0).whole().unwrap_or(0).clamp(0, 10);
    let Ok(places @ 1..) = i32::try_from(places) else { return whole(call, f64::round) };
    let scale = 10_f64.powi(places);
    finite((number(&call.input).float() * scale).round() / scale)
}
