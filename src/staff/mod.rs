//! A staff member: a person who signs in to the backoffice and has a role in one or more accounts.

pub mod browsers;
pub mod change_password;
pub mod change_role;
pub mod create;
pub mod links;
pub mod pages;
pub mod remove;
pub mod rescue;
pub mod roles;
pub mod second_factor;
pub mod sessions;
pub mod sign_in;
pub mod store;

use diesel::prelude::*;

use crate::accounts;
use crate::db::schema::staff;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, By, Kind};

crate::id! {
    /// Names a staff member.
    StaffId
}

crate::words! {
    /// How pages look to a person.
    Theme {
        /// As the system says.
        Auto = "auto",
        /// Dark on light.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
    }
}

/// A person of the backoffice.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = staff)]
pub struct StaffMember {
    /// Names them.
    pub id: StaffId,
    /// For colleagues.
    pub name: String,
    /// As typed.
    pub email: String,
    /// PHC string.
    pub password_hash: String,
    /// Language; `""` follows the browser.
    pub locale: String,
    /// Look of the pages.
    pub theme: Theme,
    /// Whether keys without Alt do something by themselves.
    pub single_keys: bool,
    /// Sessions of another epoch are over.
    pub session_epoch: i64,
    /// Since when they cannot sign in.
    pub disabled_at: Option<Time>,
    /// When they last signed in.
    pub last_sign_in_at: Option<Time>,
    /// Sealed; `None` when they have no second factor.
    pub totp_secret: Option<String>,
    /// Since when they have one.
    pub totp_since: Option<Time>,
}

impl StaffMember {
    /// Whether a password alone does not sign them in.
    #[must_use]
    pub fn has_second_factor(&self) -> bool {
        self.totp_secret.is_some()
    }
}

/// Writes a line about somebody into the log of every account that they work in.
///
/// # Errors
/// The database's.
pub fn note_everywhere(
    conn: &mut Conn,
    id: StaffId,
    kind: Kind,
    data: &serde_json::Value,
    by: &By,
    now: Time,
) -> db::Result<()> {
    for (account, _) in accounts::store::of_staff(conn, id)? {
        events::record(conn, account.id, None, kind, data, by, now)?;
    }
    Ok(())
}
