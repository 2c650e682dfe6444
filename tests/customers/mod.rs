//! Pages about customers.

mod edit;
mod list;
mod show;
mod stored_xss;
mod switch;
