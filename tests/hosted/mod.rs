//! The pages that customers see.

mod confirm;
mod forgot;
mod sign_in;
