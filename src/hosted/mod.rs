//! The pages that customers see: forgot password, set a new one, confirm an address, sign in. In the shop's name and
//! the customer's language.
//!
//! They tell strangers nothing: the answers for a known and an unknown address are the same.

pub mod brand;
pub mod confirm;
pub mod forgot;
pub mod password;
pub mod sign_in;
