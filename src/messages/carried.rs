//! The link that a message carries: a customer's, or one for a person of the backoffice.

use super::Message;
use crate::config::PublicUrl;
use crate::crypto::Keys;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::resets::{self, EndedBy, Reset, Standing};
use crate::staff::links::{self, StaffLink};

/// What a message is of no use without.
#[derive(Clone, Debug)]
pub enum Carried {
    /// A customer's.
    Reset(Reset),
    /// Of somebody who works in the backoffice, or is to.
    Staff(StaffLink),
}

/// Finds it.
///
/// # Errors
/// The database's.
pub fn find(conn: &mut Conn, message: &Message) -> db::Result<Option<Carried>> {
    if let Some(id) = message.staff_link_id {
        return Ok(links::store::find(conn, id)?.map(Carried::Staff));
    }
    match message.reset_id {
        Some(id) => Ok(resets::store::find(conn, message.account_id, id)?.map(Carried::Reset)),
        None => Ok(None),
    }
}

impl Carried {
    /// How it stands.
    #[must_use]
    pub fn standing(&self, now: Time) -> Standing {
        match self {
            Self::Reset(reset) => reset.standing(now),
            Self::Staff(link) if link.is_open(now) => Standing::Open,
            Self::Staff(link) if link.used_at.is_some() => Standing::Used,
            Self::Staff(link) if link.ended_at.is_some() => Standing::Ended(EndedBy::Withdrawn),
            Self::Staff(_) => Standing::Expired,
        }
    }

    /// Until when it can be used.
    #[must_use]
    pub fn expires_at(&self) -> Time {
        match self {
            Self::Reset(reset) => reset.expires_at,
            Self::Staff(link) => link.expires_at,
        }
    }

    /// The link itself; none when its key is no longer in use.
    #[must_use]
    pub fn clear(&self, keys: &Keys, public_url: &PublicUrl) -> Option<String> {
        match self {
            Self::Reset(reset) => reset.token(keys).map(|token| reset.masked_link().fill(&token)),
            Self::Staff(link) => link.address(keys, public_url),
        }
    }

    /// For people who must not use it.
    #[must_use]
    pub fn masked(&self, public_url: &PublicUrl) -> String {
        match self {
            Self::Reset(reset) => reset.masked_link().shown(),
            Self::Staff(_) => StaffLink::masked(public_url),
        }
    }
}
