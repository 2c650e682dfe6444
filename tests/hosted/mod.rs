//! The pages that customers see.

mod forgot;
mod sign_in;
