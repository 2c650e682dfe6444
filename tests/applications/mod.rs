//! Pages about applications.

mod brand;
mod check;
mod check_failures;
mod check_pages;
mod client;
mod domains;
mod examples;
mod form;
mod remove;
mod shop;
