//! Links for people of the backoffice: an invite to join an account, or leave to set a new
//! password. As with customers' links, the token is derived and never kept, opening one changes
//! nothing, and it works once.

pub mod forgot;
pub mod invite;
pub mod letters;
pub mod redeem;
pub mod store;

use chrono::TimeDelta;
use diesel::prelude::*;

use super::StaffId;
use super::roles::Role;
use crate::accounts::AccountId;
use crate::config::PublicUrl;
use crate::crypto::{Key, Keys, Token, hex, random};
use crate::db::schema::staff_links;
use crate::db::types::Time;

/// How long an invite lives.
pub const INVITE_LIFETIME: TimeDelta = TimeDelta::days(7);
/// How long a link for a new password lives.
pub const RESET_LIFETIME: TimeDelta = TimeDelta::minutes(60);

crate::id! {
    /// Names a link.
    StaffLinkId
}

crate::words! {
    /// What a link is for. Part of the token: one purpose's token is no good for another.
    Purpose {
        /// To join an account.
        Invite = "invite",
        /// To set a new password.
        Reset = "reset",
    }
}

/// One link.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = staff_links)]
pub struct StaffLink {
    /// Names it.
    pub id: StaffLinkId,
    /// What it is for.
    pub purpose: Purpose,
    /// Where it was mailed to.
    pub email: String,
    /// The same in its canonical form.
    pub email_key: String,
    /// Of an invite: where to. Of a reset: whose sender the mail has.
    pub account_id: Option<AccountId>,
    /// Of an invite: as what.
    pub role: Option<Role>,
    /// Of a reset: whose password.
    pub staff_id: Option<StaffId>,
    /// What the token is derived from.
    pub nonce: String,
    /// With which key.
    pub key_id: String,
    /// When it was asked for.
    pub created_at: Time,
    /// Until when it can be used.
    pub expires_at: Time,
    /// When it was.
    pub used_at: Option<Time>,
    /// When it ended without being used.
    pub ended_at: Option<Time>,
}

impl StaffLink {
    /// Whether it can be used.
    #[must_use]
    pub fn is_open(&self, now: Time) -> bool {
        self.used_at.is_none() && self.ended_at.is_none() && self.expires_at > now
    }

    /// The link; none when its key is no longer in use.
    #[must_use]
    pub fn address(&self, keys: &Keys, public_url: &PublicUrl) -> Option<String> {
        let token = derive(keys.find(&self.key_id)?, self.purpose, &self.nonce);
        Some(address(public_url, token.reveal()))
    }

    /// The link for people who must not use it.
    #[must_use]
    pub fn masked(public_url: &PublicUrl) -> String {
        address(public_url, "•••")
    }
}

fn address(public_url: &PublicUrl, token: &str) -> String {
    public_url.page(&format!("/staff/link?token={token}"))
}

/// What a new row holds of its token.
struct Secret {
    nonce: String,
    hash: String,
}

impl Secret {
    fn new(key: &Key, purpose: Purpose) -> Self {
        let nonce = hex(&random::<32>());
        Self { hash: derive(key, purpose, &nonce).hash(), nonce }
    }
}

fn derive(key: &Key, purpose: Purpose, nonce: &str) -> Token {
    Token::derive(key, &format!("staff {purpose}"), nonce)
}
