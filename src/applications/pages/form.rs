//! The list of applications, and the form.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;

use super::snippets;
use super::typed::{self, Typed, parse};
use crate::accounts::AccountId;
use crate::applications::endpoint;
use crate::applications::link::{self, Action, Whom};
use crate::applications::save::{self, Refused};
use crate::applications::{Application, ApplicationId, LinkFormat, MailMode, reach, store};
use crate::customers::CustomerId;
use crate::staff::roles::Right;
use crate::web::frame::{Frame, Section, page, page_with};
use crate::web::{Desk, Error, Form, Problems, Result, Tone};

#[derive(Template)]
#[template(path = "applications/list.html")]
struct ListPage {
    frame: Frame,
    rows: Vec<Application>,
    may_edit: bool,
}

#[derive(Template)]
#[template(path = "applications/form.html")]
struct FormPage {
    frame: Frame,
    known: Option<Application>,
    typed: Typed,
    problems: Problems,
    examples: Vec<Example>,
    may_edit: bool,
    public_url: String,
}

/// A link as it would look.
struct Example {
    format: LinkFormat,
    reset: String,
    invite: String,
    confirm: String,
}

/// `GET /admin/{account}/applications`.
///
/// # Errors
/// Without the right, or the database's.
pub async fn list(desk: Desk) -> Result {
    desk.need(Right::ViewApplications)?;
    let account = desk.account.id;
    let rows = desk.keydesk.db.read(move |conn| store::all(conn, account)).await?;
    let frame = desk.frame(Section::Applications);
    page(&ListPage { may_edit: frame.may(Right::EditApplications), rows, frame })
}

/// `GET /admin/{account}/applications/new`.
///
/// # Errors
/// Without the right.
pub async fn new(desk: Desk) -> Result {
    desk.need(Right::EditApplications)?;
    show(&desk, StatusCode::OK, None, Typed::empty(), Problems::default())
}

/// `GET /admin/{account}/applications/{id}`.
///
/// # Errors
/// Without the right, for an application of another account, or the database's.
pub async fn edit(desk: Desk, path: Path<(AccountId, ApplicationId)>) -> Result {
    desk.need(Right::ViewApplications)?;
    let known = named(&desk, path.into_inner().1).await?;
    let typed = Typed::of(&known);
    show(&desk, StatusCode::OK, Some(known), typed, Problems::default())
}

/// `POST /admin/{account}/applications`: registers one.
///
/// # Errors
/// Without the right, or the database's.
pub async fn create(desk: Desk, Form(typed): Form<Typed>) -> Result {
    desk.need(Right::EditApplications)?;
    save(&desk, None, typed).await
}

/// `POST /admin/{account}/applications/{id}`: changes it.
///
/// # Errors
/// As [`edit`].
pub async fn change(desk: Desk, path: Path<(AccountId, ApplicationId)>, Form(typed): Form<Typed>) -> Result {
    desk.need(Right::EditApplications)?;
    let known = named(&desk, path.into_inner().1).await?;
    save(&desk, Some(known), typed).await
}

pub(super) async fn named(desk: &Desk, id: ApplicationId) -> Result<Application> {
    let account = desk.account.id;
    let found = desk.keydesk.db.read(move |conn| store::find(conn, account, id)).await?;
    found.ok_or(Error::NotFound)
}

async fn save(desk: &Desk, known: Option<Application>, mut typed: Typed) -> Result {
    let t = desk.words();
    let mut problems = Problems::default();
    let wanted = parse(t, &typed, &mut problems);
    if typed.try_link.is_some() {
        return show(desk, StatusCode::OK, known, typed, problems);
    }
    if wanted.as_ref().is_some_and(|wanted| reach::is_far(known.as_ref(), wanted)) {
        desk.confirm(&typed.your_password, &mut problems).await?;
    }
    if let (Some(known), Some(wanted)) = (&known, &wanted)
        && known.name != wanted.name
        && typed.renames.trim() != wanted.name
    {
        problems.note("renames", t.fill("problem-rename", "name", &known.name));
    }
    let Some(wanted) = wanted.filter(|_| problems.is_empty()) else {
        return show(desk, StatusCode::UNPROCESSABLE_ENTITY, known, typed, problems);
    };
    let (account, by, now, version) = (desk.account.id, desk.by(), desk.now(), typed.version);
    let (before, name) = (known.clone(), wanted.name.clone());
    let saved = desk.keydesk.db.write(move |conn| {
        if !save::name_is_free(conn, account, &wanted.name, before.as_ref().map(|known| known.id))? {
            return Err(Refused::NameTaken);
        }
        if !save::host_is_free(conn, &wanted, before.as_ref().map(|known| known.id))? {
            return Err(Refused::HostTaken);
        }
        match before {
            Some(before) => save::change(conn, &before, &wanted, version, &by, now),
            None => save::create(conn, account, &wanted, &by, now).map(drop),
        }
    });
    match saved.await {
        Ok(()) => return desk.tell("/applications", Tone::Good, t.fill("done-application", "name", name)),
        Err(Refused::Db(failure)) => return Err(failure.into()),
        Err(Refused::HostTaken) => problems.note("api_host", t.say("problem-api-host-taken")),
        Err(Refused::NameTaken) => problems.note("name", t.say("problem-name-taken")),
        Err(Refused::Changed) => {
            typed.version = known.as_ref().map_or(0, |known| known.version);
            problems.note("version", t.say("problem-changed"));
        }
    }
    show(desk, StatusCode::UNPROCESSABLE_ENTITY, known, typed, problems)
}

fn show(desk: &Desk, status: StatusCode, known: Option<Application>, typed: Typed, problems: Problems) -> Result {
    let frame = desk.frame(Section::Applications);
    let may_edit = frame.may(Right::EditApplications);
    let examples = examples(desk, &typed);
    let public_url = desk.keydesk.config.public_url.page("");
    page_with(status, &FormPage { frame, known, typed, problems, examples, may_edit, public_url })
}

/// The finished links in every format, for a made-up customer. Keydesk's own page reads one of them.
fn examples(desk: &Desk, typed: &Typed) -> Vec<Example> {
    let typed_endpoint = typed.endpoint.trim();
    let is_hosted = typed_endpoint.is_empty();
    // Of our own pages there is one for passwords, and one for addresses.
    let endpoint = |page: &str| match is_hosted {
        true => Some(desk.keydesk.config.public_url.hosted_page(desk.account.id, page)),
        false => typed_endpoint.parse().ok(),
    };
    let (Some(passwords), Some(addresses)) = (endpoint("password"), endpoint("confirm")) else { return Vec::new() };
    let formats: &[LinkFormat] = if is_hosted { &[LinkFormat::Default] } else { LinkFormat::ALL };
    let whom = Whom { account: desk.account.id, customer: CustomerId(4711), email: "anna@example.com" };
    let adds = typed.adds_identity.is_some() && !is_hosted;
    let shown = |page, format, action| link::build(page, format, adds, action, whom).shown();
    let example = |format| Example {
        format,
        reset: shown(&passwords, format, Action::Reset),
        invite: shown(&passwords, format, Action::Activate),
        confirm: shown(&addresses, format, Action::VerifyEmail),
    };
    formats.iter().copied().map(example).collect()
}

impl FormPage {
    fn curl(&self, known: &Application) -> String {
        snippets::curl(&self.public_url, known)
    }

    fn javascript(&self, known: &Application) -> String {
        snippets::javascript(&self.public_url, known)
    }

    fn is_format(&self, example: &Example) -> bool {
        self.typed.link_format == example.format
    }

    fn formats(&self) -> &'static [LinkFormat] {
        LinkFormat::ALL
    }

    fn example_of(&self, format: &LinkFormat) -> Option<&Example> {
        self.examples.iter().find(|example| example.format == *format)
    }

    fn chosen(&self) -> Option<&Example> {
        self.examples.iter().find(|example| self.is_format(example))
    }

    /// The endpoint's host as links carry it, where that is another form.
    fn host_in_links(&self) -> Option<String> {
        endpoint::host_in_links(&self.typed.endpoint)
    }

    /// What is wrong with the endpoint, while it is typed.
    fn wrong_with_endpoint(&self) -> Option<String> {
        let mut problems = Problems::default();
        typed::endpoint(self.frame.t, &self.typed, &mut problems);
        problems.of("endpoint").filter(|_| !self.typed.endpoint.trim().is_empty()).map(str::to_owned)
    }

    fn collects(&self) -> bool {
        self.typed.mail_mode == MailMode::Collect
    }

    fn action(&self) -> String {
        match &self.known {
            Some(known) => self.frame.at(&format!("/applications/{}", known.id)),
            None => self.frame.at("/applications"),
        }
    }
}
