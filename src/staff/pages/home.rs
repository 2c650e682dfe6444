//! Where everybody arrives: the first-run page of an empty database, else the way to an account.

use actix_web::HttpRequest;
use actix_web::http::header;
use actix_web::web::Data;
use askama::Template;

use crate::app::Keydesk;
use crate::db;
use crate::i18n::{Lang, Words};
use crate::staff;
use crate::staff::roles::{Right, Role};
use crate::web::desk::{Person, see_other};
use crate::web::frame::page;
use crate::web::{Desk, Result, assets};

#[derive(Template)]
#[template(path = "staff/first_run.html")]
struct FirstRunPage {
    t: Words,
    css: &'static str,
    database: String,
    account_missing: bool,
}

#[derive(Template)]
#[template(path = "staff/accounts.html")]
struct AccountsPage {
    t: Words,
    css: &'static str,
    form: String,
    name: String,
    accounts: Vec<(String, String, Role)>,
}

/// `GET /`.
///
/// # Errors
/// The database's.
pub async fn home(request: HttpRequest, keydesk: Data<Keydesk>) -> Result {
    let found =
        keydesk.db.read(|conn| Ok::<_, db::Failure>((crate::accounts::store::any(conn)?, staff::store::any(conn)?)));
    let (any_account, any_staff) = found.await?;
    if any_account && any_staff {
        return Ok(see_other("/admin"));
    }
    let accepted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    page(&FirstRunPage {
        t: Lang::accepted(accepted.unwrap_or_default()).words(),
        css: &assets::names().css,
        database: keydesk.config.database.to_string(),
        account_missing: !any_account,
    })
}

/// `GET /admin/{account}`: on to what the person may see there.
///
/// # Errors
/// When nobody is signed in, or in another account.
pub async fn account(desk: Desk) -> Result {
    Ok(desk.go(if desk.role.may(Right::ViewCustomers) { "/customers" } else { "/administration" }))
}

/// `GET /admin`: to the only account, else a choice.
///
/// # Errors
/// When nobody is signed in.
pub async fn accounts(person: Person) -> Result {
    let pages: Vec<_> = person
        .accounts
        .iter()
        .map(|(account, role)| {
            let page = if role.may(Right::ViewCustomers) { "customers" } else { "administration" };
            (account.name.clone(), format!("/admin/{}/{page}", account.id), *role)
        })
        .collect();
    if let [(_, page, _)] = pages.as_slice() {
        return Ok(see_other(page));
    }
    page(&AccountsPage {
        t: person.words(),
        css: &assets::names().css,
        form: person.form_token(),
        name: person.staff.name.clone(),
        accounts: pages,
    })
}
