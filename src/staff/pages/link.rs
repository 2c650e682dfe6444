//! Where links for people of the backoffice lead: joining an account, or a new password. The token
//! moves out of the address into a cookie at once, and opening the page uses nothing up.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, REFERRER_POLICY};
use actix_web::web::Query;
use askama::Template;
use chrono::TimeDelta;
use serde::Deserialize;

use crate::crypto::Token;
use crate::i18n::Words;
use crate::one_line::tidy;
use crate::passwords::{Password, STAFF_MINIMUM, Weakness};
use crate::staff::links::redeem::{self, Chosen, Open, Refused};
use crate::web::desk::see_other;
use crate::web::frame::page_with;
use crate::web::sheet::SheetFrame;
use crate::web::{Form, Problems, Result, Sheet};

/// The cookie that holds the token between the link and the form.
const COOKIE: &str = "staff-link";
/// How long somebody may take over the form.
const PATIENCE: TimeDelta = TimeDelta::hours(1);
/// Characters of a name.
const LONGEST_NAME: usize = 80;

/// What the link says.
#[derive(Deserialize)]
pub struct Link {
    token: Option<String>,
}

/// What was typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    name: String,
    password: String,
}

#[derive(Template)]
#[template(path = "staff/link.html")]
struct LinkPage {
    frame: SheetFrame,
    title: String,
    text: String,
    button: String,
    wants_name: bool,
    wants_password: bool,
    name: String,
    email: String,
    minimum: usize,
    until: String,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "staff/link_over.html")]
struct OverPage {
    frame: SheetFrame,
}

/// `GET /staff/link`: with a token, moves it out of the address; then the form.
///
/// # Errors
/// The database's.
pub async fn form(sheet: Sheet, Query(link): Query<Link>) -> Result {
    if let Some(token) = link.token {
        return Ok(move_out_of_the_address(&sheet, &token));
    }
    let Some(token) = sheet.token(COOKIE) else { return over(&sheet) };
    match look(&sheet, token).await {
        Ok(open) => show(&sheet, StatusCode::OK, &open, Typed::default(), Problems::default()),
        Err(refused) => refuse(&sheet, refused),
    }
}

fn move_out_of_the_address(sheet: &Sheet, token: &str) -> HttpResponse {
    let mut response = see_other("/staff/link");
    response.headers_mut().insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    let cookie = match Token::parse(token) {
        Some(token) => sheet.cookie(COOKIE, token.reveal(), PATIENCE),
        None => sheet.cookie(COOKIE, "", TimeDelta::zero()),
    };
    // The cookie's value is a token, which needs no escaping.
    let _ = response.add_cookie(&cookie);
    response
}

async fn look(sheet: &Sheet, token: Token) -> std::result::Result<Open, Refused> {
    let now = sheet.now();
    sheet.keydesk.db.read(move |conn| redeem::look(conn, &token, now)).await
}

/// `POST` of the same: uses the link.
///
/// # Errors
/// Too much to do, or the database's.
pub async fn act(sheet: Sheet, Form(typed): Form<Typed>) -> Result {
    let Some(token) = sheet.token(COOKIE) else { return over(&sheet) };
    let open = match look(&sheet, token.clone()).await {
        Ok(open) => open,
        Err(refused) => return refuse(&sheet, refused),
    };
    let (t, mut problems) = (sheet.frame().t, Problems::default());
    let name = tidy(&typed.name);
    if open.member.is_none() {
        check_name(t, &name, &mut problems);
    }
    let password = Password::typed(&typed.password);
    if !problems.is_empty() {
        // Told with the name, and not only when that is mended.
        if open.wants_password() {
            let kept = password.as_ref().map_or(Err(Weakness::TooLong), |password| open.rules(&name, password));
            kept.err().into_iter().for_each(|weakness| problems.note("password", weakness.in_words(t)));
        }
        return show(&sheet, StatusCode::UNPROCESSABLE_ENTITY, &open, typed, problems);
    }
    let chosen = Chosen { name, password };
    let (desk, by, now) = (&sheet.keydesk, sheet.by(), sheet.now());
    match redeem::redeem(&desk.db, &desk.hasher, &desk.config.keys, token, chosen, by, now).await {
        Ok(open) => {
            sheet.keydesk.wake();
            Ok(done(&sheet, &open))
        }
        Err(Refused::Weak(weakness)) => {
            problems.note("password", weakness.in_words(t));
            show(&sheet, StatusCode::UNPROCESSABLE_ENTITY, &open, typed, problems)
        }
        Err(refused) => refuse(&sheet, refused),
    }
}

pub(super) fn check_name(t: Words, name: &str, problems: &mut Problems) {
    if name.is_empty() {
        problems.note("name", t.say("problem-name"));
    } else if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        problems.note("name", t.fill("problem-text", "most", LONGEST_NAME));
    }
}

fn done(sheet: &Sheet, open: &Open) -> HttpResponse {
    let next = match open.role() {
        Some(_) => format!("/sign-in?done=joined&next=/admin/{}", open.account.id),
        None => "/sign-in?done=password".into(),
    };
    let mut response = see_other(&next);
    let _ = response.add_cookie(&sheet.cookie(COOKIE, "", TimeDelta::zero()));
    response
}

fn show(sheet: &Sheet, status: StatusCode, open: &Open, typed: Typed, problems: Problems) -> Result {
    let frame = sheet.frame();
    let (t, shop) = (frame.t, &open.account.name);
    let (title, text, button) = match open.role() {
        Some(role) => {
            let role = t.of("role", role);
            let text = if open.member.is_some() { "staff-link-join-text" } else { "staff-link-begin-text" };
            (
                t.fill("staff-link-join-title", "shop", shop),
                t.fill_all(text, &[("shop", shop), ("role", &role), ("email", &open.link.email)]),
                t.fill("staff-link-join-button", "shop", shop),
            )
        }
        None => (
            t.say("password-title-reset"),
            t.fill("staff-link-reset-text", "email", &open.link.email),
            t.say("password-button-reset"),
        ),
    };
    let until = t.moment(open.link.expires_at, crate::i18n::time::zone(&open.account.time_zone), sheet.now());
    let page = LinkPage {
        title,
        text,
        button,
        wants_name: open.member.is_none(),
        wants_password: open.wants_password(),
        name: typed.name,
        email: open.link.email.clone(),
        minimum: STAFF_MINIMUM,
        until,
        problems,
        frame,
    };
    page_with(status, &page)
}

fn refuse(sheet: &Sheet, refused: Refused) -> Result {
    match refused {
        Refused::Db(failure) => Err(failure.into()),
        Refused::Hashing(failed) => Err(failed.into()),
        Refused::Over | Refused::Weak(_) => over(sheet),
    }
}

fn over(sheet: &Sheet) -> Result {
    page_with(StatusCode::GONE, &OverPage { frame: sheet.frame() })
}
