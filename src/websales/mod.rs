//! The REST API in the style of websales backoffices (contract, section 4): storefronts that were
//! written for one change the address and the key. It translates; every rule lives where the
//! backoffice has it too.

pub mod addresses;
pub mod applications;
pub mod customers;
pub mod edit;
pub mod email_templates;
pub mod missed;
pub mod notifications;
mod objects;
pub mod openapi;
pub mod orders;
mod params;
pub mod passwords;
mod schemas;
pub mod shapes;
mod told;
mod typed;
mod wrong;
