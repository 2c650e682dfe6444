//! Pages about what storefronts miss.

pub mod list;
