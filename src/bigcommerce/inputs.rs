//! What storefronts send, and what is taken of it.

use async_graphql::InputObject;

use super::errors::ValidationError;
use crate::customers::create::{Needed, NewAddress};
use crate::customers::fields::{self, BadField};

/// Proof of a person, which Keydesk does not ask for.
#[derive(InputObject)]
pub struct ReCaptchaV2Input {
    token: String,
}

/// `registerCustomer`.
#[derive(InputObject)]
pub struct RegisterCustomerInput {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub password: String,
    pub phone: Option<String>,
    pub company: Option<String>,
    pub address: Option<AddressInput>,
    form_fields: Option<CustomerFormFieldsInput>,
}

/// `updateCustomer`: what is not there stays.
#[derive(InputObject)]
pub struct UpdateCustomerInput {
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub company: Option<String>,
    form_fields: Option<CustomerFormFieldsInput>,
}

/// `changePassword`.
#[derive(InputObject)]
pub struct ChangePasswordInput {
    pub current_password: String,
    pub new_password: String,
}

/// `requestResetPassword`.
#[derive(InputObject)]
pub struct RequestResetPasswordInput {
    pub email: String,
    pub path: Option<String>,
}

/// `resetPassword`.
#[derive(InputObject)]
pub struct ResetPasswordInput {
    pub token: String,
    pub customer_entity_id: i64,
    pub new_password: String,
}

/// An address.
#[derive(InputObject)]
pub struct AddressInput {
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub address1: Option<String>,
    pub address2: Option<String>,
    pub city: Option<String>,
    pub company: Option<String>,
    pub country_code: Option<String>,
    pub state_or_province: Option<String>,
    pub phone: Option<String>,
    pub postal_code: Option<String>,
    form_fields: Option<CustomerFormFieldsInput>,
}

/// `addCustomerAddress`.
#[derive(InputObject)]
pub struct AddCustomerAddressInput {
    first_name: String,
    last_name: String,
    address1: String,
    address2: Option<String>,
    city: String,
    company: Option<String>,
    country_code: String,
    state_or_province: Option<String>,
    phone: Option<String>,
    postal_code: Option<String>,
    form_fields: Option<CustomerFormFieldsInput>,
}

impl From<AddCustomerAddressInput> for AddressInput {
    fn from(sent: AddCustomerAddressInput) -> Self {
        Self {
            first_name: Some(sent.first_name),
            last_name: Some(sent.last_name),
            address1: Some(sent.address1),
            address2: sent.address2,
            city: Some(sent.city),
            company: sent.company,
            country_code: Some(sent.country_code),
            state_or_province: sent.state_or_province,
            phone: sent.phone,
            postal_code: sent.postal_code,
            form_fields: sent.form_fields,
        }
    }
}

/// `updateCustomerAddress`.
#[derive(InputObject)]
pub struct UpdateCustomerAddressInput {
    pub address_entity_id: i64,
    pub data: AddressInput,
}

/// `deleteCustomerAddress`.
#[derive(InputObject)]
pub struct DeleteCustomerAddressInput {
    pub address_entity_id: i64,
}

/// Values of a shop's own fields.
#[derive(InputObject)]
pub struct CustomerFormFieldsInput {
    checkboxes: Option<Vec<CheckboxesFormFieldInput>>,
    multiple_choices: Option<Vec<MultipleChoiceFormFieldInput>>,
    numbers: Option<Vec<NumberFormFieldInput>>,
    texts: Option<Vec<TextFormFieldInput>>,
    passwords: Option<Vec<PasswordFormFieldInput>>,
    dates: Option<Vec<DateFormFieldInput>>,
    multiline_texts: Option<Vec<MultilineTextFormFieldInput>>,
}

/// A kind of value.
macro_rules! kinds {
    ($($name:ident { $field:ident: $type:ty })*) => {$(
        /// One value.
        #[derive(InputObject)]
        pub struct $name {
            field_entity_id: i32,
            $field: $type,
        }
    )*};
}

kinds! {
    CheckboxesFormFieldInput { field_value_entity_ids: Vec<i32> }
    MultipleChoiceFormFieldInput { field_value_entity_id: i32 }
    NumberFormFieldInput { number: f64 }
    TextFormFieldInput { text: String }
    PasswordFormFieldInput { password: String }
    DateFormFieldInput { date: String }
    MultilineTextFormFieldInput { multiline_text: String }
}

/// A field that is taken, or what is wrong with it.
pub fn take(field: &str, taken: Result<String, BadField>) -> Result<String, ValidationError> {
    taken.map_err(|bad| ValidationError::of(field, format!("{field}: {bad}.")))
}

impl AddressInput {
    /// The address, on the basis of one that is there or of an empty one: what is not sent stays.
    ///
    /// # Errors
    /// The first field that is not taken.
    pub fn read(&self, basis: NewAddress) -> Result<NewAddress, ValidationError> {
        let before = basis.clone();
        let text = |field: &str, sent: &Option<String>, was: String| match sent {
            Some(sent) => take(field, fields::text(sent)),
            None => Ok(was),
        };
        let read = NewAddress {
            first_name: text("firstName", &self.first_name, basis.first_name)?,
            last_name: text("lastName", &self.last_name, basis.last_name)?,
            company: text("company", &self.company, basis.company)?,
            street: text("address1", &self.address1, basis.street)?,
            extra: text("address2", &self.address2, basis.extra)?,
            city: text("city", &self.city, basis.city)?,
            region: text("stateOrProvince", &self.state_or_province, basis.region)?,
            postal_code: text("postalCode", &self.postal_code, basis.postal_code)?,
            country: match &self.country_code {
                Some(sent) => take("countryCode", fields::country(sent))?,
                None => basis.country,
            },
            phone: match &self.phone {
                Some(sent) => take("phone", fields::phone(sent))?,
                None => basis.phone,
            },
            label: basis.label,
            is_default: basis.is_default,
            is_default_billing: basis.is_default_billing,
        };
        let field = |missing| match missing {
            Needed::FirstName => "firstName",
            Needed::LastName => "lastName",
            Needed::Street => "address1",
            Needed::City => "city",
            Needed::Country => "countryCode",
        };
        let missing = read.missing(&before).map(field).next();
        match missing {
            Some(field) => Err(ValidationError::of(field, format!("{field} is needed."))),
            None => Ok(read),
        }
    }
}
