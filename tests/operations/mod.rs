//! Running Keydesk: the command, headers, health.

mod commands;
mod demo;
mod headers;
mod journey;
mod rotation;
mod schema;
mod serving;
mod shop;
mod shutdown;
mod writer;
