//! Pages about the outbox.

pub mod list;
pub mod show;
