//! HTML as plain text.

use std::cell::RefCell;
use std::rc::Rc;

use html2text::config;
use html2text::render::TextDecorator;
use scraper::Html;

/// Columns of a plain text.
const WIDTH: usize = 78;
/// Characters that html2text would not leave in one line everywhere.
const LONG: usize = 40;
/// Stand around the number of a word that was taken out (private use: they are no text).
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';

/// The words of a document, each link's address behind its words. What has no space in it stays whole,
/// however long it is: half a link is none.
#[must_use]
pub fn as_text(html: &str) -> Option<String> {
    let (html, long) = without_long_words(html);
    let plain = Plain { taken_out: long.len(), addresses: Rc::default() };
    let addresses = plain.addresses.clone();
    let config = config::with_decorator(plain).raw_mode(true).no_link_wrapping();
    let text = config.string_from_read(html.as_bytes(), WIDTH).ok()?;
    Some(whole(text.trim(), &long, &addresses.borrow()) + "\n")
}

/// Words as somebody types them in a letter: no marks around them but those of lists, and the addresses
/// of links in angle brackets (RFC 3986, appendix C).
struct Plain {
    /// Long words, whose numbers come before those of addresses.
    taken_out: usize,
    addresses: Rc<RefCell<Vec<String>>>,
}

impl TextDecorator for Plain {
    type Annotation = ();

    fn decorate_link_start(&mut self, url: &str) -> (String, ()) {
        self.addresses.borrow_mut().push(url.to_owned());
        Default::default()
    }

    fn decorate_link_end(&mut self) -> String {
        let number = self.addresses.borrow().len().saturating_sub(1) + self.taken_out;
        format!(" <{OPEN}{number}{CLOSE}>")
    }

    fn decorate_em_start(&self) -> (String, ()) {
        Default::default()
    }

    fn decorate_em_end(&self) -> String {
        String::new()
    }

    fn decorate_strong_start(&self) -> (String, ()) {
        Default::default()
    }

    fn decorate_strong_end(&self) -> String {
        String::new()
    }

    fn decorate_strikeout_start(&self) -> (String, ()) {
        Default::default()
    }

    fn decorate_strikeout_end(&self) -> String {
        String::new()
    }

    fn decorate_code_start(&self) -> (String, ()) {
        Default::default()
    }

    fn decorate_code_end(&self) -> String {
        String::new()
    }

    fn decorate_preformat_first(&self) {}

    fn decorate_preformat_cont(&self) {}

    fn decorate_image(&mut self, _: &str, title: &str) -> (String, ()) {
        (title.to_owned(), ())
    }

    fn header_prefix(&self, _: usize) -> String {
        String::new()
    }

    fn quote_prefix(&self) -> String {
        "> ".into()
    }

    fn unordered_item_prefix(&self) -> String {
        "- ".into()
    }

    fn ordered_item_prefix(&self, number: i64) -> String {
        format!("{number}. ")
    }

    fn make_subblock_decorator(&self) -> Self {
        Self { taken_out: self.taken_out, addresses: self.addresses.clone() }
    }
}

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

/// Puts words and addresses back, as they are read.
fn whole(text: &str, long: &[&str], addresses: &[String]) -> String {
    let mut parts = text.split(OPEN);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once(CLOSE).unwrap_or(("", part));
        let number = number.parse::<usize>().unwrap_or(usize::MAX);
        if let Some(word) = long.get(number) {
            whole.extend(Html::parse_fragment(word).root_element().text());
            whole.push_str(rest);
        } else {
            let address = addresses.get(number.wrapping_sub(long.len()));
            link(&mut whole, address.map_or("", String::as_str), rest);
        }
    }
    whole
}

/// An address behind its words: once, if they are the address themselves, and none that leads nowhere.
fn link(whole: &mut String, address: &str, rest: &str) {
    let before = whole.trim_end_matches(['<', ' ', '\n']);
    let is_said = before.ends_with(address.strip_prefix("mailto:").unwrap_or(address));
    if is_said || address.starts_with('#') {
        whole.truncate(before.len());
        whole.push_str(rest.strip_prefix('>').unwrap_or(rest));
    } else {
        whole.push_str(address);
        whole.push_str(rest);
    }
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

    #[test]
    fn a_text_reads_like_a_letter() {
        let html = "<h1><a href=\"https://shop.example/\"><img alt=\"Nord\" src=\"https://shop.example/logo.png\"></a></h1>\
                    <p>Dear <b>Anna</b>, <em>press</em> <a href=\"https://shop.example/set?a=1&amp;b=2\">Activate</a>.</p>\
                    <p><a href=\"https://shop.example/help\">https://shop.example/help</a>, <a href=\"#top\">up</a>,\
                    <a href=\"mailto:help@shop.example\">help@shop.example</a></p><ol><li>One</ol><ul><li>Two</ul>";
        let expected = "Nord <https://shop.example/>\n\n\
                        Dear Anna, press Activate <https://shop.example/set?a=1&b=2>.\n\n\
                        https://shop.example/help, up,help@shop.example\n\
                        1. One\n- Two\n";
        assert_eq!(as_text(html).unwrap(), expected);
    }
}
