//! The page of the mail server: what is in force, and a test with the server's own answer.

use keydesk::config::Smtp;
use keydesk::staff::roles::Role;
use serde_json::json;

use crate::harness::app::Wish;
use crate::harness::smtp::MailServer;
use crate::harness::{Browser, Mail, Page, TestApp};

async fn desk(smtp: Smtp) -> (TestApp, Browser) {
    let app = TestApp::with(Wish { smtp: Some(smtp), ..Wish::default() }).await;
    let olga = app.signed_in(Role::Owner).await;
    (app, olga)
}

async fn test(app: &TestApp, olga: &Browser) -> Page {
    let page = olga.get(&app.admin("/mail-server")).await;
    assert!(page.one("form[action$='/mail-server'] button").contains("Send a test to owner@northwind.example"));
    olga.submit(&page, "/mail-server", &[]).await
}

#[actix_web::test]
async fn a_test_goes_to_oneself_and_shows_the_servers_own_words() {
    let server = MailServer::start();
    let (app, olga) = desk(server.setting()).await;
    let page = test(&app, &olga).await;
    assert_eq!(page.status, 200);
    let banner = page.one(".banner.tone-good");
    assert!(banner.contains("accepted the test to owner@northwind.example") && banner.contains("250"), "{banner}");
    let mail = Mail::of(&server.mail());
    assert_eq!(mail.header("to"), ["owner@northwind.example"]);
    assert!(mail.text.contains("Olga Owner"), "{}", mail.text);
    assert!(app.contents().await["messages"].is_empty(), "beside the queue");
}

#[actix_web::test]
async fn a_refusal_is_shown_as_the_server_says_it_and_holds_nothing_up() {
    let mut server = MailServer::start();
    let (app, olga) = desk(server.setting()).await;
    server.behave(json!({ "data": { "code": 554, "times": 1 } }));
    let banner = test(&app, &olga).await.one(".banner.tone-bad");
    assert!(banner.contains("was not accepted") && banner.contains("554"), "{banner}");
    let nobody = Smtp { url: "smtp://127.0.0.1:1".parse().unwrap(), extra_root: None };
    let (app, olga) = desk(nobody).await;
    let banner = test(&app, &olga).await.one(".banner.tone-bad");
    assert!(banner.to_lowercase().contains("refused"), "{banner}");
    assert_eq!(app.keydesk.mail.trouble(), None, "a test does not pause the queue");
}

#[actix_web::test]
async fn the_page_tells_what_is_in_force_and_no_password() {
    let url = "smtp://mailer:open%20sesame@mail.northwind.example:587".parse().unwrap();
    let (app, olga) = desk(Smtp { url, extra_root: None }).await;
    let page = olga.get(&app.admin("/mail-server")).await;
    for part in ["mail.northwind.example:587", "STARTTLS, required", "service@northwind.example"] {
        assert!(page.text().contains(part), "{part}");
    }
    assert!(!page.body.contains("sesame") && !page.body.contains("mailer"));
    let records = page.all(".code-block pre");
    assert_eq!(records[..2], ["northwind.example", "v=spf1 a:mail.northwind.example ~all"]);
    let (app, olga) = desk(Smtp { url: "smtp://localhost:25".parse().unwrap(), extra_root: None }).await;
    let here = olga.get(&app.admin("/mail-server")).await;
    assert!(!here.body.contains("127.0.0.1 ~all") && here.text().contains("v=spf1 ip4:ADDRESS"), "{}", here.text());
    assert_eq!(records[2], "_dmarc.northwind.example");
    assert!(records[3].starts_with("v=DMARC1; p=none;"));
}

#[actix_web::test]
async fn the_page_names_who_mails_are_from() {
    let (app, olga) = desk(MailServer::start().setting()).await;
    app.execute("UPDATE accounts SET sender_name = 'Northwind Service'").await;
    let page = olga.get(&app.admin("/mail-server")).await;
    assert!(page.text().contains("Northwind Service <service@northwind.example>"), "{}", page.text());
}

#[actix_web::test]
async fn twenty_tests_an_hour_are_enough() {
    let server = MailServer::start();
    let (app, olga) = desk(server.setting()).await;
    let page = olga.get(&app.admin("/mail-server")).await;
    for _ in 0..20 {
        assert_eq!(olga.submit(&page, "/mail-server", &[]).await.status, 200);
    }
    let page = olga.submit(&page, "/mail-server", &[]).await;
    assert_eq!(page.status, 429);
    assert!(page.one(".banner").contains("Wait a little"));
}

#[actix_web::test]
async fn without_a_server_the_page_names_the_setting() {
    let app = TestApp::start().await;
    let olga = app.signed_in(Role::Owner).await;
    let page = olga.get(&app.admin("/mail-server")).await;
    assert!(page.text().contains("SMTP_URL=smtp://") && !page.has("form[action$='/mail-server']"));
}
