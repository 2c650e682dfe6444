//! Pages of the backoffice for who is not signed in, or not in an account: one thing on each.

use std::future::{Ready, ready};

use actix_web::cookie::Cookie;
use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};

use super::html::{self, Html};
use super::{Error, Result, assets, visitor};
use crate::app::Keydesk;
use crate::crypto::Token;
use crate::db::types::Time;
use crate::events::{Actor, By};
use crate::i18n::{self, Lang, Words};

/// Somebody with a browser.
pub struct Sheet {
    /// The application.
    pub keydesk: Keydesk,
    /// The request.
    pub request: HttpRequest,
}

impl FromRequest for Sheet {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let keydesk = request.app_data::<Data<Keydesk>>().map(|keydesk| keydesk.as_ref().clone());
        ready(keydesk.map(|keydesk| Self { keydesk, request: request.clone() }).ok_or(Error::NotFound))
    }
}

impl Sheet {
    /// Now.
    #[must_use]
    pub fn now(&self) -> Time {
        self.keydesk.clock.now()
    }

    /// What stands around the page.
    #[must_use]
    pub fn frame(&self) -> SheetFrame {
        let accepted = self.request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        SheetFrame {
            t: Lang::for_staff(i18n::accepted(accepted.unwrap_or_default())).words(),
            form: visitor::form_token(&self.request, &self.keydesk),
        }
    }

    /// For the log.
    #[must_use]
    pub fn by(&self) -> By {
        visitor::by(&self.request, &self.keydesk, Actor::Stranger)
    }

    /// A token that a cookie of these pages holds.
    #[must_use]
    pub fn token(&self, name: &str) -> Option<Token> {
        visitor::token(&self.request, &self.keydesk, name)
    }

    /// A cookie that holds a token for these pages; an empty one with no time takes it away.
    #[must_use]
    pub fn cookie(&self, name: &str, value: &str, lives: chrono::TimeDelta) -> Cookie<'static> {
        visitor::cookie(&self.keydesk, name, value, lives)
    }
}

/// What stands around such a page.
pub struct SheetFrame {
    /// The browser's words, or the person's.
    pub t: Words,
    /// For every form of the page.
    pub form: String,
}

impl SheetFrame {
    /// The style sheet's address.
    #[must_use]
    pub fn css(&self) -> &'static str {
        &assets::names().css
    }

    /// The scripts' address.
    #[must_use]
    pub fn js(&self) -> &'static str {
        &assets::names().js
    }

    /// An icon.
    #[must_use]
    pub fn icon(&self, name: &str) -> Html {
        html::icon(name)
    }
}
