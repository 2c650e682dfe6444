//! Links in mails, built from an application's endpoint and nothing else.
//!
//! A link is built with a hole where the token goes ([`HOLE`]). In this form it is stored and
//! shown to staff; only the worker that hands the mail over fills the hole.

use url::Url;
use url::form_urlencoded::byte_serialize;

use super::LinkFormat;
use super::endpoint::Endpoint;
use crate::accounts::AccountId;
use crate::crypto::Token;
use crate::customers::CustomerId;

/// Stands for the token. No URL holds angle brackets, so it cannot be anything else.
pub const HOLE: &str = "<token>";

crate::words! {
    /// What a link is for.
    Action {
        /// Set a new password.
        Reset = "resetPwd",
        /// Set the first password.
        Activate = "activate",
        /// Confirm an address.
        VerifyEmail = "verifyEmail",
    }
}

/// Whom a link is for.
#[derive(Clone, Copy, Debug)]
pub struct Whom<'a> {
    /// The customer's account.
    pub account: AccountId,
    /// The customer.
    pub customer: CustomerId,
    /// Where the mail goes; given only to applications that read it from the link.
    pub email: &'a str,
}

/// A page of a storefront, as storefronts name it: a path and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkPath(String);

impl LinkPath {
    /// Characters of a path.
    const LONGEST: usize = 200;

    /// Takes a path; none if it names a scheme or a host, a query or a fragment, or could be read as
    /// one that does, also once its dots are followed.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain = |c: char| c.is_ascii_alphanumeric() || "/-_.~%!$&'()*+,;=:@".contains(c);
        let is_path = text.starts_with('/') && !text.contains("//") && text.chars().all(plain) && !has_dots(text);
        (is_path && text.len() <= Self::LONGEST).then(|| Self(text.to_owned()))
    }

    /// As it was sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a path has `.` or `..` for a part, however they are written: followed, it is another path.
fn has_dots(path: &str) -> bool {
    let is_dots = |part: &str| matches!(part.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..");
    path.split('/').any(is_dots)
}

/// A link whose token is not filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaskedLink(String);

impl MaskedLink {
    /// As it was stored.
    #[must_use]
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// With the hole, for storing.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For people who must not use it.
    #[must_use]
    pub fn shown(&self) -> String {
        self.0.replace(HOLE, "•••")
    }

    /// The link itself.
    #[must_use]
    pub fn fill(&self, token: &Token) -> String {
        self.0.replace(HOLE, token.reveal())
    }
}

/// The link for somebody in this format.
#[must_use]
pub fn build(
    endpoint: &Endpoint,
    format: LinkFormat,
    adds_identity: bool,
    action: Action,
    whom: Whom<'_>,
) -> MaskedLink {
    let (account, customer) = (whom.account, whom.customer);
    let mut params = Vec::new();
    let mut path = String::new();
    match format {
        LinkFormat::Default => {
            params.push(("accountId", account.to_string()));
            params.push(("customerId", customer.to_string()));
            params.push(("token", HOLE.to_owned()));
            params.push(("action", action.word().to_owned()));
        }
        LinkFormat::BigCommerce => {
            params.push(("c", customer.to_string()));
            params.push(("t", HOLE.to_owned()));
        }
        LinkFormat::Adobe => {
            "customer/account/createPassword/".clone_into(&mut path);
            params.push(("token", HOLE.to_owned()));
        }
        LinkFormat::Shopify => path = format!("account/{}/{customer}/{HOLE}", shopify_word(action)),
    }
    if matches!(format, LinkFormat::BigCommerce | LinkFormat::Adobe) && action != Action::Reset {
        params.push(("action", action.word().to_owned()));
    }
    if adds_identity {
        if format == LinkFormat::Adobe {
            params.push(("id", customer.to_string()));
        }
        params.push(("email", byte_serialize(whom.email.as_bytes()).collect()));
    }
    MaskedLink(assemble(endpoint.url(), &path, &params))
}

/// The names of the parameters that links of a format carry, whatever they are for: an endpoint has no use
/// for one of these, since [`build`] leaves its own out.
#[must_use]
pub fn own_names(format: LinkFormat, adds_identity: bool) -> Vec<&'static str> {
    let mut names = match format {
        LinkFormat::Default => vec!["accountId", "customerId", "token", "action"],
        LinkFormat::BigCommerce => vec!["c", "t", "action"],
        LinkFormat::Adobe => vec!["token", "action"],
        LinkFormat::Shopify => Vec::new(),
    };
    if adds_identity {
        names.extend(Some("id").filter(|_| format == LinkFormat::Adobe));
        names.push("email");
    }
    names
}

fn shopify_word(action: Action) -> &'static str {
    match action {
        Action::Reset => "reset",
        Action::Activate => "activate",
        Action::VerifyEmail => "verify",
    }
}

/// Puts the path behind the endpoint's own and the parameters behind its own, leaving out those
/// of its own that would say the same thing twice.
fn assemble(endpoint: &Url, path: &str, params: &[(&str, String)]) -> String {
    let ours = |name: &str| params.iter().any(|(known, _)| *known == name);
    // As they were typed: what reads them may not take "+" for a space.
    let name_of = |pair: &str| url::form_urlencoded::parse(pair.as_bytes()).next().map(|(name, _)| name.into_owned());
    let own = endpoint.query().unwrap_or_default().split('&');
    let own = own.filter(|pair| name_of(pair).is_some_and(|name| !ours(&name))).map(str::to_owned);
    let mut base = endpoint.clone();
    base.set_query(None);
    let mut link = base.to_string();
    if !path.is_empty() {
        if !link.ends_with('/') {
            link.push('/');
        }
        link.push_str(path);
    }
    let added = params.iter().map(|(name, value)| format!("{name}={value}"));
    let query: Vec<String> = own.chain(added).collect();
    if !query.is_empty() {
        link.push('?');
        link.push_str(&query.join("&"));
    }
    link
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn link(endpoint: &str, format: LinkFormat, adds_identity: bool, action: Action) -> String {
        let whom = Whom { account: AccountId(7), customer: CustomerId(42), email: "anna+x@example.com" };
        build(&endpoint.parse().unwrap(), format, adds_identity, action, whom).as_str().to_owned()
    }

    #[test]
    fn every_format_and_action() {
        use Action::{Activate, Reset, VerifyEmail};
        use LinkFormat::{Adobe, BigCommerce, Default, Shopify};
        let shop = "https://shop.example";
        for (format, action, expected) in [
            (Default, Reset, "/?accountId=7&customerId=42&token=<token>&action=resetPwd"),
            (Default, Activate, "/?accountId=7&customerId=42&token=<token>&action=activate"),
            (Default, VerifyEmail, "/?accountId=7&customerId=42&token=<token>&action=verifyEmail"),
            (BigCommerce, Reset, "/?c=42&t=<token>"),
            (BigCommerce, Activate, "/?c=42&t=<token>&action=activate"),
            (Adobe, Reset, "/customer/account/createPassword/?token=<token>"),
            (Adobe, Activate, "/customer/account/createPassword/?token=<token>&action=activate"),
            (Shopify, Reset, "/account/reset/42/<token>"),
            (Shopify, Activate, "/account/activate/42/<token>"),
        ] {
            assert_eq!(link(shop, format, false, action), format!("{shop}{expected}"));
        }
    }

    #[test]
    fn identity_is_added_where_wanted() {
        assert_eq!(
            link("https://shop.example/es", LinkFormat::Adobe, true, Action::Reset),
            "https://shop.example/es/customer/account/createPassword/?token=<token>&id=42&email=anna%2Bx%40example.com"
        );
    }

    #[test]
    fn the_endpoints_own_query_stays_and_ours_wins() {
        assert_eq!(
            link("https://shop.example/reset?lang=es&token=evil&x=a%26b", LinkFormat::Default, false, Action::Reset),
            "https://shop.example/reset?lang=es&x=a%26b&accountId=7&customerId=42&token=<token>&action=resetPwd"
        );
        assert_eq!(
            link("https://shop.example/en/?lang=es", LinkFormat::Shopify, false, Action::Reset),
            "https://shop.example/en/account/reset/42/<token>?lang=es"
        );
    }

    #[test]
    fn a_link_carries_the_names_that_are_said_to_be_its_own() {
        for (format, adds_identity) in LinkFormat::ALL.iter().flat_map(|format| [(*format, false), (*format, true)]) {
            let links = Action::ALL.iter().map(|action| link("https://shop.example/", format, adds_identity, *action));
            let carried: Vec<Url> = links.map(|link| link.replace(HOLE, "x").parse().unwrap()).collect();
            let mut names: Vec<_> = carried.iter().flat_map(Url::query_pairs).map(|pair| pair.0).collect();
            names.sort();
            names.dedup();
            let mut own = own_names(format, adds_identity);
            own.sort_unstable();
            assert_eq!(names, own, "{format}");
        }
    }

    #[test]
    fn names_of_other_tongues_become_punycode() {
        assert!(
            link("https://bücher.example/", LinkFormat::Default, false, Action::Reset)
                .starts_with("https://xn--bcher-kva.example/?")
        );
    }

    proptest! {
        /// Whatever the endpoint: the link leads to its host, holds the token once, and parses
        /// back to what was put in.
        #[test]
        fn a_link_stays_on_its_endpoint(
            path in "(/[a-zA-Z0-9%._~-]{0,8}){0,3}", query in "([a-z]{1,5}=[a-zA-Z0-9%+ü]{0,6}&?){0,3}",
            format in prop::sample::select(LinkFormat::ALL), identity: bool,
            email in "[a-z+&=#%]{1,10}@example\\.com",
        ) {
            let Ok(endpoint) = format!("https://shop.example{path}?{query}").parse::<Endpoint>() else { return Ok(()) };
            let whom = Whom { account: AccountId(7), customer: CustomerId(42), email: &email };
            let masked = build(&endpoint, format, identity, Action::Reset, whom);
            prop_assert_eq!(masked.as_str().matches(HOLE).count(), 1);
            let token = Token::random();
            let parsed = Url::parse(&masked.fill(&token)).unwrap();
            prop_assert_eq!(parsed.host_str(), Some("shop.example"));
            prop_assert!(parsed.path().starts_with(endpoint.url().path().trim_end_matches('/')));
            prop_assert_eq!(parsed.as_str().matches(token.reveal()).count(), 1);
            if identity {
                prop_assert!(parsed.query_pairs().any(|(name, value)| name == "email" && value == email.as_str()));
            }
        }
    }
}
