//! Beginning and ending: one process a file, requests and mails in flight.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use keydesk::messages::State;
use serde_json::json;

use super::shop::Shop;
use crate::harness::server::keydesk;
use crate::harness::smtp::MailServer;

#[actix_web::test]
async fn a_second_process_refuses_at_once_while_short_commands_work_beside_the_first() {
    let shop = Shop::open();
    let mut server = shop.serve(&[]);
    for (path, answer) in [("/healthz", "ok\n"), ("/readyz", "ready\n")] {
        assert_eq!(shop.browser().get(path).await.body, answer);
    }
    let command = |arguments: &[&str]| {
        let mut command = keydesk(shop.folder.path());
        command.args(arguments).envs([
            ("DATABASE_URL", "sqlite:k.sqlite"),
            ("KEYDESK_PUBLIC_URL", "http://localhost:9"),
            ("KEYDESK_LISTEN", "127.0.0.1:0"),
        ]);
        command.output().unwrap()
    };
    let begun = Instant::now();
    let second = command(&["serve"]);
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    let words = String::from_utf8(second.stderr).unwrap();
    assert_eq!((second.status.code(), words.trim().lines().count()), (Some(1), 1), "{words}");
    assert!(command(&["account", "create", "--name", "Southwind", "--sender", "s@southwind.example"]).status.success());
    let staff = "staff create --account 2 --role owner --name Ann --email ann@shop.example";
    assert!(command(&staff.split(' ').collect::<Vec<_>>()).status.success());
    assert!(command(&["migrate"]).status.success());
    let accounts = shop.ann().await.get("/admin").await;
    assert!(accounts.text().contains("Southwind"), "the serving process sees it");
    assert_eq!(server.stop(), Some(0));
}

#[actix_web::test]
async fn a_request_in_flight_is_answered_after_sigterm() {
    let shop = Shop::open();
    let mut server = shop.serve(&[]);
    let mut client = TcpStream::connect(shop.address).unwrap();
    client.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let body = "email=ann%40shop.example&password=whatever&form=none";
    write!(
        client,
        "POST /sign-in HTTP/1.1\r\nhost: {}\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: {}\r\nexpect: 100-continue\r\n\r\n",
        shop.address,
        body.len()
    )
    .unwrap();
    let mut answer = [0; 1024];
    let read = client.read(&mut answer).unwrap();
    assert!(answer[..read].starts_with(b"HTTP/1.1 100"), "the request is taken");
    client.write_all(&body.as_bytes()[..10]).unwrap();
    server.terminate();
    server.until("stopping");
    client.write_all(&body.as_bytes()[10..]).unwrap();
    let mut answer = String::new();
    client.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
    assert_eq!(server.ended(), Some(0));
}

#[actix_web::test]
async fn a_mail_server_that_hangs_does_not_keep_the_process_from_ending() {
    let (shop, mut mail) = (Shop::open(), MailServer::start());
    for i in 0..6 {
        let customer = shop.customer(&format!("customer{i}@example.com")).await;
        shop.queue_invite(customer).await;
    }
    mail.behave(json!({ "hang_after_data": 300 }));
    let smtp = format!("smtp://127.0.0.1:{}", mail.port);
    let mut server = shop.serve(&[("SMTP_URL", &smtp)]);
    for _ in 0..4 {
        mail.event("hang");
    }
    let asked = Instant::now();
    assert_eq!(server.stop(), Some(0));
    assert!(asked.elapsed() < Duration::from_secs(30), "{:?}", asked.elapsed());
    let mut states = Vec::new();
    for customer in 1..=6 {
        states.push(shop.mail_to(keydesk::customers::CustomerId(customer)).await.state);
    }
    let count = |state| states.iter().filter(|known| **known == state).count();
    assert_eq!((count(State::Sending), count(State::Queued)), (4, 2), "none is lost: {states:?}");
}

#[test]
fn what_cannot_be_served_is_one_line_and_code_1() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("letter.txt"), "Dear diary, ".repeat(200)).unwrap();
    std::fs::write(folder.path().join("empty.sqlite"), "").unwrap();
    for (file, named) in [("letter.txt", "not a database"), ("empty.sqlite", "keydesk migrate")] {
        let output = keydesk(folder.path())
            .arg("serve")
            .envs([("DATABASE_URL", format!("sqlite:{file}").as_str()), ("KEYDESK_PUBLIC_URL", "http://localhost:9")])
            .output()
            .unwrap();
        let words = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{file}: {words}");
        assert!(words.contains(named) && words.trim().lines().count() == 1, "{file}: {words}");
    }
    let letter = std::fs::read_to_string(folder.path().join("letter.txt")).unwrap();
    assert_eq!(letter, "Dear diary, ".repeat(200));
}

#[test]
fn settings_of_the_mail_server_are_read_before_anything_is_touched() {
    let shop = Shop::open();
    std::fs::write(shop.folder.path().join("notes.pem"), "not a certificate").unwrap();
    let files = || {
        let mut names: Vec<_> =
            std::fs::read_dir(shop.folder.path()).unwrap().map(|f| f.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = files();
    for (setting, named) in [
        (("SMTP_URL", "smtp://postman:pigeon-77@"), "SMTP_URL"),
        (("SMTP_URL", "https://postman:pigeon-77@mail.example"), "SMTP_URL"),
        (("SMTP_URL", "smtp://postman:pigeon-77@mail.example/?tls=no"), "SMTP_URL"),
        (("SMTP_CA_FILE", "missing.pem"), "SMTP_CA_FILE"),
        (("SMTP_CA_FILE", "notes.pem"), "SMTP_CA_FILE"),
    ] {
        let output = keydesk(shop.folder.path())
            .arg("serve")
            .envs([
                ("DATABASE_URL", "sqlite:k.sqlite"),
                ("KEYDESK_PUBLIC_URL", "http://localhost:9"),
                ("KEYDESK_LISTEN", "127.0.0.1:0"),
                ("SMTP_URL", "smtp://postman:pigeon-77@mail.example"),
                setting,
            ])
            .spawn_and_give_up();
        let (code, words) = output;
        assert_eq!(code, Some(2), "{setting:?}: {words}");
        assert!(words.contains(named) && words.trim().lines().count() == 1, "{setting:?}: {words}");
        assert!(!words.contains("pigeon-77"), "{words}");
        assert_eq!(files(), before, "{setting:?}");
    }
}

trait GiveUp {
    /// Its code and what it said; none if it runs instead of refusing.
    fn spawn_and_give_up(&mut self) -> (Option<i32>, String);
}

impl GiveUp for std::process::Command {
    fn spawn_and_give_up(&mut self) -> (Option<i32>, String) {
        let mut child = self.stderr(std::process::Stdio::piped()).spawn().unwrap();
        let begun = Instant::now();
        let code = loop {
            match child.try_wait().unwrap() {
                Some(status) => break status.code(),
                None if begun.elapsed() > Duration::from_secs(20) => {
                    child.kill().unwrap();
                    break None;
                }
                None => std::thread::sleep(Duration::from_millis(10)),
            }
        };
        let mut words = String::new();
        child.stderr.take().unwrap().read_to_string(&mut words).unwrap();
        (code, words)
    }
}
