//! A request endpoint: the absolute URL that links lead to.

use std::str::FromStr;

use url::{Host, Url};

use super::authority::Authority;
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
    /// With spaces or other characters that addresses do not have.
    #[error("not written as an address is")]
    Characters,
    /// Neither https, nor http on this machine.
    #[error("neither https nor http://localhost")]
    NotHttps,
    /// A host that is no name, or an IP address in another form than people write it.
    #[error("not the name of a host")]
    Host,
    /// A port that no connection goes to.
    #[error("not a port")]
    Port,
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
        Self::read(text).map_err(|faults| faults.into_iter().next().unwrap_or(BadEndpoint::NotAbsolute))
    }
}

impl Endpoint {
    /// The endpoint, or all that is wrong with it, so that it can be told at once.
    ///
    /// # Errors
    /// At least one [`BadEndpoint`].
    pub fn read(text: &str) -> Result<Self, Vec<BadEndpoint>> {
        let text = text.trim();
        let mut faults: Vec<_> = Some(BadEndpoint::TooLong).filter(|_| text.len() > LONGEST).into_iter().collect();
        // The parser forgives these, browsers of other makers need not.
        let spelt = ["https://", "http://"].iter().find_map(|scheme| {
            let (begin, rest) = text.split_at_checked(scheme.len())?;
            begin.eq_ignore_ascii_case(scheme).then_some(rest)
        });
        let odd = text.contains(|c: char| c.is_control() || c.is_whitespace() || c == '\\' || c == '<' || c == '>');
        faults.extend(odd.then_some(BadEndpoint::Characters));
        let authority = Authority::of(spelt.filter(|_| !odd).unwrap_or_default());
        let url = Url::parse(text).ok().filter(|url| url.host().is_some());
        let scheme = url.as_ref().map_or("", Url::scheme);
        match url.as_ref().and_then(Url::host) {
            None if authority.is_empty() && !odd => faults.push(BadEndpoint::NotAbsolute),
            Some(host) if !(scheme == "https" || scheme == "http" && is_this_machine(&host)) => {
                faults.push(BadEndpoint::NotHttps);
            }
            Some(_) if authority.is_empty() && !odd => faults.push(BadEndpoint::NotAbsolute),
            _ => {}
        }
        faults.extend(authority.faults(url.as_ref()));
        if url.as_ref().is_some_and(|url| url.fragment().is_some()) {
            faults.push(BadEndpoint::Fragment);
        }
        url.filter(|_| faults.is_empty()).map(Self).ok_or(faults)
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

/// An address with its host in its own alphabet, as people type it.
#[must_use]
pub fn readable(address: &str) -> String {
    let host = Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned));
    match host.zip(readable_host(address)) {
        Some((host, readable)) => address.replacen(&host, &readable, 1),
        None => address.to_owned(),
    }
}

/// The same host as links carry it; none when that is how it was typed.
#[must_use]
pub fn host_in_links(address: &str) -> Option<String> {
    let url = Url::parse(address.trim()).ok()?;
    url.host_str().filter(|host| host.contains("xn--")).map(str::to_owned)
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
            "HTTPS://SHOP.EXAMPLE/",
        ] {
            assert!(good.parse::<Endpoint>().is_ok(), "{good}");
        }
    }

    #[test]
    fn anything_else_is_refused_with_its_reason() {
        use BadEndpoint::{Characters, Fragment, NotAbsolute, NotHttps, UserInfo};
        for (bad, reason) in [
            ("", NotAbsolute),
            ("shop.example/reset", NotAbsolute),
            ("//evil.example", NotAbsolute),
            ("https:evil.example", NotAbsolute),
            ("/reset", NotAbsolute),
            ("https://sh\top.example", Characters),
            ("https://shop.example/a b", Characters),
            ("https:\\\\evil.example", Characters),
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

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        use BadEndpoint::{Fragment, NotHttps, TooLong};
        let long = "a".repeat(LONGEST);
        let bad = format!("http://evil.example/{long}#f");
        assert_eq!(Endpoint::read(&bad), Err(vec![TooLong, NotHttps, Fragment]));
    }
}
