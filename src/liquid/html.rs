//! A text as it grows, and how a value is put into it so that it stays a value.
//!
//! While HTML is put out, the page knows where it is: in text, in a tag, in which attribute. A
//! value is escaped for that place (OWASP, cross-site scripting prevention), without its author
//! having to think of it. What is safe already, the author's own words or what was escaped before,
//! passes as it is; only where an address would run something it becomes `#`.

use super::Part;
use super::escape::{component, css, unescape, word};
use super::value::Text;

pub use super::escape::escape;
pub(super) use super::escape::{component as encode, escape_once};

/// Attributes that hold an address.
const ADDRESSES: [&str; 9] =
    ["href", "src", "action", "formaction", "background", "poster", "cite", "data", "xlink:href"];
/// Elements whose inside holds no elements.
const RAW: [&str; 5] = ["style", "script", "title", "textarea", "xmp"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Text,
    /// After `<`.
    Open,
    TagName,
    /// In a tag, between attributes.
    Tag,
    Name,
    AfterName,
    AfterEquals,
    /// With its quotation mark.
    Value(Option<char>),
    Declaration,
    Comment,
    Raw,
}

/// A text that is being made.
pub(super) struct Page {
    out: String,
    part: Part,
    place: Place,
    tag: String,
    closes: bool,
    attribute: String,
    /// Where the attribute's value begins.
    value: usize,
    /// Where the last `<` stands.
    last_open: usize,
    /// Whether anything in it is data, escaped for where it stands.
    has_data: bool,
    /// Whether it is to be put out elsewhere, in a place that is not known yet.
    is_captured: bool,
}

impl Page {
    pub(super) fn new(part: Part) -> Self {
        let (tag, attribute) = (String::new(), String::new());
        let (out, place) = (String::new(), Place::Text);
        let (closes, value, last_open, has_data, is_captured) = (false, 0, 0, false, false);
        Self { out, part, place, tag, closes, attribute, value, last_open, has_data, is_captured }
    }

    /// For what is captured.
    pub(super) fn captured(part: Part) -> Self {
        Self { is_captured: true, ..Self::new(part) }
    }

    pub(super) fn len(&self) -> usize {
        self.out.len()
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// What was captured.
    pub(super) fn into_text(self) -> Text {
        Text { holds_data: self.has_data, ..Text::safe(&self.out) }
    }

    pub(super) fn put(&mut self, text: &Text) {
        match self.part {
            Part::Plain => self.out.extend(text.text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))),
            Part::Html if text.safe && text.holds_data => self.put_escaped(&text.text),
            Part::Html if text.safe => self.follow(&text.text),
            Part::Html => self.put_data(&text.text),
        }
    }

    /// What was escaped for text is safe in text. Elsewhere it is data again, and escaped for there.
    fn put_escaped(&mut self, html: &str) {
        self.has_data = true;
        if self.place == Place::Text { self.follow(html) } else { self.put_data(&unescape(html)) }
    }

    /// The mail's link, whoever has which is the customer. It stands by itself: as an address of
    /// its own, or apart in a text. Anywhere else, in another's address say, it would be told to
    /// whoever that belongs to. `false` when it must not stand here.
    pub(super) fn put_link(&mut self, link: &str) -> bool {
        let last = self.out.chars().next_back();
        let is_apart = last.is_none_or(|c| c.is_whitespace() || matches!(c, '>' | '(' | '<'));
        let begins = self.out.get(self.value..).is_some_and(|before| before.trim().is_empty());
        let may = !self.is_captured
            && match (self.part, self.place) {
                (Part::Plain, _) | (Part::Html, Place::Text) => is_apart,
                (Part::Html, Place::Value(_)) => self.attribute == "href" && begins,
                (Part::Html, Place::AfterEquals) => self.attribute == "href",
                // Outlook reads addresses in comments that begin with a condition.
                (Part::Html, Place::Comment) => self.out.ends_with("href=\"") || self.out.ends_with("href='"),
                (Part::Html, _) => false,
            };
        match (may, self.part) {
            (false, _) => {}
            (true, Part::Plain) => self.out.push_str(link),
            (true, Part::Html) => self.put_data(link),
        }
        may
    }

    fn put_data(&mut self, data: &str) {
        if data.is_empty() {
            return;
        }
        self.has_data = true;
        match self.place {
            Place::Text | Place::Declaration | Place::Comment => self.out.push_str(&escape(data)),
            Place::Raw if self.tag == "style" => self.out.push_str(&css(data)),
            Place::Raw if self.tag != "script" => self.out.push_str(&escape(data)),
            Place::AfterEquals => {
                (self.place, self.value) = (Place::Value(None), self.out.len());
                self.put_in_attribute(data);
            }
            Place::Value(_) => self.put_in_attribute(data),
            // A value is no part of a tag's name, and no program.
            Place::Open | Place::TagName | Place::Tag | Place::Name | Place::AfterName | Place::Raw => {
                self.follow(&word(data));
            }
        }
    }

    fn put_in_attribute(&mut self, data: &str) {
        let begins = self.out.get(self.value..).is_none_or(|before| before.trim().is_empty());
        let escaped = match self.attribute.as_str() {
            name if name.starts_with("on") => word(data),
            "style" => css(data),
            name if ADDRESSES.contains(&name) && !begins => component(data),
            _ => escape(data),
        };
        if self.place == Place::Value(None) && escaped.is_empty() && self.out.len() == self.value {
            // Without anything here, what follows would be the value.
            self.out.push_str("&#32;");
        } else if self.place == Place::Value(None) {
            let apart = |c: char| c.is_whitespace() || matches!(c, '=' | '`');
            let each = |c: char| if apart(c) { format!("&#{};", u32::from(c)) } else { c.to_string() };
            self.out.extend(escaped.chars().map(each));
        } else {
            self.out.push_str(&escaped);
        }
    }

    /// Puts out HTML and keeps track of where it leads.
    fn follow(&mut self, html: &str) {
        for c in html.chars() {
            let before = self.out.len();
            self.out.push(c);
            if c == '<' {
                self.last_open = before;
            }
            self.place = self.after(c, before);
        }
    }

    fn after(&mut self, c: char, before: usize) -> Place {
        match (self.place, c) {
            (Place::Text, '<') => self.open(),
            (Place::Text, _) => Place::Text,
            (Place::Open, '/') => {
                self.closes = true;
                Place::Open
            }
            (Place::Open, '!') => Place::Declaration,
            (Place::Open, '<') => self.open(),
            (Place::Open, c) if c.is_ascii_alphabetic() => {
                self.tag.push(c.to_ascii_lowercase());
                Place::TagName
            }
            (Place::Open, _) => Place::Text,
            (Place::TagName | Place::Tag | Place::Name | Place::AfterName | Place::AfterEquals, '>') => self.end_tag(),
            (Place::TagName, c) if c.is_whitespace() || c == '/' => Place::Tag,
            (Place::TagName, c) => {
                self.tag.push(c.to_ascii_lowercase());
                Place::TagName
            }
            (Place::Name | Place::AfterName, '=') => Place::AfterEquals,
            (Place::Name, c) if c.is_whitespace() => Place::AfterName,
            (Place::AfterName, c) if c.is_whitespace() => Place::AfterName,
            (Place::Tag, c) if c.is_whitespace() => Place::Tag,
            (Place::Tag | Place::Name | Place::AfterName, '/') => Place::Tag,
            (Place::Name, c) => {
                self.attribute.push(c.to_ascii_lowercase());
                Place::Name
            }
            (Place::Tag | Place::AfterName, c) => {
                self.attribute = c.to_ascii_lowercase().to_string();
                Place::Name
            }
            (Place::AfterEquals, c) if c.is_whitespace() => Place::AfterEquals,
            (Place::AfterEquals, '"' | '\'') => {
                self.value = self.out.len();
                Place::Value(Some(c))
            }
            (Place::AfterEquals, _) => {
                self.value = before;
                Place::Value(None)
            }
            (Place::Value(Some(quote)), c) if c == quote => {
                self.end_value(before);
                Place::Tag
            }
            (Place::Value(None), c) if c.is_whitespace() || c == '>' => {
                self.end_value(before);
                if c == '>' { self.end_tag() } else { Place::Tag }
            }
            (place @ Place::Value(_), _) => place,
            (Place::Declaration, '-') if self.out.ends_with("<!--") => Place::Comment,
            (Place::Declaration, '>') => Place::Text,
            (Place::Comment, '>') if self.out.ends_with("-->") => Place::Text,
            (Place::Raw, '>') if self.ends_raw() => Place::Text,
            (place @ (Place::Declaration | Place::Comment | Place::Raw), _) => place,
        }
    }

    fn open(&mut self) -> Place {
        self.tag.clear();
        self.closes = false;
        Place::Open
    }

    fn end_tag(&mut self) -> Place {
        if !self.closes && RAW.contains(&self.tag.as_str()) { Place::Raw } else { Place::Text }
    }

    fn ends_raw(&self) -> bool {
        let last = self.out.get(self.last_open..).unwrap_or_default();
        let name = last.strip_prefix("</").and_then(|rest| rest.strip_suffix('>')).unwrap_or_default();
        name.trim_end().eq_ignore_ascii_case(&self.tag)
    }

    /// An address that would run something is none.
    fn end_value(&mut self, end: usize) {
        if !ADDRESSES.contains(&self.attribute.as_str()) {
            return;
        }
        let is_picture = self.attribute == "src" || self.attribute == "background";
        let (Some(value), Some(after)) = (self.out.get(self.value..end), self.out.get(end..)) else { return };
        if !leads_somewhere(value, is_picture) {
            let after = after.to_owned();
            self.out.truncate(self.value);
            self.out.push('#');
            self.out.push_str(&after);
        }
    }
}

/// Whether an address, as it stands in HTML, has a scheme that mails have use for, or none.
#[must_use]
pub fn leads_somewhere(value: &str, is_picture: bool) -> bool {
    let ignored = |c: char| c.is_whitespace() || c.is_control();
    let value: String = value.chars().filter(|c| !ignored(*c)).take(200).collect();
    let Some(end) = value.find([':', '/', '?', '#']) else { return !value.contains('&') };
    let (scheme, rest) = value.split_at(end);
    if scheme.contains('&') {
        return false; // a colon may be written as an entity
    }
    if !rest.starts_with(':') {
        return !value.starts_with("//");
    }
    match scheme.to_ascii_lowercase().as_str() {
        "https" | "http" | "mailto" | "tel" | "sms" | "cid" => true,
        "data" => is_picture && ["gif", "png", "jpeg"].iter().any(|kind| rest.starts_with(&format!(":image/{kind}"))),
        _ => false,
    }
}
