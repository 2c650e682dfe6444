//! Reads each tag.

use super::expression::Reader;
use super::lexer::{Code, Token};
use super::parse::{Parser, Part};
use super::problem::{At, Fault, meant};
use super::syntax::{Chain, Condition, Expression, For, Node};

/// Tags that stand by themselves or begin a block.
const TAGS: [&str; 16] = [
    "assign",
    "capture",
    "if",
    "unless",
    "case",
    "for",
    "break",
    "continue",
    "cycle",
    "increment",
    "decrement",
    "echo",
    "comment",
    "raw",
    "liquid",
    "#",
];

/// Tags of Shopify's themes, and the message that says what to write instead.
const OF_THEMES: [(&str, &str); 14] = [
    ("include", "liquid-instead-of-snippet"),
    ("render", "liquid-instead-of-snippet"),
    ("section", "liquid-instead-of-snippet"),
    ("sections", "liquid-instead-of-snippet"),
    ("layout", "liquid-instead-of-snippet"),
    ("content_for", "liquid-instead-of-snippet"),
    ("form", "liquid-instead-of-form"),
    ("paginate", "liquid-instead-of-paginate"),
    ("tablerow", "liquid-instead-of-tablerow"),
    ("style", "liquid-instead-of-style"),
    ("stylesheet", "liquid-instead-of-style"),
    ("javascript", "liquid-instead-of-script"),
    ("schema", "liquid-instead-of-schema"),
    ("ifchanged", "liquid-instead-of-ifchanged"),
];

/// Whether a tag parts or ends a block.
pub(super) fn divides(name: &str) -> bool {
    matches!(name, "else" | "elsif" | "when") || (name.starts_with("end") && name.len() > 3)
}

/// A tag, and its block if it has one.
pub(super) fn read<'s>(parser: &mut Parser<'s>, at: usize, name: &str, rest: Code<'s>) -> Option<Node> {
    match name {
        "if" => Some(branches(parser, at, "if", rest, false)),
        "unless" => Some(branches(parser, at, "unless", rest, true)),
        "case" => case(parser, at, rest),
        "for" => each(parser, at, rest),
        "capture" => capture(parser, at, rest),
        "break" => Some(Node::Break),
        "continue" => Some(Node::Continue),
        _ => {
            let node = simple(parser, at, name, rest);
            parser.or_note(node)
        }
    }
}

fn simple<'s>(parser: &mut Parser<'s>, at: usize, name: &str, rest: Code<'s>) -> Result<Node, At> {
    match name {
        "assign" => {
            let (name, value) = assign(parser, rest)?;
            Ok(Node::Assign { at, name, value })
        }
        "increment" | "decrement" => {
            let mut reader = Reader::new(rest)?;
            let counter = reader.name()?;
            reader.done("%}")?;
            Ok(Node::Count { at, name: counter, step: if name == "increment" { 1 } else { -1 } })
        }
        "cycle" => cycle(at, rest),
        "" => Err((at, Fault::NoTagName)),
        _ => Err((at, no_tag(parser, name))),
    }
}

/// Why there is no such tag. Its end is no second fault, nor is that of the one that was meant.
fn no_tag(parser: &mut Parser<'_>, name: &str) -> Fault {
    parser.refuse(name);
    if let Some((_, instead)) = OF_THEMES.iter().find(|(known, _)| *known == name) {
        return Fault::NotInMails { name: name.to_owned(), instead };
    }
    // As other languages call it.
    let meant = if ["elseif", "elif"].contains(&name) { Some("elsif".to_owned()) } else { meant(name, TAGS) };
    meant.iter().for_each(|meant| parser.refuse(meant));
    Fault::UnknownTag { name: name.to_owned(), meant }
}

fn assign<'s>(parser: &Parser<'s>, rest: Code<'s>) -> Result<(String, Chain), At> {
    let Some(sign) = rest.text.find('=') else {
        return Err((rest.at, Fault::Expected { what: "=" }));
    };
    let (left, right) = rest.text.split_at(sign);
    let mut reader = Reader::new(Code { at: rest.at, text: left })?;
    let name = reader.name()?;
    reader.done("=")?;
    let right = Code { at: rest.at + sign + 1, text: right.get(1..).unwrap_or_default() };
    Ok((name, parser.chain(right)?))
}

fn cycle(at: usize, rest: Code<'_>) -> Result<Node, At> {
    let mut reader = Reader::new(rest)?;
    let mut values = vec![reader.expression()?];
    // `{% cycle "group": "a", "b" %}`; without a name, cycles with the same values are one.
    let group = if reader.takes(":") {
        let group = format!("{:?}", values.pop());
        values.push(reader.expression()?);
        Some(group)
    } else {
        None
    };
    while reader.takes(",") {
        values.push(reader.expression()?);
    }
    reader.done(",")?;
    let group = group.unwrap_or_else(|| rest.text.trim().to_owned());
    Ok(Node::Cycle { at, group, values })
}

fn condition<'s>(parser: &mut Parser<'s>, code: Code<'s>, negated: bool) -> Option<Condition> {
    let read = Reader::new(code).and_then(|mut reader| reader.condition(negated));
    parser.or_note(read)
}

fn branches<'s>(parser: &mut Parser<'s>, at: usize, tag: &str, rest: Code<'s>, negated: bool) -> Node {
    let first = condition(parser, rest, negated);
    let (mut branches, mut otherwise, mut has_else) = (Vec::new(), Vec::new(), false);
    let mut first = Some(first);
    parser.block(at, tag, |parser, Part { opened, body }| {
        let condition = match opened {
            None => first.take().flatten(),
            // Behind `else` there is no case left.
            Some(_) if has_else => return false,
            Some(opened) if opened.name == "elsif" => condition(parser, opened.rest, false),
            Some(opened) if opened.name == "else" => {
                has_else = true;
                if opened.rest.text.trim_start().starts_with("if") {
                    parser.note(opened.rest.at, Fault::WrittenOtherwise { name: "else if", instead: "elsif" });
                }
                otherwise = body;
                return true;
            }
            Some(_) => return false,
        };
        branches.extend(condition.map(|condition| (condition, body)));
        true
    });
    Node::If { branches, otherwise }
}

fn case<'s>(parser: &mut Parser<'s>, at: usize, rest: Code<'s>) -> Option<Node> {
    let subject = Reader::new(rest).and_then(|mut reader| {
        let subject = reader.expression()?;
        reader.done("%}").map(|()| subject)
    });
    let subject = parser.or_note(subject);
    let (mut branches, mut otherwise) = (Vec::new(), Vec::new());
    parser.block(at, "case", |parser, Part { opened, body }| match opened {
        // What stands before the first `when` is shown by nobody.
        None => true,
        Some(opened) if opened.name == "when" => {
            let values = parser.or_note(values(opened.rest));
            branches.extend(values.map(|values| (values, body)));
            true
        }
        Some(opened) if opened.name == "else" => {
            otherwise = body;
            true
        }
        Some(_) => false,
    });
    Some(Node::Case { subject: subject?, branches, otherwise })
}

fn values(code: Code<'_>) -> Result<Vec<Expression>, At> {
    let mut reader = Reader::new(code)?;
    let mut values = vec![reader.expression()?];
    while reader.takes(",") || reader.takes("or") {
        values.push(reader.expression()?);
    }
    reader.done(",")?;
    Ok(values)
}

fn capture<'s>(parser: &mut Parser<'s>, at: usize, rest: Code<'s>) -> Option<Node> {
    let name = Reader::new(rest).and_then(|mut reader| match reader.peek() {
        Some(Token::Quoted(name)) => Ok(name.to_owned()),
        _ => reader.name(),
    });
    let name = parser.or_note(name);
    let mut inside = Vec::new();
    parser.block(at, "capture", |_, Part { opened, body }| {
        inside.extend(body);
        opened.is_none()
    });
    Some(Node::Capture { at, name: name?, body: inside })
}

fn each<'s>(parser: &mut Parser<'s>, at: usize, rest: Code<'s>) -> Option<Node> {
    let head = parser.or_note(head_of_loop(at, rest));
    let (mut inside, mut otherwise) = (Vec::new(), Vec::new());
    parser.block(at, "for", |_, Part { opened, body }| match opened {
        None => {
            inside = body;
            true
        }
        Some(opened) if opened.name == "else" => {
            otherwise = body;
            true
        }
        Some(_) => false,
    });
    let mut head = head?;
    (head.body, head.otherwise) = (inside, otherwise);
    Some(Node::For(Box::new(head)))
}

fn head_of_loop(at: usize, rest: Code<'_>) -> Result<For, At> {
    let mut reader = Reader::new(rest)?;
    let name = reader.name()?;
    reader.must("in")?;
    let over = reader.expression()?;
    let mut head =
        For { at, name, over, limit: None, offset: None, reversed: false, body: Vec::new(), otherwise: Vec::new() };
    loop {
        if reader.takes("reversed") {
            head.reversed = true;
        } else if reader.takes("limit") {
            reader.must(":")?;
            head.limit = Some(reader.expression()?);
        } else if reader.takes("offset") {
            reader.must(":")?;
            head.offset = Some(reader.expression()?);
        } else {
            reader.done("limit")?;
            return Ok(head);
        }
    }
}
