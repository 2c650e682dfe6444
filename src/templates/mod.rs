//! A template: what an account has made of a notification, in one language, for one application or
//! for all of them.
//!
//! Editors work on a draft, which may be broken. Publishing checks it and puts it in force as a
//! new version; versions are kept. A mail is made of the version that was in force when it was
//! queued: the application's, else the one for all, else the built-in text.

pub mod check;
pub mod discard;
pub mod draft;
pub mod mail;
pub mod nasty;
pub mod note_failure;
pub mod pages;
pub mod publish;
pub mod samples;
pub mod store;
pub mod use_built_in;
pub mod variables;
pub mod words;

use diesel::prelude::*;

use crate::accounts::AccountId;
use crate::applications::ApplicationId;
use crate::db::schema::{template_versions, templates};
use crate::db::types::Time;
use crate::i18n::Lang;
use crate::notifications::letter::Source;
use crate::notifications::{Notification, built_in};
use crate::staff::StaffId;

crate::id! {
    /// Names a template.
    TemplateId
}

crate::id! {
    /// Names a version of a template.
    VersionId
}

/// Which mails a template is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// What they are about.
    pub notification: Notification,
    /// Their language.
    pub locale: Lang,
    /// Of one application; `None` is all that have none of their own.
    pub application: Option<ApplicationId>,
}

/// A template of an account.
#[derive(Clone, Debug, Queryable, Selectable)]
pub struct Template {
    /// Names it.
    pub id: TemplateId,
    /// Whose.
    pub account_id: AccountId,
    /// See [`Place`].
    pub notification: Notification,
    /// See [`Place`].
    pub locale: Lang,
    /// See [`Place`].
    pub application_id: Option<ApplicationId>,
    /// What is worked on: a [`Source`] as JSON.
    pub draft: Option<String>,
    /// Who saved that last.
    pub drafted_by: Option<StaffId>,
    /// When.
    pub drafted_at: Option<Time>,
    /// The number of the version in force; `None` is the built-in text.
    pub published: Option<i64>,
    /// Raised with every change.
    pub version: i64,
    /// Names the built-in text of the day on which the draft was saved.
    pub draft_built_in: Option<String>,
}

/// What was put in force once.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = template_versions)]
pub struct Version {
    /// Names it.
    pub id: VersionId,
    /// Of which template.
    pub template_id: TemplateId,
    /// From 1 in each template.
    pub number: i64,
    /// A [`Source`] as JSON.
    pub source: String,
    /// Names the built-in text of that day.
    pub built_in: String,
    /// Who.
    pub published_by: Option<StaffId>,
    /// When.
    pub published_at: Time,
    /// When a mail could not be made of it for the first time.
    pub failed_at: Option<Time>,
}

impl Place {
    /// The built-in text for these mails.
    #[must_use]
    pub fn built_in(&self) -> Source {
        built_in::source(self.notification, self.locale)
    }

    /// For the log.
    #[must_use]
    pub fn facts(&self) -> serde_json::Value {
        serde_json::json!({
            "notification": self.notification, "locale": self.locale.word(), "application": self.application,
        })
    }
}

impl Template {
    /// Which mails it is for.
    #[must_use]
    pub fn place(&self) -> Place {
        Place { notification: self.notification, locale: self.locale, application: self.application_id }
    }

    /// What is worked on.
    #[must_use]
    pub fn draft(&self) -> Option<Source> {
        self.draft.as_deref().and_then(|json| serde_json::from_str(json).ok())
    }
}

impl Version {
    /// Its texts.
    #[must_use]
    pub fn source(&self) -> Option<Source> {
        serde_json::from_str(&self.source).ok()
    }
}
