//! Using a link: joining an account, or setting a new password, exactly once.

use diesel::prelude::*;
use serde_json::json;

use super::{Purpose, StaffLink, StaffLinkId, letters, store};
use crate::accounts::{self, Account};
use crate::crypto::{Keys, Token};
use crate::db::schema::staff as staff_table;
use crate::db::types::Time;
use crate::db::{self, Conn, Db};
use crate::email::Email;
use crate::events::{Actor, By, Kind};
use crate::passwords::{self, Hasher, HashingFailed, Password, STAFF_MINIMUM, Weakness};
use crate::staff::create::{self, NewStaff};
use crate::staff::roles::Role;
use crate::staff::second_factor::check;
use crate::staff::sign_in::{confirming, signing_in};
use crate::staff::{StaffMember, note_everywhere, sessions, store as staff_store};
use crate::throttle;

/// Why a link was not used.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// There is no such link, or it is over: which of the two is not told.
    #[error("the link is over")]
    Over,
    /// The link is still good; the password is not.
    #[error(transparent)]
    Weak(#[from] Weakness),
    /// Too much to do.
    #[error(transparent)]
    Hashing(#[from] HashingFailed),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Failure),
}

/// A link that can be used.
#[derive(Clone, Debug)]
pub struct Open {
    /// The link.
    pub link: StaffLink,
    /// Where to, or whose sender the mail had.
    pub account: Account,
    /// Whose address it is, if anybody's.
    pub member: Option<StaffMember>,
}

impl Open {
    /// What an invite offers; none for a new password.
    #[must_use]
    pub fn role(&self) -> Option<Role> {
        self.link.role.filter(|_| self.link.purpose == Purpose::Invite)
    }

    /// Whether the person has to choose a password.
    #[must_use]
    pub fn wants_password(&self) -> bool {
        self.member.is_none() || self.link.purpose == Purpose::Reset
    }

    /// The rules for the password that is chosen by somebody of that name.
    ///
    /// # Errors
    /// The first that it does not keep.
    pub fn rules(&self, name: &str, password: &Password) -> Result<(), Weakness> {
        passwords::check(password, STAFF_MINIMUM, &[&self.account.name, &self.link.email, name])
    }
}

/// Finds the open link of a token. Changes nothing.
///
/// # Errors
/// [`Refused::Over`] or the database's.
pub fn look(conn: &mut Conn, token: &Token, now: Time) -> Result<Open, Refused> {
    let link = store::by_token(conn, token)?.filter(|link| link.is_open(now)).ok_or(Refused::Over)?;
    let account = match link.account_id {
        Some(id) => accounts::store::find(conn, id)?,
        None => None,
    };
    let member = match (link.purpose, link.staff_id) {
        (Purpose::Invite, _) => staff_store::by_email(conn, &link.email_key)?,
        (Purpose::Reset, Some(id)) => Some(staff_store::find(conn, id)?.ok_or(Refused::Over)?),
        (Purpose::Reset, None) => return Err(Refused::Over),
    };
    Ok(Open { link, account: account.ok_or(Refused::Over)?, member })
}

/// What was chosen on the link's page.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Of somebody new.
    pub name: String,
    /// Where one is wanted.
    pub password: Option<Password>,
}

/// Uses the link.
///
/// # Errors
/// [`Refused`]; then the link is as it was.
pub async fn redeem(
    db: &Db,
    hasher: &Hasher,
    keys: &Keys,
    token: Token,
    chosen: Chosen,
    by: By,
    now: Time,
) -> Result<Open, Refused> {
    let looked = token.clone();
    let open = db.read(move |conn| look(conn, &looked, now)).await?;
    let hash = match chosen.password {
        _ if !open.wants_password() => None,
        Some(password) => {
            check(hasher, &open, &chosen.name, &password).await?;
            Some(hasher.hash(password).await?)
        }
        None => return Err(Weakness::TooLong.into()),
    };
    let keys = keys.clone();
    db.write(move |conn| {
        let open = look(conn, &token, now)?;
        if !store::mark_used(conn, open.link.id, now)? {
            return Err(Refused::Over);
        }
        match (open.role(), open.member.clone(), hash) {
            (Some(role), Some(member), None) => join(conn, &open, &member, role, &by, now)?,
            (Some(role), None, Some(hash)) => begin(conn, &keys, &open, chosen.name, hash, role, &by, now)?,
            (None, Some(member), Some(hash)) => {
                set_password(conn, &keys, &open.account, &member, &hash, &joining(&by, member.id), now)?;
            }
            // Somebody with that address has come or gone since the password was looked at.
            _ => return Err(Refused::Over),
        }
        Ok(open)
    })
    .await
}

/// The rules for a staff member's password, and that it is not the one that is replaced.
///
/// # Errors
/// [`Refused::Weak`], or too much to do.
async fn check(hasher: &Hasher, open: &Open, name: &str, password: &Password) -> Result<(), Refused> {
    open.rules(name, password)?;
    let stored = open.member.as_ref().map(|member| member.password_hash.clone());
    if stored.is_some() && hasher.verify(stored, password.clone()).await? {
        return Err(Weakness::Same.into());
    }
    Ok(())
}

#[expect(clippy::too_many_arguments, reason = "who begins, by which link, with what")]
fn begin(
    conn: &mut Conn,
    keys: &Keys,
    open: &Open,
    name: String,
    password_hash: String,
    role: Role,
    by: &By,
    now: Time,
) -> Result<(), Refused> {
    let email: Email = open.link.email.parse().ok().ok_or(Refused::Over)?;
    throttle::forget(conn, &signing_in(keys, &email))?; // strangers may have tried it before it was anybody's
    let new = NewStaff { name, email, password_hash };
    // The address of somebody who is there, but not to be found: switched off, or quicker.
    let taken = |failure: db::Failure| if failure.is_duplicate() { Refused::Over } else { failure.into() };
    let id = create::add(conn, &new, now).map_err(taken)?;
    create::give_role(conn, id, open.account.id, role, &joining(by, id), now)?;
    Ok(())
}

fn join(conn: &mut Conn, open: &Open, member: &StaffMember, role: Role, by: &By, now: Time) -> Result<(), Refused> {
    if staff_store::role_of_address(conn, open.account.id, &open.link.email_key)?.is_some() {
        return Err(Refused::Over);
    }
    Ok(create::give_role(conn, member.id, open.account.id, role, &joining(by, member.id), now)?)
}

fn joining(by: &By, id: crate::staff::StaffId) -> By {
    By { actor: Actor::Staff, staff: Some(id), ..by.clone() }
}

/// Sets a staff member's password: every session and every other link ends, the lock is opened,
/// and they are told.
///
/// # Errors
/// The database's.
pub fn set_password(
    conn: &mut Conn,
    keys: &Keys,
    account: &Account,
    member: &StaffMember,
    hash: &str,
    by: &By,
    now: Time,
) -> db::Result<()> {
    diesel::update(staff_table::table.find(member.id)).set(staff_table::password_hash.eq(hash)).execute(conn)?;
    sessions::end_all(conn, member.id)?;
    store::end_resets(conn, member.id, StaffLinkId(0), now)?;
    let email: Option<Email> = member.email.parse().ok();
    let sign_in = email.map(|email| signing_in(keys, &email));
    // Whoever knew the old password may have locked the codes.
    for subject in sign_in.into_iter().chain([confirming(keys, member.id), check::subject(keys, member.id)]) {
        throttle::forget(conn, &subject)?;
    }
    note_everywhere(conn, member.id, Kind::StaffPasswordSet, &json!({ "staff": member.id }), by, now)?;
    letters::tell(conn, account, member, "password", by, now)
}
