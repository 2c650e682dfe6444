//! The network an address is in: what one household or office shares.

use std::net::IpAddr;

use ipnet::IpNet;

use crate::api_keys::ApiKeyId;

/// `203.0.113.0/24`, `2001:db8::/64`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network {
    name: String,
    /// Of IPv6 what a provider gives to one customer, who can take networks of it at will (RFC 6177):
    /// `2001:db8::/48`.
    site: Option<String>,
}

impl Network {
    /// The network of an address: 24 bits of IPv4, 64 of IPv6.
    #[must_use]
    pub fn of(address: IpAddr) -> Self {
        let address = address.to_canonical();
        let first =
            |bits| IpNet::new(address, bits).map_or_else(|_| address.to_string(), |net| net.trunc().to_string());
        match address {
            IpAddr::V4(_) => Self { name: first(24), site: None },
            IpAddr::V6(_) => Self { name: first(64), site: Some(first(48)) },
        }
    }

    /// What requests are counted by that one person makes: an address, of IPv6 its network, of
    /// whose addresses everybody has 2^64.
    #[must_use]
    pub fn counted(address: IpAddr) -> String {
        let address = address.to_canonical();
        if address.is_ipv4() { address.to_string() } else { Self::of(address).name }
    }

    /// Where a storefront's customers come from: from its server, which stands for all of them.
    #[must_use]
    pub fn of_key(key: ApiKeyId) -> Self {
        Self { name: format!("key {key}"), site: None }
    }

    /// Where a visitor comes from, as a storefront tells it: a network for each key, so that no
    /// storefront can use up what is allowed to visitors of another.
    #[must_use]
    pub fn of_visitor(key: ApiKeyId, address: IpAddr) -> Self {
        let Self { name, site } = Self::of(address);
        let of_key = |network| format!("of key {key} {network}");
        Self { name: of_key(name), site: site.map(of_key) }
    }

    /// Whether it is one that many people share who have nothing to do with each other.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.name.starts_with("key ")
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.name
    }

    /// The site that it is a part of, as text.
    pub(super) fn site(&self) -> Option<&str> {
        self.site.as_deref()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn neighbours_share_a_network() {
        let of = |text: &str| Network::of(text.parse().unwrap()).name;
        assert_eq!(of("203.0.113.77"), "203.0.113.0/24");
        assert_eq!(of("::ffff:203.0.113.5"), "203.0.113.0/24");
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
        let site = |text: &str| Network::of(text.parse().unwrap()).site;
        assert_eq!(site("2001:db8:1:2:3:4:5:6").unwrap(), "2001:db8:1::/48");
        assert_eq!(site("203.0.113.77"), None);
        let counted = |text: &str| Network::counted(text.parse().unwrap());
        assert_eq!(counted("::ffff:203.0.113.5"), "203.0.113.5");
        assert_eq!(counted("2001:db8:1:2:3:4:5:6"), counted("2001:db8:1:2::1"));
    }
}
