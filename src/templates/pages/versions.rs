//! What was in force when, what differs from now, and how to get it back.

use actix_web::web::Path;
use serde::Deserialize;
use similar::{ChangeTag, TextDiff};

use super::Seen;
use super::asked::{Asked, Found, find};
use super::edit::overtaken;
use crate::notifications::letter::{Field, Source};
use crate::staff::roles::Right;
use crate::templates::{Version, draft, store};
use crate::web::frame::{Frame, Section, page};
use crate::web::{Desk, Error, Form, Result, Tone};

/// Versions that are listed; older ones keep their addresses.
const LISTED: i64 = 100;
/// Lines around a difference.
const AROUND: usize = 3;

#[derive(askama::Template)]
#[template(path = "templates/versions.html")]
struct VersionsPage {
    frame: Frame,
    found: Found,
    versions: Vec<(Version, Option<String>)>,
}

#[derive(askama::Template)]
#[template(path = "templates/version.html")]
struct VersionPage {
    frame: Frame,
    found: Found,
    /// 0 is the built-in text.
    number: i64,
    parts: Vec<Part>,
    may_edit: bool,
}

/// One of the texts, as it differs.
struct Part {
    field: Field,
    hunks: Vec<Vec<Line>>,
}

/// A line of a comparison.
struct Line {
    /// `=`, `-` (only then) or `+` (only now).
    sign: char,
    text: String,
}

/// The number at the end of an address.
#[derive(Deserialize)]
pub struct Number {
    number: i64,
}

/// `GET …/versions`.
///
/// # Errors
/// Without the right, for mails that there are not, or the database's.
pub async fn list(desk: Desk, asked: Path<Asked>) -> Result {
    let found = find(&desk, &asked).await?;
    let versions = match found.template.as_ref().map(|template| template.id) {
        Some(id) => desk.keydesk.db.read(move |conn| store::versions(conn, id, LISTED)).await?,
        None => Vec::new(),
    };
    page(&VersionsPage { frame: desk.frame(Section::Notifications), found, versions })
}

/// `GET …/versions/{number}`: what differs from the draft, or from what is in force; 0 is the
/// built-in text.
///
/// # Errors
/// As [`list`].
pub async fn compare(desk: Desk, asked: Path<Asked>, number: Path<Number>) -> Result {
    let found = find(&desk, &asked).await?;
    let then = source(&desk, &found, number.number).await?;
    let parts = parts(&then, &found.current());
    let frame = desk.frame(Section::Notifications);
    page(&VersionPage { may_edit: frame.may(Right::EditTemplates), number: number.number, frame, found, parts })
}

/// `POST` of the same: its texts become the draft.
///
/// # Errors
/// As [`list`].
pub async fn restore(desk: Desk, asked: Path<Asked>, number: Path<Number>, Form(seen): Form<Seen>) -> Result {
    desk.need(Right::EditTemplates)?;
    let (found, number) = (find(&desk, &asked).await?, number.number);
    let source = source(&desk, &found, number).await?;
    let (account, place, version) = (desk.account.id, found.place, seen.version);
    let (by, now, t) = (desk.by(), desk.now(), desk.words());
    let saved = desk.keydesk.db.write(move |conn| draft::save(conn, account, place, &source, version, &by, now));
    match saved.await {
        Ok(_) if number == 0 => desk.tell(&found.at(""), Tone::Good, t.say("template-restored-built-in")),
        Ok(_) => desk.tell(&found.at(""), Tone::Good, t.fill("template-restored", "number", number)),
        Err(draft::Refused::Changed(_)) => overtaken(&desk, &asked).await,
        Err(draft::Refused::Db(failure)) => Err(failure.into()),
    }
}

async fn source(desk: &Desk, found: &Found, number: i64) -> Result<Source> {
    if number == 0 {
        return Ok(found.place.built_in());
    }
    let id = found.template.as_ref().map(|template| template.id).ok_or(Error::NotFound)?;
    let version = desk.keydesk.db.read(move |conn| store::version(conn, id, number)).await?;
    version.and_then(|version| version.source()).ok_or(Error::NotFound)
}

/// The texts that differ.
fn parts(then: &Source, now: &Source) -> Vec<Part> {
    let none = String::new();
    let texts = [
        (Field::Subject, &then.subject, &now.subject),
        (Field::Html, &then.html, &now.html),
        (Field::Text, then.text.as_ref().unwrap_or(&none), now.text.as_ref().unwrap_or(&none)),
    ];
    let differing = texts.into_iter().filter(|(_, then, now)| then != now);
    differing.map(|(field, then, now)| Part { field, hunks: hunks(then, now) }).collect()
}

fn hunks(then: &str, now: &str) -> Vec<Vec<Line>> {
    let diff = TextDiff::configure().timeout(std::time::Duration::from_millis(200)).diff_lines(then, now);
    let line = |change: similar::Change<&str>| Line {
        sign: match change.tag() {
            ChangeTag::Equal => '=',
            ChangeTag::Delete => '-',
            ChangeTag::Insert => '+',
        },
        text: change.value().trim_end_matches('\n').to_owned(),
    };
    let groups = diff.grouped_ops(AROUND);
    groups.iter().map(|group| group.iter().flat_map(|op| diff.iter_changes(op)).map(line).collect()).collect()
}

impl VersionsPage {
    fn at(&self, page: &str) -> String {
        self.frame.at(&self.found.at(page))
    }

    fn is_in_force(&self, version: &Version) -> bool {
        self.found.published.as_ref().is_some_and(|published| published.number == version.number)
    }
}

impl VersionPage {
    fn at(&self, page: &str) -> String {
        self.frame.at(&self.found.at(page))
    }
}

impl Line {
    fn class(&self) -> &'static str {
        match self.sign {
            '-' => "diff-then",
            '+' => "diff-now",
            _ => "",
        }
    }

    /// For those who do not see colours.
    fn mark(&self) -> &'static str {
        match self.sign {
            '-' => "−",
            '+' => "+",
            _ => " ",
        }
    }
}
