//! What a template consists of. Every part knows the byte where it begins.

use super::Value;

/// A piece of a template.
#[derive(Debug)]
pub(super) enum Node {
    /// As the author wrote it.
    Words(String),
    /// `{{ value | filter }}`
    Output(Chain),
    /// `{% assign name = value %}`
    Assign { at: usize, name: String, value: Chain },
    /// `{% capture name %}`
    Capture { at: usize, name: String, body: Vec<Node> },
    /// `{% if %}` with its `elsif`s, and `{% unless %}`.
    If { branches: Vec<(Condition, Vec<Node>)>, otherwise: Vec<Node> },
    /// `{% case %}` with its `when`s.
    Case { subject: Expression, branches: Vec<(Vec<Expression>, Vec<Node>)>, otherwise: Vec<Node> },
    /// `{% for %}`
    For(Box<For>),
    /// `{% break %}`
    Break,
    /// `{% continue %}`
    Continue,
    /// `{% cycle %}`: one after the other each time.
    Cycle { at: usize, group: String, values: Vec<Expression> },
    /// `{% increment %}` and `{% decrement %}`: counters beside the variables.
    Count { at: usize, name: String, step: i64 },
}

/// A loop.
#[derive(Debug)]
pub(super) struct For {
    pub at: usize,
    pub name: String,
    pub over: Expression,
    pub limit: Option<Expression>,
    pub offset: Option<Expression>,
    pub reversed: bool,
    pub body: Vec<Node>,
    /// When there is nothing to go through.
    pub otherwise: Vec<Node>,
}

/// A value and what is made of it, from left to right.
#[derive(Debug)]
pub(super) struct Chain {
    pub at: usize,
    pub start: Expression,
    pub filters: Vec<Call>,
}

/// A filter with what it is given.
#[derive(Debug)]
pub(super) struct Call {
    pub at: usize,
    pub name: &'static str,
    pub arguments: Vec<Expression>,
}

/// Where a value comes from.
#[derive(Debug)]
pub(super) enum Expression {
    /// It is written there.
    Literal(Value),
    /// `customer.first_name`, `list[0]`
    Path(Path),
    /// `(1..5)`
    Range(Box<Expression>, Box<Expression>),
}

/// A variable and the way into it.
#[derive(Debug)]
pub(super) struct Path {
    pub at: usize,
    pub root: String,
    pub keys: Vec<Expression>,
}

/// Tests joined by `and` and `or`, which hold from right to left, as in Shopify.
#[derive(Debug)]
pub(super) struct Condition {
    /// Whether it must not hold: `unless`.
    pub negated: bool,
    pub first: Test,
    pub rest: Vec<(Join, Test)>,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Join {
    And,
    Or,
}

/// One test.
#[derive(Debug)]
pub(super) enum Test {
    Holds(Expression),
    Compare(Expression, Comparison, Expression),
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Contains,
}
