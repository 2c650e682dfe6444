//! Forms that no page of ours gave to this browser.

use keydesk::staff::roles::Role;
use reqwest::RequestBuilder;

use super::routes::{ROUTES, Row};
use crate::harness::app::Wish;
use crate::harness::{Browser, STAFF_PASSWORD, Scene, TestApp};

/// An owner at work, who is also a visitor of the shop's pages: both kinds of token.
struct Desk {
    app: TestApp,
    scene: Scene,
    owner: Browser,
    token: String,
}

impl Desk {
    async fn open() -> Self {
        let app = TestApp::start().await;
        let (scene, owner) = (app.scene().await, app.signed_in(Role::Owner).await);
        let token = owner.get(&app.admin("/roles")).await.form_token();
        Self { app, scene, owner, token }
    }

    /// The token that the route's own page would bring.
    async fn token_for(&self, row: &Row) -> String {
        if row.is_hosted() {
            return self.owner.get(&self.app.hosted("sign-in")).await.form_token();
        }
        self.token.clone()
    }

    /// Its form, with a token or without.
    fn post(&self, row: &Row, token: Option<&str>) -> RequestBuilder {
        let mut fields = row.fields();
        fields.extend(token.map(|token| ("form", token)));
        self.owner.raw("POST", &row.at(&self.scene)).form(&fields)
    }
}

fn posts() -> impl Iterator<Item = &'static Row> {
    ROUTES.iter().filter(|row| row.is_post())
}

#[actix_web::test]
async fn a_57_csrf_without_the_token_of_this_browser_does_nothing() {
    let desk = Desk::open().await;
    let stranger = desk.app.browser().get("/sign-in").await.form_token();
    let colleague = desk.app.alice().await.get(&desk.app.admin("/roles")).await.form_token();
    let hosted = desk.app.browser().get(&desk.app.hosted("forgot")).await.form_token();
    let before = desk.app.contents().await;
    for row in posts() {
        for token in [None, Some(""), Some("x"), Some(stranger.as_str()), Some(&colleague), Some(&hosted)] {
            let answer = desk.owner.send(desk.post(row, token)).await;
            assert_eq!(answer.status, 403, "{} with {token:?}", row.route);
        }
    }
    assert_eq!(desk.app.contents().await, before);
}

#[actix_web::test]
async fn a_57_csrf_from_another_site_does_nothing_even_with_the_token() {
    let desk = Desk::open().await;
    let port = desk.app.address.port();
    let other_port = format!("http://127.0.0.1:{}", port ^ 1);
    let https = format!("https://127.0.0.1:{port}");
    let before = desk.app.contents().await;
    for row in posts() {
        let token = desk.token_for(row).await;
        for (name, value) in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "null"),
            ("origin", "https://evil.example"),
            ("origin", &other_port),
            ("origin", &https),
            ("origin", "http://127.0.0.1.evil.example"),
        ] {
            let answer = desk.owner.send(desk.post(row, Some(&token)).header(name, value)).await;
            assert_eq!(answer.status, 403, "{} with {name}: {value}", row.route);
        }
    }
    assert_eq!(desk.app.contents().await, before);
}

#[actix_web::test]
async fn a_57_csrf_in_another_content_type_does_nothing_even_with_the_token() {
    let desk = Desk::open().await;
    let before = desk.app.contents().await;
    for row in posts() {
        let token = desk.token_for(row).await;
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(row.fields()).append_pair("form", &token);
        let form = form.finish();
        let json = format!("{{\"form\":\"{token}\"}}");
        let multipart = format!("--b\r\ncontent-disposition: form-data; name=\"form\"\r\n\r\n{token}\r\n--b--\r\n");
        for (kind, body) in [
            (Some("text/plain"), &form),
            (Some("text/plain; x=application/x-www-form-urlencoded"), &form),
            (Some("multipart/form-data; boundary=b"), &multipart),
            (Some("application/json"), &json),
            (None, &form),
        ] {
            let mut request = desk.owner.raw("POST", &row.at(&desk.scene)).body(body.clone());
            if let Some(kind) = kind {
                request = request.header("content-type", kind);
            }
            // The one page with a file; its own tests send it forged.
            if row.route.ends_with("/brand") && kind.is_some_and(|kind| kind.starts_with("multipart/")) {
                continue;
            }
            assert_eq!(desk.owner.send(request).await.status, 403, "{} as {kind:?}", row.route);
        }
    }
    assert_eq!(desk.app.contents().await, before);
}

#[actix_web::test]
async fn a_form_of_ours_is_taken_with_what_browsers_say_about_it() {
    let desk = Desk::open().await;
    let own = format!("http://127.0.0.1:{}", desk.app.address.port());
    let row = posts().find(|row| row.pattern() == "/preferences").unwrap();
    for (name, value) in [("sec-fetch-site", "same-origin"), ("sec-fetch-site", "none"), ("origin", own.as_str())] {
        let answer = desk.owner.send(desk.post(row, Some(&desk.token)).header(name, value)).await;
        assert_eq!(answer.status, 303, "{name}: {value}");
    }
}

#[actix_web::test]
async fn a_token_ends_with_its_session() {
    let desk = Desk::open().await;
    let before_sign_in = {
        let browser = desk.app.browser();
        let page = browser.get("/sign-in").await;
        let owner = [("email", "owner@northwind.example"), ("password", STAFF_PASSWORD)];
        assert_eq!(browser.submit(&page, "/sign-in", &owner).await.status, 303);
        let form = [("form", page.form_token()), ("theme", "dark".into())];
        browser.send(browser.raw("POST", "/preferences").form(&form)).await
    };
    assert_eq!(before_sign_in.status, 403, "the sign-in page's token is none of the session's");
}

#[actix_web::test]
async fn a_58_login_csrf_signs_nobody_in() {
    let app = TestApp::start().await;
    app.add_staff(app.account, Role::Support, "Mallory", "mallory@northwind.example").await;
    app.customer("Mallory", "", "mallory@example.com", keydesk::customers::State::Active).await;
    let customer = crate::harness::CUSTOMER_PASSWORD;
    for (page, email, password, cookie) in [
        ("/sign-in".to_owned(), "mallory@northwind.example", STAFF_PASSWORD, "keydesk"),
        (app.hosted("sign-in"), "mallory@example.com", customer, "customer-1"),
    ] {
        // The attacker's own form, which works for the attacker …
        let attacker = app.browser();
        let form = attacker.get(&page).await;
        let (action, fields) = form.form("/sign-in", &[("email", email), ("password", password)]);
        // … sent by a victim who has been here, and by one who has not.
        let (known, new) = (app.browser(), app.browser());
        known.get(&page).await;
        for victim in [known, new] {
            let answer = victim.send(victim.raw("POST", &action).form(&fields)).await;
            assert_eq!((answer.status, answer.cookie(cookie)), (403, None), "{page}");
        }
        let answer = attacker.send(attacker.raw("POST", &action).form(&fields)).await;
        assert!(answer.status == 303 && answer.cookie(cookie).is_some(), "{page}: {}", answer.text());
    }
}

#[actix_web::test]
async fn a_field_that_comes_twice_is_malformed() {
    let desk = Desk::open().await;
    let before = desk.app.contents().await;
    for row in posts() {
        let token = desk.token_for(row).await;
        for (name, value) in row.fields() {
            let fields = [row.fields(), vec![("form", token.as_str()), (name, value)]].concat();
            let request = desk.owner.raw("POST", &row.at(&desk.scene)).form(&fields);
            assert_eq!(desk.owner.send(request).await.status, 400, "{} {name}", row.route);
        }
        let fields = [row.fields(), vec![("form", token.as_str()), ("form", token.as_str())]].concat();
        let request = desk.owner.raw("POST", &row.at(&desk.scene)).form(&fields);
        assert!([400, 403].contains(&desk.owner.send(request).await.status), "{} form", row.route);
    }
    assert_eq!(desk.app.contents().await, before);
}

#[actix_web::test]
async fn a_body_of_more_than_a_form_may_have_is_refused() {
    let desk = Desk::open().await;
    let before = desk.app.contents().await;
    for row in posts() {
        let token = desk.token_for(row).await;
        for size in [row.most() + 1, 4 * row.most()] {
            let padding = "x".repeat(size);
            let fields = [row.fields(), vec![("form", &token), ("padding", &padding)]].concat();
            let request = desk.owner.raw("POST", &row.at(&desk.scene)).form(&fields);
            assert_eq!(desk.owner.send(request).await.status, 413, "{} {size}", row.route);
        }
    }
    assert_eq!(desk.app.contents().await, before);
}

/// A few hundred bytes unpack to a gigabyte: none is unpacked, whoever sends it.
#[actix_web::test]
async fn a_82_a_packed_body_is_refused_before_it_is_unpacked() {
    let desk = Desk::open().await;
    let packed = {
        use std::io::Write;
        let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, 5, 22);
        let part = vec![b'a'; 1024 * 1024];
        (0..256).for_each(|_| writer.write_all(&part).unwrap());
        writer.into_inner()
    };
    assert!(packed.len() < 2048, "{}", packed.len());
    for path in ["/preferences", "/sign-in", "/adobe/1/graphql", "/bigcommerce/1/graphql", "/accounts/customer"] {
        for encoding in ["br", "gzip", "deflate", "zstd", "identity, br", "BR"] {
            let request = desk.owner.raw("POST", path).header("content-encoding", encoding);
            let request = request.header("content-type", "application/x-www-form-urlencoded").body(packed.clone());
            let answer = desk.owner.send(request).await;
            assert_eq!((answer.status, answer.header("connection")), (415, "close"), "{path} {encoding}");
        }
    }
}

/// What is kept for a sender before anybody knows who it is.
#[actix_web::test]
async fn f_34_only_mails_and_logos_of_who_is_signed_in_may_be_large() {
    let desk = Desk::open().await;
    let (large, mail) = ("x".repeat(100 * 1024), desk.app.admin("/notifications/reset/en/all"));
    let send = async |browser: &Browser, path: &str| {
        let request = browser.raw("POST", path).header("content-type", "application/x-www-form-urlencoded");
        browser.send(request.body(format!("form=x&html={large}"))).await.status
    };
    assert_eq!(send(&desk.owner, &mail).await, 403, "read, and then looked at");
    for (browser, path) in [
        (&desk.owner, "/sign-in"),
        (&desk.owner, "/preferences"),
        (&desk.app.browser(), &mail),
        (&desk.app.browser(), "/sign-in"),
    ] {
        assert_eq!(send(browser, path).await, 413, "{path}");
    }
    let forged = desk.app.browser();
    let request = forged.raw("POST", &mail).header("cookie", "keydesk=forged").header("content-type", "text/plain");
    assert_eq!(forged.send(request.body(large.clone())).await.status, 413);
}

#[actix_web::test]
async fn behind_https_the_origin_must_be_the_public_address() {
    let app = TestApp::with(Wish { https: true, ..Wish::default() }).await;
    let browser = app.browser();
    let page = browser.send(browser.raw("GET", "/sign-in").header("host", "desk.example")).await;
    let cookie = page.cookie("__Host-visitor").unwrap();
    for (origin, status) in [
        ("https://desk.example", 422),
        ("https://desk.example:443", 422),
        ("http://desk.example", 403),
        ("https://desk.example:8443", 403),
        ("https://desk.example.evil.example", 403),
        ("null", 403),
    ] {
        let form = [("form", page.form_token()), ("email", "a@b.example".into()), ("password", "c".into())];
        let request = browser.raw("POST", "/sign-in").header("host", "desk.example").header("cookie", &cookie);
        let answer = browser.send(request.header("origin", origin).form(&form)).await;
        assert_eq!(answer.status, status, "{origin}");
    }
}
