//! The list of applications, the form, and the question before one is removed.

pub mod brand;
pub mod check;
pub mod client;
pub mod form;
pub mod remove;
mod snippets;
mod steps;
pub mod typed;
