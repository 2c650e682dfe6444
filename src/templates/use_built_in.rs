//! Back to the built-in text (or, for one application, to the text for all). Versions are kept.

use diesel::prelude::*;

use super::draft::{Refused, change};
use super::{Place, store};
use crate::accounts::AccountId;
use crate::db::schema::templates;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, By, Kind};

/// Takes the version in force, and the draft, of the template that was read at `version` away.
///
/// # Errors
/// [`Refused`].
pub fn use_built_in(
    conn: &mut Conn,
    account: AccountId,
    place: Place,
    version: i64,
    by: &By,
    now: Time,
) -> Result<(), Refused> {
    let Some(known) = store::find(conn, account, place)? else { return Ok(()) };
    change(conn, &known, version)?;
    diesel::update(templates::table.find(known.id))
        .set((
            templates::published.eq(None::<i64>),
            templates::draft.eq(None::<String>),
            templates::drafted_at.eq(None::<Time>),
            templates::draft_built_in.eq(None::<String>),
        ))
        .execute(conn)
        .map_err(db::Failure::from)?;
    events::record(conn, account, None, Kind::TemplateReset, &place.facts(), by, now)?;
    Ok(())
}
