//! Pages about customers.

mod list;
