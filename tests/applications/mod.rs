//! Pages about applications.

mod form;
mod remove;
