//! The mail itself, and what a hostile server makes of its answer.

use diesel::prelude::*;
use keydesk::customers;
use keydesk::db::schema::accounts;
use keydesk::messages::State;
use serde_json::json;

use super::Scene;
use crate::harness::Mail;

#[actix_web::test]
async fn a_mail_is_a_machines_letter_from_the_shop_to_one_person() {
    let scene = Scene::set().await;
    let message = scene.ask().await;
    let event = scene.server.mail();
    let mail = Mail::of(&event);
    assert_eq!(event["from"], "service@northwind.example");
    assert_eq!(event["to"], json!(["carla@example.com"]));
    let from = mail.header("from");
    assert!(from.len() == 1 && from[0].contains("Northwind") && from[0].ends_with("<service@northwind.example>"));
    assert_eq!(mail.header("to"), ["carla@example.com"]);
    assert_eq!(mail.header("auto-submitted"), ["auto-generated"]);
    assert_eq!(mail.header("message-id"), [message.message_id.as_str()]);
    assert!(message.message_id.ends_with("@northwind.example>"), "{}", message.message_id);
    let date = mail.header("date").remove(0);
    assert!(chrono::DateTime::parse_from_rfc2822(&date).is_ok(), "{date}");
    assert!(!mail.header("subject")[0].is_empty());
    assert_eq!(mail.link(), scene.app.newest_link(scene.carla).await);
    assert!(mail.html.contains(&mail.link().replace('&', "&amp;")), "both parts carry the link");
}

#[actix_web::test]
async fn a_41_names_add_neither_headers_nor_recipients() {
    let scene = Scene::set().await;
    let bad = "Nord\r\nBcc: eve@example.net\r\n\r\nwind";
    scene
        .app
        .write(move |conn| diesel::update(accounts::table).set(accounts::name.eq(bad)).execute(conn).unwrap())
        .await;
    let reply = "Ask\nBcc: eve@example.net%0d%0aBcc: eve@example.net";
    scene
        .app
        .write(move |conn| {
            let names = (accounts::sender_name.eq(bad), accounts::reply_to_name.eq(reply));
            let to = accounts::reply_to_email.eq("ask@northwind.example");
            diesel::update(accounts::table).set((names.0, names.1, to)).execute(conn).unwrap()
        })
        .await;
    let first = "Eve\r\nBcc: eve@example.net %0d%0aBcc: eve@example.net =?utf-8?q?=0d=0aBcc:_eve@example.net?=";
    let last = "Ömer\nCc: eve@example.net\u{2028}<eve@example.net>";
    let eve = scene.app.customer(first, last, "victim@example.com", customers::State::Active).await;
    scene.app.send_reset(&scene.alice, eve).await;
    let event = scene.server.mail();
    let mail = Mail::of(&event);
    assert_eq!(event["to"], json!(["victim@example.com"]));
    let ours = [
        "from",
        "to",
        "subject",
        "message-id",
        "date",
        "auto-submitted",
        "reply-to",
        "mime-version",
        "content-type",
        "content-transfer-encoding",
    ];
    assert!(mail.names().iter().all(|name| ours.contains(name)), "{:?}", mail.names());
    for name in ["from", "to", "subject", "message-id"] {
        assert_eq!(mail.header(name).len(), 1, "{name}");
    }
    assert!(mail.header("from")[0].ends_with("<service@northwind.example>"), "{:?}", mail.header("from"));
    assert_eq!(mail.token(), scene.app.newest_reset(eve).await.token(&scene.app.keydesk.config.keys).unwrap().reveal());
}

/// A mail speaks the customer's language, whoever sends it.
#[actix_web::test]
async fn mails_are_in_the_customers_language_never_in_the_staffs() {
    let mut scene = Scene::set().await;
    for (customer, staff, subject) in [("de", "en", "Neues Passwort"), ("en", "de", "Set a new password")] {
        scene.app.execute(&format!("UPDATE customers SET locale = '{customer}'")).await;
        scene.app.execute(&format!("UPDATE staff SET locale = '{staff}'")).await;
        scene.alice.language = staff.into();
        scene.ask().await;
        let mail = Mail::of(&scene.server.mail());
        assert!(mail.header("subject")[0].contains(subject), "{customer}: {:?}", mail.header("subject"));
        assert!(mail.html.contains(&format!("lang=\"{customer}\"")), "{customer}");
        scene.app.wait(chrono::TimeDelta::minutes(10));
    }
}

#[actix_web::test]
async fn a_hostile_servers_words_are_cut_and_do_nothing() {
    let mut scene = Scene::set().await;
    let words = format!("5.1.1 \u{1b}[31m<script>alert(1)</script>\u{7}\u{9b}{}", "x".repeat(600));
    scene.server.behave(json!({ "rcpt": { "code": 550, "text": words, "times": 1 } }));
    let message = scene.ask().await;
    assert_eq!(message.state, State::Failed, "{}", message.reply);
    assert!(message.reply.starts_with("550 5.1.1"), "{}", message.reply);
    assert!(message.reply.chars().count() <= 500 && !message.reply.contains(char::is_control), "{}", message.reply);
    for page in [
        scene.page().await,
        scene.alice.get(&scene.app.admin("/messages")).await,
        scene.alice.get(&scene.app.admin(&format!("/customers/{}", scene.carla))).await,
    ] {
        assert!(page.body.contains("&#60;script&#62;") || page.body.contains("&lt;script&gt;"), "it is shown as text");
        assert!(!page.body.contains("<script>alert"));
    }
}

#[actix_web::test]
async fn an_answer_without_end_is_no_answer() {
    let mut scene = Scene::set().await;
    scene.server.behave(json!({ "rcpt": { "code": 550, "text": "x".repeat(50_000), "times": 1 } }));
    let message = scene.ask().await;
    assert_eq!(message.state, State::Retrying);
    assert!(message.reply.chars().count() <= 500, "{}", message.reply);
    scene.app.wait(chrono::TimeDelta::minutes(2));
    scene.app.work().await;
    assert_eq!(scene.mail().await.state, State::Accepted);
}

#[actix_web::test]
async fn a_server_that_says_more_than_it_was_asked_does_not_spoil_the_next_mail() {
    let mut scene = Scene::set().await;
    let words = "no\r\n250 OK\r\n250 OK\r\n250 OK";
    scene.server.behave(json!({ "rcpt": { "code": 550, "text": words, "times": 1 } }));
    assert_eq!(scene.ask().await.state, State::Failed);
    assert_eq!(scene.ask().await.state, State::Accepted);
    assert_eq!(scene.arrived().len(), 1);
}
