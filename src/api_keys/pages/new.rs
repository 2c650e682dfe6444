//! Making a key, which is shown once.

use actix_web::http::StatusCode;
use askama::Template;
use chrono::TimeDelta;
use serde::Deserialize;

use crate::api_keys::make::{Refused, Wanted, make};
use crate::api_keys::{LIFETIMES, Scope, Secret};
use crate::applications::{self, Application, ApplicationId};
use crate::one_line::tidy;
use crate::staff::roles::Right;
use crate::web::frame::{Frame, Section, page, page_with};
use crate::web::{Desk, Form, Problems, Result};

/// Characters of a name.
const LONGEST_NAME: usize = 80;

/// What was typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    name: String,
    scope: Vec<String>,
    application: String,
    days: String,
    your_password: String,
}

#[derive(Template)]
#[template(path = "api_keys/new.html")]
struct NewPage {
    frame: Frame,
    typed: Typed,
    problems: Problems,
    applications: Vec<Application>,
}

#[derive(Template)]
#[template(path = "api_keys/made.html")]
struct MadePage {
    frame: Frame,
    name: String,
    secret: String,
    trial: Option<Try>,
    /// What has become of the key in whose place it is.
    old: Option<String>,
}

/// `GET /admin/{account}/keys/new`.
///
/// # Errors
/// Without the right, or the database's.
pub async fn form(desk: Desk) -> Result {
    desk.need(Right::EditApplications)?;
    let typed = Typed { days: "365".into(), ..Typed::default() };
    show(&desk, StatusCode::OK, typed, Problems::default()).await
}

/// `POST /admin/{account}/keys`: makes it, and shows it.
///
/// # Errors
/// As [`form`].
pub async fn create(desk: Desk, Form(typed): Form<Typed>) -> Result {
    desk.need(Right::EditApplications)?;
    let (t, mut problems) = (desk.words(), Problems::default());
    let wanted = parse(&desk, &typed, &mut problems);
    desk.confirm(&typed.your_password, &mut problems).await?;
    if !problems.is_empty() {
        return show(&desk, StatusCode::UNPROCESSABLE_ENTITY, typed, problems).await;
    }
    let (account, by, now) = (desk.account.id, desk.by(), desk.now());
    let (name, scopes) = (wanted.name.clone(), wanted.scopes.clone());
    match desk.keydesk.db.write(move |conn| make(conn, account, &wanted, &by, now)).await {
        Ok((_, secret)) => return made(&desk, name, &scopes, &secret, None),
        Err(Refused::Db(failure)) => return Err(failure.into()),
        Err(Refused::NameTaken) => problems.note("name", t.say("problem-key-name-taken")),
        Err(Refused::UnknownApplication | Refused::Over(_)) => {
            problems.note("application", t.say("problem-application"));
        }
    }
    show(&desk, StatusCode::UNPROCESSABLE_ENTITY, typed, problems).await
}

/// The key, once, with something that it may ask, and what has become of the one before it.
pub(super) fn made(desk: &Desk, name: String, scopes: &[Scope], secret: &Secret, old: Option<String>) -> Result {
    let public_url = desk.keydesk.config.public_url.page("");
    let trial = TRIALS.iter().find(|(scope, ..)| scopes.contains(scope));
    let trial = trial.map(|(_, words, method, path)| Try { words, method, url: format!("{public_url}{path}") });
    page(&MadePage { frame: desk.frame(Section::ApiKeys), name, secret: secret.reveal(), trial, old })
}

/// What is good for a try with a right: its words, and how it is asked.
const TRIALS: [(Scope, &str, &str, &str); 3] = [
    (Scope::CustomersRead, "key-try-customers", "GET", "/accounts/customers?limit=1"),
    (Scope::ApplicationsRead, "key-try-applications", "GET", "/accounts/application-settings"),
    (Scope::NotificationsSend, "key-try-text", "POST", "/notifications/customers/reset?email=anna@example.com"),
];

/// One of them.
struct Try {
    words: &'static str,
    method: &'static str,
    url: String,
}

fn parse(desk: &Desk, typed: &Typed, problems: &mut Problems) -> Wanted {
    let (t, name) = (desk.words(), tidy(&typed.name));
    if name.is_empty() {
        problems.note("name", t.say("problem-name"));
    } else if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        problems.note("name", t.fill("problem-text", "most", LONGEST_NAME));
    }
    let scopes: Vec<Scope> = Scope::ALL.iter().copied().filter(|scope| typed.has(scope)).collect();
    if scopes.is_empty() {
        problems.note("scope", t.say("problem-scope"));
    }
    let application = match typed.application.as_str() {
        "" => None,
        id => match id.parse() {
            Ok(id) => Some(ApplicationId(id)),
            Err(_) => {
                problems.note("application", t.say("problem-application"));
                None
            }
        },
    };
    let lifetime = LIFETIMES.into_iter().find(|days| Typed::days(*days) == typed.days);
    if lifetime.is_none() {
        problems.note("days", t.say("problem-lifetime"));
    }
    let expires_at = lifetime.flatten().map(|days| desk.now() + TimeDelta::days(days));
    Wanted { name: name.to_owned(), scopes, application, expires_at }
}

async fn show(desk: &Desk, status: StatusCode, typed: Typed, problems: Problems) -> Result {
    let account = desk.account.id;
    let applications = desk.keydesk.db.read(move |conn| applications::store::all(conn, account)).await?;
    page_with(status, &NewPage { frame: desk.frame(Section::ApiKeys), typed, problems, applications })
}

impl Typed {
    fn has(&self, scope: &Scope) -> bool {
        self.scope.iter().any(|word| word == scope.word())
    }

    /// As it stands in the form: `""` is for ever.
    fn days(days: Option<i64>) -> String {
        days.map(|days| days.to_string()).unwrap_or_default()
    }
}

impl NewPage {
    fn scopes(&self) -> &'static [Scope] {
        Scope::ALL
    }

    fn is_chosen(&self, application: &Application) -> bool {
        self.typed.application == application.id.to_string()
    }

    /// Each as it is sent, and as it is read.
    fn lifetimes(&self) -> Vec<(String, String)> {
        let words = |days: Option<i64>| match days {
            Some(days) => self.frame.t.length(TimeDelta::days(days)),
            None => self.frame.t.say("key-for-ever"),
        };
        LIFETIMES.into_iter().map(|days| (Typed::days(days), words(days))).collect()
    }
}
