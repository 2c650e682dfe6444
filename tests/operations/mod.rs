//! Running Keydesk: the command, headers, health.

mod audit;
mod bad_input;
mod commands;
mod crawl;
mod demo;
mod docs;
mod headers;
mod hosts;
mod journey;
mod no_http;
mod outage;
mod rotation;
mod serving;
mod shop;
mod shutdown;
mod slow;
mod writer;
