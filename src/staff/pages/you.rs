//! A person's own page: their name, their password, and where they are signed in.

use actix_web::http::StatusCode;
use askama::Template;
use serde::Deserialize;
use serde_json::json;

use super::link::check_name;
use crate::db;
use crate::events::Kind;
use crate::one_line::tidy;
use crate::passwords::{Password, STAFF_MINIMUM};
use crate::staff::browsers::{self, Browser};
use crate::staff::change_password::{self, Refused};
use crate::staff::{self, sessions, store};
use crate::web::desk::{Person, begin_session};
use crate::web::frame::{Frame, Section, page_with};
use crate::web::{Desk, Form, Problems, Result, Sheet, Tone, visitor};

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    name: String,
}

/// A new password, and the one that it replaces.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct NewPassword {
    old: String,
    password: String,
}

/// Which sessions to end: one, or all others.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Ending {
    browser: String,
}

#[derive(Template)]
#[template(path = "staff/you.html")]
struct YouPage {
    frame: Frame,
    called: String,
    problems: Problems,
    browsers: Vec<Browser>,
    here: String,
    minimum: usize,
}

/// `GET /admin/{account}/you`.
///
/// # Errors
/// The database's.
pub async fn form(desk: Desk) -> Result {
    let name = desk.staff.name.clone();
    show(&desk, StatusCode::OK, name, Problems::default()).await
}

/// `POST` of the same: another name.
///
/// # Errors
/// The database's.
pub async fn rename(desk: Desk, Form(typed): Form<Typed>) -> Result {
    let (t, mut problems) = (desk.words(), Problems::default());
    let name = tidy(&typed.name);
    check_name(t, &name, &mut problems);
    if !problems.is_empty() {
        return show(&desk, StatusCode::UNPROCESSABLE_ENTITY, typed.name, problems).await;
    }
    let (id, before) = (desk.staff.id, desk.staff.name.clone());
    let (by, now) = (desk.by(), desk.now());
    let write = desk.keydesk.db.write(move |conn| {
        store::rename(conn, id, &name)?;
        let data = json!({ "staff": id, "before": before, "after": name });
        // The log of each account shows the new name.
        staff::note_everywhere(conn, id, Kind::StaffRenamed, &data, &by, now)
    });
    write.await?;
    desk.tell("/you", Tone::Good, t.say("done-you-name"))
}

/// `POST /admin/{account}/you/password`: all other sessions end, this one goes on.
///
/// # Errors
/// Too much to do, or the database's.
pub async fn set_password(desk: Desk, sheet: Sheet, Form(typed): Form<NewPassword>) -> Result {
    let (t, mut problems) = (desk.words(), Problems::default());
    let old = Password::typed(&typed.old).filter(|_| !typed.old.is_empty());
    let typed = change_password::Typed { old, new: Password::typed(&typed.password) };
    let network = visitor::network(&desk.request, &desk.keydesk);
    let (keydesk, by, now) = (&desk.keydesk, desk.by(), desk.now());
    let (db, hasher, keys) = (&keydesk.db, &keydesk.hasher, &keydesk.config.keys);
    let place = change_password::Place { db, hasher, keys, account: &desk.account, network };
    match change_password::change_password(place, &desk.staff, typed, by, now).await {
        Ok(member) => {
            begin_session(&sheet, desk.session(), &member)?;
            keydesk.wake();
            return desk.tell("/you", Tone::Good, t.say("done-you-password"));
        }
        Err(Refused::Amiss { is_wrong, weakness }) => {
            if is_wrong {
                problems.note("old", t.say("problem-old-password"));
            }
            if let Some(weakness) = weakness {
                problems.note("password", weakness.in_words(t));
            }
        }
        Err(Refused::Db(failure)) => return Err(failure.into()),
        Err(Refused::Hashing(failed)) => return Err(failed.into()),
    }
    show(&desk, StatusCode::UNPROCESSABLE_ENTITY, desk.staff.name.clone(), problems).await
}

/// `POST /admin/{account}/you/browsers`: signs out elsewhere.
///
/// # Errors
/// The database's.
pub async fn end(desk: Desk, Form(ending): Form<Ending>) -> Result {
    let (id, here, by, now) = (desk.staff.id, here(&desk), desk.by(), desk.now());
    let are_others = ending.browser == "others";
    let ended = desk.keydesk.db.write(move |conn| {
        let ended = match ending.browser.as_str() {
            "others" => browsers::end_others(conn, id, &here, now)?,
            browser => usize::from(browsers::end(conn, id, browser, now)?),
        };
        // Where there were none, a sign-in that is under way has been ended all the same.
        if ended > 0 || are_others {
            let data = json!({ "staff": id, "count": ended });
            staff::note_everywhere(conn, id, Kind::StaffSignedOutEverywhere, &data, &by, now)?;
        }
        Ok::<_, db::Failure>(ended)
    });
    let text = desk.words().count("done-you-browsers", ended.await?);
    if are_others {
        desk.outlive()?;
    }
    desk.tell("/you", Tone::Good, text)
}

/// Names this browser's session.
pub(super) fn here(person: &Person) -> String {
    browsers::name(&person.session().get::<String>(sessions::ID).ok().flatten().unwrap_or_default())
}

async fn show(desk: &Desk, status: StatusCode, called: String, problems: Problems) -> Result {
    let (id, now) = (desk.staff.id, desk.now());
    let browsers = desk.keydesk.db.read(move |conn| browsers::of(conn, id, now)).await?;
    let frame = desk.frame(Section::Elsewhere);
    page_with(status, &YouPage { frame, called, problems, browsers, here: here(desk), minimum: STAFF_MINIMUM })
}
