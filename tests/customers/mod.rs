//! Pages about customers.

mod edit;
mod list;
mod show;
mod switch;
