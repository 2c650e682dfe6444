//! A request endpoint: the absolute URL that links lead to.

use std::str::FromStr;

use url::{Host, Url};

use super::link::LinkPath;

/// Characters that an endpoint may have.
pub const LONGEST: usize = 500;

/// An endpoint that links may lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint(Url);

/// Why a URL is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadEndpoint {
    /// Not a URL, or one without a host.
    #[error("not an absolute URL")]
    NotAbsolute,
    /// Neither https, nor http on this machine.
    #[error("neither https nor http://localhost")]
    NotHttps,
    /// `user:password@`.
    #[error("carries a user name")]
    UserInfo,
    /// Longer than [`LONGEST`]: mail programs break such links.
    #[error("longer than {LONGEST} characters")]
    TooLong,
    /// `#…`, which would swallow what is added after it.
    #[error("carries a fragment")]
    Fragment,
}

impl FromStr for Endpoint {
    type Err = BadEndpoint;

    fn from_str(text: &str) -> Result<Self, BadEndpoint> {
        let text = text.trim();
        if text.len() > LONGEST {
            return Err(BadEndpoint::TooLong);
        }
        // The parser forgives these, browsers of other makers need not.
        let spelt = text.starts_with("https://") || text.starts_with("http://");
        let odd = text.contains(|c: char| c.is_control() || c.is_whitespace() || c == '\\' || c == '<' || c == '>');
        let url = Url::parse(text).ok().ok_or(BadEndpoint::NotAbsolute)?;
        match (url.scheme(), url.host()) {
            (_, None) => return Err(BadEndpoint::NotAbsolute),
            ("https", _) => {}
            ("http", Some(host)) if is_this_machine(&host) => {}
            _ => return Err(BadEndpoint::NotHttps),
        }
        if !spelt || odd {
            return Err(BadEndpoint::NotAbsolute);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(BadEndpoint::UserInfo);
        }
        if url.fragment().is_some() {
            return Err(BadEndpoint::Fragment);
        }
        Ok(Self(url))
    }
}

impl Endpoint {
    /// Another page of the same host: scheme, host and port stay.
    #[must_use]
    pub fn with_path(&self, path: &LinkPath) -> Self {
        let mut url = self.0.clone();
        url.set_path(path.as_str());
        url.set_query(None);
        Self(url)
    }
}

/// The host of an address in its own alphabet; none when that is ASCII already.
#[must_use]
pub fn readable_host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str().filter(|host| host.contains("xn--"))?;
    let (readable, valid) = idna::domain_to_unicode(host);
    valid.is_ok().then_some(readable)
}

fn is_this_machine(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost",
        Host::Ipv4(ip) => ip.is_loopback(),
        Host::Ipv6(ip) => ip.is_loopback(),
    }
}

impl Endpoint {
    /// The URL.
    #[must_use]
    pub fn url(&self) -> &Url {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn https_or_this_machine() {
        for good in [
            "https://shop.example/reset?lang=es",
            "http://localhost:3000/x",
            "http://127.0.0.1/",
            "https://bücher.example/",
        ] {
            assert!(good.parse::<Endpoint>().is_ok(), "{good}");
        }
    }

    #[test]
    fn anything_else_is_refused_with_its_reason() {
        use BadEndpoint::{Fragment, NotAbsolute, NotHttps, UserInfo};
        for (bad, reason) in [
            ("", NotAbsolute),
            ("shop.example/reset", NotAbsolute),
            ("//evil.example", NotAbsolute),
            ("https:evil.example", NotAbsolute),
            ("/reset", NotAbsolute),
            ("https://sh\top.example", NotAbsolute),
            ("https:\\\\evil.example", NotAbsolute),
            ("javascript:alert(1)", NotAbsolute),
            ("data:text/html,x", NotAbsolute),
            ("http://shop.example/", NotHttps),
            ("ftp://shop.example/", NotHttps),
            ("http://localhost.evil.example/", NotHttps),
            ("https://good.example@evil.example/", UserInfo),
            ("https://a:b@shop.example/", UserInfo),
            ("https://shop.example/#reset", Fragment),
        ] {
            assert_eq!(bad.parse::<Endpoint>(), Err(reason), "{bad}");
        }
    }
}
