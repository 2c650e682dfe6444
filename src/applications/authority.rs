//! To whom an address leads, as it was typed: `user@host:port`. What reads URLs forgives much here, and
//! takes numbers for addresses that people do not.

use url::{Host, Url};

use super::endpoint::BadEndpoint;

/// Characters of a host name, and of one of its parts (RFC 1035).
const LONGEST: usize = 253;
const LONGEST_PART: usize = 63;

/// The parts of it.
#[derive(Default)]
pub(super) struct Authority<'a> {
    user: Option<&'a str>,
    host: &'a str,
    port: Option<&'a str>,
}

impl<'a> Authority<'a> {
    /// Of an address without its scheme; `""` has none.
    pub(super) fn of(rest: &'a str) -> Self {
        let text = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let (user, host) = text.rsplit_once('@').map_or((None, text), |(user, host)| (Some(user), host));
        // Between brackets stand colons that begin no port.
        let port_at = host.rfind(':').filter(|at| host.rfind(']').is_none_or(|end| end < *at));
        let (host, port) = port_at
            .and_then(|at| host.split_at_checked(at))
            .map_or((host, None), |(host, port)| (host, port.strip_prefix(':')));
        Self { user, host, port }
    }

    /// Whether nothing stands there.
    pub(super) fn is_empty(&self) -> bool {
        self.user.is_none() && self.host.is_empty() && self.port.is_none()
    }

    /// What is wrong with it; `url` is what it was read as, if it could be.
    pub(super) fn faults(&self, url: Option<&Url>) -> impl Iterator<Item = BadEndpoint> {
        let is_port = self.port.is_none_or(|port| port.is_empty() || port.parse::<u16>().is_ok_and(|port| port > 0));
        let is_host = match url.and_then(Url::host) {
            _ if self.is_empty() => true,
            Some(Host::Domain(name)) => is_name(name),
            Some(Host::Ipv4(ip)) => self.host == ip.to_string(),
            Some(Host::Ipv6(_)) => true,
            // The port alone can be why it could not be read.
            None => !is_port,
        };
        let faults = [
            (self.user.is_some(), BadEndpoint::UserInfo),
            (!is_host, BadEndpoint::Host),
            (!is_port, BadEndpoint::Port),
        ];
        faults.into_iter().filter_map(|(is_wrong, fault)| is_wrong.then_some(fault))
    }
}

/// As names of hosts are in DNS; some have an underscore, and whole ones may end with a dot.
fn is_name(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    let is_part = |part: &str| {
        (1..=LONGEST_PART).contains(&part.len())
            && part.bytes().all(plain)
            && !part.starts_with('-')
            && !part.ends_with('-')
    };
    name.len() <= LONGEST && name.split('.').all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::applications::endpoint::Endpoint;

    #[test]
    fn a_host_is_a_name_or_an_address_as_people_write_it() {
        use BadEndpoint::{Host, NotAbsolute, Port, UserInfo};
        for (bad, reasons) in [
            ("https://./", vec![Host]),
            ("https://*.x.example/", vec![Host]),
            ("https://a..example/", vec![Host]),
            ("https://-a.example/", vec![Host]),
            ("https:///evil.com", vec![NotAbsolute]),
            ("https://2130706433/", vec![Host]),
            ("https://0x7f.1", vec![Host]),
            ("https://017700000001/", vec![Host]),
            ("https://1.2.3.4.5/", vec![Host]),
            ("https://[::1/", vec![Host]),
            ("https://shop.example:0/", vec![Port]),
            ("https://shop.example:99999/", vec![Port]),
            ("https://shop.example:x/", vec![Port]),
            ("https://@shop.example/", vec![UserInfo]),
            ("https://me@*.example:0/", vec![UserInfo, Host, Port]),
        ] {
            assert_eq!(Endpoint::read(bad), Err(reasons), "{bad}");
        }
    }

    #[test]
    fn names_addresses_and_ports_are_taken() {
        for good in [
            "https://shop.example.:8443/a:b@c",
            "https://my_shop.example",
            "https://203.0.113.7/",
            "https://[2001:db8::1]:444/",
            "https://localhost/",
            "https://shop.example:/",
            "https://shop.example?a=b:0",
        ] {
            assert!(Endpoint::read(good).is_ok(), "{good}: {:?}", Endpoint::read(good));
        }
    }
}
