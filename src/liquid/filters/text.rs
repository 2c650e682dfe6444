//! Filters of text.

use super::super::html;
use super::super::value::{Text, Value};
use super::{Budget, Call, Result, like};

/// A picture of one transparent dot: all that Shopify's mails want of its files.
const SPACER: &str = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

pub(super) fn append(call: &Call, budget: &mut Budget) -> Result {
    joined(call, &call.input.text(), &call.argument(0).text(), budget)
}

pub(super) fn prepend(call: &Call, budget: &mut Budget) -> Result {
    joined(call, &call.argument(0).text(), &call.input.text(), budget)
}

fn joined(call: &Call, first: &Text, second: &Text, budget: &mut Budget) -> Result {
    let (first, second) = (call.fitting(first, second), call.fitting(second, first));
    budget.make(first.text.len() + second.text.len())?;
    let (safe, holds_data) = (first.safe && second.safe, first.holds_data || second.holds_data);
    Ok(Value::Text(Text { text: format!("{}{}", first.text, second.text).into(), safe, holds_data }))
}

pub(super) fn upcase(call: &Call, budget: &mut Budget) -> Result {
    let text = call.text(budget)?;
    // `&lt;` in capitals is no entity that all mail programs know.
    if call.in_html && text.safe && text.text.contains('&') {
        return like(&text, &outside_entities(&text.text, str::to_uppercase), budget);
    }
    like(&text, &text.text.to_uppercase(), budget)
}

fn outside_entities(text: &str, change: fn(&str) -> String) -> String {
    let mut changed = String::with_capacity(text.len());
    for (turn, piece) in text.split('&').enumerate() {
        let (entity, rest) = match piece.find(';') {
            Some(end) if turn > 0 && end < 32 => piece.split_at(end),
            _ => ("", piece),
        };
        if turn > 0 {
            changed.push('&');
        }
        changed.push_str(entity);
        changed.push_str(&change(rest));
    }
    changed
}

pub(super) fn downcase(call: &Call, budget: &mut Budget) -> Result {
    let text = call.text(budget)?;
    like(&text, &text.text.to_lowercase(), budget)
}

pub(super) fn capitalize(call: &Call, budget: &mut Budget) -> Result {
    let text = call.text(budget)?;
    let mut rest = text.text.chars();
    let first = rest.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
    like(&text, &format!("{first}{}", rest.as_str().to_lowercase()), budget)
}

/// For an address: small letters and digits, with `-` between them.
pub(super) fn handleize(call: &Call, budget: &mut Budget) -> Result {
    let text = call.text(budget)?;
    let lower = text.text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    like(&text, &words.collect::<Vec<_>>().join("-"), budget)
}

/// The first word for one, the second for any other number.
pub(super) fn pluralize(call: &Call, _: &mut Budget) -> Result {
    let is_one = call.input.number().is_some_and(|number| number.float() == 1.0);
    Ok(call.argument(usize::from(!is_one)))
}

pub(super) fn strip(call: &Call, budget: &mut Budget) -> Result {
    let text = call.text(budget)?;
    like(&text, text.text.trim(), budget)
}

pub(super) fn lstrip(call: &Call, budget: &mut Budget) -> Result {
    let text = call.text(budget)?;
    like(&text, text.text.trim_start(), budget)
}

pub(super) fn rstrip(call: &Call, budget: &mut Budget) -> Result {
    let text = call.text(budget)?;
    like(&text, text.text.trim_end(), budget)
}

pub(super) fn strip_newlines(call: &Call, budget: &mut Budget) -> Result {
    let text = call.text(budget)?;
    like(&text, &text.text.replace(['\r', '\n'], ""), budget)
}

/// Without what looks like a tag.
pub(super) fn strip_html(call: &Call, budget: &mut Budget) -> Result {
    let text = call.text(budget)?;
    let mut plain = String::with_capacity(text.text.len());
    let mut rest: &str = &text.text;
    while let Some(begin) = rest.find('<') {
        plain.push_str(rest.get(..begin).unwrap_or_default());
        match rest.get(begin..).and_then(|tag| tag.find('>')) {
            Some(end) => rest = rest.get(begin + end + 1..).unwrap_or_default(),
            None => rest = "",
        }
    }
    plain.push_str(rest);
    like(&text, &plain, budget)
}

/// In plain text a new line is one already.
pub(super) fn newline_to_br(call: &Call, budget: &mut Budget) -> Result {
    let text = call.text(budget)?;
    if !call.in_html {
        return Ok(Value::Text(text));
    }
    let safe = if text.safe { text.text.to_string() } else { html::escape(&text.text) };
    like(&escaped_of(&text), &safe.replace("\r\n", "\n").replace('\n', "<br />\n"), budget)
}

/// Data is escaped anyway where it lands; here it is done at once, and never twice.
pub(super) fn escape(call: &Call, budget: &mut Budget) -> Result {
    let text = call.text(budget)?;
    if !call.in_html {
        return Ok(Value::Text(text));
    }
    let escaped = if text.safe { html::escape_once(&text.text) } else { html::escape(&text.text) };
    like(&escaped_of(&text), &escaped, budget)
}

/// What comes of a text by escaping it for text.
fn escaped_of(text: &Text) -> Text {
    Text { text: "".into(), safe: true, holds_data: text.holds_data || !text.safe }
}

pub(super) fn url_encode(call: &Call, budget: &mut Budget) -> Result {
    let text = call.text(budget)?;
    let encoded = html::encode(&text.text).replace('@', "%40").replace("%20", "+");
    like(&Text::safe(""), &encoded, budget)
}

/// What comes out is data again, whatever went in.
pub(super) fn url_decode(call: &Call, budget: &mut Budget) -> Result {
    let text = call.text(budget)?;
    let encoded = text.text.replace('+', "%20");
    let pairs = format!("x={}", encoded.replace('&', "%26").replace('=', "%3D"));
    let decoded = url::form_urlencoded::parse(pairs.as_bytes()).next().map(|(_, value)| value.into_owned());
    like(&Text::data(""), &decoded.unwrap_or_default(), budget)
}

pub(super) fn replace(call: &Call, budget: &mut Budget) -> Result {
    swapped(call, budget, Which::All, &call.argument(1).text())
}

pub(super) fn replace_first(call: &Call, budget: &mut Budget) -> Result {
    swapped(call, budget, Which::First, &call.argument(1).text())
}

pub(super) fn replace_last(call: &Call, budget: &mut Budget) -> Result {
    swapped(call, budget, Which::Last, &call.argument(1).text())
}

pub(super) fn remove(call: &Call, budget: &mut Budget) -> Result {
    swapped(call, budget, Which::All, &Text::default())
}

pub(super) fn remove_first(call: &Call, budget: &mut Budget) -> Result {
    swapped(call, budget, Which::First, &Text::default())
}

pub(super) fn remove_last(call: &Call, budget: &mut Budget) -> Result {
    swapped(call, budget, Which::Last, &Text::default())
}

/// Of the places where a text stands in another.
enum Which {
    All,
    First,
    Last,
}

fn swapped(call: &Call, budget: &mut Budget, which: Which, by: &Text) -> Result {
    let text = call.text(budget)?;
    let what = call.argument(0).text();
    if what.text.is_empty() {
        return Ok(Value::Text(text));
    }
    let most = if matches!(which, Which::All) { usize::MAX } else { 1 };
    let times = text.text.matches(&*what.text).take(most).count();
    // Data that takes in HTML of the author becomes HTML itself; HTML that takes in data escapes it.
    let (text, by) =
        if by.text.is_empty() { (text, by.clone()) } else { (call.fitting(&text, by), call.fitting(by, &text)) };
    budget.make(text.text.len().saturating_add(times.saturating_mul(by.text.len())))?;
    let kind = Text { holds_data: text.holds_data || by.holds_data, ..text.clone() };
    let made = match which {
        Which::All | Which::First => text.text.replacen(&*what.text, &by.text, most),
        Which::Last => match text.text.rsplit_once(&*what.text) {
            Some((before, after)) => [before, &by.text, after].concat(),
            None => text.text.to_string(),
        },
    };
    like(&kind, &made, budget)
}

pub(super) fn truncate(call: &Call, budget: &mut Budget) -> Result {
    let text = call.text(budget)?;
    let most = usize::try_from(call.arguments.first().map_or(Some(50), Value::whole).unwrap_or(50)).unwrap_or(0);
    let mark = mark(call, &text);
    if text.text.chars().count() <= most {
        return Ok(Value::Text(text));
    }
    let kept = most.saturating_sub(mark.text.chars().count());
    let start: String = text.text.chars().take(kept).collect();
    cut(&text, &start, &mark, budget)
}

pub(super) fn truncatewords(call: &Call, budget: &mut Budget) -> Result {
    let text = call.text(budget)?;
    let most = usize::try_from(call.arguments.first().map_or(Some(15), Value::whole).unwrap_or(15)).unwrap_or(0);
    let mark = mark(call, &text);
    let words: Vec<&str> = text.text.split_whitespace().take(most.saturating_add(1)).collect();
    if words.len() <= most {
        return Ok(Value::Text(text));
    }
    cut(&text, &words.get(..most).unwrap_or_default().join(" "), &mark, budget)
}

/// What stands where a text was cut, made fit to stand beside it.
fn mark(call: &Call, text: &Text) -> Text {
    let mark = if call.arguments.len() > 1 { call.argument(1).text() } else { Text::safe("...") };
    call.fitting(&mark, text)
}

fn cut(text: &Text, start: &str, mark: &Text, budget: &mut Budget) -> Result {
    let kind = Text { holds_data: text.holds_data || mark.holds_data, ..text.clone() };
    like(&kind, &format!("{start}{}", mark.text), budget)
}

/// The argument for what is blank, or false unless `allow_false: true`.
pub(super) fn default(call: &Call, _: &mut Budget) -> Result {
    let allows_false = call.argument(1).is_true();
    let lacks = match &call.input {
        Value::Bool(false) => !allows_false,
        Value::Bool(true) => false,
        other => matches!(other, Value::Nil) || other.is_empty(),
    };
    Ok(if lacks { call.argument(0) } else { call.input.clone() })
}

/// Shopify's files are not here; its customer mails use one, an empty picture.
pub(super) fn spacer(_: &Call, _: &mut Budget) -> Result {
    Ok(Value::Text(Text::safe(SPACER)))
}
