//! Where links lead that confirm an address. Opening the page confirms nothing: mail scanners open
//! links; the button does.

use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::web::Query;
use askama::Template;

use super::note_opened;
use super::password::Link;
use crate::events::Actor;
use crate::notifications::facts;
use crate::resets::redeem::Refused;
use crate::resets::{Standing, confirm};
use crate::web::desk::see_other;
use crate::web::form::Press;
use crate::web::frame::{page, page_with};
use crate::web::hosted::{HostedFrame, Shop};
use crate::web::{Error, Form, Result};

/// The cookie that holds the token between the link and the form.
const COOKIE: &str = "confirm";

#[derive(Template)]
#[template(path = "hosted/confirm.html")]
struct ConfirmPage {
    frame: HostedFrame,
    email: String,
}

#[derive(Template)]
#[template(path = "hosted/confirmed.html")]
struct ConfirmedPage {
    frame: HostedFrame,
    /// `done`, `used` or `over`, of the words.
    outcome: &'static str,
}

/// `GET /hosted/{account}/confirm`: with a token, moves it out of the address; then the button.
///
/// # Errors
/// When there is no such shop, or the database's.
pub async fn form(request: HttpRequest, shop: Shop, Query(link): Query<Link>) -> Result {
    if let Some(token) = link.token {
        return Ok(shop.move_token("confirm", COOKIE, &token));
    }
    let Some(token) = shop.token(COOKIE) else { return tell(&shop, StatusCode::GONE, "over") };
    let (account, now) = (shop.account.clone(), shop.now());
    match shop.keydesk.db.read(move |conn| confirm::look(conn, &account, &token, now)).await {
        Ok(open) => {
            if request.method() != actix_web::http::Method::HEAD {
                note_opened(&shop, &open).await?;
            }
            let lang = facts::language(&shop.account, &open.customer);
            let frame = shop.frame_of(lang, open.reset.application_id).await?;
            page(&ConfirmPage { frame, email: open.customer.email })
        }
        Err(refused) => refuse(&shop, refused),
    }
}

/// `POST` of the same: confirms.
///
/// # Errors
/// The database's.
pub async fn act(shop: Shop, _: Form<Press>) -> Result {
    let Some(token) = shop.token(COOKIE) else { return tell(&shop, StatusCode::GONE, "over") };
    let (account, by, now) = (shop.account.clone(), shop.by(Actor::Customer), shop.now());
    match shop.keydesk.db.write(move |conn| confirm::confirm(conn, &account, &token, &by, now)).await {
        Ok(_) => {
            let mut response = see_other(&shop.at("confirm/done"));
            // An empty value needs no escaping.
            let _ = response.add_cookie(&shop.no_cookie(COOKIE));
            Ok(response)
        }
        Err(refused) => refuse(&shop, refused),
    }
}

/// `GET /hosted/{account}/confirm/done`.
///
/// # Errors
/// When there is no such shop.
pub async fn done(shop: Shop) -> Result {
    tell(&shop, StatusCode::OK, "done")
}

fn refuse(shop: &Shop, refused: Refused) -> Result {
    match refused {
        Refused::Db(failure) => Err(failure.into()),
        Refused::Hashing(_) | Refused::Weak(_) => Err(Error::Fault("no password is set here".into())),
        Refused::Over(Standing::Used) => tell(shop, StatusCode::OK, "used"),
        Refused::Unknown | Refused::Over(_) => tell(shop, StatusCode::GONE, "over"),
    }
}

fn tell(shop: &Shop, status: StatusCode, outcome: &'static str) -> Result {
    page_with(status, &ConfirmedPage { frame: shop.frame(shop.lang()), outcome })
}

impl ConfirmedPage {
    fn words(&self, part: &str) -> String {
        self.frame.t.say(&format!("confirm-{}-{part}", self.outcome))
    }
}
