//! Pages about the account itself.

mod limits;
mod retention;
mod settings;
