//! Pages about the account itself.

mod settings;
