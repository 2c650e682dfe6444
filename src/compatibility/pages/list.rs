//! The list of what storefronts asked for and did not get.

use askama::Template;

use crate::compatibility::empty::empty;
use crate::compatibility::{Miss, store};
use crate::staff::roles::Right;
use crate::web::form::Press;
use crate::web::frame::{Frame, Section, page};
use crate::web::{Desk, Form, Result, Tone};

#[derive(Template)]
#[template(path = "compatibility/list.html")]
struct ListPage {
    frame: Frame,
    rows: Vec<Miss>,
    may_edit: bool,
}

/// `GET /admin/{account}/compatibility`.
///
/// # Errors
/// Without the right, or the database's.
pub async fn list(desk: Desk) -> Result {
    desk.need(Right::ViewApplications)?;
    let account = desk.account.id;
    let rows = desk.keydesk.db.read(move |conn| store::all(conn, account)).await?;
    let frame = desk.frame(Section::Compatibility);
    page(&ListPage { may_edit: frame.may(Right::EditApplications), rows, frame })
}

/// `POST` of the same: begins anew.
///
/// # Errors
/// Without the right, or the database's.
pub async fn begin_anew(desk: Desk, _: Form<Press>) -> Result {
    desk.need(Right::EditApplications)?;
    let (account, by, now) = (desk.account.id, desk.by(), desk.now());
    desk.keydesk.db.write(move |conn| empty(conn, account, &by, now)).await?;
    desk.tell("/compatibility", Tone::Good, desk.words().say("done-misses"))
}
