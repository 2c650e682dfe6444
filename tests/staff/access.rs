//! Signing in, and what a session is.

use chrono::TimeDelta;
use diesel::prelude::*;
use keydesk::db::schema::{staff, staff_sessions};
use keydesk::staff::roles::Role;

use crate::harness::{Browser, Page, STAFF_PASSWORD, TestApp};

async fn try_to_sign_in(browser: &Browser, email: &str, password: &str) -> Page {
    let page = browser.get("/sign-in").await;
    browser.submit(&page, "/sign-in", &[("email", email), ("password", password)]).await
}

fn cookie(page: &Page, name: &str) -> Option<String> {
    let set = page.headers.get_all("set-cookie").iter().map(|c| c.to_str().unwrap().to_owned());
    set.into_iter().find_map(|c| c.strip_prefix(&format!("{name}=")).map(|c| c.split(';').next().unwrap().to_owned()))
}

#[actix_web::test]
async fn wrong_and_unknown_are_told_and_cost_the_same() {
    let app = TestApp::start().await;
    app.alice().await;
    let mut answers = Vec::new();
    for email in ["support@northwind.example", "nobody@northwind.example"] {
        let browser = app.browser();
        let page = browser.get("/sign-in").await;
        let (statements, hashes) = (app.keydesk.db.statements(), app.keydesk.hasher.worked());
        let answer = browser.submit(&page, "/sign-in", &[("email", email), ("password", "wrong wrong wrong")]).await;
        let work = (app.keydesk.db.statements() - statements, app.keydesk.hasher.worked() - hashes);
        answers.push((answer.status, answer.text(), work));
    }
    assert_eq!(answers[0], answers[1]);
}

#[actix_web::test]
async fn the_right_password_is_refused_during_the_delay_with_the_same_words() {
    let app = TestApp::start().await;
    app.alice().await;
    let browser = app.browser();
    let mut refused = String::new();
    for _ in 0..6 {
        refused = try_to_sign_in(&browser, "support@northwind.example", "wrong wrong wrong").await.text();
    }
    let answer = try_to_sign_in(&browser, "support@northwind.example", STAFF_PASSWORD).await;
    assert_eq!((answer.status, answer.text()), (422, refused));
    app.wait(TimeDelta::minutes(1));
    assert_eq!(try_to_sign_in(&browser, "support@northwind.example", STAFF_PASSWORD).await.status, 303);
}

#[actix_web::test]
async fn a_56_a_planted_session_is_worth_nothing() {
    let app = TestApp::start().await;
    app.alice().await;
    // The attacker's own session, planted in the victim's browser before signing in.
    app.add_staff(app.account, Role::Editor, "Eve", "eve@northwind.example").await;
    let eve = app.browser();
    let planted = cookie(&try_to_sign_in(&eve, "eve@northwind.example", STAFF_PASSWORD).await, "keydesk").unwrap();
    let victim = app.browser();
    let page = victim.get("/sign-in").await;
    let visitor = cookie(&page, "visitor").unwrap();
    let both = format!("visitor={visitor}; keydesk={planted}");
    let page = victim.send(victim.raw("GET", "/sign-in").header("cookie", &both)).await;
    let (path, fields) = page.form("/sign-in", &[("email", "support@northwind.example"), ("password", STAFF_PASSWORD)]);
    let answer = victim.send(victim.raw("POST", &path).header("cookie", &both).form(&fields)).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let fresh = cookie(&answer, "keydesk").unwrap();
    assert_ne!(fresh, planted);
    let customers = app.admin("/customers");
    let with = |value: &str| format!("keydesk={value}");
    let old = eve.send(app.browser().raw("GET", &customers).header("cookie", with(&planted))).await;
    assert_eq!(old.status, 303, "the planted one has no state any more");
    let new = eve.send(app.browser().raw("GET", &customers).header("cookie", with(&fresh))).await;
    assert_eq!(new.status, 200);
}

#[actix_web::test]
async fn a_made_up_cookie_leads_to_the_sign_in_page() {
    let app = TestApp::start().await;
    for value in ["x", "", "AAAA.BBBB", &"a".repeat(3_000)] {
        let browser = app.browser();
        let request = browser.raw("GET", &app.admin("/customers?q=1")).header("cookie", format!("keydesk={value}"));
        let page = browser.send(request).await;
        assert_eq!(page.location().unwrap(), format!("/sign-in?next=%2Fadmin%2F{}%2Fcustomers%3Fq%3D1", app.account));
    }
}

#[actix_web::test]
async fn sessions_end_when_idle_and_after_twelve_hours_whatever_happens() {
    let app = TestApp::start().await;
    let (alice, bob) = (app.alice().await, app.bob().await);
    let page = app.admin("/customers");
    app.wait(TimeDelta::minutes(29));
    assert_eq!(alice.get(&page).await.status, 200);
    app.wait(TimeDelta::minutes(29));
    assert_eq!(alice.get(&page).await.status, 200);
    assert_eq!(bob.get(&page).await.status, 303, "58 minutes without a request");
    for _ in 0..23 {
        app.wait(TimeDelta::minutes(28));
        assert_eq!(alice.get(&page).await.status, 200);
    }
    app.wait(TimeDelta::minutes(20));
    assert_eq!(alice.get(&page).await.status, 303, "twelve hours after signing in");
}

#[actix_web::test]
async fn sessions_end_at_once_by_signing_out_by_revoking_and_by_the_epoch() {
    let app = TestApp::start().await;
    let (alice, bob) = (app.alice().await, app.bob().await);
    let page = alice.get(&app.admin("/customers")).await;
    let answer = alice.submit(&page, "/sign-out", &[]).await;
    assert_eq!((answer.location().unwrap().as_str(), answer.header("clear-site-data")), ("/sign-in", "\"cache\""));
    assert_eq!(alice.get(&app.admin("/customers")).await.status, 303);
    app.write(|conn| diesel::update(staff::table).set(staff::session_epoch.eq(1)).execute(conn).unwrap()).await;
    assert_eq!(bob.get(&app.admin("/customers")).await.status, 303);
    let again = app.sign_in("manager@northwind.example").await;
    assert_eq!(again.get(&app.admin("/customers")).await.status, 200);
    app.write(|conn| diesel::delete(staff_sessions::table).execute(conn).unwrap()).await;
    assert_eq!(again.get(&app.admin("/customers")).await.status, 303);
}

#[actix_web::test]
async fn the_table_holds_no_key_that_opens_a_session() {
    let app = TestApp::start().await;
    app.add_staff(app.account, Role::Support, "Alice", "alice@northwind.example").await;
    let browser = app.browser();
    let value = cookie(&try_to_sign_in(&browser, "alice@northwind.example", STAFF_PASSWORD).await, "keydesk").unwrap();
    let rows: Vec<(String, String)> = app
        .read(|conn| {
            staff_sessions::table.select((staff_sessions::key_hash, staff_sessions::state)).load(conn).unwrap()
        })
        .await;
    assert_eq!(rows.len(), 1);
    assert!(!value.contains(&rows[0].0) && !rows[0].1.contains(value.split_at(20).1));
}

#[actix_web::test]
async fn after_signing_in_one_comes_back_to_the_page_and_nowhere_else() {
    let app = TestApp::start().await;
    app.add_staff(app.account, Role::Support, "Alice", "alice@northwind.example").await;
    for (next, expected) in
        [("/admin/1/messages", "/admin/1/messages"), ("//evil.example", "/admin"), ("https://evil.example", "/admin")]
    {
        let browser = app.browser();
        let page = browser.get(&format!("/sign-in?next={next}")).await;
        let fields = [("email", "alice@northwind.example"), ("password", STAFF_PASSWORD)];
        assert_eq!(browser.submit(&page, "/sign-in", &fields).await.location().unwrap(), expected);
    }
}

#[actix_web::test]
async fn language_and_theme_are_the_persons_own() {
    let app = TestApp::start().await;
    let alice = app.alice().await;
    let page = alice.get(&app.admin("/customers")).await;
    let page = alice.finish(&page, "/preferences", &[("locale", "de")]).await;
    assert_eq!(page.attributes("html", "lang"), ["de"]);
    assert_eq!(page.all("h1"), ["Kunden"]);
    let page = alice.finish(&page, "/preferences", &[("theme", "dark")]).await;
    assert_eq!(
        (page.attributes("html", "lang"), page.attributes("html", "data-theme")),
        (vec!["de".into()], vec!["dark".into()])
    );
}

#[actix_web::test]
async fn looking_at_a_page_writes_nothing_and_an_ended_session_stays_ended() {
    let app = TestApp::start().await;
    let alice = app.alice().await;
    let seen = async || -> Vec<(String, keydesk::db::types::Time)> {
        let rows = staff_sessions::table.select((staff_sessions::state, staff_sessions::seen_at));
        app.read(move |conn| rows.load(conn).unwrap()).await
    };
    alice.get(&app.admin("/customers")).await;
    let before = seen().await;
    app.wait(TimeDelta::seconds(30));
    alice.get(&app.admin("/customers")).await;
    assert_eq!(seen().await, before);
    app.wait(TimeDelta::seconds(40));
    alice.get(&app.admin("/customers")).await;
    assert_ne!(seen().await, before, "once a minute it is noted that somebody is there");
}
