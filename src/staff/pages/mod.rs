//! Pages about who is signed in, and the menu of the administration.

pub mod administration;
pub mod home;
pub mod preferences;
pub mod sign_in;
