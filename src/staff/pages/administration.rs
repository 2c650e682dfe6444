//! The menu of the administration, who may do what, and the keyboard shortcuts.

use askama::Template;

use crate::staff::roles::{Right, Role};
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

/// `GET /admin/{account}/roles`: the table.
///
/// # Errors
/// None but a fault.
pub async fn roles(desk: Desk) -> Result {
    page(&RolesPage { frame: desk.frame(Section::Roles) })
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
