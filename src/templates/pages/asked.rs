//! Which mails a page is about.

use actix_web::web::Path;
use serde::Deserialize;

use super::path;
use crate::accounts::AccountId;
use crate::applications::brand::Brand;
use crate::applications::{self, Application, ApplicationId};
use crate::db;
use crate::i18n::Lang;
use crate::notifications::Notification;
use crate::notifications::letter::Source;
use crate::staff::roles::Right;
use crate::templates::{Place, Template, Version, store};
use crate::web::{Desk, Error, Result};

/// `{account}/notifications/{notification}/{locale}/{application}`
#[derive(Clone, Debug, Deserialize)]
pub struct Asked {
    #[expect(dead_code, reason = "the desk has checked it")]
    account: AccountId,
    notification: Notification,
    locale: Lang,
    application: String,
}

/// What there is for these mails.
pub(super) struct Found {
    pub place: Place,
    /// All of the account.
    pub applications: Vec<Application>,
    pub template: Option<Template>,
    /// The version in force, if the account has one of its own here.
    pub published: Option<Version>,
    /// For one application: what is in force for all of them.
    pub for_all: Option<Version>,
    /// How the mails look.
    pub brand: Brand,
    /// Who saved the draft.
    pub drafted_by: Option<String>,
}

/// Finds it, for somebody who may see templates.
pub(super) async fn find(desk: &Desk, asked: &Path<Asked>) -> Result<Found> {
    desk.need(Right::ViewTemplates)?;
    let application = match asked.application.as_str() {
        "all" => None,
        id => Some(ApplicationId(id.parse().ok().ok_or(Error::NotFound)?)),
    };
    let place = Place { notification: asked.notification, locale: asked.locale, application };
    if Notification::to_customers().all(|known| known != place.notification) {
        return Err(Error::NotFound);
    }
    let (whose, account) = (desk.account.clone(), desk.account.id);
    let found = desk.keydesk.db.read(move |conn| {
        let applications = applications::store::all(conn, account)?;
        let template = store::find(conn, account, place)?;
        let published = in_force(conn, template.as_ref())?;
        let for_all = match place.application {
            Some(_) => store::find(conn, account, Place { application: None, ..place })?,
            None => None,
        };
        let for_all = in_force(conn, for_all.as_ref())?;
        let drafted_by = template.as_ref().map(|known| store::drafted_by(conn, known)).transpose()?.flatten();
        let brand = Brand::find(conn, &whose, application)?;
        Ok::<_, db::Failure>(Found { place, applications, template, published, for_all, brand, drafted_by })
    });
    let found = found.await?;
    let is_known = application.is_none_or(|id| found.applications.iter().any(|known| known.id == id));
    if is_known { Ok(found) } else { Err(Error::NotFound) }
}

fn in_force(conn: &mut db::Conn, template: Option<&Template>) -> db::Result<Option<Version>> {
    match template {
        Some(Template { id, published: Some(number), .. }) => store::version(conn, *id, *number),
        _ => Ok(None),
    }
}

impl Found {
    /// The page of these mails, below the account; `page` begins with a slash or is empty.
    pub(super) fn at(&self, page: &str) -> String {
        format!("/notifications/{}{page}", path(self.place))
    }

    /// What is in force: the account's own text, else that for all applications, else the
    /// built-in.
    pub(super) fn in_force(&self) -> Source {
        let own = self.published.as_ref().or(self.for_all.as_ref()).and_then(Version::source);
        own.unwrap_or_else(|| self.place.built_in())
    }

    /// Whether these mails read so already, and there is nothing else that publishing would change: no application
    /// would begin to have words of its own, no word of a newer built-in text or of a failure go.
    pub(super) fn says_so_already(&self, source: &Source) -> bool {
        let is_own = self.published.is_some() || self.place.application.is_none();
        let has_failed = self.published.as_ref().is_some_and(|version| version.failed_at.is_some());
        is_own && !has_failed && !self.built_in_moved_on() && *source == self.in_force()
    }

    /// What the form begins with: the draft, else what is in force.
    pub(super) fn current(&self) -> Source {
        self.template.as_ref().and_then(Template::draft).unwrap_or_else(|| self.in_force())
    }

    pub(super) fn has_draft(&self) -> bool {
        self.template.as_ref().is_some_and(|template| template.draft.is_some())
    }

    /// To be sent back with a change.
    pub(super) fn version(&self) -> i64 {
        self.template.as_ref().map_or(0, |template| template.version)
    }

    /// Whether the built-in text has changed since what the form shows was written: the draft, else
    /// what is in force here, be it of all applications.
    pub(super) fn built_in_moved_on(&self) -> bool {
        let now = crate::notifications::built_in::hash(self.place.notification, self.place.locale);
        let draft = self.template.as_ref().and_then(|template| template.draft_built_in.clone());
        let in_force = self.published.as_ref().or(self.for_all.as_ref()).map(|version| version.built_in.clone());
        draft.or(in_force).is_some_and(|then| then != now)
    }

    /// The application, if the mails are of one.
    pub(super) fn application(&self) -> Option<&Application> {
        let id = self.place.application?;
        self.applications.iter().find(|known| known.id == id)
    }

    /// Its name.
    pub(super) fn application_name(&self) -> Option<String> {
        self.application().map(|known| known.name.clone())
    }
}
