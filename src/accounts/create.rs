//! Adding an account.

use diesel::prelude::*;
use serde_json::json;

use super::AccountId;
use crate::db::schema::accounts;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::email::Email;
use crate::events::{self, By, Kind};

/// What an account begins with.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// As customers know it.
    pub name: String,
    /// Of customers who have none.
    pub locale: String,
    /// IANA name.
    pub time_zone: chrono_tz::Tz,
    /// The sender of its mails; also where customers can ask.
    pub sender: Email,
}

/// Adds an account.
///
/// # Errors
/// The database's.
pub fn create(conn: &mut Conn, new: &NewAccount, by: &By, now: Time) -> db::Result<AccountId> {
    let id: AccountId = diesel::insert_into(accounts::table)
        .values((
            accounts::name.eq(&new.name),
            accounts::locale.eq(&new.locale),
            accounts::time_zone.eq(new.time_zone.name()),
            accounts::support_email.eq(new.sender.typed()),
            accounts::sender_email.eq(new.sender.typed()),
            accounts::created_at.eq(now),
        ))
        .returning(accounts::id)
        .get_result(conn)?;
    events::record(conn, id, None, Kind::AccountCreated, &json!({ "name": new.name }), by, now)?;
    Ok(id)
}
