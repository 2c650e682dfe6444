//! Pages about links, for staff.

pub mod again;
pub mod ask;
