//! How things look in answers: the answers are made of these types, and so is the document that
//! describes them ([`super::openapi`]). Ids are text, as in that ecosystem.

use serde::Serialize;
use utoipa::ToSchema;

use super::schemas;
use crate::access_tokens::SignedIn as Holder;
use crate::applications::Application as Known;
use crate::customers::{self, State};
use crate::db::types::Time;
use crate::{applications, orders};

/// A customer.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Customer {
    /// Names the customer.
    #[serde(rename = "_id")]
    #[schema(schema_with = schemas::id)]
    id: String,
    #[schema(schema_with = schemas::id)]
    account_id: String,
    /// The shop's own number.
    #[schema(required)]
    customer_number: Option<String>,
    /// May be empty, as the other texts.
    first_name: String,
    last_name: String,
    email: String,
    phone: String,
    company: String,
    /// Empty is the account's, as the next.
    lang: String,
    /// Of the IANA's.
    time_zone: String,
    /// Whether signing in is possible.
    active: bool,
    #[schema(schema_with = schemas::customer_state)]
    state: State,
    /// Whether the address was proved to be theirs.
    email_confirmed: bool,
    #[schema(schema_with = schemas::time)]
    created_at: String,
    #[schema(schema_with = schemas::time_or_none, required)]
    last_sign_in_at: Option<String>,
}

impl From<&customers::Customer> for Customer {
    fn from(customer: &customers::Customer) -> Self {
        Self {
            id: customer.id.to_string(),
            account_id: customer.account_id.to_string(),
            customer_number: customer.number.clone(),
            first_name: customer.first_name.clone(),
            last_name: customer.last_name.clone(),
            email: customer.email.clone(),
            phone: customer.phone.clone(),
            company: customer.company.clone(),
            lang: customer.locale.clone(),
            time_zone: customer.time_zone.clone(),
            active: customer.state == State::Active,
            state: customer.state,
            email_confirmed: customer.address_confirmed_at.is_some(),
            created_at: customer.created_at.rfc3339(),
            last_sign_in_at: customer.last_sign_in_at.map(Time::rfc3339),
        }
    }
}

/// One of them.
#[derive(Serialize, ToSchema)]
pub struct CustomerAnswer {
    customer: Customer,
}

impl From<&customers::Customer> for CustomerAnswer {
    fn from(customer: &customers::Customer) -> Self {
        Self { customer: customer.into() }
    }
}

/// A customer with their addresses, the default one first.
#[derive(Serialize, ToSchema)]
pub struct WholeCustomer {
    #[serde(flatten)]
    pub customer: Customer,
    pub addresses: Vec<Address>,
}

/// A customer who is signed in, with what they hold.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SignedIn {
    customer: Customer,
    /// What the customer holds.
    #[schema(schema_with = schemas::token)]
    token: String,
    /// The same, for clients that read it.
    #[schema(schema_with = schemas::token)]
    short_token: String,
    /// Until when it is good.
    #[schema(schema_with = schemas::time)]
    expires_at: String,
}

impl From<&Holder> for SignedIn {
    fn from(holder: &Holder) -> Self {
        Self {
            customer: Customer::from(&holder.customer),
            token: holder.token.reveal().to_owned(),
            short_token: holder.token.reveal().to_owned(),
            expires_at: holder.until.rfc3339(),
        }
    }
}

/// A postal address.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Address {
    /// Names the address.
    #[serde(rename = "_id")]
    #[schema(schema_with = schemas::id)]
    id: String,
    /// What the customer calls it.
    label: String,
    first_name: String,
    last_name: String,
    company: String,
    street: String,
    /// A second line.
    extra: String,
    postal_code: String,
    city: String,
    region: String,
    /// ISO 3166-1, two letters.
    country: String,
    phone: String,
    /// Whether it is the one that is used unless another is chosen.
    default: bool,
}

impl From<&customers::Address> for Address {
    fn from(address: &customers::Address) -> Self {
        Self {
            id: address.id.to_string(),
            label: address.label.clone(),
            first_name: address.first_name.clone(),
            last_name: address.last_name.clone(),
            company: address.company.clone(),
            street: address.street.clone(),
            extra: address.extra.clone(),
            postal_code: address.postal_code.clone(),
            city: address.city.clone(),
            region: address.region.clone(),
            country: address.country.clone(),
            phone: address.phone.clone(),
            default: address.is_default,
        }
    }
}

/// An order, as the shop has told of it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    /// The shop's own.
    number: String,
    #[schema(schema_with = schemas::time)]
    placed_at: String,
    status: String,
    #[schema(schema_with = schemas::total)]
    total: String,
    #[schema(schema_with = schemas::currency)]
    currency: String,
}

impl From<&orders::Order> for Order {
    fn from(order: &orders::Order) -> Self {
        Self {
            number: order.number.clone(),
            placed_at: order.placed_at.rfc3339(),
            status: order.status.clone(),
            total: order.total.clone(),
            currency: order.currency.clone(),
        }
    }
}

/// An application, without any secret.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Application {
    /// Names the application.
    #[serde(rename = "_id")]
    #[schema(schema_with = schemas::id)]
    id: String,
    /// What `appName` names.
    name: String,
    /// Where links lead; empty is Keydesk's own page.
    request_endpoint: String,
    #[schema(schema_with = schemas::link_format)]
    link_format: applications::LinkFormat,
    #[schema(schema_with = schemas::mail_mode)]
    mail: applications::MailMode,
    #[schema(schema_with = schemas::time)]
    created_at: String,
}

impl From<&Known> for Application {
    fn from(known: &Known) -> Self {
        Self {
            id: known.id.to_string(),
            name: known.name.clone(),
            request_endpoint: known.endpoint.clone(),
            link_format: known.link_format,
            mail: known.mail_mode,
            created_at: known.created_at.rfc3339(),
        }
    }
}
