//! Pages about applications.

mod brand;
mod check;
mod client;
mod domains;
mod form;
mod remove;
