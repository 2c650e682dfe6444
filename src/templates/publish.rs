//! Putting a text in force. Only what was checked can be.

use diesel::prelude::*;
use serde_json::json;

use super::check::Checked;
use super::draft::{self, Refused};
use super::{Place, store};
use crate::accounts::AccountId;
use crate::db::schema::{template_versions, templates};
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, By, Kind};
use crate::notifications::built_in;

/// Puts a text in force, for the template that was read at `version`. Mails that are queued
/// already keep what was in force then. Gives the number of the new version.
///
/// # Errors
/// [`Refused`].
pub fn publish(
    conn: &mut Conn,
    account: AccountId,
    place: Place,
    checked: &Checked,
    version: i64,
    by: &By,
    now: Time,
) -> Result<i64, Refused> {
    let earlier = store::find(conn, account, place)?.and_then(|template| template.published);
    let (template, _) = draft::put(conn, account, place, checked.source(), version, by, now)?;
    let newest = store::versions(conn, template, 1)?;
    let number = newest.first().map_or(1, |(newest, _)| newest.number + 1);
    let source = serde_json::json!(checked.source()).to_string();
    diesel::insert_into(template_versions::table)
        .values((
            template_versions::template_id.eq(template),
            template_versions::number.eq(number),
            template_versions::source.eq(source),
            template_versions::built_in.eq(built_in::hash(place.notification, place.locale)),
            template_versions::published_by.eq(by.staff),
            template_versions::published_at.eq(now),
        ))
        .execute(conn)
        .map_err(db::Failure::from)?;
    diesel::update(templates::table.find(template))
        .set((
            templates::published.eq(number),
            templates::draft.eq(None::<String>),
            templates::drafted_at.eq(None::<Time>),
            templates::draft_built_in.eq(None::<String>),
        ))
        .execute(conn)
        .map_err(db::Failure::from)?;
    let mut data = place.facts();
    if let Some(data) = data.as_object_mut() {
        data.insert("number".into(), json!(number));
        data.insert("earlier".into(), json!(earlier));
    }
    events::record(conn, account, None, Kind::TemplatePublished, &data, by, now)?;
    Ok(number)
}
