//! Pages about the outbox.

pub mod list;
pub mod server;
pub mod show;
