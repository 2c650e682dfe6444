//! A template in force from which no mail could be made: the built-in text went out, and the
//! account's owners are told, once for each version.

use diesel::prelude::*;
use serde_json::json;

use super::{Place, Template, Version};
use crate::accounts::Account;
use crate::config::PublicUrl;
use crate::db::schema::template_versions;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, By, Kind};
use crate::i18n::{Lang, Words};
use crate::messages::queue;
use crate::notifications::letter::{Rendered, Wrong};
use crate::notifications::to_staff::{self, Notice};
use crate::staff::roles::Role;
use crate::staff::{self, StaffMember};
use crate::templates::words;

/// Notes the failure. Does nothing when this version has failed before.
///
/// # Errors
/// The database's.
pub fn note_failure(
    conn: &mut Conn,
    account: &Account,
    public_url: &PublicUrl,
    (version, template): (&Version, &Template),
    wrong: &Wrong,
    now: Time,
) -> db::Result<()> {
    let first = diesel::update(template_versions::table.find(version.id))
        .filter(template_versions::failed_at.is_null())
        .set(template_versions::failed_at.eq(now))
        .execute(conn)?;
    if first == 0 {
        return Ok(());
    }
    let mut data = template.place().facts();
    if let Some(data) = data.as_object_mut() {
        data.insert("number".into(), json!(version.number));
    }
    events::record(conn, account.id, None, Kind::TemplateFailed, &data, &By::system(), now)?;
    for (owner, role) in staff::store::of_account(conn, account.id)? {
        if role == Role::Owner && owner.disabled_at.is_none() {
            match letter(&owner, account, public_url, template.place(), wrong) {
                Ok(letter) => queue::to_staff(conn, account, &owner.email, &letter, now)?,
                Err(fault) => tracing::error!(fault, "cannot write the mail"),
            }
        }
    }
    Ok(())
}

fn letter(
    owner: &StaffMember,
    account: &Account,
    public_url: &PublicUrl,
    place: Place,
    wrong: &Wrong,
) -> Result<Rendered, String> {
    let t: Words = Lang::for_staff([&owner.locale, &account.locale]).words();
    let name = format!("{}, {}", t.say(&place.notification.key()), t.of("lang", place.locale));
    let (field, problem) = wrong;
    let why = words::fault(t, &problem.fault);
    let place_of_fault = words::place(t, *field, problem.line, problem.column);
    let address = public_url.admin(account.id, &format!("/notifications/{}", super::pages::path(place)));
    let notice = Notice {
        subject: t.fill2("notice-template-failed-subject", "name", &name, "shop", &account.name),
        paragraphs: vec![
            t.fill_all("notice-template-failed-text", &[("name", &name), ("shop", &account.name)]),
            format!("{place_of_fault}: {why}"),
        ],
        button: Some((t.say("notice-template-failed-button"), address)),
    };
    to_staff::letter(t, &notice)
}
