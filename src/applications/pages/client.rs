//! The page of what an application vouches for its customers with: an id, and a secret that is shown
//! once.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;
use serde::Deserialize;

use super::form::named;
use crate::accounts::AccountId;
use crate::applications::client::{self, Client};
use crate::applications::{Application, ApplicationId};
use crate::staff::roles::Right;
use crate::web::frame::{Frame, Section, page_with};
use crate::web::{Desk, Form, Problems, Result, Tone};

/// What was chosen.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    deed: String,
    your_password: String,
    /// The client id that the page showed; `""` if there was none.
    known: String,
}

#[derive(Template)]
#[template(path = "applications/client.html")]
struct ClientPage {
    frame: Frame,
    application: Application,
    /// Just made: shown now and never again.
    made: Option<Client>,
    /// Whether it is asked if it should go.
    asks: bool,
    public_url: String,
    problems: Problems,
}

/// What the page shows.
enum Shows {
    /// What there is.
    Client,
    /// The pair that was just made.
    Made(Client),
    /// Whether it should go.
    Question,
}

/// `GET /admin/{account}/applications/{id}/client`.
///
/// # Errors
/// Without the right, for an application of another account, or the database's.
pub async fn ask(desk: Desk, path: Path<(AccountId, ApplicationId)>) -> Result {
    desk.need(Right::EditApplications)?;
    let application = named(&desk, path.into_inner().1).await?;
    show(&desk, StatusCode::OK, application, Shows::Client, Problems::default())
}

/// `POST` of the same: makes a new pair, or takes it away.
///
/// # Errors
/// As [`ask`].
pub async fn act(desk: Desk, path: Path<(AccountId, ApplicationId)>, Form(typed): Form<Typed>) -> Result {
    desk.need(Right::EditApplications)?;
    let application = named(&desk, path.into_inner().1).await?;
    match typed.deed.as_str() {
        "remove" => show(&desk, StatusCode::OK, application, Shows::Question, Problems::default()),
        "remove-now" => remove(&desk, application).await,
        _ => make(&desk, application, &typed).await,
    }
}

/// In an emergency nobody should have to look for their password.
async fn remove(desk: &Desk, application: Application) -> Result {
    let (by, now, name) = (desk.by(), desk.now(), application.name.clone());
    let back = format!("/applications/{}/client", application.id);
    desk.keydesk.db.write(move |conn| client::remove(conn, &application, &by, now)).await?;
    desk.tell(&back, Tone::Good, desk.words().fill("done-client-removed", "name", name))
}

/// A form that is sent again, because its answer was loaded again, does not replace what it made.
async fn make(desk: &Desk, application: Application, typed: &Typed) -> Result {
    if typed.known != application.client_id.as_deref().unwrap_or_default() {
        let back = format!("/applications/{}/client", application.id);
        return desk.tell(&back, Tone::Info, desk.words().say("client-made-already"));
    }
    let mut problems = Problems::default();
    desk.confirm(&typed.your_password, &mut problems).await?;
    if !problems.is_empty() {
        return show(desk, StatusCode::UNPROCESSABLE_ENTITY, application, Shows::Client, problems);
    }
    let (keys, by, now) = (desk.keydesk.config.keys.clone(), desk.by(), desk.now());
    let whose = application.clone();
    let made = desk.keydesk.db.write(move |conn| client::make(conn, &keys, &whose, &by, now)).await?;
    show(desk, StatusCode::OK, application, Shows::Made(made), Problems::default())
}

fn show(desk: &Desk, status: StatusCode, application: Application, shows: Shows, problems: Problems) -> Result {
    let (frame, public_url) = (desk.frame(Section::Applications), desk.keydesk.config.public_url.to_string());
    let (made, asks) = match shows {
        Shows::Client => (None, false),
        Shows::Made(client) => (Some(client), false),
        Shows::Question => (None, true),
    };
    page_with(status, &ClientPage { frame, application, made, asks, public_url, problems })
}

impl ClientPage {
    fn action(&self) -> String {
        self.frame.one("/applications", self.application.id, "/client")
    }

    /// Where tokens are taken.
    fn address(&self) -> String {
        format!("{}/bigcommerce/{}/login/token/", self.public_url.trim_end_matches('/'), self.frame.account.id)
    }
}
