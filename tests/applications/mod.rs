//! Pages about applications.

mod brand;
mod domains;
mod form;
mod remove;
