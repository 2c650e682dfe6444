//! Pages about who works here: signing in, one's own page, the account's people, and the menu of
//! the administration.

pub mod administration;
pub mod code;
pub mod forgot;
pub mod home;
pub mod link;
pub mod people;
pub mod person;
pub mod preferences;
pub mod second_factor;
pub mod sign_in;
pub mod you;
