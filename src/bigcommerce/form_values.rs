//! What customers typed into fields that a shop made up itself. Keydesk has no such fields, so there
//! are no values; clients select from them all the same.

use async_graphql::{Interface, SimpleObject};

/// In one of these kinds.
#[derive(Interface)]
#[graphql(
    name = "CustomerFormFieldValue",
    field(name = "entity_id", ty = "&i32"),
    field(name = "name", ty = "&String")
)]
#[expect(clippy::enum_variant_names, reason = "the names of the types that clients know")]
pub enum FormFieldValues {
    CheckboxesFormFieldValue(CheckboxesFormFieldValue),
    DateFormFieldValue(DateFormFieldValue),
    MultipleChoiceFormFieldValue(MultipleChoiceFormFieldValue),
    NumberFormFieldValue(NumberFormFieldValue),
    PasswordFormFieldValue(PasswordFormFieldValue),
    TextFormFieldValue(TextFormFieldValue),
    MultilineTextFormFieldValue(MultilineTextFormFieldValue),
}

/// A kind of value, with what it holds besides its field.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty),* })*) => {$(
        $(#[$doc])*
        #[derive(SimpleObject)]
        pub struct $name {
            entity_id: i32,
            name: String,
            $($field: $type,)*
        }
    )*};
}

kinds! {
    /// Several of several.
    CheckboxesFormFieldValue { value_entity_ids: Vec<i32>, values: Vec<String> }
    /// A day.
    DateFormFieldValue { date: DateTimeExtended }
    /// One of several.
    MultipleChoiceFormFieldValue { value_entity_id: i32, value: String }
    /// A number.
    NumberFormFieldValue { number: f64 }
    /// Something secret.
    PasswordFormFieldValue { password: String }
    /// A line.
    TextFormFieldValue { text: String }
    /// Several lines.
    MultilineTextFormFieldValue { multiline_text: String }
}

/// A moment.
#[derive(Clone, SimpleObject)]
pub struct DateTimeExtended {
    /// RFC 3339.
    pub utc: String,
}
