//! Which other hosts a page makes browsers ask.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use scraper::{Html, Selector};
use url::Url;

/// What is fetched without anybody pressing anything.
static FETCHED: LazyLock<Option<Selector>> = LazyLock::new(|| {
    let elements = "script[src], img[src], iframe[src], source[src], video[src], audio[src], embed[src], \
                    object[data], link[href]";
    Selector::parse(elements).ok()
});
/// Links that fetch nothing.
const NAMES_ONLY: [&str; 5] = ["canonical", "alternate", "author", "license", "next"];
/// Hosts that are told.
const MOST: usize = 20;

/// Their names, in order; not the page's own.
pub(super) fn other_hosts(html: &str, page: &Url) -> Vec<String> {
    let Some(fetched) = FETCHED.as_ref() else { return Vec::new() };
    let mut hosts = BTreeSet::new();
    for element in Html::parse_document(html).select(fetched) {
        let element = element.value();
        if element.attr("rel").is_some_and(|rel| NAMES_ONLY.contains(&rel)) {
            continue;
        }
        let address = ["src", "href", "data"].iter().find_map(|name| element.attr(name));
        let Some(Ok(address)) = address.map(|address| page.join(address)) else { continue };
        if let Some(host) = address.host_str().filter(|host| Some(*host) != page.host_str()) {
            hosts.insert(host.to_owned());
        }
    }
    hosts.into_iter().take(MOST).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_a_browser_fetches_from_elsewhere_is_named_once() {
        let page: Url = "https://shop.example/reset?token=x".parse().unwrap();
        let html = "<script src=//cdn.example/a.js></script><script src='/own.js'></script>\
                    <img src='https://pixel.example/x.gif'><img src='https://pixel.example/y.gif'>\
                    <link rel=canonical href='https://other.example/'><link rel=stylesheet href='https://fonts.example/c'>\
                    <a href='https://link.example/'>x</a><img src='data:image/gif;base64,R0'><img src='https://['>";
        assert_eq!(other_hosts(html, &page), ["cdn.example", "fonts.example", "pixel.example"]);
        assert!(other_hosts("", &page).is_empty());
    }
}
