//! Where links lead: the page on which a new password is set.
//!
//! The token comes in the address once. It moves into a cookie at once and the browser on to the
//! bare address, so that no log, history or `Referer` holds it. Opening the page, however often
//! and by whomever, uses nothing up.

use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;

use super::{forgot, note_opened};
use crate::crypto::Token;
use crate::email::masked;
use crate::events::Actor;
use crate::i18n::Lang;
use crate::notifications::facts;
use crate::passwords::{Password, Weakness};
use crate::resets::intake::Asked;
use crate::resets::redeem::{self, Open, Refused, Shown};
use crate::resets::{self, EndedBy, Purpose, Standing};
use crate::web::desk::see_other;
use crate::web::form::Press;
use crate::web::frame::{page, page_with};
use crate::web::hosted::{HostedFrame, Shop};
use crate::web::{Error, Form, Result};

/// The cookie that holds the token between the link and the form.
const COOKIE: &str = "link";

/// What the link says. Customer and action are for endpoints that have only the address; here the
/// token's row says both.
#[derive(Deserialize)]
pub struct Link {
    pub(super) token: Option<String>,
}

/// What was typed.
#[derive(Deserialize)]
pub struct Typed {
    password: String,
}

#[derive(Template)]
#[template(path = "hosted/password.html")]
struct PasswordPage {
    frame: HostedFrame,
    email: String,
    is_invite: bool,
    valid_until: String,
    minimum: usize,
    problem: Option<String>,
}

#[derive(Template)]
#[template(path = "hosted/over.html")]
struct OverPage {
    frame: HostedFrame,
    /// Key of what the page says.
    reason: &'static str,
    /// Whether a new link can be had without typing the address again.
    renewable: bool,
}

impl OverPage {
    fn title(&self) -> &'static str {
        match self.reason {
            NO_LINK => "over-title-no-link",
            UNKNOWN => "over-title-unknown",
            _ => "over-title",
        }
    }

    fn icon(&self) -> &'static str {
        if self.title() == "over-title" { "clock" } else { "link" }
    }
}

/// Nobody opened one here.
const NO_LINK: &str = "over-no-link";
/// One of nobody.
const UNKNOWN: &str = "over-unknown";

#[derive(Template)]
#[template(path = "hosted/done.html")]
struct DonePage {
    frame: HostedFrame,
}

/// `GET /hosted/{account}/password`: with a token, moves it out of the address; then the form.
///
/// # Errors
/// When there is no such shop, or the database's.
pub async fn form(request: HttpRequest, shop: Shop, Query(link): Query<Link>) -> Result {
    if let Some(token) = link.token {
        return match Token::parse(&token) {
            Some(_) => Ok(shop.move_token("password", COOKIE, &token)),
            None => over(&shop, None, UNKNOWN, false),
        };
    }
    let Some(token) = shop.token(COOKIE) else { return over(&shop, None, NO_LINK, false) };
    match look(&shop, &token).await {
        Ok(open) => {
            if request.method() != actix_web::http::Method::HEAD {
                note_opened(&shop, &open).await?;
            }
            show(&shop, &open, StatusCode::OK, None).await
        }
        Err(refused) => refuse(&shop, &token, refused).await,
    }
}

async fn look(shop: &Shop, token: &Token) -> std::result::Result<Open, Refused> {
    let (account, token, now) = (shop.account.clone(), token.clone(), shop.now());
    shop.keydesk.db.read(move |conn| redeem::look(conn, &account, &token, now)).await
}

async fn show(shop: &Shop, open: &Open, status: StatusCode, problem: Option<String>) -> Result {
    let frame = shop.frame_of(language(shop, open), open.reset.application_id).await?;
    let zone = facts::zone(&shop.account, &open.customer);
    let until = frame.t.moment(open.reset.expires_at, zone, shop.now());
    page_with(
        status,
        &PasswordPage {
            email: masked(&open.customer.email),
            is_invite: open.reset.purpose == Purpose::Invite,
            valid_until: until,
            minimum: shop.account.password_minimum(),
            problem,
            frame,
        },
    )
}

/// The customer's language; whoever has a link is written to in it already.
fn language(shop: &Shop, open: &Open) -> Lang {
    facts::language(&shop.account, &open.customer)
}

/// `POST` of the same: sets the password.
///
/// # Errors
/// Too much to do, or the database's.
pub async fn set(shop: Shop, Form(typed): Form<Typed>) -> Result {
    let Some(token) = shop.token(COOKIE) else { return over(&shop, None, NO_LINK, false) };
    let outcome = match Password::typed(&typed.password) {
        Some(password) => {
            let by = shop.by(Actor::Customer);
            let desk = shop.keydesk.password_desk();
            redeem::set_password(&desk, shop.account.clone(), Shown::alone(token.clone()), password, by, shop.now())
                .await
        }
        None => Err(Refused::Weak(Weakness::TooLong)),
    };
    match outcome {
        Ok(_) => {
            shop.keydesk.wake();
            let mut response = see_other(&shop.at("password/done"));
            let _ = response.add_cookie(&shop.no_cookie(COOKIE));
            Ok(response)
        }
        Err(Refused::Weak(weakness)) => match look(&shop, &token).await {
            Ok(open) => {
                let problem = weakness.in_words(language(&shop, &open).words());
                show(&shop, &open, StatusCode::UNPROCESSABLE_ENTITY, Some(problem)).await
            }
            Err(refused) => refuse(&shop, &token, refused).await,
        },
        Err(refused) => refuse(&shop, &token, refused).await,
    }
}

async fn refuse(shop: &Shop, token: &Token, refused: Refused) -> Result {
    let (reason, renewable) = match refused {
        Refused::Db(failure) => return Err(failure.into()),
        Refused::Hashing(failed) => return Err(failed.into()),
        Refused::Weak(_) => return Err(Error::Fault("a weak password is answered on its form".into())),
        Refused::Unknown => (UNKNOWN, false),
        Refused::Over(Standing::Used) => ("over-used", true),
        Refused::Over(Standing::Ended(EndedBy::Superseded)) => ("over-superseded", true),
        Refused::Over(Standing::Ended(EndedBy::Disabled | EndedBy::AddressChanged)) => ("over-ended", false),
        Refused::Over(Standing::Ended(_)) => ("over-ended", true),
        Refused::Over(Standing::Expired | Standing::Open) => ("over-expired", true),
    };
    over(shop, Some(token), reason, renewable)
}

fn over(shop: &Shop, token: Option<&Token>, reason: &'static str, renewable: bool) -> Result {
    let renewable = renewable && token.is_some();
    page_with(StatusCode::GONE, &OverPage { frame: shop.frame(shop.lang()), reason, renewable })
}

/// `POST /hosted/{account}/password/renew`: a new link to the address of the old one, without
/// typing it again.
///
/// # Errors
/// The database's.
pub async fn renew(shop: Shop, _: Form<Press>) -> Result {
    let Some(token) = shop.token(COOKIE) else { return Ok(see_other(&shop.at("forgot"))) };
    let account = shop.account.id;
    let found = shop.keydesk.db.read(move |conn| resets::store::by_token(conn, account, &token)).await?;
    match found {
        Some(reset) => forgot::take_in(&shop, Asked::OldLink(reset.id)).await,
        None => Ok(see_other(&shop.at("forgot"))),
    }
}

/// `GET /hosted/{account}/password/done`.
///
/// # Errors
/// When there is no such shop.
pub async fn done(shop: Shop) -> Result {
    page(&DonePage { frame: shop.frame(shop.lang()) })
}
