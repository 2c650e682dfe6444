//! The fields of a shop's forms: those that every BigCommerce shop has, under the numbers that its
//! clients know. A shop cannot make up others here.

use async_graphql::{Enum, InputObject, Interface, SimpleObject};

/// In one of these kinds.
#[derive(Interface)]
#[graphql(
    field(name = "entity_id", ty = "&i32"),
    field(name = "label", ty = "&String"),
    field(name = "sort_order", ty = "&i32"),
    field(name = "is_built_in", ty = "&bool"),
    field(name = "is_required", ty = "&bool")
)]
#[expect(clippy::enum_variant_names, reason = "the names of the types that clients know")]
#[expect(clippy::duplicated_attributes, reason = "several fields have the same type")]
pub enum FormField {
    TextFormField(TextFormField),
    PasswordFormField(PasswordFormField),
    PicklistFormField(PicklistFormField),
    CheckboxesFormField(CheckboxesFormField),
    DateFormField(DateFormField),
    MultilineTextFormField(MultilineTextFormField),
    NumberFormField(NumberFormField),
    RadioButtonsFormField(RadioButtonsFormField),
}

/// A kind of field, with what it knows besides its name.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty),* })*) => {$(
        $(#[$doc])*
        #[derive(Default, SimpleObject)]
        pub struct $name {
            entity_id: i32,
            label: String,
            sort_order: i32,
            is_built_in: bool,
            is_required: bool,
            $($field: $type,)*
        }
    )*};
}

kinds! {
    /// A line.
    TextFormField { default_text: Option<String>, max_length: Option<i32> }
    /// Something secret.
    PasswordFormField { default_text: Option<String>, max_length: Option<i32> }
    /// One of a list that opens.
    PicklistFormField { choose_prefix: String, options: Vec<FormFieldOption> }
    /// Several of several.
    CheckboxesFormField { options: Vec<FormFieldOption> }
    /// A day.
    DateFormField { default_date: Option<String>, min_date: Option<String>, max_date: Option<String> }
    /// Several lines.
    MultilineTextFormField { default_text: Option<String>, rows: i32 }
    /// A number.
    NumberFormField { default_number: Option<f64>, max_length: Option<i32>, min_number: Option<f64>, max_number: Option<f64> }
    /// One of several.
    RadioButtonsFormField { options: Vec<FormFieldOption> }
}

/// One of the choices of a field.
#[derive(Clone, Default, SimpleObject)]
pub struct FormFieldOption {
    entity_id: i32,
    label: String,
}

/// Which are wanted.
#[derive(InputObject)]
pub struct FormFieldFiltersInput {
    entity_ids: Option<Vec<i32>>,
    is_built_in: Option<bool>,
    is_required: Option<bool>,
}

/// In which order.
#[derive(Clone, Copy, PartialEq, Eq, Enum)]
pub enum FormFieldSortInput {
    /// By label.
    FieldName,
    /// As the shop has them.
    SortOrder,
}

/// Of whom a form asks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Of a customer.
    Customer,
    /// Of an address.
    Address,
}

/// Number, label, whether it must be filled in; in their order. The numbers are what clients go by.
const OF_CUSTOMERS: [(i32, &str, bool); 7] = [
    (1, "Email Address", true),
    (2, "Password", true),
    (3, "Confirm Password", true),
    (4, "First Name", true),
    (5, "Last Name", true),
    (6, "Company Name", false),
    (7, "Phone Number", false),
];
const OF_ADDRESSES: [(i32, &str, bool); 10] = [
    (4, "First Name", true),
    (5, "Last Name", true),
    (6, "Company Name", false),
    (7, "Phone Number", false),
    (8, "Address Line 1", true),
    (9, "Address Line 2", false),
    (10, "Suburb/City", true),
    (11, "Country", true),
    (12, "State/Province", false),
    (13, "Zip/Postcode", false),
];
/// The country, which is chosen from a list.
const COUNTRY: i32 = 11;

/// The fields of a form.
pub fn of(form: Form, filters: Option<&FormFieldFiltersInput>, sort: Option<FormFieldSortInput>) -> Vec<FormField> {
    let all: &[(i32, &str, bool)] = if form == Form::Customer { &OF_CUSTOMERS } else { &OF_ADDRESSES };
    let wanted = |(id, _, is_required): &(i32, &str, bool)| {
        filters.is_none_or(|filters| {
            filters.entity_ids.as_ref().is_none_or(|ids| ids.contains(id))
                && filters.is_built_in.unwrap_or(true)
                && filters.is_required.is_none_or(|wanted| wanted == *is_required)
        })
    };
    let mut chosen: Vec<_> = all.iter().copied().filter(wanted).collect();
    if sort == Some(FormFieldSortInput::FieldName) {
        chosen.sort_by_key(|(_, label, _)| *label);
    }
    chosen.into_iter().map(field).collect()
}

fn field((entity_id, label, is_required): (i32, &str, bool)) -> FormField {
    let (label, sort_order, is_built_in) = (label.to_owned(), entity_id, true);
    let max_length = Some(200);
    match entity_id {
        2 | 3 => FormField::PasswordFormField(PasswordFormField {
            entity_id,
            label,
            sort_order,
            is_built_in,
            is_required,
            default_text: None,
            max_length: Some(256),
        }),
        COUNTRY => FormField::PicklistFormField(PicklistFormField {
            entity_id,
            label,
            sort_order,
            is_built_in,
            is_required,
            choose_prefix: "Choose a Country".into(),
            options: Vec::new(),
        }),
        _ => FormField::TextFormField(TextFormField {
            entity_id,
            label,
            sort_order,
            is_built_in,
            is_required,
            default_text: None,
            max_length,
        }),
    }
}
