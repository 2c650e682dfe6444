//! What can be wrong, in the types that clients tell apart. An empty list is success.

use async_graphql::{Interface, SimpleObject, Union};

/// Every one of them has a message.
#[derive(Interface)]
#[graphql(field(name = "message", ty = "&String"))]
#[expect(clippy::enum_variant_names, reason = "the names of the types that clients know")]
pub enum Error {
    /// See each, also for the others.
    ValidationError(ValidationError),
    EmailAlreadyInUseError(EmailAlreadyInUseError),
    AccountCreationDisabledError(AccountCreationDisabledError),
    CustomerRegistrationError(CustomerRegistrationError),
    CustomerDoesNotExistError(CustomerDoesNotExistError),
    CustomerNotLoggedInError(CustomerNotLoggedInError),
    UnexpectedUpdateCustomerError(UnexpectedUpdateCustomerError),
    CustomerPasswordError(CustomerPasswordError),
    ChangePasswordError(ChangePasswordError),
    CustomerAddressCreationError(CustomerAddressCreationError),
    CustomerAddressUpdateError(CustomerAddressUpdateError),
    CustomerAddressDeletionError(CustomerAddressDeletionError),
    AddressDoesNotExistError(AddressDoesNotExistError),
}

/// A field that is not taken.
#[derive(SimpleObject)]
pub struct ValidationError {
    /// Which: from the arguments down.
    pub path: Vec<String>,
    /// Why.
    pub message: String,
}

impl ValidationError {
    /// One of `input`.
    pub fn of(field: &str, message: impl Into<String>) -> Self {
        Self { path: vec!["input".into(), field.into()], message: message.into() }
    }

    /// The same of something within a field of `input`.
    pub fn within(mut self, field: &str) -> Self {
        self.path.insert(1, field.into());
        self
    }
}

/// Errors that are nothing but a message.
macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(SimpleObject)]
        pub struct $name {
            /// Why.
            pub message: String,
        }

        impl From<&str> for $name {
            fn from(message: &str) -> Self {
                Self { message: message.into() }
            }
        }
    )*};
}

messages! {
    /// The address is somebody's.
    EmailAlreadyInUseError
    /// Nobody can register; Keydesk never says so.
    AccountCreationDisabledError
    /// Nobody was added.
    CustomerRegistrationError
    /// The customer is gone.
    CustomerDoesNotExistError
    /// Nobody is signed in.
    CustomerNotLoggedInError
    /// Nothing was changed.
    UnexpectedUpdateCustomerError
    /// The current password is another.
    CustomerPasswordError
    /// The link is not, or no longer, good.
    ChangePasswordError
    /// No address was added.
    CustomerAddressCreationError
    /// No address was changed.
    CustomerAddressUpdateError
    /// No address was taken out.
    CustomerAddressDeletionError
    /// It is not one of the customer's.
    AddressDoesNotExistError
}

/// Of `registerCustomer`.
#[derive(Union)]
#[expect(clippy::enum_variant_names, reason = "the names of the types that clients know")]
pub enum RegisterCustomerError {
    ValidationError(ValidationError),
    EmailAlreadyInUseError(EmailAlreadyInUseError),
    AccountCreationDisabledError(AccountCreationDisabledError),
    CustomerRegistrationError(CustomerRegistrationError),
}

/// Of `updateCustomer`.
#[derive(Union)]
#[expect(clippy::enum_variant_names, reason = "the names of the types that clients know")]
pub enum UpdateCustomerError {
    ValidationError(ValidationError),
    EmailAlreadyInUseError(EmailAlreadyInUseError),
    CustomerDoesNotExistError(CustomerDoesNotExistError),
    CustomerNotLoggedInError(CustomerNotLoggedInError),
    UnexpectedUpdateCustomerError(UnexpectedUpdateCustomerError),
}

/// Of `changePassword`.
#[derive(Union)]
#[expect(clippy::enum_variant_names, reason = "the names of the types that clients know")]
pub enum ChangeCustomerPasswordError {
    ValidationError(ValidationError),
    CustomerPasswordError(CustomerPasswordError),
    CustomerDoesNotExistError(CustomerDoesNotExistError),
    CustomerNotLoggedInError(CustomerNotLoggedInError),
}

/// Of `requestResetPassword`.
#[derive(Union)]
pub enum RequestResetPasswordError {
    ValidationError(ValidationError),
}

/// Of `resetPassword`.
#[derive(Union)]
pub enum ResetPasswordError {
    ValidationError(ValidationError),
    ChangePasswordError(ChangePasswordError),
}

/// Of `addCustomerAddress`.
#[derive(Union)]
#[expect(clippy::enum_variant_names, reason = "the names of the types that clients know")]
pub enum AddCustomerAddressError {
    ValidationError(ValidationError),
    CustomerNotLoggedInError(CustomerNotLoggedInError),
    CustomerAddressCreationError(CustomerAddressCreationError),
}

/// Of `updateCustomerAddress`.
#[derive(Union)]
#[expect(clippy::enum_variant_names, reason = "the names of the types that clients know")]
pub enum UpdateCustomerAddressError {
    ValidationError(ValidationError),
    CustomerNotLoggedInError(CustomerNotLoggedInError),
    AddressDoesNotExistError(AddressDoesNotExistError),
    CustomerAddressUpdateError(CustomerAddressUpdateError),
}

/// Of `deleteCustomerAddress`.
#[derive(Union)]
pub enum DeleteCustomerAddressError {
    CustomerNotLoggedInError(CustomerNotLoggedInError),
    CustomerAddressDeletionError(CustomerAddressDeletionError),
}

/// What is said to who is not signed in.
pub fn not_signed_in() -> CustomerNotLoggedInError {
    "Nobody is signed in.".into()
}
