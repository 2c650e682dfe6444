//! The page of what an application vouches for its customers with: an id, and a secret that is shown
//! once.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;
use serde::Deserialize;

use super::form::named;
use crate::accounts::AccountId;
use crate::applications::client::{self, Client, Refused};
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
    /// What is asked before it is done.
    asks: Option<Question>,
    public_url: String,
    problems: Problems,
}

/// What ends the pair that there is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Question {
    /// It goes.
    Remove,
    /// Another takes its place.
    Replace,
}

/// What the page shows.
enum Shows {
    /// What there is.
    Client,
    /// The pair that was just made.
    Made(Client),
    /// Whether it should go, or be replaced.
    Question(Question),
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
        "remove" => ask_first(&desk, application, Question::Remove),
        "replace" => ask_first(&desk, application, Question::Replace),
        "remove-now" => remove(&desk, application).await,
        _ => make(&desk, application, &typed).await,
    }
}

fn ask_first(desk: &Desk, application: Application, question: Question) -> Result {
    show(desk, StatusCode::OK, application, Shows::Question(question), Problems::default())
}

/// In an emergency nobody should have to look for their password.
async fn remove(desk: &Desk, application: Application) -> Result {
    let (by, now, name) = (desk.by(), desk.now(), application.name.clone());
    let back = format!("/applications/{}/client", application.id);
    desk.keydesk.db.write(move |conn| client::remove(conn, &application, &by, now)).await?;
    desk.tell(&back, Tone::Good, desk.words().fill("done-client-removed", "name", name))
}

/// A form that is sent again, because its answer was loaded again or its button pressed twice, does not
/// replace what it made.
async fn make(desk: &Desk, application: Application, typed: &Typed) -> Result {
    let known = application.client_id.as_deref().unwrap_or_default();
    if typed.known != known {
        return made_already(desk, &application);
    }
    let mut problems = Problems::default();
    desk.confirm(&typed.your_password, &mut problems).await?;
    if !problems.is_empty() {
        let shows = if known.is_empty() { Shows::Client } else { Shows::Question(Question::Replace) };
        return show(desk, StatusCode::UNPROCESSABLE_ENTITY, application, shows, problems);
    }
    let (keys, by, now) = (desk.keydesk.config.keys.clone(), desk.by(), desk.now());
    let whose = application.clone();
    match desk.keydesk.db.write(move |conn| client::make(conn, &keys, &whose, &by, now)).await {
        Ok(made) => show(desk, StatusCode::OK, application, Shows::Made(made), Problems::default()),
        Err(Refused::Changed) => made_already(desk, &application),
        Err(Refused::Db(failure)) => Err(failure.into()),
    }
}

fn made_already(desk: &Desk, application: &Application) -> Result {
    let back = format!("/applications/{}/client", application.id);
    desk.tell(&back, Tone::Info, desk.words().say("client-made-already"))
}

fn show(desk: &Desk, status: StatusCode, application: Application, shows: Shows, problems: Problems) -> Result {
    let (frame, public_url) = (desk.frame(Section::Applications), desk.keydesk.config.public_url.to_string());
    let (made, asks) = match shows {
        Shows::Client => (None, None),
        Shows::Made(client) => (Some(client), None),
        Shows::Question(question) => (None, Some(question)),
    };
    page_with(status, &ClientPage { frame, application, made, asks, public_url, problems })
}

impl ClientPage {
    fn removes(&self) -> bool {
        self.asks == Some(Question::Remove)
    }

    /// What the page showed, so that a form that was sent twice is known.
    fn known(&self) -> &str {
        self.application.client_id.as_deref().unwrap_or_default()
    }

    fn action(&self) -> String {
        self.frame.one("/applications", self.application.id, "/client")
    }

    /// Where tokens are taken.
    fn address(&self) -> String {
        format!("{}/bigcommerce/{}/login/token/", self.public_url.trim_end_matches('/'), self.frame.account.id)
    }
}
