//! "Forgot password": one answer for every address.

use actix_web::http::StatusCode;
use askama::Template;
use serde::Deserialize;

use crate::email::Email;
use crate::events::Actor;
use crate::resets::intake::{self, Asked, Source};
use crate::web::desk::see_other;
use crate::web::frame::{page, page_with};
use crate::web::hosted::{HostedFrame, Shop};
use crate::web::{Form, Result, visitor};

/// What was typed.
#[derive(Deserialize)]
pub struct Typed {
    email: String,
}

#[derive(Template)]
#[template(path = "hosted/forgot.html")]
struct ForgotPage {
    frame: HostedFrame,
    email: String,
    problem: Option<String>,
}

#[derive(Template)]
#[template(path = "hosted/sent.html")]
struct SentPage {
    frame: HostedFrame,
    lifetime: String,
}

/// `GET /hosted/{account}/forgot`.
///
/// # Errors
/// When there is no such shop.
pub async fn form(shop: Shop) -> Result {
    page(&ForgotPage { frame: shop.frame(shop.lang()), email: String::new(), problem: None })
}

/// `POST` of the same: takes the address in, whosever it is.
///
/// # Errors
/// The database's.
pub async fn ask(shop: Shop, Form(typed): Form<Typed>) -> Result {
    let Ok(email) = typed.email.parse::<Email>() else {
        let frame = shop.frame(shop.lang());
        let problem = Some(frame.t.say("problem-email"));
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &ForgotPage { frame, email: typed.email, problem });
    };
    let application = shop.brand.application.filter(|_| shop.brand.is_open_to_all);
    take_in(&shop, Asked::Address(email, application)).await
}

/// `GET /hosted/{account}/forgot/sent`: look into your mail.
///
/// # Errors
/// When there is no such shop.
pub async fn sent(shop: Shop) -> Result {
    let frame = shop.frame(shop.lang());
    let lifetime = frame.t.length(shop.account.reset_lifetime());
    page(&SentPage { frame, lifetime })
}

/// Queues the request and gives the one answer, also when there were too many: a stranger must
/// not learn from the answer what others have asked.
pub(super) async fn take_in(shop: &Shop, asked: Asked) -> Result {
    let (account, now) = (shop.account.id, shop.now());
    let counted = visitor::counted_source(&shop.request, &shop.keydesk);
    let source = Source::browser(counted, &shop.account.limits, shop.by(Actor::Stranger));
    let taken = shop.keydesk.db.write(move |conn| intake::take_in(conn, account, &asked, &source, now)).await?;
    if taken.is_err() {
        tracing::warn!(account = account.0, "too many reset requests from one network address");
    }
    shop.keydesk.wake();
    Ok(see_other(&shop.at("forgot/sent")))
}
