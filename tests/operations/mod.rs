//! Running Keydesk: the command, headers, health.

mod commands;
mod headers;
mod schema;
mod shutdown;
