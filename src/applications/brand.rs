//! How an application looks to customers: name, logo, colour and where to ask, on its mails and on
//! the hosted pages. What it does not say, the account says.

use diesel::prelude::*;
use serde_json::json;

use super::colour::{Colour, OURS};
use super::logo::{self, Logo, Picture};
use super::save::Refused;
use super::{Application, ApplicationId, store};
use crate::accounts::Account;
use crate::db::schema::applications;
use crate::db::types::Time;
use crate::db::{self, Conn};
use crate::events::{self, By, Kind};

/// What customers see.
#[derive(Clone, Debug)]
pub struct Brand {
    /// Whose; none is the account's.
    pub application: Option<ApplicationId>,
    /// The shop's name.
    pub name: String,
    /// Where customers can ask; may be `""`.
    pub support_email: String,
    /// Of buttons.
    pub colour: Colour,
    /// In the place of the name.
    pub logo: Option<Logo>,
    /// Where its links lead; `""` is Keydesk's own page.
    pub endpoint: String,
    /// Whether anybody may ask for its links: they lead to Keydesk's own page, and its mails go out to
    /// everybody. An address chooses how a page looks; it must not choose where a token goes.
    pub is_open_to_all: bool,
    version: i64,
}

impl Brand {
    /// The account's own.
    #[must_use]
    pub fn of_account(account: &Account) -> Self {
        Self {
            application: None,
            name: account.name.clone(),
            support_email: account.support_email.clone(),
            colour: OURS,
            logo: None,
            endpoint: String::new(),
            is_open_to_all: true,
            version: 0,
        }
    }

    /// An application's, or the account's.
    ///
    /// # Errors
    /// The database's.
    pub fn find(conn: &mut Conn, account: &Account, application: Option<ApplicationId>) -> db::Result<Self> {
        let of_account = Self::of_account(account);
        let Some(id) = application else { return Ok(of_account) };
        let Some(application) = store::find(conn, account.id, id)? else { return Ok(of_account) };
        let or = |own: &str, else_: String| if own.is_empty() { else_ } else { own.to_owned() };
        Ok(Self {
            application: Some(id),
            name: or(&application.brand_name, of_account.name),
            support_email: or(&application.support_email, of_account.support_email),
            colour: application.colour.parse().unwrap_or(OURS),
            logo: logo::find(conn, id)?,
            is_open_to_all: application.endpoint.is_empty() && !application.keeps_mails(),
            endpoint: application.endpoint,
            version: application.version,
        })
    }

    /// What an address of a hosted page ends with, so that it looks like this.
    #[must_use]
    pub fn query(&self) -> String {
        self.application.map(|id| format!("?app={id}")).unwrap_or_default()
    }

    /// The file of its colours, if they are not Keydesk's.
    #[must_use]
    pub fn stylesheet(&self) -> Option<String> {
        self.application.filter(|_| self.colour != OURS).map(|id| format!("{id}-{}.css", self.version))
    }

    /// The style sheet itself, in no layer, so that it comes after Keydesk's: buttons. The ring around
    /// what has the focus stays.
    #[must_use]
    pub fn css(&self) -> String {
        let (ground, ink) = (self.colour, self.colour.ink());
        format!(
            ".hosted .button-primary, .hosted .button-primary:hover, .hosted .button-primary:active \
             {{ color: {ink}; background: {ground}; border-color: {ground}; }} \
             .hosted .button-primary:hover {{ filter: brightness(0.94); }}\n"
        )
    }
}

/// What the form holds, parsed.
#[derive(Clone)]
pub struct Wanted {
    /// May be `""`.
    pub name: String,
    /// May be `""`.
    pub support_email: String,
    /// None is Keydesk's.
    pub colour: Option<Colour>,
    /// What becomes of the logo.
    pub logo: NewLogo,
}

/// What becomes of a logo.
#[derive(Clone)]
pub enum NewLogo {
    /// It stays, or there is none.
    Same,
    /// It goes.
    None,
    /// This one comes.
    Picture(Picture),
}

/// Changes the brand of an application that was read at `version`.
///
/// # Errors
/// [`Refused::Changed`] or the database's.
pub fn change(
    conn: &mut Conn,
    before: &Application,
    wanted: &Wanted,
    version: i64,
    by: &By,
    now: Time,
) -> Result<(), Refused> {
    let colour = wanted.colour.map(|colour| colour.to_string()).unwrap_or_default();
    let changed = diesel::update(applications::table.find(before.id))
        .filter(applications::account_id.eq(before.account_id).and(applications::version.eq(version)))
        .set((
            applications::brand_name.eq(&wanted.name),
            applications::colour.eq(&colour),
            applications::support_email.eq(&wanted.support_email),
            applications::version.eq(version + 1),
        ))
        .execute(conn)
        .map_err(db::Failure::from)?;
    if changed == 0 {
        return Err(Refused::Changed);
    }
    let logo_before = logo::find(conn, before.id)?.map(|logo| logo.hash);
    match &wanted.logo {
        NewLogo::Same => {}
        NewLogo::None => logo::remove(conn, before.id)?,
        NewLogo::Picture(picture) => logo::put(conn, before.id, picture)?,
    }
    let logo_after = logo::find(conn, before.id)?.map(|logo| logo.hash);
    let data = json!({
        "application": before.name,
        "before": {
            "brand": before.brand_name, "colour": before.colour, "support": before.support_email, "logo": logo_before,
        },
        "after": { "brand": wanted.name, "colour": colour, "support": wanted.support_email, "logo": logo_after },
    });
    events::record(conn, before.account_id, None, Kind::ApplicationSaved, &data, by, now)?;
    Ok(())
}
