//! Pages of an account.

pub mod settings;
mod typed;
