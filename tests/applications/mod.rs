//! Pages about applications.

mod domains;
mod form;
mod remove;
