//! Where links lead, and in which shape.

use super::Purpose;
use crate::accounts::Account;
use crate::applications::endpoint::Endpoint;
use crate::applications::link::{self, LinkPath, MaskedLink, Whom};
use crate::applications::{Application, LinkFormat};
use crate::config::PublicUrl;

/// A page that links lead to.
pub struct Place {
    endpoint: Endpoint,
    format: LinkFormat,
    adds_identity: bool,
    purpose: Purpose,
    /// Whether it is Keydesk's own, which reads one format.
    pub is_hosted: bool,
}

impl Place {
    /// The application's endpoint, else the account's default, else the hosted page. Never anything
    /// that a request says.
    ///
    /// A confirmation that no application asked for leads to the hosted page whatever the default is:
    /// a storefront that sets passwords need not know how to confirm addresses.
    #[must_use]
    pub fn of(account: &Account, application: Option<&Application>, purpose: Purpose, public_url: &PublicUrl) -> Self {
        let default = if purpose == Purpose::Confirm { "" } else { &account.default_url };
        let endpoint = application.map_or(default, |application| application.endpoint.as_str());
        match endpoint.parse() {
            Ok(endpoint) => Self {
                endpoint,
                format: application.map_or(LinkFormat::Default, |application| application.link_format),
                adds_identity: application.is_some_and(|application| application.adds_identity),
                purpose,
                is_hosted: false,
            },
            // None was entered: an endpoint is stored in the form that was parsed.
            Err(_) => Self {
                endpoint: public_url.hosted_page(account.id, purpose.page()),
                format: LinkFormat::Default,
                adds_identity: false,
                purpose,
                is_hosted: true,
            },
        }
    }

    /// Another page of the same host, as BigCommerce's storefronts name it; Keydesk's own is one.
    #[must_use]
    pub fn with_path(self, path: &LinkPath) -> Self {
        if self.is_hosted {
            return self;
        }
        let (endpoint, format) = (self.endpoint.with_path(path), LinkFormat::BigCommerce);
        Self { endpoint, format, adds_identity: false, ..self }
    }

    /// The link for somebody.
    #[must_use]
    pub fn link(&self, whom: Whom<'_>) -> MaskedLink {
        link::build(&self.endpoint, self.format, self.adds_identity, self.purpose.action(), whom)
    }
}
