//! Pages of an account.

pub mod limits;
mod merge;
pub mod settings;
mod typed;
