//! Giving up what is worked on; what is in force stays.

use diesel::prelude::*;

use super::draft::{Refused, change};
use super::{Place, store};
use crate::accounts::AccountId;
use crate::db::schema::templates;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, By, Kind};

/// Gives up the draft of the template that was read at `version`.
///
/// # Errors
/// [`Refused`].
pub fn discard(
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
            templates::draft.eq(None::<String>),
            templates::drafted_at.eq(None::<Time>),
            templates::draft_built_in.eq(None::<String>),
        ))
        .execute(conn)
        .map_err(db::Failure::from)?;
    events::record(conn, account, None, Kind::TemplateDiscarded, &place.facts(), by, now)?;
    Ok(())
}
