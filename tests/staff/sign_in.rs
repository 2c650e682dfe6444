//! Signing in and out: one answer for every failure, delays that grow, an end to guessing.

use chrono::TimeDelta;
use keydesk::staff::roles::Role;
use keydesk::throttle::{self, Network, Subject};

use super::ALICE;
use crate::harness::{Browser, Page, STAFF_PASSWORD, TestApp};

const WRONG: &str = "eight plum tractors at dusk";

async fn attempt(browser: &Browser, email: &str, password: &str) -> Page {
    let page = browser.get("/sign-in").await;
    browser.submit(&page, "/sign-in", &[("email", email), ("password", password)]).await
}

/// The page without what differs each time: the form's token and the address that was typed.
fn bare(page: &Page, email: &str) -> String {
    page.body.replace(&page.form_token(), "TOKEN").replace(email, "ADDRESS")
}

async fn alice(app: &TestApp) {
    app.add_staff(app.account, Role::Support, "Alice Support", ALICE).await;
}

#[actix_web::test]
async fn the_right_password_leads_to_the_customers_and_is_noted() {
    let app = TestApp::start().await;
    alice(&app).await;
    let browser = app.browser();
    let page = browser.get("/sign-in").await;
    let home =
        browser.finish(&page, "/sign-in", &[("email", " Alice@Northwind.EXAMPLE "), ("password", STAFF_PASSWORD)]);
    let home = home.await;
    assert_eq!((home.status, home.path.as_str()), (200, app.admin("/customers").as_str()));
    let events = app.contents().await.remove("events").unwrap();
    assert_eq!(events.iter().filter(|line| line.contains("staff.signed_in")).count(), 1);
}

#[actix_web::test]
async fn a_01_wrong_unknown_and_disabled_are_answered_alike_and_cost_the_same() {
    let app = TestApp::start().await;
    alice(&app).await;
    app.add_staff(app.account, Role::Support, "Dieter Disabled", "dieter@northwind.example").await;
    app.execute("UPDATE staff SET disabled_at = created_at WHERE email LIKE 'dieter%'").await;
    let browser = app.browser();
    attempt(&browser, "warm@up.example", WRONG).await;
    let cases = [(ALICE, WRONG), ("nobody@northwind.example", WRONG), ("dieter@northwind.example", STAFF_PASSWORD)];
    let mut seen = Vec::new();
    for (email, password) in cases {
        let page = browser.get("/sign-in").await;
        let (statements, hashes) = (app.keydesk.db.statements(), app.keydesk.hasher.worked());
        let answer = browser.submit(&page, "/sign-in", &[("email", email), ("password", password)]).await;
        let cost = (app.keydesk.db.statements() - statements, app.keydesk.hasher.worked() - hashes);
        assert_eq!(answer.status, 422);
        assert_eq!(answer.cookie("keydesk"), None);
        let mut names: Vec<_> = answer.headers.keys().map(ToString::to_string).collect();
        names.sort();
        seen.push((bare(&answer, email), cost, names));
    }
    assert_eq!(seen[0].1.1, 1, "one hash");
    assert_eq!(seen[0], seen[1], "wrong and unknown");
    assert_eq!(seen[0], seen[2], "wrong and disabled");
}

#[actix_web::test]
async fn four_failures_are_free() {
    let app = TestApp::start().await;
    alice(&app).await;
    let browser = app.browser();
    for _ in 0..4 {
        assert_eq!(attempt(&browser, ALICE, WRONG).await.status, 422);
    }
    assert_eq!(attempt(&browser, ALICE, STAFF_PASSWORD).await.status, 303);
}

#[actix_web::test]
async fn from_the_fifth_failure_on_a_growing_delay_refuses_even_the_right_password() {
    let app = TestApp::start().await;
    alice(&app).await;
    let browser = app.browser();
    let mut failed = attempt(&browser, ALICE, WRONG).await;
    for _ in 1..11 {
        // Longer than the delay so far; the eleventh failure makes it 64 s.
        app.wait(TimeDelta::seconds(40));
        failed = attempt(&browser, ALICE, WRONG).await;
    }
    let hashes = app.keydesk.hasher.worked();
    let refused = attempt(&browser, ALICE, STAFF_PASSWORD).await;
    assert_eq!((refused.status, bare(&refused, ALICE)), (422, bare(&failed, ALICE)), "the same answer");
    app.wait(TimeDelta::seconds(33));
    assert_eq!(attempt(&browser, ALICE, STAFF_PASSWORD).await.status, 422, "longer than the delay before");
    assert_eq!(app.keydesk.hasher.worked(), hashes + 2, "the same work");
    app.wait(TimeDelta::seconds(32));
    assert_eq!(attempt(&browser, ALICE, STAFF_PASSWORD).await.status, 303);
    assert_eq!(attempt(&browser, ALICE, WRONG).await.status, 422);
    assert_eq!(attempt(&browser, ALICE, STAFF_PASSWORD).await.status, 303, "counted from the beginning again");
}

#[actix_web::test]
async fn a_78_a_stranger_elsewhere_does_not_keep_a_person_out() {
    let wish =
        crate::harness::app::Wish { trusted_proxies: vec!["127.0.0.0/8".parse().unwrap()], ..Default::default() };
    let app = TestApp::with(wish).await;
    alice(&app).await;
    let from = |ip: &'static str, password: &'static str| {
        let browser = app.browser();
        async move {
            let page = browser.get("/sign-in").await;
            let (action, fields) = page.form("/sign-in", &[("email", ALICE), ("password", password)]);
            browser.send(browser.raw("POST", &action).header("x-forwarded-for", ip).form(&fields)).await.status
        }
    };
    for _ in 0..10 {
        app.wait(TimeDelta::seconds(40));
        from("203.0.113.7", WRONG).await;
    }
    assert_eq!(from("203.0.113.200", STAFF_PASSWORD).await, 422, "the same network");
    assert_eq!(from("198.51.100.9", STAFF_PASSWORD).await, 303);
    assert_eq!(from("198.51.100.9, 203.0.113.7", STAFF_PASSWORD).await, 422, "only our proxy's word counts");
}

#[actix_web::test]
async fn a_hundred_failures_in_a_row_lock_until_someone_helps() {
    let app = TestApp::start().await;
    alice(&app).await;
    let (keys, now) = (app.keydesk.config.keys.clone(), app.now());
    let subject = Subject::new(&keys, "staff", ALICE);
    let counted = subject.clone();
    app.write(move |conn| {
        for i in 0..99u8 {
            throttle::begin(conn, &counted, &Network::of([10, 0, i, 1].into()), now).unwrap();
        }
    })
    .await;
    let browser = app.browser();
    assert_eq!(attempt(&browser, ALICE, WRONG).await.status, 422, "the hundredth");
    app.wait(TimeDelta::days(30));
    assert_eq!(attempt(&browser, ALICE, STAFF_PASSWORD).await.status, 422, "time does not open it");
    app.write(move |conn| throttle::forget(conn, &subject).unwrap()).await;
    assert_eq!(attempt(&browser, ALICE, STAFF_PASSWORD).await.status, 303);
}

#[actix_web::test]
async fn ninety_nine_failures_lock_nobody() {
    let app = TestApp::start().await;
    alice(&app).await;
    let (keys, now) = (app.keydesk.config.keys.clone(), app.now());
    app.write(move |conn| {
        let subject = Subject::new(&keys, "staff", ALICE);
        for i in 0..99u8 {
            throttle::begin(conn, &subject, &Network::of([10, 0, i, 1].into()), now).unwrap();
        }
    })
    .await;
    assert_eq!(attempt(&app.browser(), ALICE, STAFF_PASSWORD).await.status, 303);
}

#[actix_web::test]
async fn after_signing_in_the_wanted_page_comes_but_never_one_outside() {
    let app = TestApp::start().await;
    alice(&app).await;
    let wanted = app.admin("/messages?view=failed");
    let asked = app.browser().get(&wanted).await;
    let sign_in = asked.location().unwrap();
    for (from, expected) in [
        (sign_in.as_str(), wanted.as_str()),
        ("/sign-in?next=https%3A%2F%2Fevil.example", "/admin"),
        ("/sign-in?next=%2F%2Fevil.example%2Fadmin%2F", "/admin"),
        ("/sign-in?next=%2Fadmin%2F..%2F..%2Fevil", "/admin"),
        ("/sign-in?next=%2F%09%2Fevil.example", "/admin"),
        ("/sign-in?next=javascript%3Aalert(1)", "/admin"),
        ("/sign-in?next=%2Fadmin%2F%0d%0aX-Evil%3A%201", "/admin"),
    ] {
        let browser = app.browser();
        let page = browser.get(from).await;
        let answer = browser.submit(&page, "/sign-in", &[("email", ALICE), ("password", STAFF_PASSWORD)]).await;
        assert_eq!(answer.location().as_deref(), Some(expected), "{from}");
        assert_eq!(answer.header("x-evil"), "");
    }
}

#[actix_web::test]
async fn a_63_signing_out_ends_the_session_for_every_copy_of_its_cookie() {
    let app = TestApp::start().await;
    let (visitor, session) = app.cookies_of_alice().await;
    let (browser, copy) = (app.browser(), format!("{visitor}; {session}"));
    let page = browser.get_with(&copy, &app.admin("/customers")).await;
    assert_eq!(page.status, 200);
    assert!(page.header("cache-control").contains("no-store"));
    let form = [("form", page.form_token())];
    let out = browser.send(browser.raw("POST", "/sign-out").header("cookie", &copy).form(&form)).await;
    assert_eq!((out.status, out.location().as_deref()), (303, Some("/sign-in")));
    assert_eq!(out.header("clear-site-data"), "\"cache\"");
    let replay = browser.get_with(&copy, &app.admin("/customers")).await;
    assert_eq!(replay.status, 303);
    assert!(replay.location().unwrap().starts_with("/sign-in?next="));
    assert!(app.contents().await["staff_sessions"].is_empty());
}

#[actix_web::test]
async fn every_page_of_the_backoffice_has_a_way_out() {
    let app = TestApp::start().await;
    let alice = app.alice().await;
    for page in ["/customers", "/messages", "/applications", "/administration", "/roles", "/shortcuts"] {
        assert!(alice.get(&app.admin(page)).await.has("form[method=post][action='/sign-out'] button"), "{page}");
    }
}

#[actix_web::test]
async fn a_try_that_the_server_was_too_busy_for_does_not_count() {
    use keydesk::throttle::{self, Network, Subject};
    let app = TestApp::start().await;
    let (keys, now) = (app.keydesk.config.keys.clone(), app.now());
    let (subject, network) = (Subject::new(&keys, "staff", "a@x.example"), Network::of([203, 0, 113, 1].into()));
    app.write(move |conn| {
        for _ in 0..200 {
            let tried = throttle::begin(conn, &subject, &network, now).unwrap();
            assert_eq!(tried.failures, 1);
            assert_eq!(throttle::take_back(conn, &subject, &network, now).unwrap(), 0);
        }
    })
    .await;
}
