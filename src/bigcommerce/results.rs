//! What the mutations of a customer's account answer.

use async_graphql::SimpleObject;

use super::customer::Customer;
use super::errors::{
    ChangeCustomerPasswordError, RegisterCustomerError, RequestResetPasswordError, ResetPasswordError,
    UpdateCustomerError,
};

/// Of `registerCustomer`.
#[derive(SimpleObject)]
pub struct RegisterCustomerResult {
    pub customer: Option<Customer>,
    pub errors: Vec<RegisterCustomerError>,
}

/// Of `updateCustomer`.
#[derive(SimpleObject)]
pub struct UpdateCustomerResult {
    pub customer: Option<Customer>,
    pub errors: Vec<UpdateCustomerError>,
}

/// Of `changePassword`.
#[derive(SimpleObject)]
pub struct ChangePasswordResult {
    pub errors: Vec<ChangeCustomerPasswordError>,
}

/// Of `requestResetPassword`. It says nothing about whether there is such a customer.
#[derive(SimpleObject)]
pub struct RequestResetPasswordResult {
    pub errors: Vec<RequestResetPasswordError>,
}

/// Of `resetPassword`.
#[derive(SimpleObject)]
pub struct ResetPasswordResult {
    pub errors: Vec<ResetPasswordError>,
}
