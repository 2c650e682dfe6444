//! A new secret while links made with the old one are on their way.

use keydesk::messages::State;
use serde_json::json;

use super::shop::Shop;
use crate::harness::Mail;
use crate::harness::app::SECRET;
use crate::harness::smtp::MailServer;

const NEW: &str = "a newer secret that is long enough too";

#[actix_web::test]
async fn links_made_with_the_old_secret_work_and_are_mailed_under_the_new_one() {
    let (shop, mut mail) = (Shop::open(), MailServer::start());
    let (carla, dora) = (shop.customer("carla@example.com").await, shop.customer("dora@example.com").await);
    let smtp = format!("smtp://127.0.0.1:{}", mail.port);
    let mut server = shop.serve(&[("SMTP_URL", &smtp)]);
    let ann = shop.ann().await;
    shop.invite(&ann, carla).await;
    let delivered = Mail::of(&mail.mail());
    mail.behave(json!({ "rcpt": { "code": 550, "text": "mailbox full", "times": 1 } }));
    shop.invite(&ann, dora).await;
    server.until("failed");
    assert_eq!(server.stop(), Some(0));

    let both = format!("{NEW},{SECRET}");
    let mut server = shop.serve(&[("SMTP_URL", &smtp), ("KEYDESK_SECRET", &both)]);
    let ann = shop.ann().await;
    assert_eq!(shop.set_password(&delivered.link(), "plum tractor ninety").await.status, 303);
    mail.mail(); // the notice of that
    let refused = shop.mail_to(dora).await;
    assert_eq!(refused.state, State::Failed);
    let page = ann.get(&format!("/admin/1/messages/{}", refused.id)).await;
    ann.finish(&page, "/again", &[]).await;
    let again = Mail::of(&mail.mail());
    assert_eq!(again.header("message-id"), [refused.message_id]);
    assert_eq!(shop.set_password(&again.link(), "harbour violet ninety").await.status, 303);
    assert_eq!(server.stop(), Some(0));
}

#[actix_web::test]
async fn a_link_whose_secret_is_gone_is_not_mailed_and_staff_are_told_why() {
    let (shop, mail) = (Shop::open(), MailServer::start());
    let carla = shop.customer("carla@example.com").await;
    shop.queue_invite(carla).await;
    let smtp = format!("smtp://127.0.0.1:{}", mail.port);
    let mut server = shop.serve(&[("SMTP_URL", &smtp), ("KEYDESK_SECRET", NEW)]);
    server.until("dropped");
    let message = shop.mail_to(carla).await;
    assert_eq!(message.state, State::Dropped);
    let ann = shop.ann().await;
    let words = keydesk::i18n::Lang::En.words().say("failed-writing");
    for path in [format!("messages/{}", message.id), "messages".into(), format!("customers/{carla}")] {
        let page = ann.get(&format!("/admin/1/{path}")).await;
        assert!(page.text().contains(&words), "{path}: {}", page.text());
        assert!(!page.text().contains("failed-writing"), "{path} says it in words");
    }
    assert_eq!(server.stop(), Some(0));
    assert!(mail.so_far().iter().all(|event| event["event"] != "mail"));
}
