//! Removing an application: what it breaks, and the deed.

use actix_web::web::Path;
use askama::Template;

use super::form::named;
use crate::accounts::AccountId;
use crate::applications::remove::{Consequences, consequences, remove};
use crate::applications::{Application, ApplicationId};
use crate::staff::roles::Right;
use crate::web::form::Press;
use crate::web::frame::{Frame, Section, page};
use crate::web::{Desk, Form, Result, Tone};

#[derive(Template)]
#[template(path = "applications/remove.html")]
struct RemovePage {
    frame: Frame,
    application: Application,
    consequences: Consequences,
}

/// `GET /admin/{account}/applications/{id}/remove`.
///
/// # Errors
/// Without the right, for an application of another account, or the database's.
pub async fn ask(desk: Desk, path: Path<(AccountId, ApplicationId)>) -> Result {
    desk.need(Right::EditApplications)?;
    let application = named(&desk, path.into_inner().1).await?;
    let (counted, now) = (application.clone(), desk.now());
    let consequences = desk.keydesk.db.read(move |conn| consequences(conn, &counted, now)).await?;
    page(&RemovePage { frame: desk.frame(Section::Applications), application, consequences })
}

/// `POST` of the same.
///
/// # Errors
/// As [`ask`].
pub async fn act(desk: Desk, path: Path<(AccountId, ApplicationId)>, _: Form<Press>) -> Result {
    desk.need(Right::EditApplications)?;
    let application = named(&desk, path.into_inner().1).await?;
    let (by, now, name) = (desk.by(), desk.now(), application.name.clone());
    desk.keydesk.db.write(move |conn| remove(conn, &application, &by, now)).await?;
    desk.tell("/applications", Tone::Good, desk.words().fill("done-application-removed", "name", name))
}
