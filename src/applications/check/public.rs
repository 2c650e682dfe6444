//! Addresses that the server may be made to ask.

use std::net::IpAddr;
use std::sync::LazyLock;

use ipnet::IpNet;

/// What is not public: IANA's registries of special-purpose addresses (RFC 6890), and those in which
/// an IPv4 address is hidden.
static SPECIAL: LazyLock<Vec<IpNet>> = LazyLock::new(|| {
    let all = "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 \
               192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 \
               ::/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 3fff::/20 5f00::/16 \
               fc00::/7 fe80::/10 fec0::/10 ff00::/8";
    all.split_whitespace().filter_map(|net| net.parse().ok()).collect()
});

/// Whether an address is public, or in a network that whoever runs the server allows.
pub(super) fn may_be_asked(ip: IpAddr, allowed: &[IpNet]) -> bool {
    let ip = ip.to_canonical();
    allowed.iter().any(|net| net.contains(&ip)) || !SPECIAL.iter().any(|net| net.contains(&ip))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_public_addresses_are_asked() {
        assert_eq!(SPECIAL.len(), 28, "each of them is read");
        for ip in [
            "127.0.0.1",
            "10.1.2.3",
            "172.31.255.255",
            "192.168.0.1",
            "169.254.169.254",
            "100.100.100.200",
            "0.0.0.0",
            "255.255.255.255",
            "224.0.0.1",
            "::1",
            "::",
            "::ffff:127.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "fd00:ec2::254",
            "fe80::1",
            "ff02::1",
            "2001:db8::1",
        ] {
            assert!(!may_be_asked(ip.parse().unwrap(), &[]), "{ip}");
        }
        for ip in ["93.184.216.34", "172.32.0.1", "2606:2800:220:1::1", "::ffff:93.184.216.34"] {
            assert!(may_be_asked(ip.parse().unwrap(), &[]), "{ip}");
        }
        let inside = ["10.1.0.0/16".parse().unwrap()];
        assert!(may_be_asked("10.1.2.3".parse().unwrap(), &inside));
        assert!(!may_be_asked("10.2.2.3".parse().unwrap(), &inside));
    }
}
