//! Cuts a template into words, outputs and tags, and what stands in those into tokens.

use super::problem::{At, Fault};

/// A piece of a source.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece<'s> {
    /// Outside of braces, without the white space that a dash took.
    Words(&'s str),
    /// `{{ … }}`
    Output(Code<'s>),
    /// `{% name … %}`
    Tag { at: usize, name: &'s str, rest: Code<'s> },
}

/// What stands in braces, and the byte where it begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Code<'s> {
    pub at: usize,
    pub text: &'s str,
}

/// All pieces, and what cannot be cut.
pub(super) fn pieces(source: &str) -> (Vec<Piece<'_>>, Vec<At>) {
    let mut cutter = Cutter { source, at: 0, pieces: Vec::new(), faults: Vec::new(), trims: false };
    while cutter.at < source.len() {
        cutter.cut();
    }
    (cutter.pieces, cutter.faults)
}

struct Cutter<'s> {
    source: &'s str,
    at: usize,
    pieces: Vec<Piece<'s>>,
    faults: Vec<At>,
    /// The last braces ended with a dash.
    trims: bool,
}

impl<'s> Cutter<'s> {
    fn rest(&self) -> &'s str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn cut(&mut self) {
        let rest = self.rest();
        let Some(begin) = rest.as_bytes().windows(2).position(|pair| pair == b"{{" || pair == b"{%") else {
            self.words(rest, false);
            self.at = self.source.len();
            return;
        };
        let (words, code) = rest.split_at(begin);
        self.words(words, code[2..].starts_with('-'));
        self.at += begin;
        self.braces(code);
    }

    fn words(&mut self, mut words: &'s str, trim_end: bool) {
        if self.trims {
            words = words.trim_start();
        }
        if trim_end {
            words = words.trim_end();
        }
        self.trims = false;
        if !words.is_empty() {
            self.pieces.push(Piece::Words(words));
        }
    }

    /// `code` begins with the braces.
    fn braces(&mut self, code: &'s str) {
        let is_output = code.starts_with("{{");
        let end = if is_output { "}}" } else { "%}" };
        let Some(length) = end_of(code, end) else {
            self.faults.push((self.at, Fault::NotClosed { end }));
            self.at = self.source.len();
            return;
        };
        let begin = if code[2..].starts_with('-') { 3 } else { 2 };
        let inner = code.get(begin..length).unwrap_or_default();
        self.trims = inner.ends_with('-');
        let inner = Code { at: self.at + begin, text: inner.strip_suffix('-').unwrap_or(inner) };
        let at = self.at;
        self.at += length + 2;
        if is_output { self.pieces.push(Piece::Output(inner)) } else { self.tag(at, inner) }
    }

    fn tag(&mut self, at: usize, inner: Code<'s>) {
        let (name, rest) = name_of(inner);
        match name {
            "#" => {}
            "raw" => self.until_end(at, "raw", true),
            "comment" => self.until_end(at, "comment", false),
            "liquid" => self.lines(rest),
            "echo" => self.pieces.push(Piece::Output(rest)),
            _ => self.pieces.push(Piece::Tag { at, name, rest }),
        }
    }

    /// Everything up to the end of a block whose inside is not read.
    fn until_end(&mut self, at: usize, tag: &'static str, keeps: bool) {
        let rest = self.rest();
        let Some((begin, end)) = find_end(rest, tag) else {
            self.faults.push((at, Fault::NoEnd { tag: tag.into() }));
            self.at = self.source.len();
            return;
        };
        if keeps {
            self.words(rest.get(..begin).unwrap_or_default(), false);
        }
        self.trims = rest.get(..end).is_some_and(|block| block.ends_with("-%}"));
        self.at += end;
    }

    /// `{% liquid %}`: a tag a line.
    fn lines(&mut self, code: Code<'s>) {
        for line in code.text.split_inclusive('\n') {
            let at = code.at + (line.as_ptr() as usize - code.text.as_ptr() as usize);
            let inner = Code { at, text: line };
            match name_of(inner) {
                ("" | "#", _) => {}
                ("echo", rest) => self.pieces.push(Piece::Output(rest)),
                (name, rest) => self.pieces.push(Piece::Tag { at: rest.at - name.len(), name, rest }),
            }
        }
    }
}

/// How long the code is that begins here, with all of a block whose inside is not read; none if it has no end.
#[must_use]
pub fn code_length(code: &str) -> Option<usize> {
    if code.starts_with("{{") {
        return end_of(code, "}}").map(|end| end + 2);
    }
    let end = end_of(code, "%}")? + 2;
    let inner = code.get(2..end)?.trim_start_matches('-');
    match name_of(Code { at: 0, text: inner }).0 {
        block @ ("raw" | "comment") => find_end(code.get(end..)?, block).map(|(_, behind)| end + behind),
        _ => Some(end),
    }
}

/// Where the braces end; an end within quotation marks is none.
fn end_of(code: &str, end: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in code.char_indices().skip(2) {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if code.get(at..).is_some_and(|rest| rest.starts_with(end)) => return Some(at),
            // An apostrophe in `{% # don't %}` opens nothing; what it would swallow is tried below.
            None if c == '"' || c == '\'' => quote = Some(c),
            None => {}
        }
    }
    code.find(end)
}

/// Begin and end of `{% endtag %}`.
fn find_end(text: &str, tag: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(begin) = text.get(from..)?.find("{%").map(|at| at + from) {
        let length = text.get(begin..)?.find("%}")?;
        let inner = text.get(begin + 2..begin + length)?.trim_matches('-').trim();
        if inner.strip_prefix("end") == Some(tag) {
            return Some((begin, begin + length + 2));
        }
        from = begin + 2;
    }
    None
}

fn name_of(code: Code<'_>) -> (&str, Code<'_>) {
    let trimmed = code.text.trim_start();
    let begin = code.text.len() - trimmed.len();
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let length = if trimmed.starts_with('#') { 1 } else { trimmed.find(|c| !is_name(c)).unwrap_or(trimmed.len()) };
    let (name, rest) = trimmed.split_at(length);
    (name, Code { at: code.at + begin + length, text: rest })
}

/// A token in braces.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token<'s> {
    Name(&'s str),
    Whole(i64),
    Fraction(f64),
    /// Without its quotation marks.
    Quoted(&'s str),
    /// `|`, `==`, `..` and the like.
    Mark(&'static str),
}

/// Longer ones first.
const MARKS: [&str; 17] = ["..", "==", "!=", "<>", "<=", ">=", "<", ">", "|", ":", ",", ".", "[", "]", "(", ")", "="];

/// As other languages or word processors write it, and as this language does.
const FOREIGN: [(&str, &str); 9] = [
    ("&&", "and"),
    ("||", "or"),
    ("===", "=="),
    ("!", "unless"),
    ("“", "\""),
    ("”", "\""),
    ("„", "\""),
    ("‘", "'"),
    ("’", "'"),
];
/// Characters of what cannot stand where it does.
const SHOWN: usize = 20;

/// That what comes here cannot stand here.
pub(super) fn leftover(rest: &str, end: &'static str) -> Fault {
    Fault::Leftover { name: rest.trim().chars().take(SHOWN).collect(), end }
}

/// The tokens of a piece of code, each with its byte.
pub(super) fn tokens(code: Code<'_>) -> Result<Vec<(usize, Token<'_>)>, At> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = code.text.get(at..).and_then(|rest| rest.chars().next()) {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let rest = code.text.get(at..).unwrap_or_default();
        let (token, length) = token(c, rest, &tokens).map_err(|fault| (code.at + at, fault))?;
        tokens.push((code.at + at, token));
        at += length;
    }
    Ok(tokens)
}

fn token<'s>(c: char, rest: &'s str, before: &[(usize, Token<'_>)]) -> Result<(Token<'s>, usize), Fault> {
    if c == '"' || c == '\'' {
        let inner = rest.get(1..).unwrap_or_default();
        let end = inner.find(c).ok_or(Fault::NotClosed { end: if c == '"' { "\"" } else { "'" } })?;
        return Ok((Token::Quoted(inner.get(..end).unwrap_or_default()), end + 2));
    }
    let after_dot = matches!(before.last(), Some((_, Token::Mark("."))));
    if c.is_ascii_digit() || (c == '-' && rest[1..].starts_with(|c: char| c.is_ascii_digit())) {
        return number(rest, after_dot);
    }
    if c.is_alphabetic() || c == '_' {
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '?');
        let length = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        return Ok((Token::Name(rest.get(..length).unwrap_or_default()), length));
    }
    if let Some((name, instead)) = FOREIGN.iter().find(|(name, _)| rest.starts_with(name) && !rest.starts_with("!=")) {
        return Err(Fault::WrittenOtherwise { name, instead });
    }
    let mark = MARKS.iter().find(|mark| rest.starts_with(**mark));
    mark.map(|mark| (Token::Mark(mark), mark.len())).ok_or_else(|| leftover(rest, "|"))
}

fn number(rest: &str, after_dot: bool) -> Result<(Token<'_>, usize), Fault> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let sign = usize::from(rest.starts_with('-'));
    let whole = sign + digits(rest.get(sign..).unwrap_or_default());
    let fraction = match rest.get(whole..).and_then(|rest| rest.strip_prefix('.')) {
        // Not `1..5`, and not the second number of `a.1.2`.
        Some(after) if !after_dot && digits(after) > 0 => 1 + digits(after),
        _ => 0,
    };
    let text = rest.get(..whole + fraction).unwrap_or_default();
    let token = if fraction > 0 {
        text.parse().ok().filter(|number: &f64| number.is_finite()).map(Token::Fraction)
    } else {
        text.parse().ok().map(Token::Whole)
    };
    Ok((token.ok_or(Fault::BadNumber)?, text.len()))
}
