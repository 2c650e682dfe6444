//! An application: a storefront or app of the merchant, registered by name with its request
//! endpoint, the URL that links in mails lead to.

pub mod api_host;
mod authority;
pub mod brand;
pub mod check;
pub mod client;
pub mod colour;
pub mod domains;
pub mod endpoint;
pub mod link;
pub mod logo;
pub mod pages;
pub mod reach;
pub mod remove;
pub mod save;
pub mod store;

use diesel::prelude::*;

use crate::accounts::AccountId;
use crate::db::schema::applications;
use crate::db::types::Time;
use crate::one_line::tidy;

crate::id! {
    /// Names an application.
    ApplicationId
}

/// What storefronts for Adobe Commerce send when they mean none (`Store`, contract section 4); so no application
/// is called so.
pub const NO_APPLICATION: &str = "default";

crate::words! {
    /// The shape of an application's links (see [`link`]).
    LinkFormat {
        /// `?accountId=…&customerId=…&token=…&action=resetPwd`.
        Default = "default",
        /// `?c=…&t=…`.
        BigCommerce = "bigcommerce",
        /// `/customer/account/createPassword/?token=…`.
        Adobe = "adobe",
        /// `/account/reset/…/…`.
        Shopify = "shopify",
    }
}

crate::words! {
    /// What happens to an application's mails.
    MailMode {
        /// They go to the mail server.
        Live = "live",
        /// They stay here, readable, and their links work for owners.
        Collect = "collect",
    }
}

/// A storefront or app of the merchant.
#[derive(Clone, Debug, Queryable, Selectable)]
pub struct Application {
    /// In URLs of the backoffice.
    pub id: ApplicationId,
    /// Whose.
    pub account_id: AccountId,
    /// Unique in the account, whatever the case; storefronts send it.
    pub name: String,
    /// Where links lead; `""` is Keydesk's hosted page.
    pub endpoint: String,
    /// Their shape.
    pub link_format: LinkFormat,
    /// Whether links carry the customer's id and e-mail where the format leaves them out.
    pub adds_identity: bool,
    /// Whether its mails leave the house.
    pub mail_mode: MailMode,
    /// Raised by every change.
    pub version: i64,
    /// When it was registered.
    pub created_at: Time,
    /// Where its mails may go, one domain a line; `""` is everywhere.
    pub mail_domains: String,
    /// What customers read as the shop's name; `""` is the account's.
    pub brand_name: String,
    /// `#rrggbb`; `""` is Keydesk's.
    pub colour: String,
    /// Where its customers can ask; `""` is the account's address.
    pub support_email: String,
    /// The public half of what it vouches for customers with ([`client`]).
    pub client_id: Option<String>,
    client_secret: String,
    /// A host name of its own; see [`api_host`].
    pub api_host: Option<String>,
    /// Whether its storefront is answered as on the platform it was written for, where that tells
    /// strangers who is a customer.
    pub answers_as_original: bool,
}

impl Application {
    /// Whose page its links lead to; none is Keydesk's own.
    #[must_use]
    pub fn host(&self) -> Option<String> {
        let url = url::Url::parse(&self.endpoint).ok()?;
        url.host_str().map(str::to_owned)
    }

    /// The host as people read it, where it is written in another alphabet; links carry it in its
    /// ASCII form (RFC 5890).
    #[must_use]
    pub fn readable_host(&self) -> Option<String> {
        endpoint::readable_host(&self.endpoint)
    }

    /// Why a mail to that address stays here, as a key of the words; none if it leaves.
    #[must_use]
    pub fn keeps_mail_to(&self, recipient: &str) -> Option<&'static str> {
        match self.mail_mode {
            MailMode::Collect => Some("kept-by-collecting"),
            _ if domains::admit(&self.mail_domains, recipient) => None,
            _ => Some("kept-by-domains"),
        }
    }

    /// Whether some or all of its mails stay here.
    #[must_use]
    pub fn keeps_mails(&self) -> bool {
        self.mail_mode == MailMode::Collect || !self.mail_domains.is_empty()
    }
}

/// Names are compared without regard to case.
#[must_use]
pub fn name_key(name: &str) -> String {
    tidy(name).to_lowercase()
}
