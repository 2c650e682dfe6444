//! What storefronts send of customers, and what is taken of it. What Keydesk has no place for is read,
//! so that the document is valid, and not kept.

use async_graphql::{InputObject, Result};
use chrono::NaiveDate;

use super::attributes::AttributeValueInput;
use super::fault;
use crate::customers::fields;

/// `createCustomer` and `updateCustomer`.
#[derive(InputObject)]
#[graphql(rename_fields = "snake_case")]
pub struct CustomerInput {
    prefix: Option<String>,
    pub firstname: Option<String>,
    middlename: Option<String>,
    pub lastname: Option<String>,
    suffix: Option<String>,
    pub email: Option<String>,
    dob: Option<String>,
    date_of_birth: Option<String>,
    taxvat: Option<String>,
    pub password: Option<String>,
    gender: Option<i32>,
    is_subscribed: Option<bool>,
}

/// `createCustomerV2`.
#[derive(InputObject)]
#[graphql(rename_fields = "snake_case")]
pub struct CustomerCreateInput {
    prefix: Option<String>,
    pub firstname: String,
    middlename: Option<String>,
    pub lastname: String,
    suffix: Option<String>,
    pub email: String,
    dob: Option<String>,
    date_of_birth: Option<String>,
    taxvat: Option<String>,
    pub password: Option<String>,
    gender: Option<i32>,
    is_subscribed: Option<bool>,
    custom_attributes: Option<Vec<AttributeValueInput>>,
}

/// `updateCustomerV2`.
#[derive(InputObject)]
#[graphql(rename_fields = "snake_case")]
pub struct CustomerUpdateInput {
    prefix: Option<String>,
    pub firstname: Option<String>,
    middlename: Option<String>,
    pub lastname: Option<String>,
    suffix: Option<String>,
    dob: Option<String>,
    date_of_birth: Option<String>,
    taxvat: Option<String>,
    gender: Option<i32>,
    is_subscribed: Option<bool>,
    custom_attributes: Option<Vec<AttributeValueInput>>,
}

impl CustomerInput {
    /// Whether nothing was sent.
    pub fn is_empty(&self) -> bool {
        let texts = [&self.prefix, &self.firstname, &self.middlename, &self.lastname, &self.suffix, &self.email];
        let more = [&self.dob, &self.date_of_birth, &self.taxvat, &self.password];
        texts.into_iter().chain(more).all(Option::is_none) && self.gender.is_none() && self.is_subscribed.is_none()
    }

    /// Checks the dates, as the platform does.
    ///
    /// # Errors
    /// The first that is none.
    pub fn dates(&self) -> Result<()> {
        dates([&self.dob, &self.date_of_birth])
    }
}

impl CustomerUpdateInput {
    /// Whether nothing was sent.
    pub fn is_empty(&self) -> bool {
        let texts = [&self.prefix, &self.firstname, &self.middlename, &self.lastname, &self.suffix];
        let more = [&self.dob, &self.date_of_birth, &self.taxvat];
        let others = self.gender.is_none() && self.is_subscribed.is_none() && self.custom_attributes.is_none();
        others && texts.into_iter().chain(more).all(Option::is_none)
    }

    /// Checks the dates, as the platform does.
    ///
    /// # Errors
    /// The first that is none.
    pub fn dates(&self) -> Result<()> {
        dates([&self.dob, &self.date_of_birth])
    }
}

fn dates(sent: [&Option<String>; 2]) -> Result<()> {
    let is_date = |text: &String| text.get(..10).is_some_and(|day| day.parse::<NaiveDate>().is_ok());
    match sent.into_iter().flatten().find(|text| !text.is_empty() && !is_date(text)) {
        Some(_) => Err(fault::input("Invalid date")),
        None => Ok(()),
    }
}

/// A text, trimmed.
///
/// # Errors
/// One that is too long, or has control characters.
pub fn text(field: &str, sent: &str) -> Result<String> {
    fields::text(sent).map_err(|wrong| fault::input(format!("\"{field}\": {wrong}.")))
}
