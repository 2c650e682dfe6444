//! Pages about templates.
