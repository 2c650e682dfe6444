//! The attributes of a tag in a source, whose braces are not filled yet.

/// One attribute.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Attribute<'t> {
    /// The byte of the tag where its name begins.
    pub at: usize,
    pub name: &'t str,
    /// Without its quotation marks and the space around it.
    pub value: &'t str,
    /// The byte where that begins.
    pub value_at: usize,
    /// Whether it ends where it seems to: with its own quotation mark, before the next element.
    pub is_closed: bool,
}

/// The tag up to its end, and its attributes. `tag` begins behind the `<`, its attributes at `begin`.
pub(super) fn of(tag: &str, begin: usize) -> (&str, Vec<Attribute<'_>>) {
    let (mut at, mut found) = (begin, Vec::new());
    while let Some(next) = tag.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = tag.get(at..).unwrap_or_default();
        if next == '>' {
            break;
        }
        if let Some(length) = braces(rest) {
            at += length;
        } else if next.is_whitespace() || matches!(next, '"' | '\'' | '/' | '=') {
            at += next.len_utf8();
        } else {
            let attribute = attribute(rest, at);
            at = attribute.1;
            found.push(attribute.0);
        }
    }
    (tag.get(..at).unwrap_or(tag), found)
}

/// The attribute that begins here, and the byte behind it.
fn attribute(rest: &str, at: usize) -> (Attribute<'_>, usize) {
    let ends = |c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/' | '"' | '\'' | '{');
    // A brace of its own is a name, so that there is always one.
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let length = rest.get(first..).and_then(|rest| rest.find(ends)).map_or(rest.len(), |end| end + first);
    let (name, after) = rest.split_at(length);
    let Some(value) = after.trim_start().strip_prefix('=').map(str::trim_start) else {
        return (Attribute { at, name, value: "", value_at: at, is_closed: true }, at + length);
    };
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let inner = value.get(quote.map_or(0, char::len_utf8)..).unwrap_or_default();
    let end = end_of(inner, quote);
    let (value, is_whole) = (inner.get(..end).unwrap_or_default(), quote.is_none() || inner.len() > end);
    // A quotation mark that was forgotten is closed by that of the next element.
    let is_closed = is_whole && !(quote.is_some() && without_braces(value).contains('<'));
    let behind = rest.len() - inner.len() + end + usize::from(quote.is_some() && is_whole);
    let value_at = at + rest.len() - inner.len() + value.len() - value.trim_start().len();
    (Attribute { at, name, value: value.trim(), value_at, is_closed }, at + behind)
}

/// Where a value ends; what stands in braces belongs to it.
fn end_of(value: &str, quote: Option<char>) -> usize {
    let mut at = 0;
    while let Some(next) = value.get(at..).and_then(|rest| rest.chars().next()) {
        if let Some(length) = value.get(at..).and_then(braces) {
            at += length;
        } else if quote.map_or(next.is_whitespace() || next == '>', |quote| next == quote) {
            break;
        } else {
            at += next.len_utf8();
        }
    }
    at
}

/// How long the `{{ … }}` or `{% … %}` is that begins here.
fn braces(rest: &str) -> Option<usize> {
    let end = if rest.starts_with("{{") { "}}" } else { "%}" };
    let is_open = rest.starts_with("{{") || rest.starts_with("{%");
    is_open.then(|| rest.find(end).map_or(rest.len(), |at| at + end.len()))
}

fn without_braces(value: &str) -> String {
    let (mut plain, mut at) = (String::new(), 0);
    while let Some(next) = value.get(at..).and_then(|rest| rest.chars().next()) {
        let length = value.get(at..).and_then(braces);
        if length.is_none() {
            plain.push(next);
        }
        at += length.unwrap_or(next.len_utf8());
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(tag: &str) -> Vec<(&str, &str, bool)> {
        let attributes = of(tag, 1).1;
        attributes.into_iter().map(|found| (found.name, found.value, found.is_closed)).collect()
    }

    #[test]
    fn attributes_are_read_as_browsers_do() {
        assert_eq!(
            read("a href=\"x y\" title='onclick=1' b>c=d"),
            [("href", "x y", true), ("title", "onclick=1", true), ("b", "", true)]
        );
        assert_eq!(read("a href=x/y onclick = z/>"), [("href", "x/y", true), ("onclick", "z/", true)]);
    }

    #[test]
    fn braces_belong_to_what_they_stand_in() {
        assert_eq!(
            read("a {% if a > b %}href=\"{{ x | append: \">\" }}\"{% endif %} c={{ y }}z>"),
            [("href", "{{ x | append: \">\" }}", true), ("c", "{{ y }}z", true)]
        );
    }

    #[test]
    fn a_forgotten_quotation_mark_is_noticed() {
        let forgotten = read("a href=\"https://x.example>Go</a> <b class=\"c\">");
        assert!(forgotten.first().is_some_and(|(.., is_closed)| !is_closed), "{forgotten:?}");
        assert_eq!(read("a href=\"https://x.example>Go"), [("href", "https://x.example>Go", false)]);
    }
}
