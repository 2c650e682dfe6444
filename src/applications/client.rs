//! What an application vouches for its customers with: a public id, and a secret that is shown once and
//! kept sealed, since signatures are checked with it.

use diesel::prelude::*;
use serde_json::json;

use super::{Application, store};
use crate::accounts::{self, AccountId};
use crate::crypto::{Keys, Token, hex, random};
use crate::db::schema::applications;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, By, Kind};

/// What secrets are sealed for.
const PURPOSE: &str = "client secret";

/// Id and secret, as they are shown once.
pub struct Client {
    /// The `iss` of its tokens.
    pub id: String,
    /// Signs them: 32 random bytes in base64url.
    pub secret: Token,
}

/// Why none was made.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Somebody has made or removed one since the application was read.
    #[error("changed by somebody else")]
    Changed,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Failure),
}

/// Makes them. The ones before are no longer taken. Of two who do this at once, one does: the secret of
/// the other would be dead before anybody has copied it.
///
/// # Errors
/// [`Refused`].
pub fn make(conn: &mut Conn, keys: &Keys, application: &Application, by: &By, now: Time) -> Result<Client, Refused> {
    accounts::store::hold(conn, application.account_id)?;
    let is_same = |known: Application| known.client_id == application.client_id;
    if !store::find(conn, application.account_id, application.id)?.is_some_and(is_same) {
        return Err(Refused::Changed);
    }
    let client = Client { id: hex(&random::<12>()), secret: Token::random() };
    let sealed = keys.current().seal(PURPOSE, application.id.0, client.secret.reveal().as_bytes());
    put(conn, application, Some(&client.id), &sealed)?;
    let data = json!({ "application": application.name, "client": client.id });
    events::record(conn, application.account_id, None, Kind::ClientMade, &data, by, now)?;
    Ok(client)
}

/// Takes them away: no token is taken any more.
///
/// # Errors
/// The database's.
pub fn remove(conn: &mut Conn, application: &Application, by: &By, now: Time) -> db::Result<()> {
    let Some(id) = &application.client_id else { return Ok(()) };
    put(conn, application, None, "")?;
    let data = json!({ "application": application.name, "client": id });
    events::record(conn, application.account_id, None, Kind::ClientRemoved, &data, by, now)
}

fn put(conn: &mut Conn, application: &Application, id: Option<&str>, sealed: &str) -> db::Result<()> {
    diesel::update(applications::table.find(application.id))
        .filter(applications::account_id.eq(application.account_id))
        .set((applications::client_id.eq(id), applications::client_secret.eq(sealed)))
        .execute(conn)?;
    Ok(())
}

/// The application that a token says it is from.
///
/// # Errors
/// The database's.
pub fn find(conn: &mut Conn, account: AccountId, id: &str) -> db::Result<Option<Application>> {
    // What is no id of ours can hold what Postgres has no place for.
    if !id.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(None);
    }
    Ok(applications::table
        .filter(applications::account_id.eq(account).and(applications::client_id.eq(id)))
        .select(Application::as_select())
        .first(conn)
        .optional()?)
}

/// Its secret; none if there is none, or the key that sealed it is no longer in use.
#[must_use]
pub fn secret(keys: &Keys, application: &Application) -> Option<Vec<u8>> {
    keys.open(PURPOSE, application.id.0, &application.client_secret)
}
