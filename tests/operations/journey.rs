//! What the log holds after a day's work.

use serde_json::{Value, json};

use super::shop::Shop;
use crate::harness::Mail;
use crate::harness::smtp::MailServer;

#[actix_web::test]
async fn after_a_days_work_the_log_names_every_request_and_nobody() {
    let (shop, mut mail) = (Shop::open(), MailServer::start());
    let carla = shop.customer("carla@example.com").await;
    let smtp = format!("smtp://postman:pigeon-77@127.0.0.1:{}", mail.port);
    mail.behave(json!({ "auth": { "user": "postman", "password": "pigeon-77" } }));
    let mut server = shop.serve(&[("SMTP_URL", &smtp)]);

    // Ann mistypes, signs in, looks Carla up, and invites her.
    let stranger = shop.browser();
    let page = stranger.get("/sign-in").await;
    let wrong = [("email", "ann@shop.example"), ("password", "mistyped-password")];
    assert_ne!(stranger.submit(&page, "/sign-in", &wrong).await.status, 303);
    let ann = shop.ann().await;
    ann.open("/admin/1/customers?view=all&q=carla%40example.com").await;
    shop.invite(&ann, carla).await;
    let first = Mail::of(&mail.mail());
    assert_eq!(shop.set_password(&first.link(), "plum tractor ninety").await.status, 303);

    // Carla forgets it at once, mistypes, and signs in.
    let browser = shop.browser();
    let page = browser.get("/hosted/1/forgot").await;
    browser.submit(&page, "/forgot", &[("email", "carla@example.com")]).await;
    for (password, status) in [("violet harbour", 303), ("plum tractor ninety", 303)] {
        let page = browser.get("/hosted/1/sign-in").await;
        let fields = [("email", "carla@example.com"), ("password", password)];
        let answer = browser.submit(&page, "/sign-in", &fields).await;
        assert_eq!(answer.status == status, password.starts_with("plum"), "{password}");
    }
    // Somebody tries addresses that hold secrets, and forms of their own.
    browser.get(&format!("/nowhere/carla@example.com?token={}", first.token())).await;
    browser.get(&format!("/hosted/1/password?token={}", first.token())).await;
    let forged = browser.raw("POST", "/hosted/1/forgot").form(&[("email", "carla@example.com")]);
    let forged = browser.send(forged).await;
    assert_eq!(forged.status, 403);

    // The mail server repeats addresses in what it says.
    let dora = shop.customer("dora@example.com").await;
    mail.behave(json!({ "rcpt": { "code": 535, "text": "5.7.8 <dora@example.com> not by postman@example.com" } }));
    shop.invite(&ann, dora).await;
    let mut lines = server.until("mail is paused");
    assert_eq!(server.stop(), Some(0));
    lines.extend(server.log.iter());

    let mut ids = Vec::new();
    for line in &lines {
        let parsed: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("not JSON: {line}"));
        assert_eq!(line.matches("\"message\":").count(), 1, "a name stands for one thing: {line}");
        if parsed["fields"]["message"] == "answered" {
            let id = parsed["span"]["id"].as_str().expect("a request has its id");
            assert!(id.len() == 8 && parsed["fields"]["status"].is_number(), "{line}");
            ids.push(id.to_owned());
        }
    }
    assert!(ids.len() > 20 && ids.contains(&forged.header("x-request-id").to_owned()), "each request has its line");
    let secrets = ["pigeon-77", "mistyped", "plum tractor", "violet harbour", &shop.password, &first.token()];
    for line in &lines {
        assert!(!line.contains('@'), "an address: {line}");
        assert!(secrets.iter().all(|secret| !line.contains(secret)), "a secret: {line}");
    }
}
