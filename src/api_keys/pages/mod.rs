//! The pages of API keys: the list, making one, and what can be done with one.

pub mod deed;
pub mod list;
pub mod new;
