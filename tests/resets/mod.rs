//! Links: asked for, mailed, opened, used, ended.

mod again;
mod ask;
mod deadlock;
mod kept;
mod link;
mod race;
mod redeem;
mod steps;
