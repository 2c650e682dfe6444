//! HTML as mail programs want it, and as plain text.

use std::io;
use std::sync::LazyLock;

use css_inline::CSSInliner;
use scraper::Html;

/// Columns of a plain text.
const WIDTH: usize = 78;

/// Puts the rules of `<style>` on the elements that they are for; those that cannot stand there
/// (`@media`) stay where they are. Done for each mail, after it is filled: conditions and loops
/// stand around tags, so that before it there may be no document to speak of. `None` if that is
/// more than `most` bytes, or cannot be done.
#[must_use]
pub fn with_styles_inline(html: &str, most: usize) -> Option<String> {
    static INLINER: LazyLock<CSSInliner<'static>> = LazyLock::new(|| {
        CSSInliner::options().keep_at_rules(true).load_remote_stylesheets(false).apply_width_attributes(true).build()
    });
    if !html.contains("<style") {
        return Some(html.to_owned());
    }
    let mut out = Bounded { text: Vec::new(), most };
    INLINER.inline_to(html, &mut out).ok()?;
    String::from_utf8(out.text).ok()
}

/// Takes so much and not more, while it is made and not afterwards.
struct Bounded {
    text: Vec<u8>,
    most: usize,
}

impl io::Write for Bounded {
    fn write(&mut self, more: &[u8]) -> io::Result<usize> {
        if self.text.len() + more.len() > self.most {
            return Err(io::Error::other("longer than a mail may be"));
        }
        self.text.extend_from_slice(more);
        Ok(more.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The words of a document, its links below them. What has no space in it stays whole, however long it
/// is: half a link is none.
#[must_use]
pub fn as_text(html: &str) -> Option<String> {
    let (html, long) = without_long_words(html);
    let config = html2text::config::plain().raw_mode(true).link_footnotes(true).no_link_wrapping();
    let text = config.string_from_read(html.as_bytes(), WIDTH).ok()?;
    Some(with_long_words(text.trim(), &long) + "\n")
}

/// Characters that html2text would not leave in one line everywhere.
const LONG: usize = 40;
/// Stand around the number of a word that was taken out (private use: they are no text).
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';

/// Takes long words out, so that they are not cut, and leaves their numbers.
fn without_long_words(html: &str) -> (String, Vec<&str>) {
    let (mut short, mut long) = (String::with_capacity(html.len()), Vec::new());
    let mut in_tag = false;
    for part in html.split_inclusive(['<', '>', ' ', '\n', '\t', '\r']) {
        let word = part.trim_end_matches(['<', '>', ' ', '\n', '\t', '\r']);
        if !in_tag && word.chars().count() > LONG {
            short.push_str(&format!("{OPEN}{}{CLOSE}", long.len()));
            long.push(word);
        } else {
            short.extend(word.chars().filter(|c| !matches!(*c, OPEN | CLOSE)));
        }
        short.push_str(part.get(word.len()..).unwrap_or_default());
        in_tag = part.ends_with('<') || (in_tag && !part.ends_with('>'));
    }
    (short, long)
}

/// Puts them back, as they are read.
fn with_long_words(text: &str, long: &[&str]) -> String {
    let mut parts = text.split(OPEN);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once(CLOSE).unwrap_or(("", part));
        if let Some(word) = number.parse::<usize>().ok().and_then(|number| long.get(number)) {
            whole.extend(Html::parse_fragment(word).root_element().text());
        }
        whole.push_str(rest);
    }
    whole
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_has_no_space_in_it_stays_whole_in_a_text() {
        let link = format!("https://shop.example/account/password?c=1&t={}", "M5wd0-0_mGCBkHL2o".repeat(4));
        let html = format!(
            "<h1>Hello</h1><p><a href=\"{0}\">Go</a> or copy this link, which is rather long, into a browser: {0}</p>\
             <ul><li><ul><li>{0}</li></ul></li></ul><table><tr><td>{0}</td><td>x \u{e000}7\u{e001} y</td></tr></table>",
            link.replace('&', "&amp;")
        );
        let text = as_text(&html).unwrap();
        assert_eq!(text.matches(&link).count(), 4, "{text}");
        assert!(text.contains("x 7 y") && text.lines().any(|line| line.len() < WIDTH), "{text}");
    }
}
