//! A-59: what a customer types is text on every page of the backoffice.

use diesel::prelude::*;
use keydesk::customers::State;
use keydesk::db::schema::{addresses, customers};

use crate::harness::TestApp;

const POLYGLOTS: [&str; 16] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg/onload=alert(1)>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "javascript:alert(1)",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<iframe src=//evil.example></iframe>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<form action=//evil.example><input name=form>",
    "{{ 7 | times: 7 }}{% raw %}",
    "${7*7}#{7*7}<%= 7 %>",
    "\u{202e}gnp.exe <b>",
    "<style>@import '//evil.example'</style>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
];

#[actix_web::test]
async fn a_59_nothing_that_a_customer_types_becomes_markup() {
    let app = TestApp::start().await;
    let bob = app.bob().await;
    let plain = app.customer("Plain", "Plain", "plain@example.com", State::Active).await;
    app.send_reset(&bob, plain).await;
    let pages = |id| ["", "/edit", "/reset", "/disable"].map(|page| app.admin(&format!("/customers/{id}{page}")));
    let mut usual = Vec::new();
    for page in pages(plain) {
        usual.push(tags(&bob.get(&page).await.body));
    }
    for (i, nasty) in POLYGLOTS.into_iter().enumerate() {
        let id = app.customer(nasty, nasty, &format!("nasty{i}@example.com"), State::Active).await;
        app.write(move |conn| {
            diesel::update(customers::table.find(id)).set(customers::phone.eq(nasty)).execute(conn).unwrap();
            diesel::update(addresses::table.filter(addresses::customer_id.eq(id)))
                .set((addresses::label.eq(nasty), addresses::street.eq(nasty), addresses::name.eq(nasty)))
                .execute(conn)
                .unwrap();
        })
        .await;
        app.send_reset(&bob, id).await;
        for (page, usual) in pages(id).iter().zip(&usual) {
            let answer = bob.get(page).await;
            assert_eq!(answer.status, 200);
            for (tag, count) in tags(&answer.body) {
                let known = usual.iter().find(|(known, _)| *known == tag).map_or(0, |(_, count)| *count);
                // Facts that are empty for the plain one may be there; nothing that acts may.
                let harmless = ["div", "dt", "dd", "span", "bdi", "a", "br", "address"].contains(&tag.as_str());
                assert!(count <= known || harmless, "{nasty} made <{tag}> on {page}");
            }
            assert!(!answer.has("[onerror], [onload], a[href^='javascript:'], a[href*='evil']"), "{nasty} on {page}");
        }
        let shown = bob.get(&pages(id)[0]).await.one("h1");
        let typed = format!("{nasty} {nasty}").split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(shown, typed, "it reads as it was typed");
        let mail = app.mails_to(id).await.remove(0);
        let preview = bob.get(&app.admin(&format!("/messages/{}/html", mail.id))).await;
        assert!(preview.header("content-security-policy").starts_with("sandbox"));
        assert!(!preview.has("script, iframe, form, img, svg, meta[http-equiv=refresh]"), "{nasty} in the mail");
    }
    let list = bob.get(&app.admin("/customers?view=all&size=50")).await;
    assert!(!list.has("tbody script, tbody img, tbody svg, tbody form, tbody iframe"));
}

/// How often each element is on a page.
fn tags(body: &str) -> Vec<(String, usize)> {
    let html = scraper::Html::parse_document(body);
    let mut counts = std::collections::BTreeMap::new();
    for element in html.tree.nodes().filter_map(|node| node.value().as_element()) {
        *counts.entry(element.name().to_owned()).or_insert(0) += 1;
    }
    counts.into_iter().collect()
}
