//! A-75 to A-82: floods, long and hostile values, and requests that no client sends.

use std::time::Duration;

use futures_util::future::join_all;
use keydesk::resets::Purpose;
use serde_json::json;

use super::{ALL, Client, NEW, Whom};
use crate::harness::wire::say;
use crate::harness::{CUSTOMER_PASSWORD, TestApp};

#[actix_web::test]
async fn a_75_a_flood_of_sign_ins_is_answered_or_refused_and_permits_come_back() {
    let app = TestApp::start().await;
    app.carla().await;
    let clients = Client::all(&app).await;
    let gone = join_all((0..60).map(|n| {
        let (client, email) = (&clients[n % 3], format!("left{n}@example.com"));
        async move {
            // Hangs up while its hash waits or is worked on.
            let _ = tokio::time::timeout(Duration::from_millis(30), client.signs_in(&email, "a guess")).await;
        }
    }));
    let stayed = join_all((0..100).map(|n| {
        let (client, email) = (&clients[n % 3], format!("nobody{n}@example.com"));
        async move { client.signs_in(&email, "a guess").await }
    }));
    let browser = app.browser();
    // Asked again and again while the flood lasts.
    let health = async {
        for _ in 0..50 {
            assert_eq!(browser.get("/healthz").await.status, 200, "who asks for something else is served");
        }
    };
    let (_, answers, ()) = futures_util::join!(gone, stayed, health);
    for (token, page) in answers {
        assert!(token.is_none() && [200, 401, 503].contains(&page.status), "{} {}", page.status, page.body);
        assert!(page.status != 503 || !page.header("retry-after").is_empty(), "told when to come back");
    }
    for client in &clients {
        assert!(client.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.0.is_some(), "{:?}", client.dialect);
    }
}

#[actix_web::test]
async fn a_76_a_password_that_is_too_long_or_grows_when_normalised_costs_no_hash() {
    let app = TestApp::start().await;
    let carla = Whom(app.carla().await, "carla@example.com");
    app.link(app.account, carla.0, Purpose::Reset, None, "").await;
    let token = app.newest_token(carla.0).await;
    for client in Client::all(&app).await {
        for long in ["x".repeat(257), "x".repeat(60_000), "\u{fdfa}".repeat(200)] {
            let hashes = app.keydesk.hasher.worked();
            assert!(!client.sets(carla, &token, &long).await.0, "{:?}", client.dialect);
            if long.len() < 5_000 {
                assert!(client.signs_in(carla.1, &long).await.0.is_none());
            }
            assert_eq!(app.keydesk.hasher.worked(), hashes, "{:?}", client.dialect);
        }
    }
}

#[actix_web::test]
async fn a_77_a_hostile_stored_hash_is_refused_and_reserves_no_memory() {
    let app = TestApp::start().await;
    app.carla().await;
    for hash in [
        "$argon2id$v=19$m=4194304,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZWhhc2hzb21laGFzaHNvbWVoYXNoc29tZWhhc2g",
        "$argon2id$v=19$m=19456,t=1000000,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZWhhc2hzb21laGFzaHNvbWVoYXNoc29tZWhhc2g",
        "$argon2id$v=19$m=19456,t=2,p=1$!!$!!",
        "plain",
    ] {
        app.execute(&format!("UPDATE customers SET password_hash = '{hash}'")).await;
        app.wait(chrono::TimeDelta::hours(25));
        for client in Client::all(&app).await {
            let begun = std::time::Instant::now();
            let (token, page) = client.signs_in("carla@example.com", CUSTOMER_PASSWORD).await;
            assert!(token.is_none(), "{:?} {hash}: {}", client.dialect, page.body);
            assert!(begun.elapsed() < Duration::from_secs(20), "a million passes would take hours");
        }
    }
}

#[actix_web::test]
async fn a_80_a_81_what_could_be_read_as_two_requests_is_not_read_as_two() {
    let app = TestApp::start().await;
    let host = app.address;
    let inner = format!("GET /healthz HTTP/1.1\r\nHost: {host}\r\n\r\n");
    let head = format!("POST /adobe/1/graphql HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n");
    for (what, request) in [
        (
            "both lengths",
            format!("{head}Content-Length: {}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{inner}", inner.len() + 5),
        ),
        ("two lengths", format!("{head}Content-Length: 0\r\nContent-Length: {}\r\n\r\n{inner}", inner.len())),
        ("no such coding", format!("{head}Transfer-Encoding: xchunked\r\n\r\n{inner}")),
        ("a space before the colon", format!("{head}Content-Length : 0\r\n\r\n{inner}")),
        ("a folded header", format!("{head}Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n{inner}")),
        ("a chunk of no size", format!("{head}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n{inner}")),
        ("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u{4}\0\0\0\0\0".into()),
    ] {
        let told = tokio::time::timeout(Duration::from_secs(20), say(host, &request)).await.unwrap();
        let answers = told.matches("HTTP/1.").count();
        assert!(answers <= 1, "{what}: {answers} answers: {told}");
        assert!(!told.starts_with("HTTP/1.1 200"), "{what}: {told}");
    }
    assert_eq!(app.browser().get("/healthz").await.status, 200);
}

#[actix_web::test]
async fn a_82_a_packed_body_is_not_unpacked() {
    let app = TestApp::start().await;
    let browser = app.browser();
    // A gzip stream of a kilobyte that would be a megabyte; what it holds does not matter.
    let bomb = [&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3][..], &[0xed; 1_000]].concat();
    for dialect in ALL {
        let client = Client::of(&app, dialect).await;
        for coding in ["gzip", "br", "deflate", "zstd"] {
            let request = match dialect {
                super::Dialect::Websales => client.rest("POST", "/accounts/customer"),
                _ => client.document("{ customer { email } }", json!({})),
            };
            let answer = browser.send(request.header("content-encoding", coding).body(bomb.clone())).await;
            assert!([400, 415].contains(&answer.status), "{dialect:?} {coding}: {} {}", answer.status, answer.body);
        }
    }
    let carla = Whom(app.carla().await, "carla@example.com");
    app.link(app.account, carla.0, Purpose::Reset, None, "").await;
    let token = app.newest_token(carla.0).await;
    assert!(Client::of(&app, ALL[0]).await.sets(carla, &token, NEW).await.0, "others are served");
}
