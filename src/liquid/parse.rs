//! Puts pieces together: which tags belong to which block.

use std::collections::BTreeSet;

use super::expression::Reader;
use super::lexer::{Code, Piece, pieces};
use super::problem::{At, Fault};
use super::syntax::{Chain, Node};
use super::tags;

/// Blocks within blocks no deeper than this.
const DEEPEST: usize = 50;

/// What was read, as far as it could be.
pub(super) struct Parsed {
    pub nodes: Vec<Node>,
    /// Names that the template gives itself: by `assign`, `capture` and loops.
    pub own: BTreeSet<String>,
    /// Everything that is wrong.
    pub faults: Vec<At>,
}

/// Reads a template.
pub(super) fn parse(source: &str) -> Parsed {
    let (pieces, faults) = pieces(source);
    let own = BTreeSet::from(["forloop".to_owned()]);
    let mut parser = Parser { pieces: pieces.into_iter(), own, faults, refused: Vec::new(), depth: 0, gave_up: false };
    let mut nodes = Vec::new();
    loop {
        let (body, end) = parser.body();
        nodes.extend(body);
        match end {
            Some(end) => parser.stray(end),
            None => return Parsed { nodes, own: parser.own, faults: parser.faults },
        }
    }
}

/// Goes through pieces. A fault is noted and what it stands in left out, so that one look finds
/// all of them.
pub(super) struct Parser<'s> {
    pieces: std::vec::IntoIter<Piece<'s>>,
    own: BTreeSet<String>,
    faults: Vec<At>,
    /// Tags that are none here: of their ends nothing more is said.
    refused: Vec<String>,
    depth: usize,
    gave_up: bool,
}

/// A tag that ends a body, or parts it: `else`, `when`, `endif`.
#[derive(Clone, Copy)]
pub(super) struct Divider<'s> {
    pub at: usize,
    pub name: &'s str,
    pub rest: Code<'s>,
}

impl<'s> Parser<'s> {
    /// Notes a fault and goes on with a stand-in.
    pub(super) fn or_note<T>(&mut self, found: Result<T, At>) -> Option<T> {
        found.map_err(|fault| self.faults.push(fault)).ok()
    }

    pub(super) fn note(&mut self, at: usize, fault: Fault) {
        self.faults.push((at, fault));
    }

    /// Notes a tag that is none, or the one that was meant by it.
    pub(super) fn refuse(&mut self, tag: &str) {
        self.refused.push(format!("end{tag}"));
    }

    /// Notes a divider that divides nothing.
    fn stray(&mut self, divider: Divider<'s>) {
        if !self.refused.iter().any(|end| end == divider.name) {
            self.note(divider.at, Fault::Stray { tag: divider.name.to_owned() });
        }
    }

    /// Notes the name that a tag gives to something, also when the rest of it cannot be read.
    fn own_name(&mut self, tag: &str, rest: Code<'s>) {
        if matches!(tag, "assign" | "capture" | "for") {
            let rest = rest.text.trim_start().trim_start_matches(['"', '\'']);
            let ends = |c: char| c.is_whitespace() || matches!(c, '=' | '"' | '\'');
            self.own.extend(rest.split(ends).next().map(str::to_owned));
        }
    }

    /// Everything up to a divider, or to the end.
    pub(super) fn body(&mut self) -> (Vec<Node>, Option<Divider<'s>>) {
        let mut nodes = Vec::new();
        while let Some(piece) = self.pieces.next() {
            match piece {
                Piece::Words(words) => nodes.push(Node::Words(words.to_owned())),
                Piece::Output(code) => nodes.extend(self.output(code)),
                Piece::Tag { at, name, rest } if tags::divides(name) => {
                    return (nodes, Some(Divider { at, name, rest }));
                }
                Piece::Tag { at, name, rest } => {
                    self.own_name(name, rest);
                    nodes.extend(tags::read(self, at, name, rest));
                }
            }
        }
        (nodes, None)
    }

    fn output(&mut self, code: Code<'s>) -> Option<Node> {
        let chain = self.chain(code);
        self.or_note(chain).map(Node::Output)
    }

    /// The whole of a piece of code as a value with filters.
    pub(super) fn chain(&self, code: Code<'s>) -> Result<Chain, At> {
        let mut reader = Reader::new(code)?;
        let chain = reader.chain()?;
        reader.done("|")?;
        Ok(chain)
    }

    /// The body of a block, whose parts are handed to `divide` one by one, until its end.
    pub(super) fn block(&mut self, at: usize, tag: &str, mut divide: impl FnMut(&mut Self, Part<'s>) -> bool) {
        self.depth += 1;
        if self.depth > DEEPEST {
            if !self.gave_up {
                self.note(at, Fault::TooDeep);
            }
            self.gave_up = true;
            self.pieces = Vec::new().into_iter();
        }
        let mut opened = None;
        loop {
            let (body, end) = self.body();
            let is_end = end.is_none_or(|end| end.name.strip_prefix("end") == Some(tag));
            let known = divide(self, Part { opened, body });
            if let Some(opened) = opened.filter(|_| !known) {
                self.stray(opened);
            }
            if is_end {
                if end.is_none() && !self.gave_up {
                    self.note(at, Fault::NoEnd { tag: tag.to_owned() });
                }
                break;
            }
            opened = end;
        }
        self.depth -= 1;
    }
}

/// A part of a block: what opened it (nothing: the block's own tag) and what stands in it.
pub(super) struct Part<'s> {
    pub opened: Option<Divider<'s>>,
    pub body: Vec<Node>,
}
