//! What storefronts ask for and Keydesk does not serve: operations, fields, arguments, addresses. So
//! that whoever moves a storefront here sees what it still misses.
//!
//! Noted by name, never with a value that was sent, gathered in memory and written by the worker.

pub mod document;
pub mod empty;
pub mod notebook;
pub mod pages;
pub mod served;
pub mod store;

use diesel::prelude::*;

use crate::db::schema::misses;
use crate::db::types::Time;

pub use notebook::Notebook;

crate::words! {
    /// In which dialect it was asked for.
    Api {
        /// Adobe Commerce's GraphQL.
        Adobe = "adobe",
        /// BigCommerce's GraphQL.
        BigCommerce = "bigcommerce",
        /// The REST API.
        Websales = "websales",
    }
}

/// Something that was asked for and is not served.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = misses)]
pub struct Miss {
    /// In which dialect.
    pub api: Api,
    /// What: `Mutation.createEmptyCart`, `CustomerInput.taxvat`, `GET /accounts/…`.
    pub what: String,
    /// The key or application by whose name it was asked for; `""` is neither.
    pub client: String,
    /// What the client calls itself, the last time.
    pub agent: String,
    /// How often.
    pub asked: i64,
    /// The last request, in names and without values.
    pub sample: String,
    /// When it was first asked for.
    pub first_at: Time,
    /// When it was last asked for.
    pub last_at: Time,
}
