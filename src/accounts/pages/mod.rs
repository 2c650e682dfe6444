//! Pages of an account.

pub mod limits;
pub mod settings;
mod typed;
