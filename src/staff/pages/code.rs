//! The second step of signing in: a code.

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::web::Query;
use askama::Template;
use chrono::TimeDelta;
use serde::Deserialize;

use super::sign_in::inside;
use crate::db::types::Time;
use crate::events::Kind;
use crate::events::warnings::Whom;
use crate::staff::second_factor::check::{self, Half, Refused};
use crate::staff::{StaffId, sessions};
use crate::web::desk::{EPOCH, begin_session, see_other};
use crate::web::frame::page_with;
use crate::web::sheet::SheetFrame;
use crate::web::{Form, Result, Sheet, visitor};

/// How long somebody may take between password and code.
const PATIENCE: TimeDelta = TimeDelta::minutes(10);

/// Where to go afterwards.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Next {
    next: String,
}

/// What was typed.
#[derive(Deserialize)]
pub struct Typed {
    code: String,
    #[serde(default)]
    next: String,
}

#[derive(Template)]
#[template(path = "staff/code.html")]
struct CodePage {
    frame: SheetFrame,
    next: String,
    failed: bool,
}

/// `GET /sign-in/code`.
///
/// # Errors
/// None but a fault.
pub async fn form(sheet: Sheet, session: Session, Query(next): Query<Next>) -> Result {
    if who(&sheet, &session).is_none() {
        return Ok(see_other("/sign-in"));
    }
    page_with(StatusCode::OK, &CodePage { frame: sheet.frame(), next: next.next, failed: false })
}

/// `POST` of the same.
///
/// # Errors
/// The database's.
pub async fn check(sheet: Sheet, session: Session, Form(typed): Form<Typed>) -> Result {
    let Some(half) = who(&sheet, &session) else { return Ok(see_other("/sign-in")) };
    let (keys, network) = (sheet.keydesk.config.keys.clone(), visitor::network(&sheet.request, &sheet.keydesk));
    let (by, now, code) = (sheet.by(), sheet.now(), typed.code.trim().to_owned());
    let (counted, from) = (keys.clone(), network.clone());
    let try_it = async {
        let db = &sheet.keydesk.db;
        db.write(move |conn| check::count(conn, &counted, half.id, &from, now)).await?;
        db.write(move |conn| check::check(conn, &keys, half, &code, &network, &by, now)).await
    };
    match try_it.await {
        Ok(member) => {
            begin_session(&sheet, &session, &member)?;
            Ok(see_other(&inside(&typed.next)))
        }
        Err(Refused::Db(failure)) => Err(failure.into()),
        Err(Refused::No) => {
            let whom = Whom::Person(half.id);
            sheet.keydesk.warnings.note(Kind::StaffCodeFailed, whom, sheet.by(), now);
            let page = CodePage { frame: sheet.frame(), next: typed.next, failed: true };
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// Whose password was right in this browser a moment ago.
fn who(sheet: &Sheet, session: &Session) -> Option<Half> {
    let number = |key: &str| session.get::<i64>(key).ok().flatten();
    let began = Time::from_unix(number(sessions::BEGAN)?);
    let id = number(sessions::HALF).filter(|_| began + PATIENCE > sheet.now()).map(StaffId)?;
    Some(Half { id, epoch: number(EPOCH)? })
}
