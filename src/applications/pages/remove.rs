//! Removing an application: what it breaks, and the deed.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;
use serde::Deserialize;

use super::form::named;
use crate::accounts::AccountId;
use crate::applications::remove::{Consequences, consequences, remove};
use crate::applications::{Application, ApplicationId};
use crate::staff::roles::Right;
use crate::web::frame::{Frame, Section, page_with};
use crate::web::{Desk, Form, Problems, Result, Tone};

#[derive(Template)]
#[template(path = "applications/remove.html")]
struct RemovePage {
    frame: Frame,
    application: Application,
    consequences: Consequences,
    problems: Problems,
}

/// The form of the question.
#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    your_password: String,
}

/// `GET /admin/{account}/applications/{id}/remove`.
///
/// # Errors
/// Without the right, for an application of another account, or the database's.
pub async fn ask(desk: Desk, path: Path<(AccountId, ApplicationId)>) -> Result {
    desk.need(Right::EditApplications)?;
    let application = named(&desk, path.into_inner().1).await?;
    show(&desk, StatusCode::OK, application, Problems::default()).await
}

async fn show(desk: &Desk, status: StatusCode, application: Application, problems: Problems) -> Result {
    let (counted, now) = (application.clone(), desk.now());
    let consequences = desk.keydesk.db.read(move |conn| consequences(conn, &counted, now)).await?;
    page_with(status, &RemovePage { frame: desk.frame(Section::Applications), application, consequences, problems })
}

/// `POST` of the same.
///
/// # Errors
/// As [`ask`].
pub async fn act(desk: Desk, path: Path<(AccountId, ApplicationId)>, Form(typed): Form<Typed>) -> Result {
    desk.need(Right::EditApplications)?;
    let application = named(&desk, path.into_inner().1).await?;
    let mut problems = Problems::default();
    desk.confirm(&typed.your_password, &mut problems).await?;
    if !problems.is_empty() {
        return show(&desk, StatusCode::UNPROCESSABLE_ENTITY, application, problems).await;
    }
    let (by, now, name) = (desk.by(), desk.now(), application.name.clone());
    desk.keydesk.db.write(move |conn| remove(conn, &application, &by, now)).await?;
    desk.tell("/applications", Tone::Good, desk.words().fill("done-application-removed", "name", name))
}
