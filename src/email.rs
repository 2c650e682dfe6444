//! E-mail addresses, as typed and in the one form in which they are compared.

use std::str::FromStr;

use email_address::{EmailAddress, Options};

use crate::one_line::is_invisible;

/// An address that mail can be sent to. Compared by [`key`](Email::key) only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email {
    typed: String,
    key: String,
}

/// RFC 5321, 4.5.3.1: a path has at most 256 characters with its angle brackets.
pub const LONGEST: usize = 254;

/// What was typed is not one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address")]
pub struct NotAnAddress;

impl FromStr for Email {
    type Err = NotAnAddress;

    /// Takes exactly one bare address. A local part beyond ASCII is refused: it would need
    /// SMTPUTF8 (RFC 6531) of every server on the way, and case folding of it is where look-alike
    /// attacks begin. Domains are compared in their ASCII form (RFC 5890).
    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        let typed = text.trim_matches(is_beside);
        let options = Options::default().with_required_tld().without_display_text().without_domain_literal();
        let parsed = EmailAddress::parse_with_options(typed, options).ok().ok_or(NotAnAddress)?;
        let (local, domain) = (parsed.local_part(), parsed.domain());
        let domain = idna::domain_to_ascii_strict(domain).ok().ok_or(NotAnAddress)?;
        let plain = local.bytes().all(|b| b.is_ascii_graphic()) && !local.contains(['"', '\\', ',', ';', '<', '>']);
        if !plain || domain.is_empty() || typed.len() > LONGEST || typed.parse::<lettre::Address>().is_err() {
            return Err(NotAnAddress);
        }
        Ok(Self { typed: typed.to_owned(), key: format!("{}@{}", local.to_ascii_lowercase(), domain) })
    }
}

/// What comes along when an address is copied.
fn is_beside(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

impl Email {
    /// As it was typed, for showing and for sending.
    #[must_use]
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// The canonical form with the domain in its own letters: `anna@bücher.example`.
    #[must_use]
    pub fn in_unicode(&self) -> String {
        let Some((local, domain)) = self.key.rsplit_once('@') else { return self.key.clone() };
        format!("{local}@{}", idna::domain_to_unicode(domain).0)
    }

    /// The canonical form: unique in an account.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// As a mail server without SMTPUTF8 (RFC 6531) takes it: the domain in ASCII (RFC 5890).
#[must_use]
pub fn on_the_wire(address: &str) -> String {
    let Some((local, domain)) = address.rsplit_once('@') else { return address.to_owned() };
    idna::domain_to_ascii_strict(domain).map_or_else(|_| address.to_owned(), |domain| format!("{local}@{domain}"))
}

/// `a…@example.com`: enough to recognise, too little to learn it. For pages that strangers see.
#[must_use]
pub fn masked(address: &str) -> String {
    match address.rsplit_once('@') {
        Some((local, domain)) => format!("{}…@{domain}", local.chars().next().unwrap_or('…')),
        None => "…".into(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn key(text: &str) -> Result<String, NotAnAddress> {
        text.parse::<Email>().map(|email| email.key().to_owned())
    }

    #[test]
    fn one_form_for_comparing() {
        assert_eq!(key(" Anna.K+shop@Example.COM "), Ok("anna.k+shop@example.com".into()));
        assert_eq!(key("anna@bücher.example"), key("anna@xn--bcher-kva.example"));
        assert_eq!(key("O'Brien@example.com"), Ok("o'brien@example.com".into()));
        assert_eq!(
            key("\u{202a}anna@x.example\u{202c}\u{a0}"),
            Ok("anna@x.example".into()),
            "as some programs copy it"
        );
    }

    #[test]
    fn anything_but_one_plain_address_is_refused() {
        for wrong in [
            "",
            "anna",
            "anna@localhost",
            "Anna <anna@example.com>",
            "a@x.example,b@x.example",
            "a@[127.0.0.1]",
            "a@x.example;b@x.example",
            "mıke@example.org",
            "MİKE@example.org",
            "a\nbcc:b@example.com",
            "a@example.com\0",
            "\"a b\"@example.com",
            "jose\u{301}@example.com",
            "an\u{200b}na@example.com",
            "a b@example.com",
            &format!("{}@example.com", "x".repeat(300)),
        ] {
            assert_eq!(key(wrong), Err(NotAnAddress), "{wrong:?}");
        }
    }

    proptest! {
        #[test]
        fn the_key_is_its_own_key(text in "[a-zA-Z0-9.+_'-]{1,20}@[a-zA-Z0-9-]{1,12}\\.[a-z]{2,5}") {
            if let Ok(email) = text.parse::<Email>() {
                prop_assert_eq!(key(email.key()).unwrap(), email.key());
                prop_assert!(email.key().is_ascii());
            }
        }

        #[test]
        fn no_text_panics(text in ".*") {
            let _ = key(&text);
            let _ = (masked(&text), on_the_wire(&text));
        }
    }
}
