//! Values of the language.

use std::collections::BTreeMap;
use std::sync::Arc;

/// A value. Copies are cheap: what is large is shared.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing.
    #[default]
    Nil,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number with a fraction.
    Float(f64),
    /// Text.
    Text(Text),
    /// The mail's link: to be put out, and for nothing else.
    Link(Arc<str>),
    /// Many.
    List(Arc<[Value]>),
    /// By name.
    Object(Arc<BTreeMap<String, Value>>),
    /// `(1..5)`, both included; never written out.
    Range(i64, i64),
    /// The word `empty`, to compare with.
    Empty,
    /// The word `blank`, to compare with.
    Blank,
}

/// Text, and whether it is HTML already.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    /// The characters.
    pub text: Arc<str>,
    /// Written by the template's author, or escaped: it stands in HTML as it is.
    pub safe: bool,
    /// Of what is safe: whether data that was escaped for text is in it.
    pub holds_data: bool,
}

impl Text {
    /// Data, of which nothing is known.
    #[must_use]
    pub fn data(text: &str) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// HTML, or part of it.
    #[must_use]
    pub fn safe(text: &str) -> Self {
        Self { text: text.into(), safe: true, holds_data: false }
    }
}

impl Value {
    /// Text that is data.
    #[must_use]
    pub fn data(text: &str) -> Self {
        Self::Text(Text::data(text))
    }

    /// The same with a link in these fields of an object in it.
    #[must_use]
    pub fn with_link(self, object: &str, names: &[&str], link: &str) -> Self {
        let Self::Object(fields) = self else { return self };
        let mut fields = Arc::unwrap_or_clone(fields);
        if let Some(Self::Object(inner)) = fields.get_mut(object) {
            let inner = Arc::make_mut(inner);
            inner.extend(names.iter().map(|name| ((*name).to_owned(), Self::Link(link.into()))));
        }
        Self::Object(Arc::new(fields))
    }

    /// Only `nil` and `false` are false.
    pub(super) fn is_true(&self) -> bool {
        !matches!(self, Self::Nil | Self::Bool(false))
    }

    /// Empty text, list or object.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.text.is_empty(),
            Self::Link(link) => link.is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Object(fields) => fields.is_empty(),
            Self::Range(from, to) => from > to,
            Self::Empty | Self::Blank => true,
            Self::Nil | Self::Bool(_) | Self::Int(_) | Self::Float(_) => false,
        }
    }

    /// Empty, nothing, false, or spaces only.
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) => text.text.trim().is_empty(),
            other => !other.is_true() || other.is_empty(),
        }
    }

    /// As it is put out.
    pub(super) fn text(&self) -> Text {
        match self {
            Self::Text(text) => text.clone(),
            Self::Nil | Self::Empty | Self::Blank | Self::Object(_) => Text::default(),
            Self::Bool(yes) => Text::safe(if *yes { "true" } else { "false" }),
            Self::Int(number) => Text::safe(&number.to_string()),
            Self::Float(number) => Text::safe(&float(*number)),
            Self::Range(from, to) => Text::safe(&format!("{from}..{to}")),
            // Lists are put together by the filter `join`, which pays for it; a link is put out as such.
            Self::List(_) | Self::Link(_) => Text::default(),
        }
    }

    /// A number, also of text that is one.
    pub(super) fn number(&self) -> Option<Number> {
        match self {
            Self::Int(number) => Some(Number::Int(*number)),
            Self::Float(number) => Some(Number::Float(*number)),
            Self::Text(text) => {
                let text = text.text.trim();
                let whole = text.parse().ok().map(Number::Int);
                whole.or_else(|| text.parse().ok().filter(|n: &f64| n.is_finite()).map(Number::Float))
            }
            _ => None,
        }
    }

    /// A whole number, also of text that is one.
    pub(super) fn whole(&self) -> Option<i64> {
        match self.number()? {
            Number::Int(number) => Some(number),
            Number::Float(number) => Number::truncated(number),
        }
    }

    /// The field of an object, the place in a list, or `size`, `first` and `last`.
    pub(super) fn get(&self, key: &Self) -> Self {
        let found = match (self, key) {
            (Self::Object(fields), Self::Text(name)) => fields.get(&*name.text).cloned(),
            (Self::List(items), Self::Int(at)) => place(*at, items.len()).and_then(|at| items.get(at).cloned()),
            (_, Self::Text(name)) => self.property(&name.text),
            _ => None,
        };
        found.unwrap_or_default()
    }

    fn property(&self, name: &str) -> Option<Self> {
        match (name, self) {
            ("first", Self::List(items)) => items.first().cloned(),
            ("last", Self::List(items)) => items.last().cloned(),
            ("first", Self::Range(from, to)) if from <= to => Some(Self::Int(*from)),
            ("last", Self::Range(from, to)) if from <= to => Some(Self::Int(*to)),
            ("size", _) => self.size(),
            _ => None,
        }
    }

    /// How many characters, items or fields.
    pub(super) fn size(&self) -> Option<Self> {
        let size = match self {
            Self::Text(text) => text.text.chars().count(),
            Self::List(items) => items.len(),
            Self::Object(fields) => fields.len(),
            _ => return None,
        };
        i64::try_from(size).ok().map(Self::Int)
    }
}

/// A place counted from the start, or from the end when negative.
pub(super) fn place(at: i64, size: usize) -> Option<usize> {
    let size = i64::try_from(size).ok()?;
    let at = if at < 0 { at + size } else { at };
    usize::try_from(at).ok()
}

/// With a point, so that it can be told from a whole number.
fn float(number: f64) -> String {
    let text = number.to_string();
    if text.contains(['.', 'e', 'i', 'N']) { text } else { format!("{text}.0") }
}

/// A number of either kind.
#[derive(Clone, Copy, Debug)]
pub(super) enum Number {
    Int(i64),
    Float(f64),
}

impl Number {
    pub(super) fn float(self) -> f64 {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "as everywhere where a fraction meets a whole number")]
            Self::Int(number) => number as f64,
            Self::Float(number) => number,
        }
    }

    /// Without its fraction, if it is not beyond whole numbers.
    pub(super) fn truncated(number: f64) -> Option<i64> {
        #[expect(clippy::cast_possible_truncation, reason = "that is what is asked for, within the bounds")]
        (number.abs() < 9e18).then_some(number as i64)
    }
}

impl From<Number> for Value {
    fn from(number: Number) -> Self {
        match number {
            Number::Int(number) => Self::Int(number),
            Number::Float(number) => Self::Float(number),
        }
    }
}

/// JSON as values: its texts are data.
impl From<&serde_json::Value> for Value {
    fn from(json: &serde_json::Value) -> Self {
        match json {
            serde_json::Value::Null => Self::Nil,
            serde_json::Value::Bool(yes) => Self::Bool(*yes),
            serde_json::Value::Number(number) => {
                number.as_i64().map_or_else(|| Self::Float(number.as_f64().unwrap_or_default()), Self::Int)
            }
            // As in Shopify, what a customer or a shop has not is nothing: `if` does not hold of it.
            serde_json::Value::String(text) if text.is_empty() => Self::Nil,
            serde_json::Value::String(text) => Self::data(text),
            serde_json::Value::Array(items) => Self::List(items.iter().map(Self::from).collect()),
            serde_json::Value::Object(fields) => {
                Self::Object(Arc::new(fields.iter().map(|(name, field)| (name.clone(), Self::from(field))).collect()))
            }
        }
    }
}
