//! What storefronts say of a customer, parsed.

use super::errors::ValidationError;
use super::inputs::{RegisterCustomerInput, UpdateCustomerInput, take};
use crate::customers::create::{NewAddress, NewCustomer};
use crate::customers::edit::Changes;
use crate::customers::fields;
use crate::customers::register::{Registration, Start};
use crate::email::Email;
use crate::graphql::Visit;
use crate::i18n::Lang;
use crate::passwords::{Password, Weakness};

/// Who wants to be a customer.
///
/// # Errors
/// The first field that is not taken.
pub fn registration(input: &RegisterCustomerInput, visit: &Visit) -> Result<Registration, ValidationError> {
    let or_none = |sent: &Option<String>| sent.clone().unwrap_or_default();
    let new = NewCustomer {
        email: email(&input.email)?,
        first_name: name("firstName", &input.first_name)?,
        last_name: name("lastName", &input.last_name)?,
        phone: take("phone", fields::phone(&or_none(&input.phone)))?,
        company: take("company", fields::text(&or_none(&input.company)))?,
        number: None,
        locale: String::new(),
        time_zone: String::new(),
    };
    let password = Password::typed(&input.password)
        .ok_or_else(|| ValidationError::of("password", Weakness::TooLong.in_words(Lang::En.words())))?;
    let addresses = match &input.address {
        Some(sent) => {
            let read = sent.read(NewAddress::default()).map_err(|wrong| wrong.within("address"))?;
            vec![NewAddress { is_default: true, is_default_billing: true, ..read }]
        }
        None => Vec::new(),
    };
    Ok(Registration { new, addresses, start: Start::With(password), network: visit.network.clone() })
}

/// What a customer wants to be otherwise.
///
/// # Errors
/// The first field that is not taken.
pub fn changes(input: &UpdateCustomerInput) -> Result<Changes, ValidationError> {
    let text =
        |field: &str, sent: &Option<String>| sent.as_deref().map(|text| take(field, fields::text(text))).transpose();
    Ok(Changes {
        email: input.email.as_deref().map(email).transpose()?,
        first_name: input.first_name.as_deref().map(|text| name("firstName", text)).transpose()?,
        last_name: input.last_name.as_deref().map(|text| name("lastName", text)).transpose()?,
        company: text("company", &input.company)?,
        phone: input.phone.as_deref().map(|phone| take("phone", fields::phone(phone))).transpose()?,
        ..Changes::default()
    })
}

/// As the shop's forms say, customers have both.
fn name(field: &str, text: &str) -> Result<String, ValidationError> {
    let name = take(field, fields::text(text))?;
    if name.is_empty() { Err(ValidationError::of(field, format!("{field} is needed."))) } else { Ok(name) }
}

fn email(text: &str) -> Result<Email, ValidationError> {
    text.parse().ok().ok_or_else(|| ValidationError::of("email", "The email address is not valid."))
}
