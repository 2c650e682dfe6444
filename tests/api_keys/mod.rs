//! Keys with which programs speak for an account.

mod attacks;
mod keys;
mod names;
mod over;
