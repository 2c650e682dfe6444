//! All settings, parsed and checked once, before anything is touched.

use std::net::SocketAddr;
use std::str::FromStr;

use ipnet::IpNet;
use url::{Host, Url};

use crate::accounts::AccountId;
use crate::applications::endpoint::Endpoint;
use crate::crypto::Keys;
use crate::db::DatabaseUrl;
use crate::messages::smtp::SmtpUrl;

/// What a serving process needs to know.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where the database is.
    pub database: DatabaseUrl,
    /// Where browsers and mails find the pages.
    pub public_url: PublicUrl,
    /// The address it listens at.
    pub listen: SocketAddr,
    /// What tokens are made with.
    pub keys: Keys,
    /// None: mails are collected.
    pub smtp: Option<Smtp>,
    /// Peers whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Networks that endpoint checks may ask, beside public ones: of a shop that is still inside.
    pub check_networks: Vec<IpNet>,
    /// Whether storefronts may ask what their GraphQL offers.
    pub introspection: bool,
    /// Whether this is the demo, where links of collected mails work for everyone who may read
    /// them.
    pub demo: bool,
}

/// The mail server.
#[derive(Clone, Debug)]
pub struct Smtp {
    /// Where.
    pub url: SmtpUrl,
    /// A certificate (PEM) to trust beside the usual ones.
    pub extra_root: Option<Vec<u8>>,
}

/// The address under which people reach Keydesk. Links are made from it and never from what a
/// request says its host is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    endpoint: Endpoint,
    base: String,
}

impl FromStr for PublicUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let endpoint: Endpoint = text.parse().map_err(|e| format!("{e}"))?;
        let url = endpoint.url();
        if url.query().is_some() || url.path() != "/" {
            return Err("must end after the host, without a path".into());
        }
        let base = url.as_str().trim_end_matches('/').to_owned();
        Ok(Self { endpoint, base })
    }
}

impl PublicUrl {
    /// A page's full address; `path` begins with a slash.
    #[must_use]
    pub fn page(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// The full address of a page for an account's customers.
    #[must_use]
    pub fn hosted(&self, account: AccountId, page: &str) -> String {
        self.page(&format!("/hosted/{account}/{page}"))
    }

    /// A page of the backoffice; `page` begins with a slash.
    #[must_use]
    pub fn admin(&self, account: AccountId, page: &str) -> String {
        self.page(&format!("/admin/{account}{page}"))
    }

    /// Where links lead that no application takes: a page for customers.
    #[must_use]
    pub fn hosted_page(&self, account: AccountId, page: &str) -> Endpoint {
        let url = self.hosted(account, page);
        url.parse().unwrap_or_else(|_| self.endpoint.clone())
    }

    /// The host's name.
    #[must_use]
    pub fn host(&self) -> String {
        self.url().host_str().unwrap_or_default().to_owned()
    }

    /// Whether browsers come over https.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.url().scheme() == "https"
    }

    /// Whether a `Host` header names this address. On this machine its usual names are one.
    #[must_use]
    pub fn is_at(&self, host: &str) -> bool {
        let Ok(asked) = Url::parse(&format!("{}://{host}/", self.url().scheme())) else { return false };
        let plain = asked.path() == "/" && asked.username().is_empty() && asked.query().is_none();
        let same_port = asked.port_or_known_default() == self.url().port_or_known_default();
        let both_here = is_loopback(&asked) && is_loopback(self.url());
        plain && same_port && (asked.host() == self.url().host() || both_here)
    }

    fn url(&self) -> &Url {
        self.endpoint.url()
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

impl std::fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.base)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn public_urls() {
        let url: PublicUrl = "https://desk.example/".parse().unwrap();
        assert_eq!(url.hosted(AccountId(3), "forgot"), "https://desk.example/hosted/3/forgot");
        for bad in ["desk.example", "http://desk.example", "https://desk.example/x", "https://desk.example/?a=b", ""] {
            assert!(bad.parse::<PublicUrl>().is_err(), "{bad}");
        }
    }

    #[test]
    fn hosts() {
        let url: PublicUrl = "https://desk.example".parse().unwrap();
        for good in ["desk.example", "desk.example:443", "DESK.example"] {
            assert!(url.is_at(good), "{good}");
        }
        for bad in [
            "evil.example",
            "desk.example:8443",
            "desk.example@evil.example",
            "desk.example:80@evil.example",
            "",
            "desk.example/x",
        ] {
            assert!(!url.is_at(bad), "{bad}");
        }
        let here: PublicUrl = "http://127.0.0.1:8080".parse().unwrap();
        assert!(here.is_at("localhost:8080") && here.is_at("127.0.0.1:8080") && !here.is_at("localhost:80"));
    }
}
