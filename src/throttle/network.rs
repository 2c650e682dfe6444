//! The network an address is in: what one household or office shares.

use std::net::IpAddr;

use ipnet::IpNet;

use crate::api_keys::ApiKeyId;

/// `203.0.113.0/24`, `2001:db8::/64`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network(String);

impl Network {
    /// The network of an address: 24 bits of IPv4, 64 of IPv6.
    #[must_use]
    pub fn of(address: IpAddr) -> Self {
        let address = address.to_canonical();
        let bits = if address.is_ipv4() { 24 } else { 64 };
        Self(IpNet::new(address, bits).map_or_else(|_| address.to_string(), |net| net.trunc().to_string()))
    }

    /// What requests are counted by that one person makes: an address, of IPv6 its network, of
    /// whose addresses everybody has 2^64.
    #[must_use]
    pub fn counted(address: IpAddr) -> String {
        let address = address.to_canonical();
        if address.is_ipv4() { address.to_string() } else { Self::of(address).0 }
    }

    /// Where a storefront's customers come from: from its server, which stands for all of them.
    #[must_use]
    pub fn of_key(key: ApiKeyId) -> Self {
        Self(format!("key {key}"))
    }

    /// Where a visitor comes from, as a storefront tells it: a network for each key, so that no
    /// storefront can use up what is allowed to visitors of another.
    #[must_use]
    pub fn of_visitor(key: ApiKeyId, address: IpAddr) -> Self {
        Self(format!("of key {key} {}", Self::of(address).0))
    }

    /// Whether it is one that many people share who have nothing to do with each other.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.0.starts_with("key ")
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn neighbours_share_a_network() {
        let of = |text: &str| Network::of(text.parse().unwrap()).0;
        assert_eq!(of("203.0.113.77"), "203.0.113.0/24");
        assert_eq!(of("::ffff:203.0.113.5"), "203.0.113.0/24");
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
        let counted = |text: &str| Network::counted(text.parse().unwrap());
        assert_eq!(counted("::ffff:203.0.113.5"), "203.0.113.5");
        assert_eq!(counted("2001:db8:1:2:3:4:5:6"), counted("2001:db8:1:2::1"));
    }
}
