//! "Forgot password" of the backoffice: one answer for every address.

use actix_web::http::StatusCode;
use askama::Template;
use serde::Deserialize;

use crate::email::Email;
use crate::events::By;
use crate::staff::links::{RESET_LIFETIME, forgot};
use crate::web::desk::see_other;
use crate::web::frame::{page, page_with};
use crate::web::sheet::SheetFrame;
use crate::web::{Form, Result, Sheet, visitor};

/// What was typed.
#[derive(Deserialize)]
pub struct Typed {
    email: String,
}

#[derive(Template)]
#[template(path = "staff/forgot.html")]
struct ForgotPage {
    frame: SheetFrame,
    email: String,
    problem: Option<String>,
}

#[derive(Template)]
#[template(path = "staff/forgot_sent.html")]
struct SentPage {
    frame: SheetFrame,
    lifetime: String,
    mail_leaves: bool,
}

/// `GET /forgot`.
///
/// # Errors
/// None but a fault.
pub async fn form(sheet: Sheet) -> Result {
    page(&ForgotPage { frame: sheet.frame(), email: String::new(), problem: None })
}

/// `POST` of the same: takes the address in, whosever it is.
///
/// # Errors
/// The database's.
pub async fn ask(sheet: Sheet, Form(typed): Form<Typed>) -> Result {
    let Ok(email) = typed.email.parse::<Email>() else {
        let frame = sheet.frame();
        let problem = Some(frame.t.say("problem-email"));
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &ForgotPage { frame, email: typed.email, problem });
    };
    let source = visitor::counted_source(&sheet.request, &sheet.keydesk);
    let (keys, by, now) = (sheet.keydesk.config.keys.clone(), By { source, ..sheet.by() }, sheet.now());
    let taken = move |conn: &mut crate::db::Conn| forgot::take_in(conn, &keys, email.key(), &by, now);
    if !sheet.keydesk.db.write(taken).await? {
        tracing::warn!("too many requests for staff passwords from one network address");
    }
    sheet.keydesk.wake();
    Ok(see_other("/forgot/sent"))
}

/// `GET /forgot/sent`: look into your mail.
///
/// # Errors
/// None but a fault.
pub async fn sent(sheet: Sheet) -> Result {
    let frame = sheet.frame();
    let lifetime = frame.t.length(RESET_LIFETIME);
    let mail_leaves = sheet.keydesk.config.smtp.is_some();
    page(&SentPage { frame, lifetime, mail_leaves })
}
