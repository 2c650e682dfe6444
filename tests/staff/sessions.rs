//! How long a session lives, and what ends it.

use std::collections::HashMap;

use actix_session::storage::SessionStore;
use actix_web::cookie::time::Duration;
use chrono::TimeDelta;
use keydesk::staff::sessions::{REKEY, STAFF, Sessions};

use super::ALICE;
use crate::harness::{STAFF_PASSWORD, TestApp};

async fn is_in(app: &TestApp, cookies: &str) -> bool {
    let page = app.browser().get_with(cookies, &app.admin("/customers")).await;
    match page.status {
        200 => true,
        303 if page.location().unwrap().starts_with("/sign-in") => false,
        other => panic!("{other} {}", page.text()),
    }
}

#[actix_web::test]
async fn a_56_session_fixation_gives_the_attacker_nothing() {
    let app = TestApp::start().await;
    let (_, first) = app.cookies_of_alice().await;
    let made_up = format!("keydesk={}", "A".repeat(43));
    for planted in [first.as_str(), made_up.as_str(), "keydesk=%7B%22staff%22%3A1%7D"] {
        let browser = app.browser();
        let page = browser.get_with(planted, "/sign-in").await;
        let visitor = page.cookie("visitor").unwrap();
        let form = [("form", page.form_token()), ("email", ALICE.into()), ("password", STAFF_PASSWORD.into())];
        let request = browser.raw("POST", "/sign-in").header("cookie", format!("{visitor}; {planted}"));
        let answer = browser.send(request.form(&form)).await;
        // The token was made for the planted session, if there is one, or for none.
        assert_eq!(answer.status, 303, "{planted}: {}", answer.text());
        let given = answer.cookie("keydesk").unwrap();
        assert_ne!(given, planted);
        assert!(is_in(&app, &format!("{visitor}; {given}")).await);
        assert!(!is_in(&app, &format!("{visitor}; {planted}")).await, "{planted} is worth nothing afterwards");
    }
}

#[actix_web::test]
async fn a_session_cookie_of_another_key_or_with_a_changed_letter_is_no_session() {
    let app = TestApp::start().await;
    let (visitor, session) = app.cookies_of_alice().await;
    let mut letters: Vec<char> = session.chars().collect();
    let last = letters.last_mut().unwrap();
    *last = if *last == 'A' { 'B' } else { 'A' };
    let changed: String = letters.into_iter().collect();
    assert!(is_in(&app, &format!("{visitor}; {session}")).await);
    assert!(!is_in(&app, &format!("{visitor}; {changed}")).await);
    let other =
        crate::harness::app::Wish { secret: Some("another secret that is just as long".into()), ..Default::default() };
    let other = TestApp::with(other).await;
    assert!(!is_in(&other, &format!("{visitor}; {session}")).await);
}

#[actix_web::test]
async fn an_idle_session_ends_after_half_an_hour() {
    let app = TestApp::start().await;
    let (_, session) = app.cookies_of_alice().await;
    for _ in 0..3 {
        app.wait(TimeDelta::minutes(29));
        assert!(is_in(&app, &session).await, "29 minutes after the last page");
    }
    app.wait(TimeDelta::minutes(31));
    assert!(!is_in(&app, &session).await);
}

#[actix_web::test]
async fn any_session_ends_after_twelve_hours() {
    let app = TestApp::start().await;
    let (_, session) = app.cookies_of_alice().await;
    for _ in 0..35 {
        app.wait(TimeDelta::minutes(20));
        assert!(is_in(&app, &session).await);
    }
    app.wait(TimeDelta::minutes(19));
    assert!(is_in(&app, &session).await, "11 h 59 min");
    app.wait(TimeDelta::minutes(2));
    assert!(!is_in(&app, &session).await, "12 h 1 min");
}

#[actix_web::test]
async fn the_database_holds_no_key_of_a_session() {
    let app = TestApp::start().await;
    let (_, session) = app.cookies_of_alice().await;
    // The cookie is `keydesk=`, a signature, and the key: 43 characters.
    let key = &session[session.len() - 43..];
    let rows = app.contents().await["staff_sessions"].clone();
    assert_eq!(rows.len(), 1);
    assert!(!rows[0].contains(key), "{rows:?}");
    let stored = rows[0].split(['|', ',', '\'', '(']).find(|part| part.len() == 64).unwrap().to_owned();
    assert!(!session.contains(&stored), "nor is the stored hash of any use as a cookie");
    assert!(!is_in(&app, &format!("keydesk={stored}")).await);
}

#[actix_web::test]
async fn looking_at_pages_writes_to_the_session_once_a_minute_at_most() {
    let app = TestApp::start().await;
    let (_, session) = app.cookies_of_alice().await;
    assert!(is_in(&app, &session).await);
    let before = app.contents().await;
    for page in ["/customers", "/messages", "/roles"] {
        app.browser().get_with(&session, &app.admin(page)).await;
    }
    assert_eq!(app.contents().await, before);
    app.wait(TimeDelta::minutes(2));
    assert!(is_in(&app, &session).await);
    assert_ne!(app.contents().await["staff_sessions"], before["staff_sessions"]);
}

#[actix_web::test]
async fn deleting_its_row_ends_a_session_at_once() {
    let app = TestApp::start().await;
    let (_, session) = app.cookies_of_alice().await;
    app.execute("DELETE FROM staff_sessions").await;
    assert!(!is_in(&app, &session).await);
}

#[actix_web::test]
async fn a_raised_epoch_ends_all_sessions_of_a_person() {
    let app = TestApp::start().await;
    let (_, session) = app.cookies_of_alice().await;
    app.execute("UPDATE staff SET session_epoch = session_epoch + 1").await;
    assert!(!is_in(&app, &session).await);
}

#[actix_web::test]
async fn disabling_a_person_ends_what_they_can_do_at_once() {
    let app = TestApp::start().await;
    let (_, session) = app.cookies_of_alice().await;
    app.execute("UPDATE staff SET disabled_at = created_at").await;
    assert!(!is_in(&app, &session).await);
}

#[actix_web::test]
async fn a_role_that_was_taken_away_is_gone_with_the_next_page() {
    let app = TestApp::start().await;
    let (_, session) = app.cookies_of_alice().await;
    app.execute("UPDATE staff_roles SET role = 'editor'").await;
    assert_eq!(app.browser().get_with(&session, &app.admin("/customers")).await.status, 403);
    app.execute("DELETE FROM staff_roles").await;
    assert_eq!(app.browser().get_with(&session, &app.admin("/customers")).await.status, 404);
}

#[actix_web::test]
async fn a_session_ended_during_a_request_stays_ended() {
    let app = TestApp::start().await;
    app.cookies_of_alice().await;
    app.execute("DELETE FROM staff_sessions").await;
    let staff = app.contents().await["staff"].len().to_string();
    let store = Sessions::new(app.keydesk.db.clone(), app.keydesk.clock.clone());
    let state = HashMap::from([(STAFF.to_owned(), staff)]);
    let (copy, ttl) = (state.clone(), Duration::hours(1));
    let key = store.save(state, &ttl).await.unwrap();
    assert!(store.load(&key).await.unwrap().is_some());
    let bytes = key.as_ref().to_owned();
    store.delete(&key).await.unwrap();
    // What the other request, which loaded it before, does at its end; also where it asked for a new key.
    let rekeyed = copy.clone().into_iter().chain([(REKEY.to_owned(), "true".to_owned())]).collect();
    let key = store.update(key, rekeyed, &ttl).await.expect("its answer is given all the same");
    assert!(key.as_ref() != bytes && store.load(&key).await.unwrap().is_none());
    assert!(store.update(key, copy, &ttl).await.is_ok());
    let again = actix_session::storage::SessionKey::try_from(bytes).unwrap();
    let _ = store.update_ttl(&again, &ttl).await;
    assert!(store.load(&again).await.unwrap().is_none());
    assert!(app.contents().await["staff_sessions"].is_empty());
}

#[actix_web::test]
async fn a_session_that_is_saved_after_the_others_were_ended_opens_nothing() {
    let app = TestApp::start().await;
    let alice = app.alice().await;
    let late = app.sign_in("support@northwind.example").await;
    app.execute("CREATE TABLE late AS SELECT * FROM staff_sessions").await;
    let page = alice.get(&app.admin("/you")).await;
    assert_eq!(alice.submit(&page, "/you/browsers", &[("browser", "others")]).await.status, 303);
    app.execute("DELETE FROM late WHERE key_hash IN (SELECT key_hash FROM staff_sessions)").await;
    app.execute("INSERT INTO staff_sessions SELECT * FROM late").await;
    assert_eq!(late.get(&app.admin("/customers")).await.status, 303, "as a sign-in that was under way");
    assert_eq!(alice.get(&app.admin("/customers")).await.status, 200, "this one goes on");
}
