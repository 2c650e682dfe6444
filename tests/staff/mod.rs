//! Staff: who they are, what they may, and whose forms are taken.

mod access;
mod forms;
mod rights;
mod scope;
