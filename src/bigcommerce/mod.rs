//! BigCommerce's Storefront GraphQL, as far as it is about customers (contract, section 2). It
//! translates; every rule lives where the backoffice has it too.

mod account;
mod addresses;
mod consignments;
mod customer;
pub mod door;
mod errors;
mod form_fields;
mod form_values;
mod inputs;
mod login;
mod orders;
mod profile;
mod results;
mod site;

use async_graphql::{Context, EmptySubscription, Object};

use crate::compatibility::served::Served;
use crate::graphql::{Dialect, Visit, limited};

/// What storefronts ask, and what they do.
pub type Schema = async_graphql::Schema<Query, login::Mutation, EmptySubscription>;

/// There so that documents are valid: read and not kept, or always empty.
pub const HOLLOW: &[&str] = &[
    "Customer.formFields",
    "CustomerAddress.formFields",
    "RegisterCustomerInput.formFields",
    "UpdateCustomerInput.formFields",
    "AddressInput.formFields",
    "AddCustomerAddressInput.formFields",
    "storeCredit",
    "customerGroupId",
    "taxExemptCategory",
    "isSubscribedToNewsletter",
    "guestCartEntityId",
    "cartEntityId",
    "cart",
    "cartUnassignResult",
    "reCaptchaV2",
    "consignments",
];

/// It, with what it serves: made once, at start.
#[must_use]
pub fn dialect() -> Dialect<Query, login::Mutation> {
    let schema = schema();
    Dialect { served: Served::by(&schema, HOLLOW), schema }
}

/// Makes it.
#[must_use]
pub fn schema() -> Schema {
    let builder = Schema::build(Query, login::Mutation, EmptySubscription);
    limited(builder.register_output_type::<errors::Error>())
}

/// Its root.
pub struct Query;

#[Object]
impl Query {
    /// Who is signed in.
    async fn customer(&self, ctx: &Context<'_>) -> Option<customer::Customer> {
        ctx.data_unchecked::<Visit>().holder.as_ref().map(|(_, holder)| customer::Customer(holder.clone()))
    }

    /// What the shop wants of its forms.
    async fn site(&self) -> site::Site {
        site::Site
    }

    /// Countries.
    async fn geography(&self) -> site::Geography {
        site::Geography
    }
}
