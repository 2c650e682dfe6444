//! Pages about applications.

mod brand;
mod check;
mod domains;
mod form;
mod remove;
