//! The log: what stands in it, who sees it, how it is filtered and exported.

mod list;
mod looks;
mod seal;
mod whom;
mod words;
