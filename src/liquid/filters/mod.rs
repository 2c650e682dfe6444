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
}

type Result<T = Value> = std::result::Result<T, Fault>;
type Work = fn(&Call, &mut Budget) -> Result;

/// Name, how many arguments at least and at most, and what it does.
const FILTERS: &[(&str, usize, usize, Work)] = &[
    ("abs", 0, 0, number::abs),
    ("append", 1, 1, text::append),
    ("at_least", 1, 1, number::at_least),
    ("at_most", 1, 1, number::at_most),
    ("capitalize", 0, 0, text::capitalize),
    ("ceil", 0, 0, number::ceil),
    ("compact", 0, 0, list::compact),
    ("concat", 1, 1, list::concat),
    ("date", 1, 1, time::date),
    ("default", 1, 2, text::default),
    ("divided_by", 1, 1, number::divided_by),
    ("downcase", 0, 0, text::downcase),
    ("escape", 0, 0, text::escape),
    ("escape_once", 0, 0, text::escape),
    ("first", 0, 0, list::first),
    ("floor", 0, 0, number::floor),
    ("h", 0, 0, text::escape),
    ("join", 0, 1, list::join),
    ("last", 0, 0, list::last),
    ("lstrip", 0, 0, text::lstrip),
    ("map", 1, 1, list::map),
    ("minus", 1, 1, number::minus),
    ("modulo", 1, 1, number::modulo),
    ("newline_to_br", 0, 0, text::newline_to_br),
    ("plus", 1, 1, number::plus),
    ("prepend", 1, 1, text::prepend),
    ("remove", 1, 1, text::remove),
    ("remove_first", 1, 1, text::remove_first),
    ("replace", 2, 2, text::replace),
    ("replace_first", 2, 2, text::replace_first),
    ("reverse", 0, 0, list::reverse),
    ("round", 0, 1, number::round),
    ("rstrip", 0, 0, text::rstrip),
    ("shopify_asset_url", 0, 0, text::spacer),
    ("size", 0, 0, list::size),
    ("slice", 1, 2, list::slice),
    ("sort", 0, 1, list::sort),
    ("sort_natural", 0, 1, list::sort_natural),
    ("split", 1, 1, list::split),
    ("strip", 0, 0, text::strip),
    ("strip_html", 0, 0, text::strip_html),
    ("strip_newlines", 0, 0, text::strip_newlines),
    ("times", 1, 1, number::times),
    ("truncate", 0, 2, text::truncate),
    ("truncatewords", 0, 2, text::truncatewords),
    ("uniq", 0, 0, list::uniq),
    ("upcase", 0, 0, text::upcase),
    ("url_decode", 0, 0, text::url_decode),
    ("url_encode", 0, 0, text::url_encode),
    ("where", 1, 2, list::keep_where),
];

/// Filters of Shopify that work on orders, products and files.
const OF_ORDERS: [&str; 20] = [
    "money",
    "money_with_currency",
    "money_without_currency",
    "money_without_trailing_zeros",
    "img_url",
    "image_url",
    "image_tag",
    "img_tag",
    "asset_url",
    "file_url",
    "cdn_asset_url",
    "format_address",
    "payment_type_img_url",
    "payment_icon_png_url",
    "product_img_url",
    "weight_with_unit",
    "link_to",
    "t",
    "translate",
    "json",
];

/// The filter of that name.
pub(super) fn find(typed: &str) -> Result<&'static str> {
    if let Some((name, ..)) = FILTERS.iter().find(|(name, ..)| *name == typed) {
        return Ok(name);
    }
    let name = typed.to_owned();
    if OF_ORDERS.contains(&typed) {
        return Err(Fault::NoAmounts { name });
    }
    Err(Fault::UnknownFilter { name, meant: meant(typed, FILTERS.iter().map(|(name, ..)| *name)) })
}

/// How many arguments it takes, at least and at most.
pub(super) fn arguments(name: &str) -> (usize, usize) {
    FILTERS.iter().find(|(known, ..)| *known == name).map_or((0, 0), |(_, least, most, _)| (*least, *most))
}

/// Applies it.
pub(super) fn apply(call: &Call, budget: &mut Budget) -> Result {
    budget.step()?;
    if call.takes_link() {
        return match call.name {
            "escape" | "escape_once" | "h" | "strip" => Ok(call.input.clone()),
            "default" => text::default(call, budget),
            _ => call.refuse(),
        };
    }
    match FILTERS.iter().find(|(known, ..)| *known == call.name) {
        Some((.., work)) => work(call, budget),
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
