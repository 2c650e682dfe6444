//! A mail server is spoken to in private, or not at all, unless it is on this machine.

use std::path::Path;
use std::process::Command;

use chrono::TimeDelta;
use keydesk::config::Smtp;
use keydesk::messages::State;
use serde_json::json;
use tempfile::TempDir;

use super::Scene;
use crate::harness::smtp::MailServer;

/// A private authority and the certificate it gave to `localhost`.
fn certificate() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let settings = "[req]\ndistinguished_name=dn\n[dn]\n[ca]\nbasicConstraints=critical,CA:TRUE\n\
                    [leaf]\nsubjectAltName=DNS:localhost,IP:127.0.0.1\nbasicConstraints=CA:FALSE\n";
    std::fs::write(folder.path().join("settings"), settings).unwrap();
    let key = ["req", "-config", "settings", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
    let ca = ["-x509", "-days", "2", "-subj", "/CN=Tests", "-extensions", "ca", "-keyout", "ca.key", "-out", "ca.pem"];
    openssl(folder.path(), &[&key[..], &ca[..]].concat());
    let request = ["-subj", "/CN=localhost", "-keyout", "key.pem", "-out", "request.pem"];
    openssl(folder.path(), &[&key[..], &request[..]].concat());
    let sign = "x509 -req -in request.pem -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile settings \
                -extensions leaf -out cert.pem";
    openssl(folder.path(), &sign.split_whitespace().collect::<Vec<_>>());
    folder
}

fn openssl(folder: &Path, arguments: &[&str]) {
    let output = Command::new("openssl").current_dir(folder).args(arguments).output().expect("openssl");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn server(folder: &Path) -> MailServer {
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let mut server = MailServer::with(&["--cert", &path("cert.pem"), "--key", &path("key.pem")]);
    server.behave(json!({ "starttls": "required", "auth": { "user": "anna", "password": "secret" } }));
    server
}

/// In capitals it is a host like any other: only `localhost` is known to be this machine.
fn setting(host: &str, server: &MailServer, root: Option<&Path>) -> Smtp {
    let extra_root = root.map(|folder| std::fs::read(folder.join("ca.pem")).unwrap());
    Smtp { url: format!("smtp://anna:secret@{host}:{}", server.port).parse().unwrap(), extra_root }
}

#[actix_web::test]
async fn a_server_whose_authority_is_named_gets_its_mail_in_private() {
    let folder = certificate();
    for host in ["LOCALHOST", "localhost", "127.0.0.1"] {
        let server = server(folder.path());
        let smtp = setting(host, &server, Some(folder.path()));
        let scene = Scene::with(server, smtp).await;
        let message = scene.ask().await;
        assert_eq!(message.state, State::Accepted, "{host}: {}", message.reply);
        assert_eq!(scene.server.mail()["tls"], true, "{host}");
    }
}

#[actix_web::test]
async fn a_54_a_server_with_an_unknown_authority_gets_nothing() {
    let (folder, stranger) = (certificate(), certificate());
    for (host, root) in
        [("LOCALHOST", None), ("LOCALHOST", Some(stranger.path())), ("localhost", Some(stranger.path()))]
    {
        let server = server(folder.path());
        let smtp = setting(host, &server, root);
        gets_nothing(&Scene::with(server, smtp).await).await;
    }
}

#[actix_web::test]
async fn a_54_a_server_elsewhere_without_starttls_gets_nothing() {
    let mut server = MailServer::start();
    server.behave(json!({ "auth": { "user": "anna", "password": "secret" } }));
    let smtp = setting("LOCALHOST", &server, None);
    gets_nothing(&Scene::with(server, smtp).await).await;
}

/// The settings are at fault: the queue pauses, nobody is marked failed, nothing is charged.
async fn gets_nothing(scene: &Scene) {
    let message = scene.ask().await;
    assert_eq!((message.state, message.attempts), (State::Retrying, 0), "{}", message.reply);
    assert!(scene.app.keydesk.mail.trouble().is_some_and(|trouble| trouble.misconfigured), "{}", message.reply);
    assert!(scene.alice.get(&scene.app.admin("/messages")).await.has("[role=alert]"));
    scene.app.wait(TimeDelta::seconds(31));
    scene.app.work().await;
    let told = scene.server.so_far();
    assert!(told.iter().all(|event| event["event"] != "mail" && event["event"] != "auth"), "{told:?}");
}

/// What is said in the clear, before the handshake, is no answer to what is asked after it: a mail
/// would seem to be taken, and a name and password be wrong.
#[actix_web::test]
async fn a_54_what_is_slipped_in_before_the_handshake_is_not_heard() {
    let folder = certificate();
    let all = "250-AUTH PLAIN\r\n250 x\r\n235 x\r\n250 x\r\n250 x\r\n354 x\r\n250 taken";
    for slipped in [
        json!({ "inject": "250 AUTH PLAIN" }),
        json!({ "inject": all }),
        json!({ "inject_early": "220 go on\r\n250 AUTH PLAIN" }),
        json!({ "inject_early": format!("220 go on\r\n{all}") }),
    ] {
        let mut server = server(folder.path());
        server.behave(slipped);
        let smtp = setting("LOCALHOST", &server, Some(folder.path()));
        gets_nothing(&Scene::with(server, smtp).await).await;
    }
}
