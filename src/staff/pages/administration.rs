//! The menu of the administration, who may do what, and the keyboard shortcuts.

use askama::Template;

use crate::staff::roles::{Right, Role};
use crate::staff::{StaffMember, store};
use crate::web::frame::{Frame, Section, page};
use crate::web::{Desk, Result};

#[derive(Template)]
#[template(path = "staff/administration.html")]
struct MenuPage {
    frame: Frame,
}

#[derive(Template)]
#[template(path = "staff/roles.html")]
struct RolesPage {
    frame: Frame,
    people: Vec<(StaffMember, Role)>,
}

#[derive(Template)]
#[template(path = "staff/shortcuts.html")]
struct ShortcutsPage {
    frame: Frame,
}

/// `GET /admin/{account}/administration`.
///
/// # Errors
/// None but a fault.
pub async fn menu(desk: Desk) -> Result {
    page(&MenuPage { frame: desk.frame(Section::Administration) })
}

/// `GET /admin/{account}/roles`: the table, and who is what. Names are for owners only.
///
/// # Errors
/// The database's.
pub async fn roles(desk: Desk) -> Result {
    let account = desk.account.id;
    let people = if desk.role.may(Right::RunAccount) {
        desk.keydesk.db.read(move |conn| store::of_account(conn, account)).await?
    } else {
        Vec::new()
    };
    page(&RolesPage { frame: desk.frame(Section::Roles), people })
}

/// `GET /admin/{account}/shortcuts`.
///
/// # Errors
/// None but a fault.
pub async fn shortcuts(desk: Desk) -> Result {
    page(&ShortcutsPage { frame: desk.frame(Section::Elsewhere) })
}

impl RolesPage {
    fn rights(&self) -> &'static [Right] {
        Right::ALL
    }

    fn roles(&self) -> &'static [Role] {
        Role::ALL
    }
}
