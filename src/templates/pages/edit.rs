//! The form of a notification's words.

use actix_web::http::StatusCode;
use actix_web::web::Path;

use super::LONGEST_FORM;
use super::asked::{Asked, Found, find};
use super::text::{Shown, Typed, shown};
use crate::applications::ApplicationId;
use crate::db::types::Time;
use crate::i18n::Lang;
use crate::notifications::letter::Source;
use crate::staff::roles::Right;
use crate::templates::{Template, check, draft, variables, words};
use crate::web::frame::{Frame, Section, page_with};
use crate::web::{Desk, Form, Problems, Result, Tone};

#[derive(askama::Template)]
#[template(path = "templates/edit.html")]
struct EditPage {
    frame: Frame,
    found: Found,
    typed: Typed,
    problems: Vec<Shown>,
    /// Whether what was asked for was not done because of them, or they are only told.
    is_refused: bool,
    theirs: Option<Theirs>,
    /// Why what was asked for was not done, as a key of the words.
    notice: Option<&'static str>,
    /// What is wrong with the password that confirms.
    confirm: Problems,
    /// Name and what it is.
    variables: Vec<(&'static str, String)>,
    may_edit: bool,
    may_use_customers: bool,
}

/// What somebody else saved meanwhile.
pub(super) struct Theirs {
    who: String,
    at: Option<Time>,
    source: Source,
}

/// `GET /admin/{account}/notifications/{notification}/{locale}/{application}`.
///
/// # Errors
/// Without the right, for mails that there are not, or the database's.
pub async fn edit(desk: Desk, asked: Path<Asked>) -> Result {
    let found = find(&desk, &asked).await?;
    let (t, current) = (desk.words(), found.current());
    let typed = Typed::of(&current, found.version());
    // A draft may be broken; what is in force was checked.
    let findings = if found.has_draft() { check::read(found.place.notification, &current) } else { Vec::new() };
    let problems = findings.iter().map(|finding| shown(t, &current, finding)).collect();
    show(&desk, StatusCode::OK, found, typed, problems, None)
}

/// `POST` of the same: saves a draft, whatever it says.
///
/// # Errors
/// As [`edit`].
pub async fn save(desk: Desk, asked: Path<Asked>, Form(typed): Form<Typed, LONGEST_FORM>) -> Result {
    desk.need(Right::EditTemplates)?;
    let found = find(&desk, &asked).await?;
    let (account, place, source, version) = (desk.account.id, found.place, typed.source(), typed.version);
    let (by, now) = (desk.by(), desk.now());
    let saved = desk.keydesk.db.write(move |conn| draft::save(conn, account, place, &source, version, &by, now));
    match saved.await {
        Ok(_) => desk.tell(&found.at(""), Tone::Good, desk.words().say("template-draft-saved")),
        Err(draft::Refused::Changed(theirs)) => changed(&desk, &asked, typed, *theirs).await,
        Err(draft::Refused::Db(failure)) => Err(failure.into()),
    }
}

/// `GET` of what is only posted to: the form, for who loads such an address again.
///
/// # Errors
/// As [`edit`].
pub async fn back(desk: Desk, asked: Path<Asked>) -> Result {
    let found = find(&desk, &asked).await?;
    Ok(desk.go(&found.at("")))
}

/// The form again, with what was typed and, below it, what somebody else has saved since. Saving
/// once more puts what was typed over that.
pub(super) async fn changed(desk: &Desk, asked: &Path<Asked>, mut typed: Typed, theirs: Template) -> Result {
    let found = find(desk, asked).await?;
    let theirs = Theirs {
        who: found.drafted_by.clone().unwrap_or_default(),
        at: theirs.drafted_at,
        source: theirs.draft().unwrap_or_else(|| found.in_force()),
    };
    typed.version = found.version();
    show(desk, StatusCode::CONFLICT, found, typed, Vec::new(), Some(theirs))
}

/// Nothing was done, since somebody else was quicker: what is there now.
pub(super) async fn overtaken(desk: &Desk, asked: &Path<Asked>) -> Result {
    let found = find(desk, asked).await?;
    let typed = Typed::of(&found.current(), found.version());
    notice(desk, StatusCode::CONFLICT, found, typed, "template-changed")
}

/// The form with why something was not done.
pub(super) fn notice(desk: &Desk, status: StatusCode, found: Found, typed: Typed, why: &'static str) -> Result {
    page_with(status, &EditPage { notice: Some(why), ..edit_page(desk, found, typed, Vec::new(), None) })
}

/// The form again, with a field for the password.
pub(super) fn ask_to_confirm(desk: &Desk, found: Found, typed: Typed, confirm: Problems) -> Result {
    page_with(
        StatusCode::UNPROCESSABLE_ENTITY,
        &EditPage { confirm, ..edit_page(desk, found, typed, Vec::new(), None) },
    )
}

pub(super) fn show(
    desk: &Desk,
    status: StatusCode,
    found: Found,
    typed: Typed,
    problems: Vec<Shown>,
    theirs: Option<Theirs>,
) -> Result {
    let is_refused = status != StatusCode::OK;
    page_with(status, &EditPage { is_refused, ..edit_page(desk, found, typed, problems, theirs) })
}

fn edit_page(desk: &Desk, found: Found, typed: Typed, problems: Vec<Shown>, theirs: Option<Theirs>) -> EditPage {
    let frame = desk.frame(Section::Notifications);
    let names = variables::of(found.place.notification);
    EditPage {
        variables: names.into_iter().map(|name| (name, frame.t.say(&variables::key(name)))).collect(),
        may_edit: frame.may(Right::EditTemplates),
        may_use_customers: frame.may(Right::PreviewCustomers),
        frame,
        found,
        typed,
        problems,
        is_refused: true,
        theirs,
        notice: None,
        confirm: Problems::default(),
    }
}

impl EditPage {
    fn at(&self, page: &str) -> String {
        self.frame.at(&self.found.at(page))
    }

    fn languages(&self) -> &'static [Lang] {
        Lang::ALL
    }

    /// The same notification in another language.
    fn in_language(&self, lang: &Lang) -> String {
        let place = crate::templates::Place { locale: *lang, ..self.found.place };
        self.frame.at(&format!("/notifications/{}", super::path(place)))
    }

    /// The same for one application, or for all.
    fn of_application(&self, application: Option<&ApplicationId>) -> String {
        let place = crate::templates::Place { application: application.copied(), ..self.found.place };
        self.frame.at(&format!("/notifications/{}", super::path(place)))
    }

    fn is_of(&self, application: &ApplicationId) -> bool {
        self.found.place.application == Some(*application)
    }

    /// When the mail is sent.
    fn when(&self) -> String {
        self.frame.t.say(&format!("{}-when", self.found.place.notification.key()))
    }

    fn place_of(&self, problem: &Shown) -> String {
        words::place(self.frame.t, problem.field, problem.line, problem.column)
    }

    /// What is wrong with a field, where something was refused for it.
    fn told(&self, field: &str) -> Option<String> {
        let mut of_field = self.problems.iter().filter(|problem| self.is_refused && problem.field.word() == field);
        let first = of_field.next()?;
        let told = format!("{}: {}", self.place_of(first), first.words);
        match of_field.count() {
            0 => Some(told),
            more => Some(format!("{told} {}", self.frame.t.count("template-and-more", more))),
        }
    }

    fn title(&self) -> String {
        self.frame.t.say(&self.found.place.notification.key())
    }

    /// How the texts stand, as a key of the words, and its tone.
    fn state(&self) -> (&'static str, &'static str) {
        super::list::state(self.found.published.is_some(), self.found.place.application.is_some())
    }

    /// Where `{{ … }}` is put in when a variable is chosen.
    fn inserted(&self, name: &str) -> String {
        format!("{{{{ {name} }}}}")
    }
}
