//! Whether a document can be worked on in the time and memory of one mail.
//!
//! Counted in one pass, before a parser sees it: nesting (each level is a stack frame in those
//! that follow), elements, attributes of one (each is compared with those before it), elements that
//! a parser opens again in every paragraph when they are not closed (HTML, 13.2.4.3), and rules of
//! style, each of which is tried on every element. What the elements then get of them is counted in
//! [`super::styles`].

/// Levels.
const DEEPEST: usize = 200;
/// Tags of any kind.
const TAGS: usize = 6_000;
/// Attributes of one tag.
const ATTRIBUTES: usize = 256;
/// Of `<b>`, `<font>` and the like at once.
const FORMATTING: usize = 12;
/// Selectors times tags.
const TRIALS: usize = 600_000;
/// Bytes of style.
const STYLE: usize = 48 * 1024;

const EMPTY: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// These end each other.
const SIBLINGS: [&str; 8] = ["p", "li", "dt", "dd", "tr", "td", "th", "option"];
const FORMATS: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Whether it is within all limits.
#[must_use]
pub fn is_bearable(html: &str) -> bool {
    let (mut tags, mut depth, mut formatting, mut deepest, mut most_formatting) = (0, 0_usize, 0_usize, 0, 0);
    for tag in html.split('<').skip(1) {
        if attributes(tag) > ATTRIBUTES {
            return false;
        }
        let (closes, name) = name_of(tag);
        if name.is_empty() {
            continue;
        }
        tags += 1;
        let (is_format, counts) = (FORMATS.contains(&&*name), !EMPTY.contains(&&*name) && !SIBLINGS.contains(&&*name));
        if closes {
            depth = depth.saturating_sub(usize::from(counts));
            formatting = formatting.saturating_sub(usize::from(is_format));
        } else {
            depth += usize::from(counts);
            formatting += usize::from(is_format);
        }
        (deepest, most_formatting) = (deepest.max(depth), most_formatting.max(formatting));
    }
    let (style, selectors) = styles(html);
    deepest <= DEEPEST
        && tags <= TAGS
        && most_formatting <= FORMATTING
        && style <= STYLE
        && selectors.saturating_mul(tags) <= TRIALS
}

/// What stands in a tag, up to its end. A value that holds a `<` goes on behind it.
fn attributes(tag: &str) -> usize {
    let (mut count, mut quote, mut before, mut in_word) = (0, None, ' ', false);
    for c in tag.chars() {
        match quote {
            Some(open) if c == open => (quote, in_word) = (None, false),
            Some(_) => {}
            None if c == '>' => break,
            None if matches!(c, '"' | '\'') && before == '=' => quote = Some(c),
            None if c.is_whitespace() || c == '/' => in_word = false,
            None => {
                count += usize::from(!in_word);
                in_word = true;
            }
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    count
}

fn name_of(tag: &str) -> (bool, String) {
    let (closes, rest) = tag.strip_prefix('/').map_or((false, tag), |rest| (true, rest));
    let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).take(16).collect();
    (closes, name.to_ascii_lowercase())
}

/// Bytes of style, and how many selectors they have. One with combinators or functions counts for
/// as many as it has parts.
fn styles(html: &str) -> (usize, usize) {
    let lower = html.to_ascii_lowercase();
    let (mut bytes, mut selectors) = (0, 0);
    for style in lower.split("<style").skip(1) {
        let style = style.split("</style").next().unwrap_or_default();
        bytes += style.len();
        for rule in style.split('}') {
            let selector = rule.split('{').next().unwrap_or_default();
            let parts = selector.split([',', ' ', '>', '+', '~', ':', '\n']).filter(|part| !part.is_empty()).count();
            // `:has()` and `:nth-child()` look at other elements too.
            let looks_around = selector.matches('(').count() * 200;
            selectors += parts + looks_around;
        }
    }
    (bytes, selectors)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_that_no_mail_is_are_refused() {
        let deep = "<div>".repeat(201);
        let wide = "<br>".repeat(6_001);
        let formats = "<p><b class=x>".repeat(13);
        let rules = format!("<style>{}</style>{}", "a b{color:red}".repeat(400), "<br>".repeat(1_000));
        let has = format!("<style>{}</style>{}", ":has(a) b{color:red}".repeat(10), "<br>".repeat(1_000));
        let crowded = format!("<p title='x>{}' {}>", "y ".repeat(9), "a=1 ".repeat(300));
        let hidden = format!("<p title=\"<\" {}>", " b".repeat(300));
        let packed = format!("<p {}>", "a='1'".repeat(300));
        for heavy in
            [crowded, hidden, packed, deep, wide, formats, rules, has, format!("<style>{}</style>", " ".repeat(50_000))]
        {
            assert!(!is_bearable(&heavy), "{}", heavy.get(..40).unwrap_or_default());
        }
        assert!(is_bearable(&format!("<p title='{0}'>{0}</p><a href = \"x\">", "many words ".repeat(300))));
        assert!(is_bearable(&format!(
            "<style>p{{color:red}}</style>{}",
            "<table><tr><td><p>x<b>y</b></table>".repeat(500)
        )));
    }
}
