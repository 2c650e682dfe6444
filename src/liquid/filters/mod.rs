//! Filters. Each pays for the text that it reads and makes before it makes it.

mod list;
mod number;
mod text;
mod time;

use super::budget::Budget;
use super::problem::{Fault, meant};
use super::value::{Text, Value};

/// What a filter is called with.
pub(super) struct Call {
    pub name: &'static str,
    pub input: Value,
    pub arguments: Vec<Value>,
    /// Whether the text is for HTML, where data and what is safe must be kept apart.
    pub in_html: bool,
    /// When the mail was asked for, as RFC 3339 has it, in the reader's zone.
    pub now: Value,
    /// The mail's: `en`, `de`.
    pub language: Value,
}

type Result<T = Value> = std::result::Result<T, Fault>;
type Work = fn(&Call, &mut Budget) -> Result;

/// A filter of the language.
struct Filter {
    name: &'static str,
    /// Arguments, at least and at most.
    least: usize,
    most: usize,
    /// What its arguments may look like, to show where they are wrong.
    example: &'static str,
    work: Work,
}

const fn filter(name: &'static str, least: usize, most: usize, example: &'static str, work: Work) -> Filter {
    Filter { name, least, most, example, work }
}

const FILTERS: &[Filter] = &[
    filter("abs", 0, 0, "", number::abs),
    filter("append", 1, 1, "'!'", text::append),
    filter("at_least", 1, 1, "1", number::at_least),
    filter("at_most", 1, 1, "10", number::at_most),
    filter("capitalize", 0, 0, "", text::capitalize),
    filter("ceil", 0, 0, "", number::ceil),
    filter("compact", 0, 0, "", list::compact),
    filter("concat", 1, 1, "list", list::concat),
    filter("date", 1, 1, "'%d.%m.%Y'", time::date),
    filter("default", 1, 2, "'…'", text::default),
    filter("divided_by", 1, 1, "2", number::divided_by),
    filter("downcase", 0, 0, "", text::downcase),
    filter("escape", 0, 0, "", text::escape),
    filter("escape_once", 0, 0, "", text::escape),
    filter("find", 1, 2, "'name', 'value'", list::find),
    filter("find_index", 1, 2, "'name', 'value'", list::find_index),
    filter("first", 0, 0, "", list::first),
    filter("floor", 0, 0, "", number::floor),
    filter("h", 0, 0, "", text::escape),
    filter("handle", 0, 0, "", text::handleize),
    filter("handleize", 0, 0, "", text::handleize),
    filter("has", 1, 2, "'name', 'value'", list::has),
    filter("join", 0, 1, "', '", list::join),
    filter("last", 0, 0, "", list::last),
    filter("lstrip", 0, 0, "", text::lstrip),
    filter("map", 1, 1, "'name'", list::map),
    filter("minus", 1, 1, "1", number::minus),
    filter("modulo", 1, 1, "2", number::modulo),
    filter("newline_to_br", 0, 0, "", text::newline_to_br),
    filter("pluralize", 2, 2, "'item', 'items'", text::pluralize),
    filter("plus", 1, 1, "1", number::plus),
    filter("prepend", 1, 1, "'…'", text::prepend),
    filter("reject", 1, 2, "'name', 'value'", list::reject),
    filter("remove", 1, 1, "'-'", text::remove),
    filter("remove_first", 1, 1, "'-'", text::remove_first),
    filter("remove_last", 1, 1, "'-'", text::remove_last),
    filter("replace", 2, 2, "'a', 'b'", text::replace),
    filter("replace_first", 2, 2, "'a', 'b'", text::replace_first),
    filter("replace_last", 2, 2, "'a', 'b'", text::replace_last),
    filter("reverse", 0, 0, "", list::reverse),
    filter("round", 0, 1, "2", number::round),
    filter("rstrip", 0, 0, "", text::rstrip),
    filter("shopify_asset_url", 0, 0, "", text::spacer),
    filter("size", 0, 0, "", list::size),
    filter("slice", 1, 2, "0, 5", list::slice),
    filter("sort", 0, 1, "'name'", list::sort),
    filter("sort_natural", 0, 1, "'name'", list::sort_natural),
    filter("split", 1, 1, "','", list::split),
    filter("strip", 0, 0, "", text::strip),
    filter("strip_html", 0, 0, "", text::strip_html),
    filter("strip_newlines", 0, 0, "", text::strip_newlines),
    filter("sum", 0, 1, "'price'", list::sum),
    filter("times", 1, 1, "2", number::times),
    filter("truncate", 0, 2, "20, '…'", text::truncate),
    filter("truncatewords", 0, 2, "5, '…'", text::truncatewords),
    filter("uniq", 0, 0, "", list::uniq),
    filter("upcase", 0, 0, "", text::upcase),
    filter("url_decode", 0, 0, "", text::url_decode),
    filter("url_encode", 0, 0, "", text::url_encode),
    filter("where", 1, 2, "'name', 'value'", list::keep_where),
];

/// Filters of Shopify that have no use here, and the message that says what to write instead.
const NOT_SERVED: [(&str, &[&str]); 7] = [
    (
        "liquid-instead-of-amounts",
        &[
            "money",
            "money_with_currency",
            "money_without_currency",
            "money_without_trailing_zeros",
            "weight_with_unit",
            "format_address",
        ],
    ),
    (
        "liquid-instead-of-files",
        &[
            "img_url",
            "image_url",
            "asset_url",
            "file_url",
            "cdn_asset_url",
            "payment_type_img_url",
            "payment_icon_png_url",
            "product_img_url",
        ],
    ),
    ("liquid-instead-of-images", &["image_tag", "img_tag"]),
    ("liquid-instead-of-link-to", &["link_to", "url_for_vendor", "customer_login_link"]),
    ("liquid-instead-of-translation", &["t", "translate"]),
    ("liquid-instead-of-json", &["json", "structured_data", "metafield_tag"]),
    (
        "liquid-instead-of-codes",
        &[
            "base64_encode",
            "base64_decode",
            "base64_url_safe_encode",
            "base64_url_safe_decode",
            "md5",
            "sha1",
            "sha256",
            "hmac_sha1",
            "hmac_sha256",
        ],
    ),
];

/// The filter of that name.
pub(super) fn find(typed: &str) -> Result<&'static str> {
    if let Some(known) = named(typed) {
        return Ok(known.name);
    }
    let name = typed.to_owned();
    if let Some((instead, _)) = NOT_SERVED.iter().find(|(_, names)| names.contains(&typed)) {
        return Err(Fault::NotServed { name, instead });
    }
    // One letter is too little to guess from, and `h` would be guessed.
    let names = FILTERS.iter().map(|known| known.name).filter(|known| known.len() > 1);
    Err(Fault::UnknownFilter { name, meant: meant(typed, names) })
}

fn named(name: &str) -> Option<&'static Filter> {
    FILTERS.iter().find(|known| known.name == name)
}

/// How many arguments it takes, at least and at most.
pub(super) fn arguments(name: &str) -> (usize, usize) {
    named(name).map_or((0, 0), |known| (known.least, known.most))
}

/// How it is written: `append: '!'`.
pub(super) fn usage(name: &str) -> String {
    let example = named(name).map_or("", |known| known.example);
    if example.is_empty() { name.to_owned() } else { format!("{name}: {example}") }
}

/// Applies it.
pub(super) fn apply(call: &Call, budget: &mut Budget) -> Result {
    budget.step()?;
    if call.takes_link() {
        return match call.name {
            "escape" | "escape_once" | "h" | "strip" => Ok(call.input.clone()),
            "default" => text::default(call, budget),
            name => Err(Fault::LinkFiltered { name }),
        };
    }
    match named(call.name) {
        Some(known) => (known.work)(call, budget),
        None => Err(Fault::UnknownFilter { name: call.name.to_owned(), meant: None }),
    }
}

impl Call {
    /// Whether the mail's link is in it, which is to be put out and not to be worked on.
    fn takes_link(&self) -> bool {
        let is_link = |value: &Value| matches!(value, Value::Link(_));
        is_link(&self.input) || self.arguments.iter().any(is_link)
    }

    fn argument(&self, at: usize) -> Value {
        self.arguments.get(at).cloned().unwrap_or_default()
    }

    /// The input as text; paid for.
    fn text(&self, budget: &mut Budget) -> Result<Text> {
        let text = self.input.text();
        budget.touch(text.text.len())?;
        Ok(text)
    }

    /// An argument as text that can stand beside `beside`: in HTML, data beside what is safe is
    /// escaped first.
    fn fitting(&self, other: &Text, beside: &Text) -> Text {
        if self.in_html && beside.safe && !other.safe {
            Text { holds_data: true, ..Text::safe(&super::html::escape(&other.text)) }
        } else {
            other.clone()
        }
    }

    fn refuse<T>(&self) -> Result<T> {
        Err(Fault::BadArgument { name: self.name })
    }
}

/// A text that was made of another: as safe as that.
fn like(text: &Text, made: &str, budget: &mut Budget) -> Result {
    budget.make(made.len())?;
    Ok(Value::Text(Text { text: made.into(), ..text.clone() }))
}
