//! Adobe Commerce's GraphQL, as far as it is about customers (contract, section 1). It translates;
//! every rule lives where the backoffice has it too. No key is needed: browsers ask, and what they may
//! is limited as on the hosted pages.

mod address;
mod address_book;
mod attributes;
mod confirm;
mod countries;
mod customer;
pub mod door;
mod fault;
mod inputs;
mod original;
mod origins;
mod passwords;
mod profile;
mod register;
mod session;
mod store_config;

use async_graphql::{Context, EmptySubscription, MergedObject, Object, Result};

use crate::compatibility::served::Served;
use crate::email::Email;
use crate::graphql::{Dialect, Visit, limited};

/// What storefronts ask, and what they do.
pub type Schema = async_graphql::Schema<Query, Mutation, EmptySubscription>;

/// There so that documents are valid: read and not kept, or always empty.
pub const HOLLOW: &[&str] = &[
    "prefix",
    "middlename",
    "suffix",
    "dob",
    "date_of_birth",
    "taxvat",
    "gender",
    "is_subscribed",
    "fax",
    "vat_id",
    "custom_attributes",
    "custom_attributesV2",
    "extension_attributes",
    "available_regions",
];

/// It, with what it serves: made once, at start.
#[must_use]
pub fn dialect() -> Dialect<Query, Mutation> {
    let schema = schema();
    Dialect { served: Served::by(&schema, HOLLOW), schema }
}

/// Makes it.
#[must_use]
pub fn schema() -> Schema {
    let builder = Schema::build(Query, Mutation::default(), EmptySubscription);
    limited(builder.register_output_type::<attributes::AttributeValueInterface>())
}

/// What storefronts do.
#[derive(Default, MergedObject)]
pub struct Mutation(
    session::Session,
    passwords::Passwords,
    register::Registering,
    confirm::Confirming,
    profile::Profile,
    address_book::AddressBook,
);

/// What storefronts ask.
pub struct Query;

/// Of `isEmailAvailable`.
#[derive(async_graphql::SimpleObject)]
#[graphql(rename_fields = "snake_case")]
pub struct IsEmailAvailableOutput {
    /// Whether nobody has it; `true` for every address unless the application is answered as on the
    /// original platform.
    is_email_available: Option<bool>,
}

#[Object]
impl Query {
    /// Who is signed in.
    async fn customer(&self, ctx: &Context<'_>) -> Result<Option<customer::Customer>> {
        let (_, holder) = fault::signed_in(ctx.data_unchecked::<Visit>())?;
        Ok(Some(holder.into()))
    }

    /// The group of who asks.
    async fn customer_group(&self, ctx: &Context<'_>) -> customer::CustomerGroupStorefront {
        customer::CustomerGroupStorefront::of(ctx.data_unchecked::<Visit>().holder.is_some())
    }

    /// Whether an address can be registered. It would tell strangers who is a customer.
    async fn is_email_available(&self, ctx: &Context<'_>, email: String) -> Result<Option<IsEmailAvailableOutput>> {
        if email.is_empty() {
            return Err(fault::input("Email must be specified"));
        }
        let email: Email = email.parse().ok().ok_or_else(|| fault::input("Email is invalid"))?;
        let asked = original::look(ctx.data_unchecked::<Visit>(), &email).await?;
        let is_email_available = asked.is_none_or(|found| found.is_none());
        Ok(Some(IsEmailAvailableOutput { is_email_available: Some(is_email_available) }))
    }

    /// What the shop wants of its forms.
    async fn store_config(&self) -> Option<store_config::StoreConfig> {
        Some(store_config::StoreConfig)
    }

    /// The countries of ISO 3166-1.
    async fn countries(&self) -> Option<Vec<Option<countries::Country>>> {
        Some(countries::all().map(Some).collect())
    }

    /// One of them, by its code.
    async fn country(&self, id: Option<String>) -> Option<countries::Country> {
        countries::all().find(|country| Some(country.code()) == id.as_deref())
    }
}
