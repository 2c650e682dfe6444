//! An endpoint that leads on to another address: by a status and `Location`, or by a page that does it
//! itself (`<meta http-equiv=refresh>`).

use url::Url;
use url::form_urlencoded::Serializer;

use super::{DEAD_TOKEN, short};

/// Another address, and what becomes of the link on the way there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// None: the page itself leads on.
    pub status: Option<u16>,
    /// Where to, without what Keydesk added.
    pub to: String,
    /// Whether that is what could be entered as the endpoint.
    pub is_endpoint: bool,
    /// Whether it is the very address that was asked for: browsers give up on it.
    pub is_itself: bool,
    /// Whether all of the link's parameters go on, the token among them.
    pub keeps_link: bool,
    /// Whether it is another origin (RFC 6454): another host or port, or no longer https.
    pub elsewhere: bool,
}

/// What follows from a link of that endpoint leading on to `to`.
pub(super) fn of(link: &Url, endpoint: &Url, to: &Url, status: Option<u16>) -> Redirect {
    let bare = bare(link, endpoint, to);
    let shown = bare.as_ref().unwrap_or(to).as_str();
    Redirect {
        status,
        is_endpoint: bare.is_some() && !shown.contains(DEAD_TOKEN),
        is_itself: is_same(link, to),
        keeps_link: keeps(link, to),
        elsewhere: is_other_origin(link, to) || (link.scheme() == "https" && to.scheme() != "https"),
        to: short(&shown.replace(DEAD_TOKEN, "…")),
    }
}

/// Whether both are one page, whichever way round its query is written.
fn is_same(one: &Url, other: &Url) -> bool {
    let read = |url: &Url| {
        let mut pairs: Vec<_> =
            url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
        pairs.sort_unstable();
        (url.origin().ascii_serialization(), url.path().to_owned(), pairs)
    };
    read(one) == read(other)
}

/// Another host, or another port of it. http and https have ports of their own, which addresses leave out.
pub(super) fn is_other_origin(one: &Url, other: &Url) -> bool {
    one.host_str() != other.host_str() || one.port() != other.port()
}

/// Whether everything that the link says is said there too, also what was the endpoint's own.
fn keeps(link: &Url, to: &Url) -> bool {
    let mut there: Vec<_> = to.query_pairs().collect();
    let all = link.query_pairs().all(|pair| {
        let at = there.iter().position(|other| *other == pair);
        at.map(|at| there.swap_remove(at)).is_some()
    });
    all && (!link.path().contains(DEAD_TOKEN) || to.path().contains(DEAD_TOKEN))
}

/// An address without what the link's format added to the endpoint; none if its path does not end as the
/// link's does.
fn bare(link: &Url, endpoint: &Url, to: &Url) -> Option<Url> {
    let own: Vec<_> = endpoint.query_pairs().collect();
    let added: Vec<_> = link.query_pairs().filter(|pair| !own.contains(pair)).collect();
    let mut query = Serializer::new(String::new());
    query.extend_pairs(to.query_pairs().filter(|pair| !added.contains(pair)));
    let query = Some(query.finish()).filter(|query| !query.is_empty());
    let path = match link.path() == endpoint.path() {
        true => to.path(),
        false => to.path().strip_suffix(link.path().strip_prefix(endpoint.path().trim_end_matches('/'))?)?,
    };
    let mut bare = to.clone();
    bare.set_path(path);
    bare.set_query(query.as_deref());
    Some(bare)
}

/// Where `0;url=/login` leads; none if it only loads the page again.
pub(super) fn of_refresh(content: &str) -> Option<&str> {
    let rest = content.split_once([';', ','])?.1.trim_start();
    let named = rest.get(..3).filter(|word| word.eq_ignore_ascii_case("url")).and_then(|_| rest.get(3..));
    let url = named.and_then(|rest| rest.trim_start().strip_prefix('=')).unwrap_or(rest).trim();
    let quote = url.chars().next().filter(|first| matches!(first, '"' | '\''));
    let url = quote.map_or(Some(url), |quote| url.split(quote).nth(1))?;
    Some(url).filter(|url| !url.is_empty())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn redirect(added: &str, endpoint: &str, to: &str) -> Redirect {
        let endpoint: Url = endpoint.parse().unwrap();
        let link: Url = format!("{}{added}", endpoint.as_str()).replace("TOKEN", DEAD_TOKEN).parse().unwrap();
        of(&link, &endpoint, &link.join(&to.replace("TOKEN", DEAD_TOKEN)).unwrap(), Some(302))
    }

    #[test]
    fn what_could_be_entered_has_nothing_of_the_check() {
        let found = redirect("?token=TOKEN&id=0", "https://shop.example/", "/es/?id=0&token=TOKEN&lang=es");
        assert!(found.keeps_link && found.is_endpoint && !found.elsewhere);
        assert_eq!(found.to, "https://shop.example/es/?lang=es");
        let found = redirect("customer/?token=TOKEN", "https://shop.example/", "/es/customer/?token=TOKEN");
        assert_eq!((found.to.as_str(), found.is_endpoint), ("https://shop.example/es", true));
        let found = redirect("reset/0/TOKEN", "https://shop.example/", "https://www.shop.example/reset/0/TOKEN");
        assert_eq!((found.to.as_str(), found.elsewhere), ("https://www.shop.example/", true));
        let found = redirect("?token=TOKEN", "https://shop.example/", "/login?next=%2F%3Ftoken%3DTOKEN");
        assert!(!found.keeps_link && !found.is_endpoint && found.to.ends_with("%3D…"), "{found:?}");
    }

    #[test]
    fn another_port_and_less_than_https_are_elsewhere() {
        for (to, elsewhere) in [
            ("https://shop.example:8443/?token=TOKEN", true),
            ("http://shop.example/?token=TOKEN", true),
            ("https://shop.example:443/a?token=TOKEN", false),
        ] {
            assert_eq!(redirect("?token=TOKEN", "https://shop.example/", to).elsewhere, elsewhere, "{to}");
        }
    }

    #[test]
    fn a_page_that_leads_on_says_where_in_many_ways() {
        for (content, to) in [
            ("0;url=/login", Some("/login")),
            ("5, URL = '/login' ", Some("/login")),
            ("0; /login", Some("/login")),
            ("0;url=\"/a;b\"", Some("/a;b")),
            ("30", None),
            ("0;url=", None),
            ("0;", None),
        ] {
            assert_eq!(of_refresh(content), to, "{content}");
        }
    }
}
