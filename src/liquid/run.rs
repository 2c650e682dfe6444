//! Fills a template.

use std::collections::HashMap;

use super::budget::Budget;
use super::filters::{self, Call};
use super::html::Page;
use super::problem::{At, Fault};
use super::syntax::{Chain, Expression, Node, Path};
use super::value::{Text, Value};
use super::{Part, conditions, loops};

pub(super) type Result<T> = std::result::Result<T, At>;

/// What a node asks the loop around it to do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    On,
    Break,
    Continue,
}

/// Among the values: when the mail was asked for, and its language. They are read by `date`, and no variables.
const NOW: &str = "now";
const LANGUAGE: &str = "language";

/// A template being filled.
pub(super) struct Run<'v> {
    given: &'v Value,
    /// By `assign` and `capture`.
    named: HashMap<String, Value>,
    /// By loops, the innermost last.
    pub(super) loops: Vec<(String, Value)>,
    counters: HashMap<String, i64>,
    cycles: HashMap<String, usize>,
    pub(super) budget: &'v mut Budget,
    part: Part,
    /// Where the node begins that is being filled.
    pub(super) at: usize,
}

pub(super) fn run(nodes: &[Node], values: &Value, part: Part, budget: &mut Budget) -> Result<String> {
    let mut run = Run {
        given: values,
        named: HashMap::new(),
        loops: Vec::new(),
        counters: HashMap::new(),
        cycles: HashMap::new(),
        budget,
        part,
        at: 0,
    };
    let mut page = Page::new(part);
    run.nodes(nodes, &mut page)?;
    let text = page.finish();
    run.pay(|budget| budget.put(text.len()))?;
    Ok(text)
}

impl Run<'_> {
    pub(super) fn nodes(&mut self, nodes: &[Node], page: &mut Page) -> Result<Flow> {
        for node in nodes {
            self.pay(Budget::step)?;
            match self.node(node, page)? {
                Flow::On => {}
                flow => return Ok(flow),
            }
        }
        Ok(Flow::On)
    }

    /// Takes from the budget; a lack of it is a fault of the node being filled.
    pub(super) fn pay(&mut self, pay: impl FnOnce(&mut Budget) -> std::result::Result<(), Fault>) -> Result<()> {
        pay(self.budget).map_err(|fault| (self.at, fault))
    }

    fn node(&mut self, node: &Node, page: &mut Page) -> Result<Flow> {
        match node {
            Node::Words(words) => self.put(page, &Text::safe(words))?,
            Node::Output(chain) => {
                let value = self.chain(chain)?;
                match value {
                    Value::Link(link) => self.put_link(page, &link)?,
                    value => self.put(page, &value.text())?,
                }
            }
            Node::Assign { at, name, value } => {
                self.at = *at;
                let value = self.chain(value)?;
                self.named.insert(name.clone(), value);
            }
            Node::Capture { at, name, body } => return self.capture(*at, name, body),
            Node::If { branches, otherwise } => return self.branches(branches, otherwise, page),
            Node::Case { subject, branches, otherwise } => {
                let subject = self.value(subject)?;
                for (values, body) in branches {
                    if self.is_any_of(&subject, values)? {
                        return self.nodes(body, page);
                    }
                }
                return self.nodes(otherwise, page);
            }
            Node::For(head) => loops::each(self, head, page)?,
            Node::Break => return Ok(Flow::Break),
            Node::Continue => return Ok(Flow::Continue),
            Node::Cycle { at, group, values } => {
                self.at = *at;
                let turn = self.cycles.entry(group.clone()).or_default();
                let value = values.get(*turn % values.len().max(1));
                *turn += 1;
                if let Some(value) = value {
                    let text = self.value(value)?.text();
                    self.put(page, &text)?;
                }
            }
            Node::Count { at, name, step } => {
                self.at = *at;
                let counter = self.counters.entry(name.clone()).or_default();
                let before = *counter;
                *counter = counter.wrapping_add(*step);
                // As Shopify: `increment` shows the number before, `decrement` the one after.
                let shown = if *step > 0 { before } else { *counter };
                self.put(page, &Value::Int(shown).text())?;
            }
        }
        Ok(Flow::On)
    }

    fn put(&mut self, page: &mut Page, text: &Text) -> Result<()> {
        self.pay(|budget| budget.touch(text.text.len()))?;
        page.put(text);
        if page.len() > self.budget.left() { Err((self.at, Fault::TooMuchText)) } else { Ok(()) }
    }

    fn put_link(&mut self, page: &mut Page, link: &str) -> Result<()> {
        self.pay(|budget| budget.touch(link.len()))?;
        if !page.put_link(link) {
            return Err((self.at, Fault::LinkNotApart));
        }
        if page.len() > self.budget.left() { Err((self.at, Fault::TooMuchText)) } else { Ok(()) }
    }

    fn capture(&mut self, at: usize, name: &str, body: &[Node]) -> Result<Flow> {
        self.at = at;
        let mut inside = Page::captured(self.part);
        let flow = self.nodes(body, &mut inside)?;
        self.at = at;
        let text = inside.into_text();
        self.pay(|budget| budget.make(text.text.len()))?;
        self.named.insert(name.to_owned(), Value::Text(text));
        Ok(flow)
    }

    fn branches(
        &mut self,
        branches: &[(super::syntax::Condition, Vec<Node>)],
        otherwise: &[Node],
        page: &mut Page,
    ) -> Result<Flow> {
        for (condition, body) in branches {
            if conditions::holds(self, condition)? {
                return self.nodes(body, page);
            }
        }
        self.nodes(otherwise, page)
    }

    fn is_any_of(&mut self, subject: &Value, values: &[Expression]) -> Result<bool> {
        for value in values {
            let value = self.value(value)?;
            if conditions::equal(self, subject, &value)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// A value after its filters.
    pub(super) fn chain(&mut self, chain: &Chain) -> Result<Value> {
        self.at = chain.at;
        let mut value = self.value(&chain.start)?;
        for call in &chain.filters {
            let mut arguments = Vec::with_capacity(call.arguments.len());
            for argument in &call.arguments {
                arguments.push(self.value(argument)?);
            }
            self.at = call.at;
            let [now, language] = [NOW, LANGUAGE].map(|name| self.given.get(&Value::data(name)));
            let in_html = self.part == Part::Html;
            let call = Call { name: call.name, input: value, arguments, in_html, now, language };
            value = filters::apply(&call, self.budget).map_err(|fault| (self.at, fault))?;
        }
        Ok(value)
    }

    /// A value.
    pub(super) fn value(&mut self, expression: &Expression) -> Result<Value> {
        self.pay(Budget::step)?;
        match expression {
            Expression::Literal(value) => Ok(value.clone()),
            Expression::Path(path) => self.look_up(path),
            Expression::Range(from, to) => {
                let (from, to) = (self.value(from)?, self.value(to)?);
                Ok(Value::Range(from.whole().unwrap_or(0), to.whole().unwrap_or(0)))
            }
        }
    }

    fn look_up(&mut self, path: &Path) -> Result<Value> {
        let in_loop = self.loops.iter().rev().find(|(name, _)| *name == path.root).map(|(_, value)| value.clone());
        let found = in_loop.or_else(|| self.named.get(&path.root).cloned());
        let mut value = found.unwrap_or_else(|| self.given.get(&Value::data(&path.root)));
        for key in &path.keys {
            let key = self.value(key)?;
            value = value.get(&key);
        }
        Ok(value)
    }
}
