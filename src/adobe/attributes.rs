//! Attributes that a shop made up itself: Keydesk has none. Clients select them from customers and
//! addresses, and send values, which are read and not kept.

use async_graphql::{ID, InputObject, Interface, SimpleObject};

/// Any of them.
#[derive(Interface)]
#[graphql(field(name = "code", ty = "&ID"))]
pub enum AttributeValueInterface {
    /// See each.
    AttributeValue(AttributeValue),
    /// See there.
    AttributeSelectedOptions(AttributeSelectedOptions),
}

/// One with a text.
#[derive(SimpleObject)]
pub struct AttributeValue {
    code: ID,
    value: String,
}

/// One with choices.
#[derive(SimpleObject)]
#[graphql(rename_fields = "snake_case")]
pub struct AttributeSelectedOptions {
    code: ID,
    selected_options: Vec<Option<AttributeSelectedOption>>,
}

/// A choice.
#[derive(SimpleObject)]
pub struct AttributeSelectedOption {
    label: String,
    value: String,
}

/// One of an address, in the old form.
#[derive(SimpleObject)]
#[graphql(rename_fields = "snake_case")]
pub struct CustomerAddressAttribute {
    attribute_code: Option<String>,
    value: Option<String>,
}

/// A value that is sent.
#[derive(InputObject)]
#[graphql(rename_fields = "snake_case")]
pub struct AttributeValueInput {
    attribute_code: String,
    value: Option<String>,
    selected_options: Option<Vec<AttributeInputSelectedOption>>,
}

/// A choice that is sent.
#[derive(InputObject)]
pub struct AttributeInputSelectedOption {
    value: String,
}

/// A value of an address that is sent, in the old form.
#[derive(InputObject)]
#[graphql(rename_fields = "snake_case")]
pub struct CustomerAddressAttributeInput {
    attribute_code: String,
    value: String,
}
