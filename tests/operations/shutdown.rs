//! SIGTERM while a mail is being handed over.

use std::time::{Duration, Instant};

use keydesk::accounts::create::{NewAccount, create as add_account};
use keydesk::crypto::Keys;
use keydesk::customers::create::{NewCustomer, create as add_customer};
use keydesk::db::{DatabaseUrl, Db, Failure};
use keydesk::events::By;
use keydesk::messages::{Message, State};
use keydesk::resets::Purpose;
use keydesk::resets::request::{Ask, LinkMaker, request};
use serde_json::json;

use crate::harness::app::SECRET;
use crate::harness::server::Server;
use crate::harness::smtp::MailServer;

/// An account, a customer, and an invite in the outbox.
async fn queue_an_invite(db: &Db) {
    let maker = LinkMaker { keys: Keys::parse(SECRET).unwrap(), public_url: "http://localhost:9".parse().unwrap() };
    let now = keydesk::clock::Clock::default().now();
    let shop = NewAccount {
        name: "Northwind".into(),
        locale: "en".into(),
        time_zone: chrono_tz::UTC,
        sender: "service@northwind.example".parse().unwrap(),
    };
    let carla = NewCustomer {
        company: String::new(),
        email: "carla@example.com".parse().unwrap(),
        first_name: "Carla".into(),
        last_name: String::new(),
        phone: String::new(),
        number: None,
        locale: String::new(),
        time_zone: String::new(),
    };
    db.write(move |conn| {
        let account = add_account(conn, &shop, &By::operator(), now)?;
        let customer = add_customer(conn, account, &carla, &[], &By::operator(), now)?;
        let account = keydesk::accounts::store::find(conn, account)?.unwrap();
        let note = String::new();
        let ask = Ask { identity_note: note, ..Ask::plain(customer, Purpose::Invite) };
        request(conn, &maker, &account, &ask, &By::operator(), now).unwrap();
        Ok::<_, Failure>(())
    })
    .await
    .unwrap();
}

async fn the_message(db: &Db) -> Message {
    let read = db.read(|conn| {
        keydesk::messages::store::of_customer(
            conn,
            keydesk::accounts::AccountId(1),
            keydesk::customers::CustomerId(1),
            1,
        )
    });
    read.await.unwrap().remove(0)
}

#[actix_web::test]
async fn a_mail_in_flight_is_finished_and_written_down_and_nothing_secret_is_in_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::create(&DatabaseUrl::Sqlite(folder.path().join("k.sqlite"))).unwrap();
    db.migrate().unwrap();
    queue_an_invite(&db).await;
    let mut mail = MailServer::start();
    mail.behave(json!({ "hang_after_data": 2, "times": 1 }));
    let smtp = format!("smtp://127.0.0.1:{}", mail.port);
    let mut server = Server::start(folder.path(), &[("SMTP_URL", &smtp), ("KEYDESK_SECRET", SECRET)]);
    let sent = mail.mail();
    mail.event("hang");
    let asked = Instant::now();
    assert_eq!(server.stop(), Some(0));
    assert!(asked.elapsed() < Duration::from_secs(30));
    let message = the_message(&db).await;
    assert_eq!((message.state, message.attempts), (State::Accepted, 1));
    let log: Vec<String> = server.log.iter().collect();
    let log = log.join("\n");
    let link = sent["data"].as_str().unwrap();
    let token = link.split("token=3D").nth(1).unwrap().replace("=\r\n", "").replace("=\n", "");
    assert!(log.contains("accepted") && !log.contains(&token[..20]) && !log.contains("carla@"), "{log}");
}
