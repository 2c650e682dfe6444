//! All notifications, and how far each is the account's own.

use std::collections::HashSet;

use actix_web::web::Query;

use crate::applications::{self, ApplicationId};
use crate::db;
use crate::i18n::Lang;
use crate::notifications::{Notification, built_in};
use crate::staff::roles::Right;
use crate::templates::{Place, Template, TemplateId, store};
use crate::web::frame::{Frame, Section, page};
use crate::web::{Desk, Result};

#[derive(askama::Template)]
#[template(path = "templates/list.html")]
struct ListPage {
    frame: Frame,
    rows: Vec<Row>,
    /// The language of those who speak none of ours.
    fallback: Lang,
    /// That, those in which the account has words of its own, and the one that was asked for.
    languages: Vec<Lang>,
}

/// A notification.
struct Row {
    notification: Notification,
    /// One for each language; then those of single applications.
    cells: Vec<Cell>,
    own: Vec<Cell>,
}

/// How the words of some mails stand.
struct Cell {
    place: Place,
    application: String,
    tone: &'static str,
    state: &'static str,
    has_draft: bool,
    moved_on: bool,
    has_failed: bool,
}

/// Languages that fit beside each other.
const COLUMNS: usize = 3;

/// What the address asks for.
#[derive(serde::Deserialize)]
pub struct Asked {
    /// A language to show as well.
    language: Option<String>,
}

/// `GET /admin/{account}/notifications`.
///
/// # Errors
/// Without the right, or the database's.
pub async fn list(desk: Desk, Query(asked): Query<Asked>) -> Result {
    desk.need(Right::ViewTemplates)?;
    let account = desk.account.id;
    let read = desk.keydesk.db.read(move |conn| {
        let applications = applications::store::all(conn, account)?;
        Ok::<_, db::Failure>((store::all(conn, account)?, store::published(conn, account)?, applications))
    });
    let (templates, published, applications) = read.await?;
    let began_with = |t: &Template| {
        let in_force = published.iter().find(|(id, ..)| *id == t.id).map(|(_, hash, _)| hash.clone());
        t.draft_built_in.clone().or(in_force)
    };
    let has_moved_on =
        |t: &&Template| began_with(t).is_some_and(|then| then != built_in::hash(t.notification, t.locale));
    let moved_on: HashSet<TemplateId> = templates.iter().filter(has_moved_on).map(|t| t.id).collect();
    let failed: HashSet<TemplateId> =
        published.iter().filter(|(.., has_failed)| *has_failed).map(|(id, ..)| *id).collect();
    let name = |id: ApplicationId| applications.iter().find(|known| known.id == id).map(|known| known.name.clone());
    let cell = |place: Place| {
        let template = templates.iter().find(|template| template.place() == place);
        cell(place, template, (&moved_on, &failed), place.application.and_then(name).unwrap_or_default())
    };
    let fallback = super::fallback(&desk.account);
    let asked = asked.language.and_then(|tag| Lang::of_tag(&tag));
    let is_shown = |lang: &Lang| {
        let has_words = |t: &Template| t.locale == *lang && (t.published.is_some() || t.draft.is_some());
        *lang == fallback || asked == Some(*lang) || templates.iter().any(has_words)
    };
    let languages: Vec<Lang> = Lang::ALL.iter().copied().filter(is_shown).collect();
    let rows = Notification::to_customers().map(|notification| Row {
        notification,
        cells: languages.iter().map(|lang| cell(Place { notification, locale: *lang, application: None })).collect(),
        own: templates
            .iter()
            .filter(|template| template.notification == notification && template.application_id.is_some())
            .filter(|template| template.published.is_some() || template.draft.is_some())
            .map(|template| cell(template.place()))
            .collect(),
    });
    let rows = rows.collect();
    page(&ListPage { frame: desk.frame(Section::Notifications), rows, fallback, languages })
}

/// Templates whose built-in text has changed, and those that have failed.
type Noted<'n> = (&'n HashSet<TemplateId>, &'n HashSet<TemplateId>);

fn cell(place: Place, template: Option<&Template>, (moved_on, failed): Noted<'_>, application: String) -> Cell {
    let published = template.is_some_and(|template| template.published.is_some());
    let (state, tone) = state(published, place.application.is_some());
    Cell {
        place,
        application,
        tone,
        state,
        has_draft: template.is_some_and(|template| template.draft.is_some()),
        moved_on: template.is_some_and(|template| moved_on.contains(&template.id)),
        has_failed: template.is_some_and(|template| failed.contains(&template.id)),
    }
}

/// How the words of some mails stand, as a key of the words, and its tone.
pub(super) fn state(published: bool, of_application: bool) -> (&'static str, &'static str) {
    match (published, of_application) {
        (true, _) => ("template-own", "info"),
        (false, true) => ("template-for-all", "neutral"),
        (false, false) => ("template-built-in", "neutral"),
    }
}

impl ListPage {
    fn at(&self, place: &Place) -> String {
        self.frame.at(&format!("/notifications/{}", super::path(*place)))
    }

    /// Whether each has a column: of more there is one for all.
    fn has_columns(&self) -> bool {
        self.languages.len() <= COLUMNS
    }

    /// Those that have no column yet.
    fn others(&self) -> impl Iterator<Item = &Lang> {
        Lang::ALL.iter().filter(|lang| !self.languages.contains(lang))
    }

    /// Of a cell, for those who hear and do not see the row.
    fn name(&self, row: &Row, cell: &Cell) -> String {
        let t = self.frame.t;
        let words = [
            (true, cell.state),
            (cell.has_draft, "template-draft"),
            (cell.has_failed, "template-failed-short"),
            (cell.moved_on, "template-moved-on-short"),
        ];
        let words =
            words.into_iter().filter(|(is_so, _)| *is_so).map(|(_, key)| t.say(key)).collect::<Vec<_>>().join(", ");
        format!("{}, {}: {words}", t.say(&row.notification.key()), t.of("lang", cell.place.locale))
    }

    fn all_languages(&self) -> usize {
        Lang::ALL.len()
    }
}

impl Row {
    /// When it is sent.
    fn when(&self) -> String {
        format!("{}-when", self.notification.key())
    }
}
