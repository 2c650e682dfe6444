//! What a page makes browsers do: which other hosts they ask, by its elements and by the styles that
//! stand in it, and where it leads them. Its scripts are read for addresses, and not run.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html};
use url::Url;

use super::{redirect, script};

/// Links that fetch nothing.
const NAMES_ONLY: [&str; 5] = ["canonical", "alternate", "author", "license", "next"];
/// In scripts: the names of languages, which nobody asks.
const NAMESPACES: [&str; 2] = ["www.w3.org", "schema.org"];
/// Hosts that are told.
const MOST: usize = 20;

/// What was seen.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Seen {
    /// Other hosts that browsers ask, in order.
    pub(super) others: Vec<String>,
    /// Hosts that scripts of the page name, without those.
    pub(super) named: Vec<String>,
    /// Where the page leads on to.
    pub(super) leads_to: Option<Url>,
}

/// Addresses, as they are written.
#[derive(Default)]
struct Addresses {
    fetched: Vec<String>,
    in_scripts: Vec<String>,
}

/// Looks at a page, or its beginning.
pub(super) fn look(html: &str, page: &Url) -> Seen {
    let document = Html::parse_document(html);
    let base = elements(&document).filter(|element| element.value().name() == "base");
    let base = base.filter_map(|base| page.join(base.attr("href")?).ok()).next().unwrap_or_else(|| page.clone());
    let mut found = Addresses::default();
    collect(&document, true, &mut found);
    let others = hosts(&found.fetched, &base, page);
    let mut named = hosts(&found.in_scripts, &base, page);
    named.retain(|host| !others.contains(host) && !NAMESPACES.contains(&host.as_str()));
    let refresh = elements(&document)
        .filter(|element| element.attr("http-equiv").is_some_and(|what| what.trim().eq_ignore_ascii_case("refresh")));
    let leads_to = refresh.filter_map(|element| base.join(redirect::of_refresh(element.attr("content")?)?).ok()).next();
    Seen { others: told(&others), named: told(&named), leads_to }
}

fn elements(document: &Html) -> impl Iterator<Item = ElementRef<'_>> {
    document.root_element().descendants().filter_map(ElementRef::wrap)
}

/// Those that are not the page's own, with the port where it is not the usual one.
fn hosts(addresses: &[String], base: &Url, page: &Url) -> BTreeSet<String> {
    let others = addresses.iter().filter_map(|address| base.join(address).ok());
    let others = others.filter(|to| redirect::is_other_origin(page, to));
    let named = others.filter_map(|to| {
        let host = to.host_str().filter(|host| !host.is_empty())?;
        Some(to.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")))
    });
    named.collect()
}

/// Not more than can be read; of the rest how many they are.
fn told(hosts: &BTreeSet<String>) -> Vec<String> {
    let more = Some(hosts.len().saturating_sub(MOST)).filter(|more| *more > 0);
    hosts.iter().take(MOST).cloned().chain(more.map(|more| format!("+ {more}"))).collect()
}

/// Pages within the page are looked at too; pages within those are not.
fn collect(document: &Html, goes_in: bool, found: &mut Addresses) {
    for element in elements(document) {
        let text = || element.text().collect::<String>();
        for (name, value) in element.value().attrs() {
            match name {
                "src" | "data" | "poster" | "background" => found.fetched.push(value.to_owned()),
                "href" if is_fetched(element) => found.fetched.push(value.to_owned()),
                "srcset" | "imagesrcset" => found.fetched.extend(of_set(value)),
                "style" => found.fetched.extend(of_style(value)),
                "srcdoc" if goes_in => collect(&Html::parse_document(value), false, found),
                _ if name.starts_with("on") => found.in_scripts.extend(script::addresses(value)),
                _ => {}
            }
        }
        match element.value().name() {
            "style" => found.fetched.extend(of_style(&text())),
            // A description for search engines, which nothing runs.
            "script" if element.attr("type") == Some("application/ld+json") => {}
            "script" => found.in_scripts.extend(script::addresses(&text())),
            // For browsers without scripts; the parser takes it for a text.
            "noscript" if goes_in => collect(&Html::parse_document(&text()), false, found),
            _ => {}
        }
    }
}

/// Whether an element fetches its `href` without anybody pressing anything: also pictures of SVG.
fn is_fetched(element: ElementRef<'_>) -> bool {
    !matches!(element.value().name(), "a" | "area" | "base")
        && !element.attr("rel").is_some_and(|rel| NAMES_ONLY.contains(&rel))
}

/// `one.png 1x, two.png 2x`
fn of_set(set: &str) -> impl Iterator<Item = String> {
    set.split(',').filter_map(|one| one.split_whitespace().next()).map(str::to_owned)
}

/// What `url(…)` and `@import "…"` name.
fn of_style(style: &str) -> Vec<String> {
    let quotes = |c: char| c.is_whitespace() || c == '"' || c == '\'';
    let named = style.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    let named = named.map(|address| address.trim_matches(quotes));
    let imported = style.split("@import").skip(1).filter_map(|rest| rest.split(';').next());
    let imported = imported.filter_map(|rest| rest.trim().split(quotes).find(|part| !part.is_empty()));
    named.chain(imported.filter(|part| !part.starts_with("url("))).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn seen(html: &str) -> Seen {
        look(html, &"https://shop.example/reset?token=x".parse().unwrap())
    }

    #[test]
    fn what_a_browser_fetches_from_elsewhere_is_named_once() {
        let html = "<script src=//cdn.example/a.js></script><script src='/own.js'></script>\
                    <img src='https://pixel.example/x.gif'><img src='https://pixel.example/y.gif'>\
                    <link rel=canonical href='https://other.example/'><link rel=stylesheet href='https://fonts.example/c'>\
                    <a href='https://link.example/'>x</a><img src='data:image/gif;base64,R0'><img src='https://['>";
        assert_eq!(seen(html).others, ["cdn.example", "fonts.example", "pixel.example"]);
        assert!(seen("").others.is_empty() && seen("").leads_to.is_none());
    }

    #[test]
    fn sets_of_pictures_and_styles_fetch_too() {
        let html = "<img src='/a.png' srcset='https://set.example/1.png 1x, /own.png 2x, https://set2.example/2.png 2x'>\
                    <picture><source srcset=//set3.example/x></picture><video poster=https://poster.example/p></video>\
                    <p style=\"background: url( 'https://style.example/p.png' )\">x</p>\
                    <style>@import 'https://import.example/a.css'; @import url(https://import2.example/b.css);\
                    p { background: url(https://sheet.example/p.png) } b { background: url(/own.png) }</style>\
                    <a style='color:red' href='https://link.example/'>x</a>";
        let hosts = "import.example import2.example poster.example set.example set2.example set3.example sheet.example";
        let expected: Vec<_> = hosts.split(' ').chain(["style.example"]).collect();
        assert_eq!(seen(html).others, expected);
    }

    #[test]
    fn pictures_of_svg_pages_within_the_page_and_other_ports_are_others_too() {
        let html = "<svg><image href='https://svg.example/a'/><image xlink:href='https://xlink.example/b'/>\
                    <a xlink:href='https://link.example/'></a></svg><noscript><img src=//none.example/x></noscript>\
                    <iframe srcdoc='<img src=//doc.example/x>'></iframe><img src=https://shop.example:8443/x>\
                    <img src=http://shop.example/y>";
        let others = ["doc.example", "none.example", "shop.example:8443", "svg.example", "xlink.example"];
        assert_eq!(seen(html).others, others);
        assert_eq!(seen("<base href='https://base.example/'><script src=a.js></script>").others, ["base.example"]);
    }

    #[test]
    fn what_scripts_of_the_page_name_is_told_apart() {
        let html = "<script>j.src='https://www.googletagmanager.com/gtm.js?id='+i</script>\
                    <script type=module>import \"https://mod.example/m.js\"</script>\
                    <script src=https://cdn.example/a.js></script><script>x='https://cdn.example/b'</script>\
                    <script>n='http://www.w3.org/2000/svg'; o='https://shop.example/own'</script>\
                    <body onload=\"fetch('https://xhr.example/')\">";
        let found = seen(html);
        assert_eq!(found.named, ["mod.example", "www.googletagmanager.com", "xhr.example"]);
        assert_eq!(found.others, ["cdn.example"]);
    }

    #[test]
    fn a_page_that_leads_on_says_so() {
        let found = seen("<meta http-equiv=Refresh content='0;url=/login'>");
        assert_eq!(found.leads_to.unwrap().as_str(), "https://shop.example/login");
        assert!(seen("<meta http-equiv=refresh content=30>").leads_to.is_none());
    }

    #[test]
    fn of_many_hosts_the_rest_are_counted() {
        let html: String = (0..25).map(|n| format!("<img src=//h{n:02}.example/>")).collect();
        let others = seen(&html).others;
        assert_eq!((others.len(), others.last().map(String::as_str)), (21, Some("+ 5")));
    }
}
