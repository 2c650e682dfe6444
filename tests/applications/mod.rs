//! Pages about applications.

mod brand;
mod check;
mod client;
mod domains;
mod examples;
mod form;
mod remove;
