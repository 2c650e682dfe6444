//! What was in force when, what it said, and what differs from now.

use actix_web::web::Path;
use serde::Deserialize;

use super::asked::{Asked, Found, find};
use super::diff::{Part, parts};
use crate::db;
use crate::events::Kind;
use crate::notifications::letter::Source;
use crate::staff::roles::Right;
use crate::templates::store::Change;
use crate::templates::{Place, Version, store};
use crate::web::frame::{Frame, Section, page};
use crate::web::{Desk, Error, Result};

/// Versions that are listed; older ones keep their addresses.
const LISTED: i64 = 100;

#[derive(askama::Template)]
#[template(path = "templates/versions.html")]
struct VersionsPage {
    frame: Frame,
    found: Found,
    versions: Vec<(Version, Option<String>)>,
    /// Where none of them is in force any more: who went back, and when.
    went_back: Option<Change>,
}

#[derive(askama::Template)]
#[template(path = "templates/version.html")]
struct VersionPage {
    frame: Frame,
    found: Found,
    /// 0 is the built-in text.
    number: i64,
    /// What it says.
    source: Source,
    parts: Vec<Part>,
    may_edit: bool,
}

/// The number at the end of an address.
#[derive(Deserialize)]
pub struct Number {
    /// Of a version; 0 is the built-in text.
    pub number: i64,
}

/// `GET …/versions`.
///
/// # Errors
/// Without the right, for mails that there are not, or the database's.
pub async fn list(desk: Desk, asked: Path<Asked>) -> Result {
    let found = find(&desk, &asked).await?;
    let (account, place) = (desk.account.id, found.place);
    let (template, has_own) = (found.template.as_ref().map(|template| template.id), found.published.is_some());
    let read = desk.keydesk.db.read(move |conn| {
        let versions = template.map(|id| store::versions(conn, id, LISTED)).transpose()?.unwrap_or_default();
        let went_back = match has_own || versions.is_empty() {
            true => None,
            false => store::last_noted(conn, account, place, &[Kind::TemplateReset])?,
        };
        Ok::<_, db::Failure>((versions, went_back))
    });
    let (versions, went_back) = read.await?;
    page(&VersionsPage { frame: desk.frame(Section::Notifications), found, versions, went_back })
}

/// `GET …/versions/{number}`: what it says, and what differs from the draft, or from what is in force; 0 is the
/// built-in text.
///
/// # Errors
/// As [`list`].
pub async fn compare(desk: Desk, asked: Path<Asked>, number: Path<Number>) -> Result {
    let (found, number) = (find(&desk, &asked).await?, number.number);
    let source = source(&desk, &found, number).await?;
    let parts = parts(&source, &found.current());
    let frame = desk.frame(Section::Notifications);
    page(&VersionPage { may_edit: frame.may(Right::EditTemplates), number, frame, found, source, parts })
}

/// What a version says; 0 is the built-in text.
pub(super) async fn source(desk: &Desk, found: &Found, number: i64) -> Result<Source> {
    if number == 0 {
        return Ok(found.place.built_in());
    }
    let id = found.template.as_ref().map(|template| template.id).ok_or(Error::NotFound)?;
    let version = desk.keydesk.db.read(move |conn| store::version(conn, id, number)).await?;
    version.and_then(|version| version.source()).ok_or(Error::NotFound)
}

impl VersionsPage {
    fn at(&self, page: &str) -> String {
        self.frame.at(&self.found.at(page))
    }

    fn is_in_force(&self, version: &Version) -> bool {
        self.found.published.as_ref().is_some_and(|published| published.number == version.number)
    }

    /// Who went back to the built-in text, where that is what one goes back to.
    fn back_to_built_in(&self) -> Option<&Change> {
        self.went_back.as_ref().filter(|_| self.found.place.application.is_none())
    }

    /// The page of the text for all applications.
    fn for_all(&self) -> String {
        let place = Place { application: None, ..self.found.place };
        self.frame.at(&format!("/notifications/{}", super::path(place)))
    }
}

impl VersionPage {
    fn at(&self, page: &str) -> String {
        self.frame.at(&self.found.at(page))
    }
}
