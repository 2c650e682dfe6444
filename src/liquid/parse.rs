//! Puts pieces together: which tags belong to which block.

use super::expression::Reader;
use super::lexer::{Code, Piece, pieces};
use super::problem::{At, Fault};
use super::syntax::{Chain, Node};
use super::tags;

/// Blocks within blocks no deeper than this.
const DEEPEST: usize = 50;

/// The template's nodes, and everything that is wrong.
pub(super) fn parse(source: &str) -> (Vec<Node>, Vec<At>) {
    let (pieces, faults) = pieces(source);
    let mut parser = Parser { pieces: pieces.into_iter(), faults, depth: 0, gave_up: false };
    let mut nodes = Vec::new();
    loop {
        let (body, end) = parser.body();
        nodes.extend(body);
        match end {
            Some(end) => parser.faults.push((end.at, Fault::Stray { tag: end.name.to_owned() })),
            None => return (nodes, parser.faults),
        }
    }
}

/// Goes through pieces. A fault is noted and what it stands in left out, so that one look finds
/// all of them.
pub(super) struct Parser<'s> {
    pieces: std::vec::IntoIter<Piece<'s>>,
    faults: Vec<At>,
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
                Piece::Tag { at, name, rest } => nodes.extend(tags::read(self, at, name, rest)),
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
                self.note(opened.at, Fault::Stray { tag: opened.name.to_owned() });
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
