//! Where everybody arrives: the first-run page of an empty database, else the way to an account.

use askama::Template;

use crate::accounts;
use crate::db;
use crate::staff;
use crate::staff::roles::{Right, Role};
use crate::web::desk::{Person, see_other};
use crate::web::frame::page;
use crate::web::sheet::SheetFrame;
use crate::web::{Desk, Result, Sheet};

#[derive(Template)]
#[template(path = "staff/first_run.html")]
struct FirstRunPage {
    frame: SheetFrame,
    database: String,
    account_missing: bool,
}

#[derive(Template)]
#[template(path = "staff/accounts.html")]
struct AccountsPage {
    frame: SheetFrame,
    name: String,
    accounts: Vec<(String, String, Role)>,
}

/// `GET /`.
///
/// # Errors
/// The database's.
pub async fn home(sheet: Sheet) -> Result {
    let both = |conn: &mut db::Conn| Ok::<_, db::Failure>((accounts::store::any(conn)?, staff::store::any(conn)?));
    let found = sheet.keydesk.db.read(both);
    let (any_account, any_staff) = found.await?;
    if any_account && any_staff {
        return Ok(see_other("/admin"));
    }
    page(&FirstRunPage {
        frame: sheet.frame(),
        database: sheet.keydesk.config.database.to_string(),
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
pub async fn choose(person: Person) -> Result {
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
        frame: SheetFrame { t: person.words(), form: person.form_token() },
        name: person.staff.name.clone(),
        accounts: pages,
    })
}
