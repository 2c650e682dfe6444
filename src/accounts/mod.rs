//! An account: a merchant's shop. Customers, applications and messages belong to exactly one; its
//! id is the `accountId` in links.

pub mod change;
pub mod create;
pub mod limits;
pub mod pages;
pub mod retention;
pub mod store;

use chrono::TimeDelta;
use diesel::prelude::*;

use crate::db::schema::accounts;
use crate::db::types::Time;
use crate::passwords;

pub use limits::Limits;

crate::id! {
    /// Names an account.
    AccountId
}

/// A merchant's shop and its settings.
#[derive(Clone, Debug, Queryable, Selectable)]
pub struct Account {
    /// In links and URLs.
    pub id: AccountId,
    /// As customers know it.
    pub name: String,
    /// Where links lead when no application is chosen; `""` is Keydesk's hosted page.
    pub default_url: String,
    /// Language of customers who have none of their own.
    pub locale: String,
    /// IANA name; the zone of customers who have none of their own.
    pub time_zone: String,
    /// Where customers can ask; may be `""`.
    pub support_email: String,
    /// The sender of this shop's mails.
    pub sender_email: String,
    /// Whether staff must say how they made sure of the caller before a reset.
    pub identity_check_required: bool,
    /// Minutes that a reset link lives.
    pub reset_minutes: i32,
    /// Days that an invite lives.
    pub invite_days: i32,
    /// When it was added.
    pub created_at: Time,
    /// Code points that a customer's password must have at least.
    pub password_minimum: i32,
    /// Words of which no password may be made, one a line.
    pub blocked_words: String,
    /// Raised with every change.
    pub version: i64,
    /// Whether people need a second factor to work here.
    pub second_factor_required: bool,
    /// Days after which the texts of mails are erased; 0 is never.
    pub message_days: i32,
    /// Days after which the particulars of the log are erased; 0 is never.
    pub event_days: i32,
    /// The name of the sender; `""` is the account's.
    pub sender_name: String,
    /// Where answers go; `""` is the support address.
    pub reply_to_email: String,
    /// The name of who gets them; may be `""`.
    pub reply_to_name: String,
    /// The account's own identity checks, one a line; `""` is Keydesk's.
    pub identity_checks: String,
    /// Hours that a customer stays signed in at most.
    pub sign_in_hours: i32,
    /// How often somebody may ask.
    #[diesel(embed)]
    pub limits: Limits,
}

impl Account {
    /// Code points that a customer's password must have at least.
    #[must_use]
    pub fn password_minimum(&self) -> usize {
        usize::try_from(self.password_minimum).unwrap_or(passwords::CUSTOMER_MINIMUM).max(passwords::CUSTOMER_MINIMUM)
    }

    /// Who mails are from.
    #[must_use]
    pub fn sender_name(&self) -> &str {
        if self.sender_name.is_empty() { &self.name } else { &self.sender_name }
    }

    /// Where answers go, if not to the sender.
    #[must_use]
    pub fn reply_to(&self) -> Option<&str> {
        let wanted = if self.reply_to_email.is_empty() { &self.support_email } else { &self.reply_to_email };
        Some(wanted.as_str()).filter(|wanted| !wanted.is_empty() && *wanted != self.sender_email)
    }

    /// How long a reset link lives.
    #[must_use]
    pub fn reset_lifetime(&self) -> TimeDelta {
        TimeDelta::minutes(self.reset_minutes.into())
    }

    /// How long a customer stays signed in at most.
    #[must_use]
    pub fn sign_in_lifetime(&self) -> TimeDelta {
        TimeDelta::hours(self.sign_in_hours.into())
    }

    /// How long an invite lives.
    #[must_use]
    pub fn invite_lifetime(&self) -> TimeDelta {
        TimeDelta::days(self.invite_days.into())
    }
}
