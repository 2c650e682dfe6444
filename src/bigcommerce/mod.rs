//! BigCommerce's Storefront GraphQL, as far as it is about customers (contract, section 2). It
//! translates; every rule lives where the backoffice has it too.

mod account;
mod addresses;
mod customer;
pub mod door;
mod errors;
mod form_fields;
mod form_values;
mod inputs;
mod login;
mod orders;
mod profile;
mod site;

use async_graphql::{Context, EmptySubscription, Object};

use crate::graphql::{Visit, limited};

/// What storefronts ask, and what they do.
pub type Schema = async_graphql::Schema<Query, login::Mutation, EmptySubscription>;

/// Makes it: once, at start.
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
