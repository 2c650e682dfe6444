//! A text as it grows, and how a value is put into it so that it stays a value.
//!
//! While HTML is put out, the page knows where it is: in text, in a tag, in which attribute. A
//! value is escaped for that place (OWASP, cross-site scripting prevention), without its author
//! having to think of it. What is safe already, the author's own words or what was escaped before,
//! passes as it is; only where an address would run something it becomes `#`.

use super::Part;
use super::value::Text;

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
}

impl Page {
    pub(super) fn new(part: Part) -> Self {
        let (tag, attribute) = (String::new(), String::new());
        Self { out: String::new(), part, place: Place::Text, tag, closes: false, attribute, value: 0 }
    }

    pub(super) fn len(&self) -> usize {
        self.out.len()
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    pub(super) fn put(&mut self, text: &Text) {
        match self.part {
            Part::Plain => self.out.extend(text.text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))),
            Part::Html if text.safe => self.follow(&text.text),
            Part::Html => self.put_data(&text.text),
        }
    }

    fn put_data(&mut self, data: &str) {
        if data.is_empty() {
            return;
        }
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
        if self.place == Place::Value(None) {
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
        let last = self.out.rfind('<').and_then(|at| self.out.get(at..)).unwrap_or_default();
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

/// Text as HTML.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match entity(c) {
            Some(entity) => escaped.push_str(entity),
            None => escaped.push(c),
        }
    }
    escaped
}

fn entity(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        _ => None,
    }
}

/// As [`escape`], but what is an entity stays one.
pub(super) fn escape_once(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match entity(c) {
            Some(_) if c == '&' && begins_entity(text.get(at..).unwrap_or_default()) => escaped.push(c),
            Some(entity) => escaped.push_str(entity),
            None => escaped.push(c),
        }
    }
    escaped
}

fn begins_entity(text: &str) -> bool {
    let name = text.get(1..).and_then(|rest| rest.find(';').filter(|end| *end < 32).and_then(|end| rest.get(..end)));
    let Some(name) = name else { return false };
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric())
}

/// One piece of an address (RFC 3986, 2.3); an e-mail address stays readable.
pub(super) fn component(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'@' => {
                encoded.push(char::from(byte))
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// What a colour or a length needs.
fn css(text: &str) -> String {
    let fine = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '#' | '%' | '.' | ',' | '-' | ' ');
    text.chars().filter(fine).collect()
}

fn word(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
}
