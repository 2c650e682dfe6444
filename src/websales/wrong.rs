//! All that is wrong with a body, told at once.

use std::collections::BTreeMap;

use crate::customers::fields::BadField;
use crate::email::Email;
use crate::web::api::ApiError;

/// What is wrong, by field, each as it is reached from the body: `customer.email`.
pub(super) struct Wrong {
    /// Where the object stands that is read: `customer.`.
    pub place: String,
    pub found: BTreeMap<String, String>,
}

impl Wrong {
    pub fn of(place: &str) -> Self {
        Self { place: place.to_owned(), found: BTreeMap::new() }
    }

    pub fn note(&mut self, field: &str, what: &str) {
        self.found.entry(format!("{}{field}", self.place)).or_insert_with(|| what.to_owned());
    }

    pub fn take(&mut self, field: &'static str, taken: Result<String, BadField>) -> String {
        taken.unwrap_or_else(|bad| {
            self.note(field, &bad.to_string());
            String::new()
        })
    }

    pub fn may(
        &mut self,
        field: &'static str,
        sent: Option<&String>,
        take: fn(&str) -> Result<String, BadField>,
    ) -> Option<String> {
        sent.map(|text| self.take(field, take(text)))
    }

    pub fn email(&mut self, sent: &str) -> Option<Email> {
        let email = sent.parse().ok();
        if email.is_none() {
            self.note("email", if sent.is_empty() { "is missing" } else { "not an address" });
        }
        email
    }

    pub fn or<T>(self, read: T) -> Result<T, ApiError> {
        if self.found.is_empty() { Ok(read) } else { Err(ApiError::wrong_fields(self.found)) }
    }
}
