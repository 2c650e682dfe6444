//! The pages that customers see.

mod confirm;
mod forgot;
mod open_link;
mod sign_in;
