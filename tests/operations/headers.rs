//! What every answer carries.

use keydesk::staff::roles::Role;
use keydesk::web::assets;

use crate::harness::app::Wish;
use crate::harness::{Browser, Page, STAFF_PASSWORD, TestApp};

fn is_dressed(page: &Page) {
    let at = format!("{} {}", page.status, page.path);
    let policy = page.header("content-security-policy");
    for part in
        ["default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "object-src 'none'"]
    {
        assert!(policy.contains(part), "{at}: {part} in {policy}");
    }
    assert!(!policy.contains("unsafe-") && !policy.contains('*') && !policy.contains("data:"), "{at}: {policy}");
    assert_eq!(page.header("x-content-type-options"), "nosniff", "{at}");
    assert_eq!(page.header("referrer-policy"), "same-origin", "{at}");
    assert_eq!(page.header("cross-origin-opener-policy"), "same-origin", "{at}");
    assert_eq!(page.header("cross-origin-resource-policy"), "same-origin", "{at}");
    assert!(page.header("permissions-policy").contains("camera=()"), "{at}");
    assert_eq!(page.header("x-request-id").len(), 8, "{at}");
    for leak in ["server", "x-powered-by", "via", "access-control-allow-origin"] {
        assert!(!page.headers.contains_key(leak), "{at}: {leak}");
    }
}

#[actix_web::test]
async fn a_60_every_answer_carries_the_headers_that_browsers_act_on() {
    let app = TestApp::start().await;
    let (scene, editor, owner) =
        (app.scene().await, app.signed_in(Role::Editor).await, app.signed_in(Role::Owner).await);
    let stranger = app.browser();
    let names = assets::names();
    for (browser, path, status) in [
        (&owner, app.admin("/customers"), 200),
        (&owner, app.hosted("forgot"), 200),
        (&stranger, "/sign-in".into(), 200),
        (&stranger, app.admin("/customers"), 303),
        (&stranger, "/".into(), 303),
        (&stranger, "/healthz".into(), 200),
        (&stranger, names.css.clone(), 200),
        (&stranger, names.js.clone(), 200),
        (&stranger, "/assets/none.css".into(), 404),
        (&stranger, "/none".into(), 404),
        (&stranger, "/hosted/99/forgot".into(), 404),
        (&owner, app.admin("/customers/x"), 404),
        (&owner, app.admin("/messages?before=x"), 400),
        (&editor, app.admin("/customers"), 403),
        (&stranger, app.hosted("password"), 410),
        (&owner, app.admin(&format!("/customers/{}/invite", scene.customer)), 409),
    ] {
        let page = browser.get(&path).await;
        assert_eq!(page.status, status, "{path}");
        is_dressed(&page);
        if !path.starts_with("/assets/") || status != 200 {
            assert_eq!(page.header("cache-control"), "no-store", "{path}");
        }
    }
    let refused = stranger.send(stranger.raw("POST", "/sign-in").form(&[("form", "x")])).await;
    assert_eq!(refused.status, 403);
    is_dressed(&refused);
    let method = stranger.send(stranger.raw("PUT", "/sign-in")).await;
    assert_eq!(method.status, 405);
    is_dressed(&method);
}

#[actix_web::test]
async fn a_page_whose_session_cannot_be_read_is_dressed_as_any_other_fault() {
    let app = TestApp::start().await;
    let owner = app.signed_in(Role::Owner).await;
    app.execute("ALTER TABLE staff_sessions RENAME TO elsewhere").await;
    let page = owner.get(&app.admin("/customers")).await;
    assert!([500, 503].contains(&page.status), "{}", page.status);
    is_dressed(&page);
    assert_eq!(page.one("code"), page.header("x-request-id"));
    assert!(!page.body.contains("staff_sessions"), "what went wrong is for the log");
    let page = app.browser().get("/sign-in").await;
    assert_eq!(page.status, 200, "who has no session is served");
}

#[actix_web::test]
async fn only_the_step_that_holds_a_token_in_its_address_sends_no_referrer_at_all() {
    let app = TestApp::start().await;
    let token = "A".repeat(43);
    let page = app.browser().get(&app.hosted(&format!("password?token={token}"))).await;
    assert_eq!((page.status, page.header("referrer-policy")), (303, "no-referrer"));
    assert_eq!(page.location().unwrap(), app.hosted("password"));
    assert!(page.header("x-frame-options").is_empty() || page.header("x-frame-options") == "DENY");
}

#[actix_web::test]
async fn assets_are_kept_for_a_year_under_names_that_hold_their_hash() {
    let app = TestApp::start().await;
    let browser = app.browser();
    let names = assets::names();
    for (name, kind) in [(&names.css, "text/css"), (&names.js, "text/javascript"), (&names.icons, "image/svg+xml")] {
        let hash = name.split(['.', '/']).find(|part| part.len() == 12 && part.chars().all(|c| c.is_ascii_hexdigit()));
        assert!(hash.is_some(), "{name}");
        let plain = browser.send(browser.raw("GET", name).header("accept-encoding", "identity")).await;
        assert_eq!(plain.header("cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(plain.header("vary"), "accept-encoding");
        assert!(plain.header("content-type").starts_with(kind), "{}", plain.header("content-type"));
        assert_eq!(plain.header("content-encoding").replace("identity", ""), "");
        let packed = browser.send(browser.raw("GET", name).header("accept-encoding", "gzip, deflate, br")).await;
        assert_eq!(packed.header("content-encoding"), "br", "{name}");
        assert!(packed.set_cookies().is_empty(), "assets are the same for everybody");
        let other = name.replace(hash.unwrap(), "000000000000");
        assert_eq!(browser.get(&other).await.status, 404, "{other}");
    }
    let linked = browser.get("/sign-in").await;
    assert_eq!(linked.attributes("link[rel=stylesheet]", "href"), [names.css.as_str()]);
    for path in [
        "/assets/",
        "/assets/../Cargo.toml",
        "/assets/%2e%2e/Cargo.toml",
        "/assets/css/base.css",
        "/static/css/base.css",
    ] {
        assert_eq!(browser.get(path).await.status, 404, "{path}");
    }
}

async fn over_https(app: &TestApp, path: &str, cookies: &str) -> Page {
    let browser = app.browser();
    browser.send(browser.raw("GET", path).header("host", "desk.example").header("cookie", cookies)).await
}

fn is_tied_to_the_host(cookie: &str) {
    let lower = cookie.to_lowercase();
    assert!(cookie.starts_with("__Host-"), "{cookie}");
    for part in ["; secure", "; httponly", "; samesite=lax", "; path=/"] {
        assert!(lower.contains(part), "{part} in {cookie}");
    }
    assert!(!lower.contains("domain=") && cookie.len() < 4096, "{cookie}");
}

#[actix_web::test]
async fn over_https_browsers_are_told_to_stay_there_and_cookies_are_tied_to_the_host() {
    let app = TestApp::with(Wish { https: true, ..Wish::default() }).await;
    app.add_staff(app.account, Role::Owner, "Olga", "olga@northwind.example").await;
    let page = over_https(&app, "/sign-in", "").await;
    let browser = app.browser();
    let form =
        [("form", page.form_token()), ("email", "olga@northwind.example".into()), ("password", STAFF_PASSWORD.into())];
    let visitor = page.cookie("__Host-visitor").unwrap();
    let request = browser.raw("POST", "/sign-in").header("host", "desk.example").header("cookie", &visitor);
    let answer = browser.send(request.form(&form)).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let session = answer.cookie("__Host-keydesk").unwrap();
    let all = format!("{visitor}; {session}");
    let inside = over_https(&app, &app.admin("/customers"), &all).await;
    assert_eq!(inside.status, 200);
    let link = over_https(&app, &app.hosted(&format!("password?token={}", "A".repeat(43))), "").await;
    let missing = over_https(&app, "/none", "").await;
    let asset = over_https(&app, &assets::names().css, "").await;
    let mut cookies = 0;
    for page in [&page, &answer, &inside, &link, &missing, &asset] {
        let told = page.header("strict-transport-security");
        let age: u64 = told.split("max-age=").nth(1).unwrap().split(';').next().unwrap().parse().unwrap();
        assert!(age >= 31_536_000 && told.contains("includeSubDomains"), "{told}");
        for cookie in page.set_cookies() {
            is_tied_to_the_host(&cookie);
            cookies += 1;
        }
    }
    assert!(cookies >= 3);
    let plain = TestApp::start().await;
    assert_eq!(plain.browser().get("/sign-in").await.header("strict-transport-security"), "");
}

#[actix_web::test]
async fn no_cookie_can_be_read_by_scripts_or_sent_along_from_elsewhere() {
    let app = TestApp::start().await;
    app.carla().await;
    let browser = app.browser();
    let page = browser.get(&app.hosted("sign-in")).await;
    let typed = [("email", "carla@example.com"), ("password", crate::harness::CUSTOMER_PASSWORD)];
    let answer = browser.submit(&page, "/sign-in", &typed).await;
    let link = browser.get(&app.hosted(&format!("password?token={}", "A".repeat(43)))).await;
    let cookies: Vec<_> = [page, answer, link].iter().flat_map(Page::set_cookies).collect();
    assert_eq!(cookies.len(), 3, "{cookies:?}");
    for cookie in cookies.iter().map(|cookie| cookie.to_lowercase()) {
        assert!(cookie.contains("; httponly") && cookie.contains("; samesite=lax"), "{cookie}");
    }
}

async fn in_german(browser: &mut Browser, path: &str) -> Page {
    browser.language = "de-AT,de;q=0.9,en;q=0.5".into();
    browser.get(path).await
}

#[actix_web::test]
async fn errors_name_the_request_and_speak_the_browsers_language() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    for path in ["/none", "/hosted/99/forgot"] {
        let english = app.browser().get(path).await;
        assert_eq!(english.one("code"), english.header("x-request-id"));
        assert_eq!(english.attributes("html", "lang"), ["en"]);
        let german = in_german(&mut browser, path).await;
        assert_eq!((german.status, german.attributes("html", "lang")), (404, vec!["de".to_owned()]));
        assert_eq!(german.one("code"), german.header("x-request-id"));
        assert_ne!(german.one("h1"), english.one("h1"));
    }
    let forged = browser.send(browser.raw("POST", "/sign-in").form(&[("form", "x")])).await;
    assert_eq!((forged.status, forged.attributes("html", "lang")), (403, vec!["de".to_owned()]));
}
