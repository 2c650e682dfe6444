//! Which other hosts a page makes browsers ask: by its elements, and by the styles that stand in it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use scraper::{Html, Selector};
use url::Url;

/// What is fetched without anybody pressing anything.
static FETCHED: LazyLock<Option<Selector>> = LazyLock::new(|| {
    let elements = "script[src], img[src], iframe[src], source[src], video[src], audio[src], embed[src], \
                    object[data], link[href], video[poster], [srcset], [style], style";
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
        if element.attr("rel").is_some_and(|rel| NAMES_ONLY.contains(&rel)) {
            continue;
        }
        let name = element.value().name();
        let is_gone_to = name == "a" || name == "area";
        let plain = ["src", "href", "data", "poster"].into_iter().filter_map(|name| element.attr(name));
        let sheet = if name == "style" { element.text().collect() } else { String::new() };
        let styles = element.attr("style").into_iter().chain([sheet.as_str()]);
        let addresses = plain
            .filter(|_| !is_gone_to)
            .chain(element.attr("srcset").into_iter().flat_map(of_set))
            .chain(styles.flat_map(of_style));
        let found = addresses.filter_map(|address| page.join(address).ok());
        hosts.extend(
            found.filter(|to| to.host_str() != page.host_str()).filter_map(|to| to.host_str().map(str::to_owned)),
        );
    }
    hosts.into_iter().take(MOST).collect()
}

/// `one.png 1x, two.png 2x`
fn of_set(set: &str) -> impl Iterator<Item = &str> {
    set.split(',').filter_map(|one| one.split_whitespace().next())
}

/// What `url(…)` and `@import "…"` name.
fn of_style(style: &str) -> impl Iterator<Item = &str> {
    let quotes = |c: char| c.is_whitespace() || c == '"' || c == '\'';
    let named = style.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    let imported = style.split("@import").skip(1).filter_map(|rest| rest.split(';').next());
    let imported = imported.filter_map(move |rest| rest.trim().split(quotes).find(|part| !part.is_empty()));
    named.map(move |address| address.trim_matches(quotes)).chain(imported.filter(|part| !part.starts_with("url(")))
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

    #[test]
    fn sets_of_pictures_and_styles_fetch_too() {
        let page: Url = "https://shop.example/reset?token=x".parse().unwrap();
        let html = "<img src='/a.png' srcset='https://set.example/1.png 1x, /own.png 2x, https://set2.example/2.png 2x'>\
                    <picture><source srcset=//set3.example/x></picture><video poster=https://poster.example/p></video>\
                    <p style=\"background: url( 'https://style.example/p.png' )\">x</p>\
                    <style>@import 'https://import.example/a.css'; @import url(https://import2.example/b.css);\
                    p { background: url(https://sheet.example/p.png) } b { background: url(/own.png) }</style>\
                    <a style='color:red' href='https://link.example/'>x</a>";
        let hosts = "import.example import2.example poster.example set.example set2.example set3.example sheet.example";
        let expected: Vec<_> = hosts.split(' ').chain(["style.example"]).collect();
        assert_eq!(other_hosts(html, &page), expected);
    }
}
