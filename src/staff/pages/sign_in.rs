//! Staff sign in and out.

use actix_session::Session;
use actix_web::http::{StatusCode, header};
use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;
use serde_json::json;
use url::form_urlencoded::Serializer;

use super::you::here;
use crate::db;
use crate::email::Email;
use crate::events::warnings::Whom;
use crate::events::{self, Kind};
use crate::passwords::Password;
use crate::staff::browsers;
use crate::staff::sign_in::{self, Refused};
use crate::web::desk::{Person, begin_half, begin_session, see_other};
use crate::web::form::Press;
use crate::web::frame::{page, page_with};
use crate::web::sheet::SheetFrame;
use crate::web::{Form, Result, Sheet, visitor};

/// Where to go afterwards, and what has just been done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Next {
    next: String,
    done: String,
}

/// What was typed.
#[derive(Deserialize)]
pub struct Typed {
    email: String,
    password: String,
    #[serde(default)]
    next: String,
}

#[derive(Template)]
#[template(path = "staff/sign_in.html")]
struct SignInPage {
    frame: SheetFrame,
    email: String,
    next: String,
    failed: bool,
    /// Key of what was done on the page before.
    done: Option<&'static str>,
    demo: bool,
}

/// `GET /sign-in`.
///
/// # Errors
/// None but a fault.
pub async fn form(sheet: Sheet, Query(next): Query<Next>) -> Result {
    let done = ["staff-done-joined", "staff-done-password"];
    let done = done.into_iter().find(|key| key.strip_prefix("staff-done-") == Some(next.done.as_str()));
    let (demo, next) = (sheet.keydesk.config.demo, next.next);
    page(&SignInPage { frame: sheet.frame(), email: String::new(), next, failed: false, done, demo })
}

/// `POST` of the same.
///
/// # Errors
/// Too much to do, or the database's.
pub async fn sign_in(sheet: Sheet, session: Session, Form(typed): Form<Typed>) -> Result {
    let parsed = (typed.email.parse::<Email>(), Password::typed(&typed.password));
    let (Ok(email), Some(password)) = parsed else { return refuse(&sheet, typed) };
    let key = email.key().to_owned();
    let network = visitor::network(&sheet.request, &sheet.keydesk);
    let (desk, by, now) = (&sheet.keydesk, sheet.by(), sheet.now());
    let outcome = sign_in::sign_in(&desk.db, &desk.hasher, &desk.config.keys, email, password, network, by, now).await;
    match outcome {
        Ok(member) if member.has_second_factor() => {
            begin_half(&sheet, &session, &member)?;
            let query = Serializer::new(String::new()).append_pair("next", &typed.next).finish();
            Ok(see_other(&format!("/sign-in/code?{query}")))
        }
        Ok(member) => {
            begin_session(&sheet, &session, &member)?;
            Ok(see_other(&inside(&typed.next)))
        }
        Err(Refused::No) => {
            desk.warnings.note(Kind::StaffSignInFailed, Whom::Address(key), sheet.by(), now);
            refuse(&sheet, typed)
        }
        Err(Refused::Db(failure)) => Err(failure.into()),
        Err(Refused::Hashing(failed)) => Err(failed.into()),
    }
}

fn refuse(sheet: &Sheet, typed: Typed) -> Result {
    let (frame, demo) = (sheet.frame(), sheet.keydesk.config.demo);
    let Typed { email, next, .. } = typed;
    let page = SignInPage { frame, email, next, failed: true, done: None, demo };
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// `POST /sign-out`: the session ends, and the browser forgets its pages.
///
/// # Errors
/// The database's.
pub async fn sign_out(person: Person, _: Form<Press>) -> Result {
    let accounts: Vec<_> = person.accounts.iter().map(|(account, _)| account.id).collect();
    let (by, now) = (person.by(), person.keydesk.clock.now());
    let (id, here) = (person.staff.id, here(&person));
    let written = person.keydesk.db.write(move |conn| {
        // By its name: a confirmation may be giving it another key at this moment.
        browsers::end(conn, id, &here, now)?;
        for account in accounts {
            events::record(conn, account, None, Kind::StaffSignedOut, &json!({}), &by, now)?;
        }
        Ok::<_, db::Failure>(())
    });
    written.await?;
    person.sign_out();
    let mut response = see_other("/sign-in");
    let clear = header::HeaderValue::from_static("\"cache\"");
    response.headers_mut().insert(header::HeaderName::from_static("clear-site-data"), clear);
    Ok(response)
}

/// Only on to pages of the backoffice, whatever the address said.
pub(super) fn inside(next: &str) -> String {
    let plain = next.chars().all(|c| c.is_ascii_graphic() && c != '\\');
    let ours = next.starts_with("/admin/") && !next.contains("//") && !next.contains("/.");
    if plain && ours { next.to_owned() } else { "/admin".into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_outside_after_signing_in() {
        assert_eq!(inside("/admin/1/customers?q=a%20b"), "/admin/1/customers?q=a%20b");
        for outside in [
            "",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/admin//evil",
            "/admin/../x",
            "/\t/evil",
            "javascript:alert(1)",
            "/admin/\\evil",
            "/hosted/1/sign-in",
            "/admin.evil.example",
        ] {
            assert_eq!(inside(outside), "/admin", "{outside}");
        }
    }
}
