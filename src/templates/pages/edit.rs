//! The form of a notification's words.

use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};

use super::LONGEST_FORM;
use super::asked::{Asked, Found, find};
use super::preview::Look;
use super::text::{Shown, Typed, shown};
use super::theirs::{Theirs, changed};
use crate::applications::ApplicationId;
use crate::i18n::{Lang, Words};
use crate::staff::roles::Right;
use crate::templates::{Place, check, draft, variables, words};
use crate::web::frame::{Frame, Section, page, page_with};
use crate::web::{Desk, Form, Problems, Result, Tone};

/// Faults that leave the fields in sight.
const SEEN_AT_ONCE: usize = 3;

#[derive(askama::Template)]
#[template(path = "templates/edit.html")]
struct EditPage {
    frame: Frame,
    found: Found,
    typed: Typed,
    problems: Vec<Shown>,
    /// The key of what they keep from being done.
    heading: &'static str,
    /// Whether what was asked for was not done because of them, or they are only told.
    is_refused: bool,
    theirs: Option<Theirs>,
    /// Why what was asked for was not done, as a key of the words.
    notice: Option<&'static str>,
    /// What is wrong with the password that confirms.
    confirm: Problems,
    /// Whether it is the one thing that is missing.
    wants_password: bool,
    /// Name and what it is.
    variables: Vec<(&'static str, String)>,
    may_edit: bool,
    may_use_customers: bool,
}

/// `GET /admin/{account}/notifications/{notification}/{locale}/{application}`.
///
/// # Errors
/// Without the right, for mails that there are not, or the database's.
pub async fn edit(desk: Desk, asked: Path<Asked>, Query(look): Query<Look>) -> Result {
    let found = find(&desk, &asked).await?;
    let (t, current) = (desk.words(), found.current());
    let typed = Typed { as_customer: look.as_customer, ..Typed::of(&current, found.version()) };
    // A draft may be broken; what is in force was checked.
    let findings = if found.has_draft() { check::read(found.place.notification, &current) } else { Vec::new() };
    let problems = findings.iter().map(|finding| shown(t, &current, finding)).collect();
    page(&EditPage { is_refused: false, problems, ..edit_page(&desk, found, typed) })
}

/// `POST` of the same: saves a draft, whatever it says.
///
/// # Errors
/// As [`edit`].
pub async fn save(desk: Desk, asked: Path<Asked>, Form(typed): Form<Typed, LONGEST_FORM>) -> Result {
    desk.need(Right::EditTemplates)?;
    let found = find(&desk, &asked).await?;
    let (account, place, source, version) = (desk.account.id, found.place, typed.source(found.place), typed.version);
    let (by, now) = (desk.by(), desk.now());
    let saved = desk.keydesk.db.write(move |conn| draft::save(conn, account, place, &source, version, &by, now));
    match saved.await {
        Ok(_) => {
            let told = desk.words().say("template-draft-saved");
            desk.tell(&found.at(&typed.query()), Tone::Good, with_text_left(desk.words(), &typed, found.place, told))
        }
        Err(draft::Refused::Changed(_)) => changed(&desk, &asked, typed).await,
        Err(draft::Refused::Db(failure)) => Err(failure.into()),
    }
}

/// What is told after saving, and what has become of a text that nobody touched.
pub(super) fn with_text_left(t: Words, typed: &Typed, place: Place, told: String) -> String {
    if typed.leaves_text(place) { format!("{told} {}", t.say("template-text-follows")) } else { told }
}

/// `GET` of what is only posted to: the form, for who loads such an address again.
///
/// # Errors
/// As [`edit`].
pub async fn back(desk: Desk, asked: Path<Asked>) -> Result {
    let found = find(&desk, &asked).await?;
    Ok(desk.go(&found.at("")))
}

/// Nothing was done, since somebody else was quicker: what is there now.
pub(super) async fn overtaken(desk: &Desk, asked: &Path<Asked>) -> Result {
    let found = find(desk, asked).await?;
    let typed = Typed::of(&found.current(), found.version());
    notice(desk, StatusCode::CONFLICT, found, typed, "template-changed")
}

/// The form with why something was not done.
pub(super) fn notice(desk: &Desk, status: StatusCode, found: Found, typed: Typed, why: &'static str) -> Result {
    page_with(status, &EditPage { notice: Some(why), ..edit_page(desk, found, typed) })
}

/// The form again, with a field for the password.
pub(super) fn ask_to_confirm(desk: &Desk, found: Found, typed: Typed, confirm: Problems) -> Result {
    // Nobody has done anything wrong who was not asked before.
    let wants_password = typed.your_password.is_empty();
    let confirm = if wants_password { Problems::default() } else { confirm };
    let page = EditPage { confirm, wants_password, ..edit_page(desk, found, typed) };
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// The form again, with what keeps something from being done; `heading` is the key of what that is.
pub(super) fn show_faults(
    desk: &Desk,
    found: Found,
    typed: Typed,
    problems: Vec<Shown>,
    heading: &'static str,
) -> Result {
    let page = EditPage { problems, heading, ..edit_page(desk, found, typed) };
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// The form again, beside what somebody else has left.
pub(super) fn show_both(desk: &Desk, status: StatusCode, found: Found, typed: Typed, theirs: Theirs) -> Result {
    page_with(status, &EditPage { theirs: Some(theirs), ..edit_page(desk, found, typed) })
}

fn edit_page(desk: &Desk, found: Found, typed: Typed) -> EditPage {
    let frame = desk.frame(Section::Notifications);
    let names = variables::of(found.place.notification);
    EditPage {
        variables: names.into_iter().map(|name| (name, frame.t.say(&variables::key(name)))).collect(),
        may_edit: frame.may(Right::EditTemplates),
        may_use_customers: frame.may(Right::PreviewCustomers),
        frame,
        found,
        typed,
        problems: Vec::new(),
        heading: "template-problems",
        is_refused: true,
        theirs: None,
        notice: None,
        confirm: Problems::default(),
        wants_password: false,
    }
}

impl EditPage {
    fn at(&self, page: &str) -> String {
        self.frame.at(&self.found.at(page))
    }

    /// Where the frame begins: as the same customer as before, for who may.
    fn preview(&self) -> String {
        let query = if self.may_use_customers { self.typed.query() } else { String::new() };
        self.at(&format!("/preview{query}"))
    }

    /// Whether the field for it is there.
    fn asks_for_password(&self) -> bool {
        self.wants_password || self.confirm.of("your_password").is_some()
    }

    /// The faults that are seen at once, and those behind a press.
    fn faults(&self) -> (&[Shown], &[Shown]) {
        self.problems.split_at(self.problems.len().min(SEEN_AT_ONCE))
    }

    /// Whom mails in this language go to.
    fn for_whom(&self) -> String {
        let (t, lang) = (self.frame.t, self.found.place.locale);
        let is_rest = super::fallback(&self.frame.account) == lang;
        let key = if is_rest { "template-for-language-and-rest" } else { "template-for-language" };
        t.fill(key, "language", t.of("lang", lang))
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
