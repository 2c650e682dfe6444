//! Staff sign in and out.

use actix_session::Session;
use actix_web::HttpRequest;
use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Query};
use askama::Template;
use serde::Deserialize;
use serde_json::json;

use crate::app::Keydesk;
use crate::db;
use crate::email::Email;
use crate::events::{self, Actor, Kind};
use crate::i18n::{Lang, Words};
use crate::passwords::Password;
use crate::staff::sign_in::{self, Refused};
use crate::web::desk::{Person, begin_session, see_other};
use crate::web::form::Press;
use crate::web::frame::page_with;
use crate::web::{Error, Form, Result, assets, visitor};

/// Where to go afterwards.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Next {
    next: String,
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
    t: Words,
    css: &'static str,
    js: &'static str,
    form: String,
    email: String,
    next: String,
    failed: bool,
    demo: bool,
}

/// `GET /sign-in`.
///
/// # Errors
/// None but a fault.
pub async fn form(request: HttpRequest, keydesk: Data<Keydesk>, Query(next): Query<Next>) -> Result {
    show(&request, &keydesk, StatusCode::OK, String::new(), next.next, false)
}

/// `POST` of the same.
///
/// # Errors
/// Too much to do, or the database's.
pub async fn sign_in(
    request: HttpRequest,
    keydesk: Data<Keydesk>,
    session: Session,
    Form(typed): Form<Typed>,
) -> Result {
    let parsed = (typed.email.parse::<Email>(), Password::typed(&typed.password));
    let (Ok(email), Some(password)) = parsed else {
        return show(&request, &keydesk, StatusCode::UNPROCESSABLE_ENTITY, typed.email, typed.next, true);
    };
    let network = visitor::network(&request, &keydesk);
    let by = visitor::by(&request, &keydesk, Actor::Stranger);
    let (desk, now) = (&keydesk, keydesk.clock.now());
    let outcome = sign_in::sign_in(&desk.db, &desk.hasher, &desk.config.keys, email, password, network, by, now).await;
    match outcome {
        Ok(member) => {
            begin_session(&session, &member)?;
            Ok(see_other(&inside(&typed.next)))
        }
        Err(Refused::No) => show(&request, &keydesk, StatusCode::UNPROCESSABLE_ENTITY, typed.email, typed.next, true),
        Err(Refused::Db(failure)) => Err(failure.into()),
        Err(Refused::Hashing(failed)) => Err(failed.into()),
    }
}

/// `POST /sign-out`: the session ends, and the browser forgets its pages.
///
/// # Errors
/// The database's.
pub async fn sign_out(person: Person, _: Form<Press>) -> Result {
    let accounts: Vec<_> = person.accounts.iter().map(|(account, _)| account.id).collect();
    let (by, now) = (person.by(), person.keydesk.clock.now());
    let written = person.keydesk.db.write(move |conn| {
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

fn show(
    request: &HttpRequest,
    keydesk: &Keydesk,
    status: StatusCode,
    email: String,
    next: String,
    failed: bool,
) -> Result {
    let accepted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let names = assets::names();
    page_with(
        status,
        &SignInPage {
            t: Lang::accepted(accepted.unwrap_or_default()).words(),
            css: &names.css,
            js: &names.js,
            form: visitor::form_token(request, keydesk),
            email,
            next,
            failed,
            demo: keydesk.config.demo,
        },
    )
    .map_err(|error| Error::Fault(error.to_string()))
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
