//! A mail server that refuses, is away, or does not let Keydesk in.

use std::io;
use std::net::{TcpListener, TcpStream};

use chrono::TimeDelta;
use keydesk::config::Smtp;
use keydesk::db::types::Time;
use keydesk::messages::State;
use serde_json::json;

use super::Scene;
use crate::harness::Mail;
use crate::harness::smtp::MailServer;

fn at(url: &str) -> Smtp {
    Smtp { url: url.parse().unwrap(), extra_root: None }
}

#[actix_web::test]
async fn a_refusal_for_now_names_the_next_try_wherever_it_is_given() {
    for (stage, code) in [("rcpt", 450), ("rcpt", 452), ("data", 451)] {
        let mut scene = Scene::set().await;
        scene.server.behave(json!({ stage: { "code": code, "text": "4.7.1 greylisted", "times": 1 } }));
        let before = scene.app.now();
        let message = scene.ask().await;
        assert_eq!((message.state, message.attempts), (State::Retrying, 1), "{stage} {code}");
        assert_eq!(message.reply, format!("{code} 4.7.1 greylisted"));
        let pause = message.run_at - before;
        assert!(pause > TimeDelta::seconds(47) && pause < TimeDelta::seconds(90), "{pause}");
        let page = scene.page().await;
        assert!(page.text().contains("4.7.1 greylisted"));
        assert!(page.attributes("dl time", "datetime").contains(&message.run_at.rfc3339()), "when it is tried again");
        scene.app.wait(TimeDelta::minutes(2));
        scene.app.work().await;
        assert_eq!((scene.mail().await.state, scene.mail().await.attempts), (State::Accepted, 2));
        let event = scene.server.mail();
        assert_eq!(event["message_id"], json!(message.message_id));
        let link = Mail::of(&event).link();
        assert_eq!(scene.app.set_password(&link, "plum tractor ninety").await.status, 303, "the link works");
    }
}

#[actix_web::test]
async fn the_pauses_grow_and_a_mail_is_given_up_before_its_link_would_be_too_short() {
    let mut scene = Scene::set().await;
    scene.server.behave(json!({ "data": { "code": 451, "text": "later" } }));
    scene.ask().await;
    let mut pauses = Vec::new();
    while scene.mail().await.state == State::Retrying {
        let pause = scene.mail().await.run_at - scene.app.now();
        pauses.push(pause);
        scene.app.wait(pause + TimeDelta::seconds(1));
        scene.app.work().await;
    }
    assert!(pauses.is_sorted() && (3..=5).contains(&pauses.len()), "{pauses:?}");
    let (message, reset) = (scene.mail().await, scene.app.newest_reset(scene.carla).await);
    // The last try may be a moment late for a link that has hardly ten minutes left.
    let given_up = [(State::Failed, "451 later"), (State::Dropped, "dropped-too-late")];
    assert!(given_up.contains(&(message.state, message.reply.as_str())), "{message:?}");
    assert!(message.finished_at.is_some_and(|at| at < reset.expires_at), "while the link was still good");
}

#[actix_web::test]
async fn a_final_refusal_of_the_mail_itself_is_shown_and_send_again_begins_anew() {
    let mut scene = Scene::set().await;
    scene.server.behave(json!({ "data": { "code": 554, "text": "5.7.1 looks like spam", "times": 1 } }));
    let refused = scene.ask().await;
    assert_eq!((refused.state, refused.reply.as_str()), (State::Failed, "554 5.7.1 looks like spam"));
    let page = scene.page().await;
    assert!(page.text().contains("looks like spam"));
    scene.alice.finish(&page, "/again", &[]).await;
    assert_eq!(scene.mail().await.state, State::Queued);
    scene.app.work().await;
    let sent = scene.mail().await;
    assert_eq!((sent.state, sent.attempts, sent.id), (State::Accepted, 1, refused.id));
    assert_eq!(scene.server.mail()["message_id"], json!(refused.message_id));
    assert!(!scene.page().await.has("form[action$='/again']"), "what was accepted is not sent again from here");
}

#[actix_web::test]
async fn while_the_server_is_down_nothing_is_charged_and_all_goes_out_when_it_is_back() {
    // Bound and not listening yet: who connects is refused, and nobody else gets the port.
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let port = socket.local_addr().unwrap().port();
    let scene = Scene::with(MailServer::start(), at(&format!("smtp://127.0.0.1:{port}"))).await;
    let app = &scene.app;
    app.queue_resets(7).await;
    for _ in 0..4 {
        app.work().await;
        app.wait(TimeDelta::seconds(11));
    }
    assert!(app.keydesk.mail.is_paused(app.now()) && !app.keydesk.mail.trouble().unwrap().misconfigured);
    for message in app.outbox().await {
        let waits = matches!(message.state, State::Retrying | State::Queued);
        assert!(waits && message.attempts == 0 && !message.possible_duplicate, "{message:?}");
    }
    assert!(scene.alice.get(&app.admin("/messages")).await.has("[role=alert]"));
    lead(socket.listen(128).unwrap().into_std().unwrap(), scene.server.port);
    let at_first = app.outbox().await;
    app.work().await;
    assert!(scene.arrived().is_empty(), "the server is left alone during the pause");
    app.wait(TimeDelta::seconds(31));
    app.work().await;
    let states: Vec<_> = app.outbox().await.iter().map(|message| (message.state, message.attempts)).collect();
    assert_eq!(states, [(State::Accepted, 1); 7]);
    let mut sent: Vec<_> = scene.arrived().iter().map(|mail| mail["message_id"].as_str().unwrap().to_owned()).collect();
    let mut ids: Vec<_> = at_first.into_iter().map(|message| message.message_id).collect();
    sent.sort();
    ids.sort();
    assert_eq!(sent, ids, "each once");
    assert!(!scene.alice.get(&app.admin("/messages")).await.has("[role=alert]"));
}

/// From one port to the other, for as long as the test runs.
fn lead(listener: TcpListener, to: u16) {
    listener.set_nonblocking(false).unwrap();
    let pour = |mut from: TcpStream, mut to: TcpStream| {
        std::thread::spawn(move || {
            let _ = io::copy(&mut from, &mut to);
            let _ = to.shutdown(std::net::Shutdown::Write);
        })
    };
    std::thread::spawn(move || {
        for client in listener.incoming() {
            let (client, server) = (client.unwrap(), TcpStream::connect(("127.0.0.1", to)).unwrap());
            pour(client.try_clone().unwrap(), server.try_clone().unwrap());
            pour(server, client);
        }
    });
}

#[actix_web::test]
async fn a_wrong_password_pauses_the_queue_and_nobody_is_marked_failed() {
    let mut server = MailServer::start();
    server.behave(json!({ "auth": { "user": "shop", "password": "another" } }));
    let url = format!("smtp://shop:sesam-8@127.0.0.1:{}", server.port);
    let mut scene = Scene::with(server, at(&url)).await;
    scene.ask().await;
    scene.app.queue_resets(2).await;
    waits_for_the_settings(&scene, "535").await;
    let page = scene.alice.get(&scene.app.admin("/messages")).await;
    assert!(!page.body.contains("sesam-8"));
    scene.server.so_far();
    scene.app.wait(TimeDelta::seconds(10));
    scene.app.work().await;
    assert!(scene.server.so_far().is_empty(), "a wrong password is not tried again and again");
    scene.server.behave(json!({ "auth": { "user": "shop", "password": "sesam-8" } }));
    goes_on(&scene).await;
    assert_eq!(scene.server.mail()["user"], "shop");
}

#[actix_web::test]
async fn a_server_that_wants_a_name_pauses_the_queue_and_nobody_is_marked_failed() {
    let mut server = MailServer::start();
    server.behave(json!({ "auth": { "user": "shop", "password": "another" } }));
    let url = format!("smtp://127.0.0.1:{}", server.port);
    let mut scene = Scene::with(server, at(&url)).await;
    scene.ask().await;
    scene.app.queue_resets(2).await;
    waits_for_the_settings(&scene, "530").await;
    scene.server.behave(json!({ "reset": true }));
    goes_on(&scene).await;
}

async fn waits_for_the_settings(scene: &Scene, code: &str) {
    let trouble = scene.app.keydesk.mail.trouble().expect("the queue pauses");
    assert!(trouble.misconfigured && trouble.words.starts_with(code), "{}", trouble.words);
    let message = scene.mail().await;
    assert_eq!((message.state, message.attempts), (State::Retrying, 0));
    assert!(scene.app.outbox().await.iter().all(|message| message.finished_at.is_none()));
    let page = scene.alice.get(&scene.app.admin("/messages")).await;
    assert!(page.one("[role=alert]").contains(code), "{}", page.one("[role=alert]"));
}

async fn goes_on(scene: &Scene) {
    scene.app.wait(TimeDelta::seconds(31));
    scene.app.work().await;
    let states: Vec<_> = scene.app.outbox().await.iter().map(|message| (message.state, message.attempts)).collect();
    assert_eq!(states, [(State::Accepted, 1); 3]);
    assert_eq!(scene.app.keydesk.mail.trouble(), None);
    assert!(!scene.alice.get(&scene.app.admin("/messages")).await.has("[role=alert]"));
}

#[actix_web::test]
async fn a_reset_that_waits_for_the_server_too_long_is_dropped_without_troubling_it() {
    let mut scene = Scene::set().await;
    scene.server.behave(json!({ "connect": { "code": 421, "text": "closed" } }));
    scene.ask().await;
    scene.app.wait(TimeDelta::hours(2));
    scene.server.behave(json!({ "reset": true }));
    scene.app.work().await;
    let message = scene.mail().await;
    assert_eq!((message.state, message.reply.as_str()), (State::Dropped, "dropped-too-late"));
    assert!(message.finished_at.is_some_and(|at| at > Time::EPOCH) && scene.arrived().is_empty());
}
