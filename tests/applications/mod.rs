//! Pages about applications.

mod brand;
mod check;
mod check_failures;
mod check_pages;
mod client;
mod domains;
mod endpoint;
mod examples;
mod form;
mod reach;
mod remove;
mod shop;
mod typed;
