//! Registering an application, and changing one.

use diesel::prelude::*;
use serde_json::json;

use super::endpoint::Endpoint;
use super::{Application, ApplicationId, LinkFormat, MailMode, store};
use crate::accounts::AccountId;
use crate::db::schema::applications;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, By, Kind};

/// What the form holds, parsed.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Trimmed, not empty.
    pub name: String,
    /// `None` is Keydesk's hosted page.
    pub endpoint: Option<Endpoint>,
    /// The shape of its links.
    pub link_format: LinkFormat,
    /// See [`Application::adds_identity`].
    pub adds_identity: bool,
    /// Whether its mails leave the house.
    pub mail_mode: MailMode,
    /// See [`super::domains::parse`].
    pub mail_domains: String,
    /// See [`super::api_host::parse`].
    pub api_host: Option<String>,
    /// See [`Application::answers_as_original`].
    pub answers_as_original: bool,
}

/// Why it was not saved.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Another application of the account has the name.
    #[error("the name is taken")]
    NameTaken,
    /// Another application has the host.
    #[error("the host is taken")]
    HostTaken,
    /// Somebody saved it in the meantime.
    #[error("changed by somebody else")]
    Changed,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Failure),
}

/// Registers an application.
///
/// # Errors
/// [`Refused`].
pub fn create(
    conn: &mut Conn,
    account: AccountId,
    wanted: &Wanted,
    by: &By,
    now: Time,
) -> Result<ApplicationId, Refused> {
    let id: ApplicationId = diesel::insert_into(applications::table)
        .values((
            applications::account_id.eq(account),
            applications::name.eq(&wanted.name),
            applications::name_key.eq(super::name_key(&wanted.name)),
            applications::endpoint.eq(address(wanted)),
            applications::link_format.eq(wanted.link_format),
            applications::adds_identity.eq(wanted.adds_identity),
            applications::mail_mode.eq(wanted.mail_mode),
            applications::mail_domains.eq(&wanted.mail_domains),
            applications::api_host.eq(&wanted.api_host),
            applications::answers_as_original.eq(wanted.answers_as_original),
            applications::created_at.eq(now),
        ))
        .returning(applications::id)
        .get_result(conn)
        .map_err(taken)?;
    let data = json!({ "application": wanted.name, "after": facts(wanted) });
    events::record(conn, account, None, Kind::ApplicationSaved, &data, by, now)?;
    Ok(id)
}

/// Changes an application that was read at `version`.
///
/// # Errors
/// [`Refused`].
pub fn change(
    conn: &mut Conn,
    before: &Application,
    wanted: &Wanted,
    version: i64,
    by: &By,
    now: Time,
) -> Result<(), Refused> {
    let changed = diesel::update(applications::table.find(before.id))
        .filter(applications::account_id.eq(before.account_id).and(applications::version.eq(version)))
        .set((
            applications::name.eq(&wanted.name),
            applications::name_key.eq(super::name_key(&wanted.name)),
            applications::endpoint.eq(address(wanted)),
            applications::link_format.eq(wanted.link_format),
            applications::adds_identity.eq(wanted.adds_identity),
            applications::mail_mode.eq(wanted.mail_mode),
            applications::mail_domains.eq(&wanted.mail_domains),
            applications::api_host.eq(&wanted.api_host),
            applications::answers_as_original.eq(wanted.answers_as_original),
            applications::version.eq(version + 1),
        ))
        .execute(conn)
        .map_err(taken)?;
    if changed == 0 {
        return Err(Refused::Changed);
    }
    let was = json!({
        "name": before.name, "endpoint": before.endpoint, "format": before.link_format,
        "adds_identity": before.adds_identity, "mail": before.mail_mode, "domains": before.mail_domains,
        "api_host": before.api_host, "original_answers": before.answers_as_original,
    });
    let data = json!({ "application": wanted.name, "before": was, "after": facts(wanted) });
    events::record(conn, before.account_id, None, Kind::ApplicationSaved, &data, by, now)?;
    Ok(())
}

/// Looks whether the name is free, so that the form can say so at its place.
///
/// # Errors
/// The database's.
pub fn name_is_free(conn: &mut Conn, account: AccountId, name: &str, own: Option<ApplicationId>) -> db::Result<bool> {
    Ok(store::named(conn, account, name)?.is_none_or(|found| Some(found.id) == own))
}

/// Looks whether the host is free, in all accounts.
///
/// # Errors
/// The database's.
pub fn host_is_free(conn: &mut Conn, wanted: &Wanted, own: Option<ApplicationId>) -> db::Result<bool> {
    let Some(host) = &wanted.api_host else { return Ok(true) };
    Ok(store::by_api_host(conn, host)?.is_none_or(|found| Some(found.id) == own))
}

fn address(wanted: &Wanted) -> String {
    wanted.endpoint.as_ref().map(|endpoint| endpoint.url().to_string()).unwrap_or_default()
}

fn facts(wanted: &Wanted) -> serde_json::Value {
    json!({
        "name": wanted.name, "endpoint": address(wanted), "format": wanted.link_format,
        "adds_identity": wanted.adds_identity, "mail": wanted.mail_mode, "domains": wanted.mail_domains,
        "api_host": wanted.api_host, "original_answers": wanted.answers_as_original,
    })
}

fn taken(error: diesel::result::Error) -> Refused {
    match db::Failure::from(error) {
        failure if failure.is_duplicate() => Refused::NameTaken,
        failure => Refused::Db(failure),
    }
}
