//! A host name of an application's own, for storefronts that keep only the host of an address: requests
//! to it are the application's.

/// Characters of a host name (RFC 1035).
const LONGEST: usize = 253;

/// That something is no name of a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a host name")]
pub struct BadHost;

/// In lower case and ASCII; `""` is none. Only a name with a domain: no scheme, port or path, no address.
///
/// # Errors
/// [`BadHost`].
pub fn parse(typed: &str) -> Result<Option<String>, BadHost> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let name = idna::domain_to_ascii_strict(typed).ok().ok_or(BadHost)?;
    // Browsers read the last one as an address, if it is a number.
    let last_is_word = name.rsplit('.').next().is_some_and(|last| last.bytes().any(|byte| byte.is_ascii_alphabetic()));
    let plain = name.contains('.') && !name.ends_with('.') && name.len() <= LONGEST && last_is_word;
    if plain { Ok(Some(name)) } else { Err(BadHost) }
}

/// What a `Host` header names, without its port, as it would have been stored.
#[must_use]
pub fn asked(host: &str) -> Option<String> {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.';
    (!name.is_empty() && name.len() <= LONGEST && name.bytes().all(plain)).then(|| name.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_domain_are_taken() {
        for (typed, name) in
            [(" Store-1-1.API.shop.example ", "store-1-1.api.shop.example"), ("läden.example", "xn--lden-loa.example")]
        {
            assert_eq!(parse(typed), Ok(Some(name.into())), "{typed}");
        }
        assert_eq!(parse("  "), Ok(None));
        for wrong in [
            "localhost",
            "10.0.0.1",
            "[::1]",
            "api.shop.example:8443",
            "https://api.shop.example",
            "a.example/graphql",
            "a.example.",
            "*.example",
            "a b.example",
            "-a.example",
            "a..example",
            "a.example\u{0}",
            "a.1",
            "a_b.example",
            &format!("{}.example", "a".repeat(64)),
        ] {
            assert_eq!(parse(wrong), Err(BadHost), "{wrong}");
        }
    }

    #[test]
    fn a_port_and_capitals_change_nothing() {
        assert_eq!(asked("API.shop.example:443").as_deref(), Some("api.shop.example"));
        for odd in ["", ":443", "a@b.example", "a.example/x", "[::1]:80", "a.example\n"] {
            assert_eq!(asked(odd), None, "{odd:?}");
        }
    }
}
