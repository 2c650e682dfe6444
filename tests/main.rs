//! The suite: the real application on a real database, through the front.
//!
//! One binary, so that it links once. `scripts/test` runs all of it on both databases; by hand,
//! `cargo test --test main -- --skip browser::` runs it on SQLite.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout)]

mod harness;

mod accounts;
mod adobe;
mod api_keys;
mod applications;
mod architecture;
mod bigcommerce;
mod browser;
mod compatibility;
mod customers;
mod dialects;
mod events;
mod hosted;
mod messages;
mod operations;
mod resets;
mod staff;
mod templates;
mod websales;
