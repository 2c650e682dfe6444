//! The outbox and the mail server.

mod delivery;
