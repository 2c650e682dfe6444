//! Making a key, and putting one in the place of another.

use chrono::TimeDelta;
use diesel::prelude::*;
use serde_json::json;

use super::{ApiKey, ApiKeyId, Scope, Secret, Standing, store};
use crate::accounts::{self, AccountId};
use crate::applications::{self, ApplicationId, name_key};
use crate::db::schema::api_keys;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, By, Kind};

/// What the form holds, parsed.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Trimmed, not empty.
    pub name: String,
    /// At least one.
    pub scopes: Vec<Scope>,
    /// For one application only.
    pub application: Option<ApplicationId>,
    /// Until when; none is for ever.
    pub expires_at: Option<Time>,
}

/// Why there is none.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Not in this account.
    #[error("no such application")]
    UnknownApplication,
    /// A key that can be used and that none took the place of has the name.
    #[error("the name is taken")]
    NameTaken,
    /// It can no longer be used, so nothing can take its place.
    #[error("the key is {0:?}")]
    Over(Standing),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Failure),
}

/// Makes a key; gives it, to be shown once. Whoever sends the form again, because they press twice or load
/// its answer again, makes no second key that nobody knows of: the first has the name.
///
/// # Errors
/// [`Refused::UnknownApplication`], [`Refused::NameTaken`] or the database's.
pub fn make(
    conn: &mut Conn,
    account: AccountId,
    wanted: &Wanted,
    by: &By,
    now: Time,
) -> Result<(ApiKeyId, Secret), Refused> {
    accounts::store::hold(conn, account)?;
    if store::in_use(conn, account, now)?.iter().any(|known| name_key(&known.name) == name_key(&wanted.name)) {
        return Err(Refused::NameTaken);
    }
    let application = match wanted.application {
        Some(id) => Some(applications::store::find(conn, account, id)?.ok_or(Refused::UnknownApplication)?),
        None => None,
    };
    let (id, secret) = insert(conn, account, wanted, by, now)?;
    let data = json!({
        "key": id, "name": wanted.name, "prefix": secret.prefix, "scopes": words(&wanted.scopes),
        "application": application.map(|application| application.name), "until": wanted.expires_at.map(Time::rfc3339),
    });
    events::record(conn, account, None, Kind::ApiKeyMade, &data, by, now)?;
    Ok((id, secret))
}

/// Puts a new key in the place of one, with the same name, scopes and application, and as long a life.
/// The old one goes on for a while.
///
/// # Errors
/// [`Refused::Over`] or the database's.
pub fn replace(
    conn: &mut Conn,
    old: &ApiKey,
    overlap: TimeDelta,
    by: &By,
    now: Time,
) -> Result<(ApiKeyId, Secret), Refused> {
    let standing = old.standing(now);
    if standing != Standing::Good {
        return Err(Refused::Over(standing));
    }
    let wanted = Wanted {
        name: old.name.clone(),
        scopes: old.scopes().collect(),
        application: old.application_id,
        expires_at: old.expires_at.map(|end| now + (end - old.created_at)),
    };
    let (id, secret) = insert(conn, old.account_id, &wanted, by, now)?;
    let until = old.expires_at.map_or(now + overlap, |end| end.min(now + overlap));
    // Of two who do this at once, one finds it without a successor.
    let free = api_keys::table.find(old.id).filter(api_keys::replaced_by.is_null().and(api_keys::revoked_at.is_null()));
    let replaced = diesel::update(free)
        .set((api_keys::replaced_by.eq(id), api_keys::expires_at.eq(until)))
        .execute(conn)
        .map_err(db::Failure::from)?;
    if replaced == 0 {
        return Err(Refused::Over(Standing::Revoked));
    }
    let data = json!({
        "key": old.id, "name": old.name, "prefix": old.prefix, "by": secret.prefix, "until": until.rfc3339(),
    });
    events::record(conn, old.account_id, None, Kind::ApiKeyReplaced, &data, by, now)?;
    Ok((id, secret))
}

fn insert(conn: &mut Conn, account: AccountId, wanted: &Wanted, by: &By, now: Time) -> db::Result<(ApiKeyId, Secret)> {
    let secret = Secret::new();
    let id = diesel::insert_into(api_keys::table)
        .values((
            api_keys::account_id.eq(account),
            api_keys::application_id.eq(wanted.application),
            api_keys::name.eq(&wanted.name),
            api_keys::prefix.eq(&secret.prefix),
            api_keys::secret_hash.eq(secret.token.hash()),
            api_keys::scopes.eq(words(&wanted.scopes)),
            api_keys::made_by.eq(by.staff),
            api_keys::created_at.eq(now),
            api_keys::expires_at.eq(wanted.expires_at),
        ))
        .returning(api_keys::id)
        .get_result(conn)?;
    Ok((id, secret))
}

fn words(scopes: &[Scope]) -> String {
    scopes.iter().map(|scope| scope.word()).collect::<Vec<_>>().join(" ")
}
