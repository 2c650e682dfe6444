//! The pages that an account's customers see.

use std::future::Future;
use std::pin::Pin;

use actix_web::cookie::Cookie;
use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderValue};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use serde::Deserialize;

use super::desk::see_other;
use super::html::{self, Html};
use super::{Error, Result, assets, visitor};
use crate::accounts::{self, Account, AccountId};
use crate::app::Keydesk;
use crate::applications::ApplicationId;
use crate::applications::brand::Brand;
use crate::crypto::Token;
use crate::db;
use crate::db::types::Time;
use crate::events::{Actor, By};
use crate::i18n::{self, Lang, Words};

/// How long somebody may take between a link and its form.
const PATIENCE: chrono::TimeDelta = chrono::TimeDelta::hours(1);

/// A shop's pages, asked for by anybody.
pub struct Shop {
    /// The application.
    pub keydesk: Keydesk,
    /// The request.
    pub request: HttpRequest,
    /// Whose pages.
    pub account: Account,
    /// How they look: `?app=` names the application.
    pub brand: Brand,
}

#[derive(Default, Deserialize)]
struct Query {
    #[serde(default)]
    app: Option<i64>,
}

impl FromRequest for Shop {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let keydesk = request.app_data::<Data<Keydesk>>().ok_or(Error::NotFound)?.as_ref().clone();
            let id = request.match_info().get("account").and_then(|id| id.parse().ok()).map(AccountId);
            let id = id.ok_or(Error::NotFound)?;
            let app = serde_html_form::from_str::<Query>(request.query_string()).unwrap_or_default().app;
            let found = keydesk.db.read(move |conn| {
                let Some(account) = accounts::store::find(conn, id)? else { return Ok::<_, db::Failure>(None) };
                let brand = Brand::find(conn, &account, app.map(ApplicationId))?;
                Ok(Some((account, brand)))
            });
            let (account, brand) = found.await?.ok_or(Error::NotFound)?;
            Ok(Self { keydesk, request, account, brand })
        })
    }
}

impl Shop {
    /// Now.
    #[must_use]
    pub fn now(&self) -> Time {
        self.keydesk.clock.now()
    }

    /// The browser's language, else the shop's.
    #[must_use]
    pub fn lang(&self) -> Lang {
        let header = self.request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        match header.filter(|header| !header.is_empty() && *header != "*") {
            Some(header) => Lang::for_customers(i18n::accepted(header)),
            None => Lang::for_customers([&self.account.locale]),
        }
    }

    /// The frame of a page.
    #[must_use]
    pub fn frame(&self, lang: Lang) -> HostedFrame {
        self.frame_as(lang, self.brand.clone())
    }

    /// The frame of a page about an application's link.
    ///
    /// # Errors
    /// The database's.
    pub async fn frame_of(&self, lang: Lang, application: Option<ApplicationId>) -> Result<HostedFrame> {
        let account = self.account.clone();
        let brand = self.keydesk.db.read(move |conn| Brand::find(conn, &account, application)).await?;
        Ok(self.frame_as(lang, brand))
    }

    fn frame_as(&self, lang: Lang, brand: Brand) -> HostedFrame {
        HostedFrame {
            t: lang.words(),
            form: visitor::form_token(&self.request, &self.keydesk),
            account: self.account.id,
            brand,
        }
    }

    /// For the log.
    #[must_use]
    pub fn by(&self, actor: Actor) -> By {
        visitor::by(&self.request, &self.keydesk, actor)
    }

    /// A token that a cookie of these pages holds.
    #[must_use]
    pub fn token(&self, name: &str) -> Option<Token> {
        visitor::token(&self.request, &self.keydesk, &self.cookie_name(name))
    }

    /// A cookie that holds a token for these pages.
    #[must_use]
    pub fn cookie(&self, name: &str, value: &str, lives: chrono::TimeDelta) -> Cookie<'static> {
        visitor::cookie(&self.keydesk, &self.cookie_name(name), value, lives)
    }

    /// Takes such a cookie away.
    #[must_use]
    pub fn no_cookie(&self, name: &str) -> Cookie<'static> {
        self.cookie(name, "", chrono::TimeDelta::zero())
    }

    /// Moves a link's token out of the address into a cookie, and the browser on to the bare page, so
    /// that no log, history or `Referer` holds it.
    #[must_use]
    pub fn move_token(&self, page: &str, cookie: &str, token: &str) -> HttpResponse {
        let mut response = see_other(&self.at(page));
        response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
        let cookie = match Token::parse(token) {
            Some(token) => self.cookie(cookie, token.reveal(), PATIENCE),
            None => self.no_cookie(cookie),
        };
        // The cookie's value is a token, which needs no escaping.
        let _ = response.add_cookie(&cookie);
        response
    }

    fn cookie_name(&self, name: &str) -> String {
        format!("{name}-{}", self.account.id)
    }

    /// A page of this shop.
    #[must_use]
    pub fn at(&self, page: &str) -> String {
        address(self.account.id, page, &self.brand)
    }

    /// The same with a parameter, of plain characters.
    #[must_use]
    pub fn at_with(&self, page: &str, name: &str, value: &str) -> String {
        let at = self.at(page);
        let mark = if at.contains('?') { '&' } else { '?' };
        format!("{at}{mark}{name}={value}")
    }
}

/// A page of an account, as it looks for an application.
fn address(account: AccountId, page: &str, brand: &Brand) -> String {
    format!("/hosted/{account}/{page}{}", brand.query())
}

/// What stands around the content of a hosted page.
pub struct HostedFrame {
    /// The customer's words.
    pub t: Words,
    /// For every form of the page.
    pub form: String,
    /// Whose page.
    pub account: AccountId,
    /// How it looks.
    pub brand: Brand,
}

impl HostedFrame {
    /// A page of this shop.
    #[must_use]
    pub fn at(&self, page: &str) -> String {
        address(self.account, page, &self.brand)
    }

    /// A file of the brand.
    #[must_use]
    pub fn file(&self, name: &str) -> String {
        format!("/hosted/{}/brand/{name}", self.account)
    }

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
