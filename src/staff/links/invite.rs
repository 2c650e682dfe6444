//! An owner invites somebody to an account. Who it is becomes a staff member when they take the
//! invite; until then there is nobody who could sign in.

use chrono::TimeDelta;
use diesel::prelude::*;
use serde_json::json;

use super::{INVITE_LIFETIME, Purpose, Secret, StaffLink, StaffLinkId, letters, store};
use crate::accounts::{Account, AccountId};
use crate::crypto::Keys;
use crate::db::schema::staff_links;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::email::Email;
use crate::events::{self, By, Kind};
use crate::messages::queue;
use crate::staff::StaffMember;
use crate::staff::roles::Role;

/// Invites of one account in an hour.
pub const PER_HOUR: i64 = 20;

/// Why nobody was invited.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The address is that of somebody who has a role in the account.
    #[error("has a role already")]
    IsMember,
    /// [`PER_HOUR`] is reached.
    #[error("too many invites")]
    TooMany,
    /// There is no such invite any more.
    #[error("the invite is over")]
    Over,
    /// The mail could not be made.
    #[error("{0}")]
    Mail(String),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Failure),
}

/// Invites an address to an account. An earlier invite of it ends.
///
/// # Errors
/// [`Refused`].
#[expect(clippy::too_many_arguments, reason = "who invites whom, where to, as what")]
pub fn invite(
    conn: &mut Conn,
    keys: &Keys,
    account: &Account,
    inviter: &StaffMember,
    email: &Email,
    role: Role,
    by: &By,
    now: Time,
) -> Result<StaffLinkId, Refused> {
    if crate::staff::store::role_of_address(conn, account.id, email.key())?.is_some() {
        return Err(Refused::IsMember);
    }
    if store::count_invites_since(conn, account.id, now - TimeDelta::hours(1))? >= PER_HOUR {
        return Err(Refused::TooMany);
    }
    store::end_invites(conn, account.id, email.key(), now)?;
    let key = keys.current();
    let secret = Secret::new(key, Purpose::Invite);
    let id: StaffLinkId = diesel::insert_into(staff_links::table)
        .values((
            staff_links::purpose.eq(Purpose::Invite),
            staff_links::email.eq(email.typed()),
            staff_links::email_key.eq(email.key()),
            staff_links::account_id.eq(account.id),
            staff_links::role.eq(role),
            staff_links::made_by.eq(inviter.id),
            staff_links::token_hash.eq(secret.hash),
            staff_links::nonce.eq(secret.nonce),
            staff_links::key_id.eq(key.id()),
            staff_links::source.eq(&by.source),
            staff_links::created_at.eq(now),
            staff_links::worked_at.eq(now),
            staff_links::expires_at.eq(now + INVITE_LIFETIME),
        ))
        .returning(staff_links::id)
        .get_result(conn)
        .map_err(db::Failure::from)?;
    let data = json!({ "email": email.typed(), "role": role });
    events::record(conn, account.id, None, Kind::StaffInvited, &data, by, now)?;
    let letter = letters::invite(account, inviter, role, now + INVITE_LIFETIME, now).map_err(Refused::Mail)?;
    queue::link_to_staff(conn, account, email.typed(), id, &letter, now)?;
    Ok(id)
}

/// Ends an invite that nobody has taken.
///
/// # Errors
/// [`Refused::Over`] or the database's.
pub fn withdraw(conn: &mut Conn, account: &Account, invite: &StaffLink, by: &By, now: Time) -> Result<(), Refused> {
    if !store::end(conn, invite.id, now)? {
        return Err(Refused::Over);
    }
    let data = json!({ "email": invite.email, "role": invite.role });
    Ok(events::record(conn, account.id, None, Kind::StaffInviteWithdrawn, &data, by, now)?)
}

/// Ends the open invites that somebody has sent, and those for their own address.
///
/// # Errors
/// The database's.
pub fn withdraw_all(conn: &mut Conn, account: AccountId, member: &StaffMember, by: &By, now: Time) -> db::Result<()> {
    for invite in store::invites_about(conn, account, member)? {
        store::end(conn, invite.id, now)?;
        let data = json!({ "email": invite.email, "role": invite.role });
        events::record(conn, account, None, Kind::StaffInviteWithdrawn, &data, by, now)?;
    }
    Ok(())
}
