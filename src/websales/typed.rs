//! What programs send of a customer or an address, parsed; everything that is wrong is told at once.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::customers::create::{NewAddress, NewCustomer};
use crate::customers::edit::Changes;
use crate::customers::fields::{self, BadField};
use crate::email::Email;
use crate::web::api::ApiError;

/// A customer: what is not there stays, or is empty.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Customer {
    email: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    phone: Option<String>,
    company: Option<String>,
    customer_number: Option<String>,
    lang: Option<String>,
    time_zone: Option<String>,
    /// Only with a new customer.
    pub password: Option<String>,
    /// Only with a new customer.
    addresses: Vec<Address>,
}

/// A postal address: what is not there stays, or is empty.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Address {
    label: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    company: Option<String>,
    street: Option<String>,
    extra: Option<String>,
    postal_code: Option<String>,
    city: Option<String>,
    region: Option<String>,
    country: Option<String>,
    phone: Option<String>,
    #[serde(rename = "default")]
    is_default: Option<bool>,
}

/// What is wrong, by field.
#[derive(Default)]
struct Wrong(BTreeMap<&'static str, String>);

impl Wrong {
    fn take(&mut self, field: &'static str, taken: Result<String, BadField>) -> String {
        taken.unwrap_or_else(|bad| {
            self.0.insert(field, bad.to_string());
            String::new()
        })
    }

    fn may(
        &mut self,
        field: &'static str,
        sent: Option<&String>,
        take: fn(&str) -> Result<String, BadField>,
    ) -> Option<String> {
        sent.map(|text| self.take(field, take(text)))
    }

    fn email(&mut self, sent: &str) -> Option<Email> {
        let email = sent.parse().ok();
        if email.is_none() {
            self.0.insert("email", "not an address".into());
        }
        email
    }

    fn or<T>(self, read: T) -> Result<T, ApiError> {
        if self.0.is_empty() { Ok(read) } else { Err(ApiError::wrong_fields(self.0)) }
    }
}

impl Customer {
    /// Somebody new, with their addresses.
    ///
    /// # Errors
    /// `WRONG_DATA`, with the fields.
    pub fn to_new(&self) -> Result<(NewCustomer, Vec<NewAddress>), ApiError> {
        let mut wrong = Wrong::default();
        let email = wrong.email(self.email.as_deref().unwrap_or_default());
        let changes = self.read(&mut wrong);
        let addresses = self.addresses.iter().map(|sent| sent.read(NewAddress::default(), &mut wrong)).collect();
        let Some(email) = email else { return Err(ApiError::wrong_fields(wrong.0)) };
        let new = NewCustomer {
            email,
            first_name: changes.first_name.unwrap_or_default(),
            last_name: changes.last_name.unwrap_or_default(),
            phone: changes.phone.unwrap_or_default(),
            company: changes.company.unwrap_or_default(),
            number: changes.number.filter(|number| !number.is_empty()),
            locale: changes.locale.unwrap_or_default(),
            time_zone: changes.time_zone.unwrap_or_default(),
        };
        wrong.or((new, addresses))
    }

    /// Somebody who is there already.
    ///
    /// # Errors
    /// `WRONG_DATA`, with the fields.
    pub fn changes(&self) -> Result<Changes, ApiError> {
        let mut wrong = Wrong::default();
        let email = self.email.as_deref().and_then(|email| wrong.email(email));
        let changes = self.read(&mut wrong);
        wrong.or(Changes { email, ..changes })
    }

    fn read(&self, wrong: &mut Wrong) -> Changes {
        Changes {
            email: None,
            first_name: wrong.may("firstName", self.first_name.as_ref(), fields::text),
            last_name: wrong.may("lastName", self.last_name.as_ref(), fields::text),
            phone: wrong.may("phone", self.phone.as_ref(), fields::phone),
            company: wrong.may("company", self.company.as_ref(), fields::text),
            number: wrong.may("customerNumber", self.customer_number.as_ref(), fields::text),
            locale: wrong.may("lang", self.lang.as_ref(), fields::language),
            time_zone: wrong.may("timeZone", self.time_zone.as_ref(), fields::zone),
        }
    }
}

impl Address {
    /// The address, on the basis of one that is there or of an empty one.
    ///
    /// # Errors
    /// `WRONG_DATA`, with the fields.
    pub fn on(&self, basis: NewAddress) -> Result<NewAddress, ApiError> {
        let mut wrong = Wrong::default();
        let read = self.read(basis, &mut wrong);
        wrong.or(read)
    }

    fn read(&self, basis: NewAddress, wrong: &mut Wrong) -> NewAddress {
        let mut text =
            |field, sent: &Option<String>, was: String| wrong.may(field, sent.as_ref(), fields::text).unwrap_or(was);
        let read = NewAddress {
            label: text("label", &self.label, basis.label),
            first_name: text("firstName", &self.first_name, basis.first_name),
            last_name: text("lastName", &self.last_name, basis.last_name),
            company: text("company", &self.company, basis.company),
            street: text("street", &self.street, basis.street),
            extra: text("extra", &self.extra, basis.extra),
            postal_code: text("postalCode", &self.postal_code, basis.postal_code),
            city: text("city", &self.city, basis.city),
            region: text("region", &self.region, basis.region),
            country: wrong.may("country", self.country.as_ref(), fields::country).unwrap_or(basis.country),
            phone: wrong.may("phone", self.phone.as_ref(), fields::phone).unwrap_or(basis.phone),
            is_default: self.is_default.unwrap_or(basis.is_default),
            is_default_billing: basis.is_default_billing,
        };
        for (field, text) in [("street", &read.street), ("city", &read.city), ("country", &read.country)] {
            if text.is_empty() && !wrong.0.contains_key(field) {
                wrong.0.insert(field, "needed".into());
            }
        }
        read
    }
}
