//! Keydesk: a self-hosted backoffice for customer accounts.
//!
//! A customer who cannot sign in gets back in, quickly and safely, and the shop can see that it
//! happened. Each folder is a word of the product; in each, `mod.rs` holds the noun and its rules,
//! `store.rs` its queries, a file per deed, and `pages` what people see. `docs/ARCHITECTURE.md`
//! tells the rest.

pub mod access_tokens;
pub mod accounts;
pub mod adobe;
pub mod api_keys;
pub mod app;
pub mod applications;
pub mod bigcommerce;
pub mod cli;
pub mod clock;
pub mod compatibility;
pub mod config;
pub mod crypto;
pub mod customers;
pub mod db;
pub mod demo;
pub mod email;
pub mod events;
pub mod graphql;
pub mod hosted;
pub mod i18n;
pub mod liquid;
pub mod messages;
pub mod notifications;
pub mod one_line;
pub mod orders;
pub mod passwords;
pub mod resets;
pub mod routes;
pub mod staff;
pub mod templates;
pub mod throttle;
pub mod web;
pub mod websales;
