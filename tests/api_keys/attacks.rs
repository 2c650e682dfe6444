//! Keys that should open nothing, or no longer.

use std::io::{Read, Write};

use chrono::TimeDelta;
use keydesk::api_keys::Scope;
use keydesk::staff::roles::Role;

use crate::harness::app::Wish;
use crate::harness::database::TestDatabase;
use crate::harness::server::{Server, keydesk};
use crate::harness::{Browser, TestApp};

async fn answers(app: &TestApp, key: &str) -> u16 {
    let browser = app.browser();
    browser.send(browser.raw("GET", "/accounts/customers").header("x-api-key", key)).await.status
}

/// Where the database lets there be two, the other process has just taken the key.
#[actix_web::test]
async fn a_38_a_key_that_is_revoked_here_is_refused_everywhere_with_the_next_request() {
    let database = TestDatabase::new();
    let second = database.again();
    let app = TestApp::on(database, Wish::default()).await;
    let other = match app.keydesk.db.is_shared() {
        true => Some(TestApp::on(second, Wish { empty: true, ..Wish::default() }).await),
        false => None, // one process serves a SQLite file
    };
    let there = other.as_ref().unwrap_or(&app);
    let (bob, (id, revoked)) = (app.bob().await, app.key(app.account, &[Scope::CustomersRead], None).await);
    let (old_id, old) = app.key(app.account, &[Scope::CustomersRead], None).await;
    assert_eq!((answers(there, &revoked).await, answers(there, &old).await), (200, 200));
    let page = bob.get(&app.admin(&format!("/keys/{id}/revoke"))).await;
    bob.finish(&page, "/revoke", &[]).await;
    assert_eq!(answers(there, &revoked).await, 401);
    let page = bob.get(&app.admin(&format!("/keys/{old_id}/replace"))).await;
    let new = bob.submit(&page, "/replace", &[("hours", "1")]).await.one("#secret");
    assert_eq!((answers(there, &old).await, answers(there, &new).await), (200, 200));
    app.wait(TimeDelta::minutes(61));
    there.wait(TimeDelta::minutes(61));
    assert_eq!((answers(there, &old).await, answers(there, &new).await), (401, 200));
}

/// All that anybody in the backoffice can open afterwards.
async fn seen_later(app: &TestApp, olga: &Browser, id: &str) -> String {
    let mut seen = String::new();
    for page in ["/keys", "/log", "/log.csv", "/log.jsonl", "/administration", "/applications"] {
        seen.push_str(&olga.get(&app.admin(page)).await.body);
    }
    for deed in ["revoke", "replace"] {
        seen.push_str(&olga.get(&app.admin(&format!("/keys/{id}/{deed}"))).await.body);
    }
    seen + &format!("{:?}", app.contents().await)
}

#[actix_web::test]
async fn a_39_a_key_is_in_the_one_answer_that_makes_it() {
    let app = TestApp::start().await;
    let olga = app.signed_in(Role::Owner).await;
    let form = olga.get(&app.admin("/keys/new")).await;
    let made = olga.submit(&form, "/keys", &[("name", "Shop"), ("scope", "storefront")]).await;
    let secret = made.one("#secret");
    assert_eq!(made.header("cache-control"), "no-store");
    let token = secret[3..].split_once('_').unwrap().1;
    assert!(!seen_later(&app, &olga, "1").await.contains(token));
    let page = olga.get(&app.admin("/keys/1/replace")).await;
    let new = olga.submit(&page, "/replace", &[("hours", "1")]).await.one("#secret");
    let seen = seen_later(&app, &olga, "2").await;
    assert!(!seen.contains(new[3..].split_once('_').unwrap().1) && !seen.contains(token));
}

#[test]
fn a_36_a_key_in_an_address_is_in_no_log() {
    let folder = tempfile::tempdir().unwrap();
    let database = [("DATABASE_URL", "sqlite:k.sqlite")];
    assert!(keydesk(folder.path()).arg("migrate").envs(database).status().unwrap().success());
    let mut server = Server::start(folder.path(), &[("KEYDESK_LOG", "trace")]);
    let key = "kd_abcdefghjkmn_3tH0PKrKNx1uoRrIJj0bFqGImcOesZfpwY43o7XBfg0";
    for path in ["/accounts/customers", "/websales/1/accounts/customers", "/graphql", "/admin/1/customers", "/nothing"]
    {
        let mut stream = std::net::TcpStream::connect(&server.address).unwrap();
        let head = "host: localhost:9\r\nconnection: close\r\n";
        write!(stream, "GET {path}?x-api-key={key} HTTP/1.1\r\n{head}\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 "), "{answer}");
    }
    assert_eq!(server.stop(), Some(0));
    let lines: Vec<String> = server.log.iter().collect();
    assert!(lines.iter().any(|line| line.contains("customers")), "{lines:#?}");
    assert!(lines.iter().all(|line| !line.contains(key) && !line.contains("abcdefghjkmn")), "{lines:#?}");
}

#[actix_web::test]
async fn a_36_a_key_in_an_address_a_cookie_or_a_body_opens_nothing_elsewhere() {
    let app = TestApp::start().await;
    let key = app.key(app.account, Scope::ALL, None).await.1;
    let browser = app.browser();
    let body = r#"{"query":"{site{settings{storeName}}}"}"#;
    for address in
        [format!("/graphql?x-api-key={key}"), format!("/bigcommerce/{}/graphql?x-api-key={key}", app.account)]
    {
        let request = browser.raw("POST", &address).header("content-type", "application/json").body(body);
        let answer = browser.send(request).await;
        assert!(
            !answer.body.contains("Northwind") && !answer.body.contains("\"data\":{"),
            "{address}: {}",
            answer.body
        );
    }
    let in_cookie = browser.raw("GET", "/accounts/customers").header("cookie", format!("x-api-key={key}"));
    assert_eq!(browser.send(in_cookie).await.status, 401);
    let body = format!("{{\"x-api-key\":\"{key}\"}}");
    let in_body = browser.raw("POST", "/accounts/customers").header("content-type", "application/json").body(body);
    assert_eq!(browser.send(in_body).await.status, 401);
    let of_staff = browser.get(&format!("{}?x-api-key={key}", app.admin("/customers"))).await;
    assert_eq!(of_staff.status, 303, "to the sign-in page");
}
