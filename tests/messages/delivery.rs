//! A mail's way to a real mail server, and what the server's answers come to.

use chrono::TimeDelta;
use keydesk::messages::{Message, State};
use serde_json::json;

use crate::harness::TestApp;
use crate::harness::app::Wish;
use crate::harness::smtp::MailServer;

async fn with(server: &MailServer) -> TestApp {
    TestApp::with(Wish { smtp: Some(server.setting()), ..Wish::default() }).await
}

/// The text part, as the customer reads it.
fn link_in(mail: &str) -> String {
    let joined = mail.replace("=\r\n", "").replace("=\n", "").replace("=3D", "=");
    let start = joined.find("http://127").expect("a link");
    joined[start..].split_whitespace().next().unwrap().to_owned()
}

async fn newest(app: &TestApp, customer: keydesk::customers::CustomerId) -> Message {
    app.mails_to(customer).await.remove(0)
}

#[actix_web::test]
async fn the_server_takes_it_and_its_own_words_are_in_the_trace() {
    let server = MailServer::start();
    let app = with(&server).await;
    let carla = app.carla().await;
    let alice = app.alice().await;
    app.send_reset(&alice, carla).await;
    let mail = server.mail();
    assert_eq!(mail["to"], json!(["carla@example.com"]));
    let text = mail["data"].as_str().unwrap();
    for header in ["Message-ID: <", "Auto-Submitted: auto-generated", "Date: ", "multipart/alternative"] {
        assert!(text.contains(header), "{header}");
    }
    let message = newest(&app, carla).await;
    assert_eq!((message.state, message.attempts), (State::Accepted, 1));
    assert!(message.reply.starts_with("250"), "{}", message.reply);
    assert!(app.trace(&alice, carla).await[1].contains(&message.reply));
    assert_eq!(app.set_password(&link_in(text), "plum tractor ninety").await.status, 303);
}

#[actix_web::test]
async fn a_temporary_refusal_is_tried_again_with_the_same_link_and_message_id() {
    let mut server = MailServer::start();
    let app = with(&server).await;
    let carla = app.carla().await;
    server.behave(json!({ "data": { "code": 451, "text": "come back later", "times": 1 } }));
    app.send_reset(&app.alice().await, carla).await;
    let message = newest(&app, carla).await;
    assert_eq!(message.state, State::Retrying);
    assert!(message.reply.contains("come back later"), "{}", message.reply);
    app.work().await;
    assert_eq!(newest(&app, carla).await.attempts, 1, "not before its time");
    app.wait(TimeDelta::minutes(2));
    app.work().await;
    assert_eq!(newest(&app, carla).await.state, State::Accepted);
    let mail = server.mail();
    assert_eq!(mail["message_id"], json!(message.message_id));
    assert_eq!(link_in(mail["data"].as_str().unwrap()), app.newest_link(carla).await);
}

#[actix_web::test]
async fn a_final_refusal_is_shown_with_the_servers_words_and_can_be_sent_again() {
    let mut server = MailServer::start();
    let app = with(&server).await;
    let carla = app.carla().await;
    let alice = app.alice().await;
    server.behave(json!({ "rcpt": { "code": 550, "text": "no such mailbox", "times": 1 } }));
    app.send_reset(&alice, carla).await;
    let message = newest(&app, carla).await;
    assert_eq!(message.state, State::Failed);
    assert!(app.trace(&alice, carla).await[1].contains("no such mailbox"));
    app.wait(TimeDelta::minutes(5));
    app.work().await;
    assert_eq!(newest(&app, carla).await.attempts, 1, "it is not tried again by itself");
    let page = alice.get(&app.admin(&format!("/messages/{}", message.id))).await;
    alice.finish(&page, "/again", &[]).await;
    app.work().await;
    assert_eq!(newest(&app, carla).await.state, State::Accepted);
}

#[actix_web::test]
async fn a_connection_cut_after_the_last_dot_may_make_a_twin_with_the_same_link() {
    let mut server = MailServer::start();
    let app = with(&server).await;
    let carla = app.carla().await;
    server.behave(json!({ "cut_after_data": true, "times": 1 }));
    app.send_reset(&app.alice().await, carla).await;
    let first = server.mail();
    let message = newest(&app, carla).await;
    assert_eq!((message.state, message.possible_duplicate), (State::Retrying, true));
    app.wait(TimeDelta::minutes(2));
    app.work().await;
    let second = server.mail();
    assert_eq!(first["message_id"], second["message_id"]);
    let link = |mail: &serde_json::Value| link_in(mail["data"].as_str().unwrap());
    assert_eq!(link(&first), link(&second));
    assert_eq!(newest(&app, carla).await.state, State::Accepted);
}

#[actix_web::test]
async fn a_server_that_is_away_costs_no_tries_and_the_mail_goes_out_when_it_is_back() {
    let mut server = MailServer::start();
    let app = with(&server).await;
    let carla = app.carla().await;
    server.behave(json!({ "connect": { "code": 421, "text": "closing for lunch" } }));
    app.send_reset(&app.alice().await, carla).await;
    for _ in 0..5 {
        app.wait(TimeDelta::seconds(11));
        app.work().await;
    }
    let message = newest(&app, carla).await;
    assert_eq!((message.state, message.attempts), (State::Retrying, 0));
    let bob = app.bob().await;
    assert!(bob.get(&app.admin("/messages")).await.has("[role=alert]"), "the page says so");
    server.behave(json!({ "reset": true }));
    app.wait(TimeDelta::minutes(1));
    app.work().await;
    assert_eq!(newest(&app, carla).await.state, State::Accepted);
    assert!(!bob.get(&app.admin("/messages")).await.has("[role=alert]"));
}

#[actix_web::test]
async fn a_link_that_ended_before_its_mail_left_is_not_mailed() {
    let mut server = MailServer::start();
    let app = with(&server).await;
    let carla = app.carla().await;
    let alice = app.alice().await;
    server.behave(json!({ "data": { "code": 451, "times": 1 } }));
    app.send_reset(&alice, carla).await;
    app.send_reset(&alice, carla).await;
    app.wait(TimeDelta::minutes(2));
    app.work().await;
    let states: Vec<_> = app.mails_to(carla).await.iter().map(|mail| mail.state).collect();
    assert_eq!(states, [State::Accepted, State::Dropped]);
    server.mail();
    assert!(server.so_far().iter().all(|event| event["event"] != "mail"), "one mail, for the newer link");
}

#[actix_web::test]
async fn nothing_that_can_be_used_is_in_the_database() {
    let server = MailServer::start();
    let app = with(&server).await;
    let carla = app.carla().await;
    app.send_reset(&app.alice().await, carla).await;
    let token = app.newest_reset(carla).await.token(&app.keydesk.config.keys).unwrap();
    let reset = app.newest_reset(carla).await;
    let message = newest(&app, carla).await;
    for stored in [&reset.link, &reset.nonce, &message.data, &message.reply, &message.message_id] {
        assert!(!stored.contains(token.reveal()), "{stored}");
    }
    if let Some(file) = app.keydesk.db.file() {
        for part in ["", "-wal"] {
            let path = format!("{}{part}", file.display());
            let bytes = std::fs::read(path).unwrap_or_default();
            let found = bytes.windows(token.reveal().len()).any(|window| window == token.reveal().as_bytes());
            assert!(!found, "in the file{part}");
        }
    }
}
