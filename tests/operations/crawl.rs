//! Every page that links lead to, looked at for what the policy forbids.

use std::collections::BTreeSet;

use keydesk::staff::roles::Role;

use crate::harness::app::Wish;
use crate::harness::{Browser, Page, TestApp};

/// All pages from these on, each path once.
async fn crawl(browser: &Browser, starts: &[String]) -> Vec<Page> {
    let mut waiting: Vec<String> = starts.to_vec();
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut pages = Vec::new();
    while let Some(path) = waiting.pop() {
        let bare = path.split(['?', '#']).next().unwrap().to_owned();
        if !known.insert(bare) {
            continue;
        }
        let page = browser.open(&path).await;
        let links = [("a[href^='/']", "href"), ("iframe[src^='/']", "src")];
        for (selector, attribute) in links {
            waiting.extend(page.attributes(selector, attribute));
        }
        pages.push(page);
    }
    pages
}

fn nothing_inline(page: &Page) {
    let html = page.html();
    for element in html.root_element().descendants().filter_map(scraper::ElementRef::wrap) {
        let (name, at) = (element.value().name(), &page.path);
        assert!(name != "script" || element.attr("src").is_some_and(|src| src.starts_with("/assets/")), "{at}");
        assert!(!matches!(name, "style" | "object" | "embed" | "base" | "applet"), "{at}: <{name}>");
        for (attribute, value) in element.value().attrs() {
            assert!(!attribute.starts_with("on") && attribute != "style", "{at}: <{name} {attribute}>");
            let address = matches!(attribute, "src" | "href" | "action" | "formaction" | "srcset" | "poster");
            let ours = ["/", "#", "?", "mailto:", "tel:+"].iter().any(|start| value.starts_with(start))
                && !value.starts_with("//");
            assert!(!address || ours, "{at}: <{name} {attribute}={value}>");
        }
    }
}

#[actix_web::test]
async fn no_page_has_anything_inline_or_from_elsewhere() {
    let app = TestApp::start().await;
    app.scene().await;
    app.ivan().await;
    app.dora().await;
    let owner = app.signed_in(Role::Owner).await;
    let starts = ["/admin".to_owned(), app.hosted("sign-in"), app.hosted("signed-in"), app.hosted("forgot/sent")];
    let pages = crawl(&owner, &starts).await;
    let signed_out = [app.hosted("password"), app.hosted("password/done"), "/sign-in".into(), "/no-such-page".into()];
    let others = crawl(&app.browser(), &signed_out).await;
    let mut looked = 0;
    for page in pages.iter().chain(&others) {
        assert!(page.status < 500, "{} {}", page.status, page.path);
        let policy = page.header("content-security-policy");
        assert!(policy.contains("frame-ancestors"), "{}: {policy}", page.path);
        if page.path.ends_with("/html") || page.path.ends_with("/preview") {
            // A mail: its own styles, and nothing runs.
            assert!(policy.starts_with("sandbox") && !policy.contains("script"), "{policy}");
            assert!(!policy.contains("allow-scripts") && !policy.contains("allow-same-origin"), "{policy}");
            assert!(!page.has("script, iframe, object, embed, form, link"));
            continue;
        }
        assert!(!policy.contains("unsafe-"), "{}: {policy}", page.path);
        nothing_inline(page);
        looked += 1;
    }
    assert!(looked > 20, "only {looked} pages were found");
}

#[actix_web::test]
async fn the_first_page_of_an_empty_database_has_nothing_inline_either() {
    let app = TestApp::with(Wish { empty: true, ..Wish::default() }).await;
    let page = app.browser().get("/").await;
    assert_eq!(page.status, 200);
    nothing_inline(&page);
    assert!(page.text().contains("keydesk staff create"));
}

#[actix_web::test]
async fn no_link_leads_nowhere() {
    let app = TestApp::start().await;
    app.scene().await;
    for role in Role::ALL {
        let browser = app.signed_in(*role).await;
        for page in crawl(&browser, &["/admin".into(), app.hosted("sign-in")]).await {
            assert!(page.status != 404 && page.status < 500, "{role}: {} {}", page.status, page.path);
            // 409: a page that says why not. 410: without a link from a mail.
            assert!([200, 403, 409, 410].contains(&page.status), "{role}: {} {}", page.status, page.path);
        }
    }
}

#[actix_web::test]
async fn one_page_needs_no_more_statements_for_many_rows_than_for_one() {
    let app = TestApp::start().await;
    let browser = app.signed_in(Role::Owner).await;
    app.scene().await;
    let mut counts = Vec::new();
    for rows in [18, 0] {
        for page in ["/customers", "/messages", "/applications", "/staff"] {
            browser.get(&app.admin(page)).await;
            let before = app.keydesk.db.statements();
            assert_eq!(browser.get(&app.admin(page)).await.status, 200);
            counts.push(app.keydesk.db.statements() - before);
        }
        for i in 0..rows {
            app.scene_in(app.account, &format!("Nr{i}"), &format!("nr{i}@example.com")).await;
        }
    }
    assert_eq!(counts[..4], counts[4..]);
}
