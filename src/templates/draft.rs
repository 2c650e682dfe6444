//! Saving what is worked on. Nothing is checked: a draft may be broken.

use diesel::prelude::*;

use super::{Place, Template, TemplateId, store};
use crate::accounts::AccountId;
use crate::db::schema::templates;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, By, Kind};
use crate::notifications::built_in;
use crate::notifications::letter::Source;

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Somebody else has changed the template since; this is theirs.
    #[error("changed by somebody else")]
    Changed(Box<Template>),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Failure),
}

/// Saves a draft over the template that was read at `version` (0: there was none). Gives the
/// version that it has now.
///
/// # Errors
/// [`Refused`].
pub fn save(
    conn: &mut Conn,
    account: AccountId,
    place: Place,
    source: &Source,
    version: i64,
    by: &By,
    now: Time,
) -> Result<(TemplateId, i64), Refused> {
    let saved = put(conn, account, place, source, version, by, now)?;
    events::record(conn, account, None, Kind::TemplateSaved, &place.facts(), by, now)?;
    Ok(saved)
}

/// The same on the way to something else, which has a line of its own.
pub(super) fn put(
    conn: &mut Conn,
    account: AccountId,
    place: Place,
    source: &Source,
    version: i64,
    by: &By,
    now: Time,
) -> Result<(TemplateId, i64), Refused> {
    let known = match store::find(conn, account, place)? {
        Some(known) => known,
        None => create(conn, account, place)?,
    };
    let raised = change(conn, &known, version)?;
    diesel::update(templates::table.find(known.id))
        .set((
            templates::draft.eq(serde_json::json!(source).to_string()),
            templates::drafted_by.eq(by.staff),
            templates::drafted_at.eq(now),
            templates::draft_built_in.eq(built_in::hash(place.notification, place.locale)),
        ))
        .execute(conn)
        .map_err(db::Failure::from)?;
    Ok((known.id, raised))
}

/// Two who create the same one at once: the second waits for the first and then finds it changed.
fn create(conn: &mut Conn, account: AccountId, place: Place) -> db::Result<Template> {
    let row = (
        templates::account_id.eq(account),
        templates::notification.eq(place.notification),
        templates::locale.eq(place.locale),
        templates::application_id.eq(place.application),
    );
    crate::on_each!(conn, |conn| diesel::insert_into(templates::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    let created = store::find(conn, account, place)?;
    created.ok_or_else(|| db::Failure::Unavailable("the template that was just made is gone".into()))
}

/// Raises the version of a template that was read at `version`: one conditional update, so that of
/// two at once one is refused.
pub(super) fn change(conn: &mut Conn, known: &Template, version: i64) -> Result<i64, Refused> {
    let changed = diesel::update(templates::table.find(known.id))
        .filter(templates::version.eq(version))
        .set(templates::version.eq(version + 1))
        .execute(conn)
        .map_err(db::Failure::from)?;
    if changed == 1 {
        return Ok(version + 1);
    }
    let theirs = store::find(conn, known.account_id, known.place())?;
    Err(Refused::Changed(Box::new(theirs.unwrap_or_else(|| known.clone()))))
}
