//! Pages about the account itself.

mod conflict;
mod limits;
mod retention;
mod settings;
