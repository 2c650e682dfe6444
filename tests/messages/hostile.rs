//! Odd addresses, and servers that mean harm.

use keydesk::customers::State;
use keydesk::email::Email;
use keydesk::messages::State as Mail;
use serde_json::json;

use super::Scene;

/// Refused, or the one mailbox and no other; never an argument, a route or a second recipient.
#[actix_web::test]
async fn a_43_an_address_is_one_mailbox() {
    let scene = Scene::set().await;
    let long = format!("{}@example.com", "x".repeat(320));
    for typed in [
        "-oQ/tmp@example.com",
        "-froot@example.com",
        "\"a b\"@example.com",
        "a@[127.0.0.1]",
        "<a@example.com>,b@example.com",
        "a@example.com,b@example.com",
        "a@example.com b@example.com",
        "@relay.example:a@example.com",
        "a%b.example@example.com",
        "a!b@example.com",
        "a@example.com>\r\nRCPT TO:<b@example.com",
        "|/bin/sh@example.com",
        &long,
    ] {
        let Ok(email) = typed.parse::<Email>() else { continue };
        let customer = scene.app.customer("A", "B", email.typed(), State::Active).await;
        scene.app.send_reset(&scene.alice, customer).await;
        let mail = scene.app.mails_to(customer).await.remove(0);
        assert!([Mail::Accepted, Mail::Failed, Mail::Dropped].contains(&mail.state), "{typed}: {}", mail.state);
        for event in scene.arrived() {
            assert_eq!(event["to"], json!([typed]), "{typed}");
        }
    }
}

/// More lines than any server says: the mail waits, and the next one goes out.
#[actix_web::test]
async fn a_55_ten_thousand_lines_are_no_answer() {
    let mut scene = Scene::set().await;
    let raw = format!("{}550 no", "550-a line that says nothing new to anybody\r\n".repeat(10_000));
    scene.server.behave(json!({ "rcpt": { "code": 550, "raw": raw, "times": 1 } }));
    let message = scene.ask().await;
    assert!([Mail::Retrying, Mail::Failed].contains(&message.state), "{}", message.state);
    assert!(message.reply.chars().count() <= 500, "{}", message.reply.len());
    assert_eq!(scene.ask().await.state, Mail::Accepted);
}

/// What is said before it is asked for is not the answer to what comes next.
#[actix_web::test]
async fn a_55_an_answer_ahead_of_its_question_sends_nothing_twice() {
    let mut scene = Scene::set().await;
    scene.server.behave(json!({ "rcpt": { "code": 550, "raw": "550 no\r\n354 go on\r\n250 taken", "times": 1 } }));
    assert_eq!(scene.ask().await.state, Mail::Failed);
    assert!(scene.arrived().is_empty());
}
