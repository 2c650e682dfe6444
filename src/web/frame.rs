//! What stands around the content of every backoffice page.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::html::{self, Html};
use super::{Error, assets};
use crate::accounts::{Account, AccountId};
use crate::db::types::Time;
use crate::i18n::Words;
use crate::staff::roles::{Right, Role};
use crate::staff::{StaffMember, Theme};

crate::words! {
    /// Which entry of the rail a page belongs to.
    Section {
        /// The list of customers and everything below.
        Customers = "customers",
        /// The outbox.
        Messages = "messages",
        /// Below Administration.
        Applications = "applications",
        /// Below Administration.
        ApiKeys = "api-keys",
        /// Below Administration.
        Compatibility = "compatibility",
        /// Below Administration.
        Notifications = "notifications",
        /// Below Administration.
        Staff = "staff",
        /// Below Administration.
        Roles = "roles",
        /// Below Administration.
        Log = "log",
        /// Below Administration.
        MailServer = "mail-server",
        /// Below Administration.
        Settings = "settings",
        /// The menu itself.
        Administration = "administration",
        /// None of them.
        Elsewhere = "elsewhere",
    }
}

crate::words! {
    /// How a banner is meant.
    Tone {
        /// Done.
        Good = "good",
        /// Look at this.
        Attention = "attention",
        /// Not done.
        Bad = "bad",
        /// Good to know.
        Info = "info",
    }
}

/// What the last act came to, told on the next page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Flash {
    /// How it is meant.
    pub tone: Tone,
    /// In words.
    pub text: String,
}

impl Flash {
    /// The icon that goes with it.
    #[must_use]
    pub fn icon(&self) -> &'static str {
        match self.tone {
            Tone::Good => "check",
            Tone::Attention | Tone::Bad => "alert",
            Tone::Info => "info",
        }
    }
}

/// The frame of a backoffice page. Its methods are what templates need to say.
pub struct Frame {
    /// The person's words.
    pub t: Words,
    /// The person's choice.
    pub theme: Theme,
    /// For every form of the page.
    pub form: String,
    /// Who is signed in.
    pub person: StaffMember,
    /// What they are here.
    pub role: Role,
    /// Where they are.
    pub account: Account,
    /// Where else they could be.
    pub accounts: Vec<(AccountId, String)>,
    /// Which entry of the rail is the current one.
    pub section: Section,
    /// What the search box holds.
    pub query: String,
    /// What the last act came to.
    pub flash: Option<Flash>,
    /// This page's own address, to come back to.
    pub here: String,
    /// When the page was made.
    pub now: Time,
    /// Whether the person has typed their password a moment ago.
    pub confirmed: bool,
    /// Whether mails leave the house; if not, pages say so.
    pub mail_leaves: bool,
}

impl Frame {
    /// Whether the person may do this here.
    #[must_use]
    pub fn may(&self, right: Right) -> bool {
        self.role.may(right)
    }

    /// Whether the person may find and view customers: what the search box needs.
    #[must_use]
    pub fn may_search(&self) -> bool {
        self.may(Right::ViewCustomers)
    }

    /// Whether the person may see applications.
    #[must_use]
    pub fn may_see_applications(&self) -> bool {
        self.may(Right::ViewApplications)
    }

    /// Whether the person may see notifications' templates.
    #[must_use]
    pub fn may_see_templates(&self) -> bool {
        self.may(Right::ViewTemplates)
    }

    /// Whether the person runs the account.
    #[must_use]
    pub fn may_run_account(&self) -> bool {
        self.may(Right::RunAccount)
    }

    /// What the person is here, in words.
    #[must_use]
    pub fn role_name(&self) -> String {
        self.t.say(&format!("role-{}", self.role))
    }

    /// Whether the page is below Administration, whose menu then stands open.
    #[must_use]
    pub fn in_administration(&self) -> bool {
        matches!(
            self.section,
            Section::Applications
                | Section::ApiKeys
                | Section::Compatibility
                | Section::Notifications
                | Section::Staff
                | Section::Roles
                | Section::Log
                | Section::MailServer
                | Section::Settings
                | Section::Administration
        )
    }

    /// The icons' address.
    #[must_use]
    pub fn icons(&self) -> &'static str {
        &assets::names().icons
    }

    /// A page of this account; `path` begins with a slash.
    #[must_use]
    pub fn at(&self, path: &str) -> String {
        format!("/admin/{}{path}", self.account.id)
    }

    /// A page of one thing of this account.
    #[must_use]
    pub fn one(&self, list: &str, id: impl std::fmt::Display, page: &str) -> String {
        self.at(&format!("{list}/{id}{page}"))
    }

    /// Whether this entry of the rail is the current one.
    #[must_use]
    pub fn is_in(&self, section: &str) -> bool {
        self.section.word() == section
    }

    /// The account's zone, in which staff are told times.
    #[must_use]
    pub fn zone(&self) -> Tz {
        crate::i18n::time::zone(&self.account.time_zone)
    }

    /// A time: how long ago, with the exact time behind it.
    #[must_use]
    pub fn time(&self, time: &Time) -> Html {
        html::time(*time, &self.ago(time), &self.exact(time))
    }

    /// A time exactly, with how long ago behind it.
    #[must_use]
    pub fn exact_time(&self, time: &Time) -> Html {
        html::time(*time, &self.t.moment_here(*time, self.zone(), self.now), &self.ago(time))
    }

    /// A time to the second, for lists where several lines are of one minute.
    #[must_use]
    pub fn time_to_the_second(&self, time: &Time) -> Html {
        html::time(*time, &self.t.second_here(*time, self.zone(), self.now), &self.ago(time))
    }

    /// An icon.
    #[must_use]
    pub fn icon(&self, name: &str) -> Html {
        html::icon(name)
    }

    /// The exact time, in the account's zone.
    #[must_use]
    pub fn exact(&self, time: &Time) -> String {
        self.t.moment(*time, self.zone(), self.now)
    }

    /// How long ago.
    #[must_use]
    pub fn ago(&self, time: &Time) -> String {
        self.t.relative(*time, self.now)
    }

    /// The style sheet's address.
    #[must_use]
    pub fn css(&self) -> &'static str {
        &assets::names().css
    }

    /// The scripts' address.
    #[must_use]
    pub fn js(&self) -> &'static str {
        &assets::names().js
    }
}

/// A page as an answer.
///
/// # Errors
/// When the template fails, which it does not.
pub fn page(template: &impl Template) -> Result<HttpResponse, Error> {
    page_with(StatusCode::OK, template)
}

/// A page as an answer with another status: 422 for a form that must be mended.
///
/// # Errors
/// When the template fails, which it does not.
pub fn page_with(status: StatusCode, template: &impl Template) -> Result<HttpResponse, Error> {
    let html = template.render()?;
    Ok(HttpResponse::build(status).content_type("text/html; charset=utf-8").body(html))
}
