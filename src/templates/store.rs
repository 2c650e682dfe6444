//! Queries of templates.

use diesel::prelude::*;

use super::{Place, Template, TemplateId, Version, VersionId};
use crate::accounts::AccountId;
use crate::applications::ApplicationId;
use crate::db::schema::{events, staff, template_versions, templates};
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::Kind;
use crate::i18n::Lang;
use crate::notifications::Notification;
use crate::staff::StaffId;

/// The template for these mails, if there is one.
///
/// # Errors
/// The database's.
pub fn find(conn: &mut Conn, account: AccountId, place: Place) -> db::Result<Option<Template>> {
    let here = templates::table
        .filter(templates::account_id.eq(account).and(templates::notification.eq(place.notification)))
        .filter(templates::locale.eq(place.locale));
    let select = Template::as_select();
    let found = match place.application {
        Some(application) => here.filter(templates::application_id.eq(application)).select(select).first(conn),
        None => here.filter(templates::application_id.is_null()).select(select).first(conn),
    };
    Ok(found.optional()?)
}

/// All templates of an account.
///
/// # Errors
/// The database's.
pub fn all(conn: &mut Conn, account: AccountId) -> db::Result<Vec<Template>> {
    let mine = templates::table.filter(templates::account_id.eq(account)).order(templates::id);
    Ok(mine.select(Template::as_select()).load(conn)?)
}

type WithVersion = (Template, Option<Version>);

/// All templates of an account, each with the version in force, if there is one.
///
/// # Errors
/// The database's.
pub fn all_with_version(conn: &mut Conn, account: AccountId) -> db::Result<Vec<WithVersion>> {
    let mine = with_version().filter(templates::account_id.eq(account)).order(templates::id);
    Ok(mine.select((Template::as_select(), Option::<Version>::as_select())).load(conn)?)
}

/// One template of an account, likewise.
///
/// # Errors
/// The database's.
pub fn one_with_version(conn: &mut Conn, account: AccountId, id: TemplateId) -> db::Result<Option<WithVersion>> {
    let one = with_version().filter(templates::account_id.eq(account).and(templates::id.eq(id)));
    Ok(one.select((Template::as_select(), Option::<Version>::as_select())).first(conn).optional()?)
}

#[diesel::dsl::auto_type(no_type_alias)]
fn with_version() -> _ {
    let in_force = template_versions::template_id
        .eq(templates::id)
        .and(templates::published.eq(template_versions::number.nullable()));
    templates::table.left_join(template_versions::table.on(in_force))
}

/// The built-in texts that the versions in force began with, and whether one has failed, by template.
///
/// # Errors
/// The database's.
pub fn published(conn: &mut Conn, account: AccountId) -> db::Result<Vec<(TemplateId, String, bool)>> {
    let in_force = templates::table
        .inner_join(template_versions::table)
        .filter(templates::account_id.eq(account))
        .filter(templates::published.eq(template_versions::number.nullable()));
    let failed = template_versions::failed_at.is_not_null();
    Ok(in_force.select((templates::id, template_versions::built_in, failed)).load(conn)?)
}

/// The versions of a template, the newest first, with who published each.
///
/// # Errors
/// The database's.
pub fn versions(conn: &mut Conn, template: TemplateId, limit: i64) -> db::Result<Vec<(Version, Option<String>)>> {
    let all = template_versions::table
        .left_join(staff::table)
        .filter(template_versions::template_id.eq(template))
        .order(template_versions::number.desc())
        .limit(limit);
    Ok(all.select((Version::as_select(), staff::name.nullable())).load(conn)?)
}

/// One version of a template, by its number.
///
/// # Errors
/// The database's.
pub fn version(conn: &mut Conn, template: TemplateId, number: i64) -> db::Result<Option<Version>> {
    let found = template_versions::table
        .filter(template_versions::template_id.eq(template).and(template_versions::number.eq(number)))
        .select(Version::as_select())
        .first(conn);
    Ok(found.optional()?)
}

/// A version of an account by its id, with the mails it is for.
///
/// # Errors
/// The database's.
pub fn version_with_template(
    conn: &mut Conn,
    account: AccountId,
    id: VersionId,
) -> db::Result<Option<(Version, Template)>> {
    let found = template_versions::table
        .inner_join(templates::table)
        .filter(template_versions::id.eq(id).and(templates::account_id.eq(account)))
        .select((Version::as_select(), Template::as_select()))
        .first(conn);
    Ok(found.optional()?)
}

/// The version that a mail is made of: the application's, else the one for all; `None` is the
/// built-in text.
///
/// # Errors
/// The database's.
pub fn in_force(
    conn: &mut Conn,
    account: AccountId,
    notification: Notification,
    locale: Lang,
    application: Option<ApplicationId>,
) -> db::Result<Option<VersionId>> {
    let published: Vec<(Option<ApplicationId>, VersionId)> = templates::table
        .inner_join(template_versions::table)
        .filter(templates::account_id.eq(account).and(templates::notification.eq(notification)))
        .filter(templates::locale.eq(locale))
        .filter(templates::published.eq(template_versions::number.nullable()))
        .filter(templates::application_id.is_null().or(templates::application_id.eq(application)))
        .select((templates::application_id, template_versions::id))
        .load(conn)?;
    let own = published.iter().find(|(of, _)| of.is_some());
    Ok(own.or(published.first()).map(|(_, version)| *version))
}

/// The name of a staff member, for saying who did something.
///
/// # Errors
/// The database's.
pub fn drafted_by(conn: &mut Conn, template: &Template) -> db::Result<Option<String>> {
    let Some(id) = template.drafted_by else { return Ok(None) };
    Ok(staff::table.find(id).select(staff::name).first(conn).optional()?)
}

/// Who has done something to a template, and when.
pub struct Change {
    /// Whoever is known to have.
    pub staff: Option<StaffId>,
    /// What they are called.
    pub name: Option<String>,
    /// When.
    pub at: Time,
}

/// Who has changed the template for these mails last: a draft that was saved or given up, a version, the way back.
///
/// # Errors
/// The database's.
pub fn last_change(conn: &mut Conn, account: AccountId, place: Place) -> db::Result<Option<Change>> {
    let kinds = [Kind::TemplateSaved, Kind::TemplateDiscarded, Kind::TemplateReset];
    let noted = last_noted(conn, account, place, &kinds)?;
    let newest = match find(conn, account, place)? {
        Some(template) => versions(conn, template.id, 1)?.pop(),
        None => None,
    };
    let published =
        newest.map(|(version, name)| Change { staff: version.published_by, name, at: version.published_at });
    Ok(noted.into_iter().chain(published).max_by_key(|change| change.at))
}

/// The last of these acts on the template for these mails, as the log has it: the template itself keeps no name of
/// who gave up a draft, or went back to the built-in text.
///
/// # Errors
/// The database's.
pub fn last_noted(conn: &mut Conn, account: AccountId, place: Place, kinds: &[Kind]) -> db::Result<Option<Change>> {
    let of_these = events::account_id.eq(account).and(events::kind.eq_any(kinds));
    let found: Option<(Option<StaffId>, Option<String>, Time)> = events::table
        .left_join(staff::table)
        .filter(of_these.and(events::data.eq(place.facts().to_string())))
        .order(events::id.desc())
        .select((events::staff_id, staff::name.nullable(), events::at))
        .first(conn)
        .optional()?;
    Ok(found.map(|(staff, name, at)| Change { staff, name, at }))
}
