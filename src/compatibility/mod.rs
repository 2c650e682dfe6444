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

/// A name as it is kept: what is none, or could hold something that somebody sent, is not.
#[must_use]
pub fn plain(text: &str) -> &str {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.[]".contains(&byte));
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if is_plain && (1..=40).contains(&text.len()) && digits <= 3 { text } else { "…" }
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

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn names_are_kept_and_what_is_none_is_not() {
        for known in ["taxvat", "custom_attributesV2", "filters[name]", "app-name"] {
            assert_eq!(plain(known), known);
        }
        for other in ["", "anna@example.com", "hunter2 hunter2", "+34600000000", "4711000", &"x".repeat(41)] {
            assert_eq!(plain(other), "…", "{other}");
        }
    }
}
