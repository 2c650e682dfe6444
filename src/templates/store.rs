//! Queries of templates.

use diesel::prelude::*;

use super::{Place, Template, TemplateId, Version, VersionId};
use crate::accounts::AccountId;
use crate::applications::ApplicationId;
use crate::db::schema::{staff, template_versions, templates};
use crate::db::{self, Conn};
use crate::i18n::Lang;
use crate::notifications::Notification;

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

/// The built-in texts that the versions in force began with, by template.
///
/// # Errors
/// The database's.
pub fn built_in_of_published(conn: &mut Conn, account: AccountId) -> db::Result<Vec<(TemplateId, String)>> {
    let in_force = templates::table
        .inner_join(template_versions::table)
        .filter(templates::account_id.eq(account))
        .filter(templates::published.eq(template_versions::number.nullable()));
    Ok(in_force.select((templates::id, template_versions::built_in)).load(conn)?)
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
