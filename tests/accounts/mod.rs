//! Pages about the account itself.

mod retention;
mod settings;
