//! Domains to which an application's mails may leave, so that a shop that is being built cannot
//! write to customers by mistake.

use crate::email::Email;

/// Lines that the field may have.
pub const MOST: usize = 50;

/// What was typed, one canonical domain a line; or the first line that is none.
///
/// # Errors
/// The line.
pub fn parse(text: &str) -> Result<String, String> {
    let lines = text.split(['\n', '\r', ',', ' ']).map(str::trim).filter(|line| !line.is_empty());
    let mut domains = Vec::new();
    for line in lines {
        let domain = domain_of(&format!("x@{}", line.trim_start_matches('@'))).ok_or(line)?;
        if !domains.contains(&domain) {
            domains.push(domain);
        }
    }
    Ok(domains.join("\n"))
}

/// As people read them: in their own alphabet, where the stored form is made of one.
#[must_use]
pub fn readable(domains: &str) -> String {
    let readable = |domain: &str| match idna::domain_to_unicode(domain) {
        (readable, Ok(())) if idna::domain_to_ascii(&readable).is_ok_and(|ascii| ascii == domain) => readable,
        _ => domain.to_owned(),
    };
    domains.lines().map(readable).collect::<Vec<_>>().join("\n")
}

/// Whether a mail to that address may leave.
#[must_use]
pub fn admit(domains: &str, recipient: &str) -> bool {
    domains.is_empty() || domain_of(recipient).is_some_and(|domain| domains.lines().any(|known| known == domain))
}

/// In its canonical form.
fn domain_of(address: &str) -> Option<String> {
    let email: Email = address.parse().ok()?;
    email.key().rsplit_once('@').map(|(_, domain)| domain.to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn domains_are_kept_in_one_form_and_compared_whole() {
        let domains = parse("Shop.Example\r\n@bücher.example, shop.example\n").unwrap();
        assert_eq!(domains, "shop.example\nxn--bcher-kva.example");
        for (recipient, may) in [
            ("anna@SHOP.example", true),
            ("anna@bücher.example", true),
            ("anna@mail.shop.example", false),
            ("anna@evilshop.example", false),
            ("anna@shop.example.evil", false),
        ] {
            assert_eq!(admit(&domains, recipient), may, "{recipient}");
        }
        assert!(admit("", "anna@anywhere.example"));
    }

    #[test]
    fn what_is_shown_is_what_was_typed_and_is_read_as_it_was() {
        let stored = parse("müller.example\nshop.example").unwrap();
        assert_eq!(readable(&stored), "müller.example\nshop.example");
        assert_eq!(parse(&readable(&stored)), Ok(stored));
        assert_eq!((readable(""), readable("xn--.example")), (String::new(), "xn--.example".into()));
    }

    #[test]
    fn what_is_no_domain_is_named() {
        assert_eq!(parse("shop.example\nhttps://x.example"), Err("https://x.example".into()));
        assert_eq!(parse("a@b.example"), Err("a@b.example".into()));
        assert_eq!(parse("localhost"), Err("localhost".into()));
        assert_eq!(parse(" \n "), Ok(String::new()));
    }
}
