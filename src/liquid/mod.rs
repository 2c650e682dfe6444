//! Liquid as merchants know it from Shopify: the language of mail templates.
//!
//! A template is written by people who are trusted with words, not with the server, and is filled
//! with what customers typed. So there is no way from here to a file, a clock beyond the date, or
//! the database, and making one text costs at most what its budget grants, whatever the template
//! says. Values are escaped for the place where they land ([`html`]).
//!
//! Our own, because the library for it knows no limits, panics on large numbers and gives no place
//! for most errors (docs/decisions.md). The language: <https://shopify.github.io/liquid/>, and
//! docs/templates.md for what differs.

mod budget;
mod conditions;
mod escape;
mod expression;
mod filters;
pub mod html;
mod lexer;
mod loops;
mod names;
mod parse;
mod problem;
mod run;
mod syntax;
mod tags;
mod value;

pub use budget::{Budget, TEXT};
pub use lexer::code_length;
pub use names::Known;
pub use problem::{Fault, Problem, place};
pub use value::{Text, Value};

use syntax::Node;

/// Bytes of a template.
pub const LONGEST: usize = 64 * 1024;

/// A template that was read and found right.
#[derive(Debug)]
pub struct Template {
    source: String,
    nodes: Vec<Node>,
}

/// What a text is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A document: values are escaped for where they stand.
    Html,
    /// Plain text: values stand as they are.
    Plain,
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// Everything that is wrong with it, in the order in which it stands there.
    pub fn parse(source: &str) -> Result<Self, Vec<Problem>> {
        if source.len() > LONGEST {
            return Err(vec![too_long()]);
        }
        let parsed = parse::parse(source);
        if parsed.faults.is_empty() {
            return Ok(Self { source: source.to_owned(), nodes: parsed.nodes });
        }
        Err(problem::placed(source, parsed.faults))
    }

    /// Everything that is wrong with a template, and the names in it that nobody fills, with what may
    /// have been meant.
    #[must_use]
    pub fn problems(source: &str, known: &Known) -> Vec<Problem> {
        if source.len() > LONGEST {
            return vec![too_long()];
        }
        let parsed = parse::parse(source);
        let mut faults = parsed.faults;
        faults.extend(names::unknown(&parsed.nodes, &parsed.own, known));
        problem::placed(source, faults)
    }

    /// Fills it with values, the fields of an object, out of what is left for the mail.
    ///
    /// # Errors
    /// A limit that it passes, or a filter that cannot work on what it is given.
    pub fn render(&self, values: &Value, part: Part, budget: &mut Budget) -> Result<String, Problem> {
        run::run(&self.nodes, values, part, budget).map_err(|(at, fault)| Problem::new(&self.source, at, fault))
    }
}

fn too_long() -> Problem {
    Problem::of_all(Fault::TooLong { most: LONGEST / 1024 })
}

#[cfg(test)]
mod escaping_tests;
#[cfg(test)]
mod problem_tests;
#[cfg(test)]
mod tests;
