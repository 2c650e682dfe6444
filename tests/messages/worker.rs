//! Several workers, workers that die, and workers that come back late.

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::TimeDelta;
use keydesk::db::Failure;
use keydesk::events::By;
use keydesk::messages::deliver::deliver;
use keydesk::messages::store::{self, Claimed};
use keydesk::messages::worker::Worker;
use keydesk::messages::{MessageId, State};
use keydesk::resets::Purpose;
use keydesk::resets::request::{Ask, request};
use serde_json::json;

use super::Scene;
use crate::harness::app::Wish;
use crate::harness::database::TestDatabase;
use crate::harness::smtp::MailServer;
use crate::harness::{Mail, TestApp};

/// Longer than any worker may take.
const LEASE: TimeDelta = TimeDelta::minutes(3);

fn another_worker(app: &TestApp) -> Worker {
    let (office, maker) = (app.worker.office.clone(), app.keydesk.link_maker());
    Worker {
        office,
        maker,
        looks: Default::default(),
        warnings: Default::default(),
        notebook: app.keydesk.notebook.clone(),
        wake: Default::default(),
        stop: Default::default(),
    }
}

/// As a worker does that dies, or stalls, right after.
async fn claim(app: &TestApp, lease: &'static str) -> Claimed {
    let now = app.now();
    app.write(move |conn| store::claim(conn, lease, LEASE, 1, now).unwrap()).await.remove(0)
}

async fn each_arrived_once(app: &TestApp, server: &MailServer, count: usize) {
    let states: BTreeSet<_> = app.outbox().await.iter().map(|message| message.state.word()).collect();
    assert_eq!(states, BTreeSet::from(["accepted"]));
    let mails = server.so_far();
    let mut ids = mails.iter().filter(|event| event["event"] == "mail").map(|event| event["message_id"].to_string());
    let (all, distinct) = ids.by_ref().fold((0, BTreeSet::new()), |(all, mut seen), id| {
        seen.insert(id);
        (all + 1, seen)
    });
    assert_eq!((all, distinct.len()), (count, count));
}

#[actix_web::test]
async fn two_workers_at_once_send_each_mail_once() {
    let scene = Scene::set().await;
    scene.app.queue_resets(24).await;
    let other = another_worker(&scene.app);
    let (_, outcome) = tokio::join!(scene.app.work(), other.work_once());
    outcome.unwrap();
    scene.app.work().await;
    each_arrived_once(&scene.app, &scene.server, 24).await;
}

#[actix_web::test]
async fn two_processes_on_one_postgres_share_the_outbox() {
    let server = MailServer::start();
    let wish = || Wish { smtp: Some(server.setting()), ..Wish::default() };
    let database = TestDatabase::new();
    let second = database.again();
    let app = TestApp::on(database, wish()).await;
    if !app.keydesk.db.is_shared() {
        return; // one process serves a SQLite file
    }
    let other = TestApp::on(second, Wish { empty: true, ..wish() }).await;
    app.queue_resets(24).await;
    for _ in 0..3 {
        tokio::join!(app.work(), other.work());
    }
    each_arrived_once(&app, &server, 24).await;
}

#[actix_web::test]
async fn no_more_connections_are_open_than_mails_are_in_flight() {
    let mut scene = Scene::set().await;
    scene.server.behave(json!({ "hang_after_data": 0.2 }));
    scene.app.queue_resets(10).await;
    scene.app.work().await;
    let events = scene.server.so_far();
    let count = |kind: &str| events.iter().filter(|event| event["event"] == kind).count();
    assert_eq!(count("mail"), 10);
    assert!(count("connect") <= 4, "{} connections", count("connect"));
}

#[actix_web::test]
async fn a_conversation_that_was_given_up_is_not_taken_up_again_for_the_next_mail() {
    let mut scene = Scene::set().await;
    let office = scene.app.worker.office.server.clone().unwrap();
    let mail = |to: &str| {
        let mail = lettre::Message::builder().from("a@shop.example".parse().unwrap()).to(to.parse().unwrap());
        mail.body(String::from("Hello")).unwrap()
    };
    scene.server.behave(json!({ "hang_after_data": 60, "times": 1 }));
    scene.server.behave(json!({ "rcpt": { "code": 550, "text": "nobody here", "match": "nobody" } }));
    let given_up = tokio::time::timeout(Duration::from_secs(5), office.hand_over(&mail("carla@example.com"))).await;
    assert!(given_up.is_err());
    scene.server.event("hang");
    for _ in 0..3 {
        assert_eq!(office.hand_over(&mail("nobody@example.com")).await.words, "550 nobody here");
        assert_eq!(office.hand_over(&mail("dora@example.com")).await.words, "250 OK");
    }
}

#[actix_web::test]
async fn a_mail_whose_worker_died_is_taken_by_another_and_marked_as_a_possible_twin() {
    let scene = Scene::set().await;
    scene.queue().await;
    claim(&scene.app, "dead").await;
    scene.app.work().await;
    assert_eq!((scene.mail().await.state, scene.arrived().len()), (State::Sending, 0), "the lease still holds");
    scene.app.wait(LEASE + TimeDelta::seconds(1));
    scene.app.work().await;
    let message = scene.mail().await;
    assert_eq!((message.state, message.attempts, message.possible_duplicate), (State::Accepted, 2, true));
    assert!(scene.page().await.has(".banner.tone-attention"), "the page says so");
}

#[actix_web::test]
async fn a_result_that_comes_after_the_lease_has_passed_on_is_not_written_down() {
    let mut scene = Scene::set().await;
    scene.queue().await;
    let late = claim(&scene.app, "late").await;
    scene.app.wait(LEASE + TimeDelta::seconds(1));
    scene.app.work().await;
    let before = scene.mail().await;
    assert_eq!(before.state, State::Accepted);
    let first = scene.server.mail();
    // The stalled worker goes on as if nothing had happened, and is told the opposite.
    scene.server.behave(json!({ "cut_after_data": true, "times": 1 }));
    deliver(&scene.app.worker.office, late).await.unwrap();
    let after = scene.mail().await;
    assert_eq!((after.state, after.reply, after.attempts), (State::Accepted, before.reply, before.attempts));
    let second = scene.server.mail();
    assert_eq!(first["message_id"], second["message_id"]);
    assert_eq!(Mail::of(&first).link(), Mail::of(&second).link());
}

#[actix_web::test]
async fn a_late_result_does_not_touch_a_mail_that_is_with_another_worker() {
    let scene = Scene::set().await;
    scene.queue().await;
    let late = claim(&scene.app, "late").await;
    scene.app.wait(LEASE + TimeDelta::seconds(1));
    let now = claim(&scene.app, "now").await;
    assert_eq!(late.message.id, now.message.id);
    deliver(&scene.app.worker.office, late).await.unwrap();
    assert_eq!((scene.mail().await.state, scene.mail().await.lease.as_deref()), (State::Sending, Some("now")));
    deliver(&scene.app.worker.office, now).await.unwrap();
    assert_eq!((scene.mail().await.state, scene.mail().await.lease), (State::Accepted, None));
}

#[actix_web::test]
async fn nothing_is_sent_when_the_act_was_rolled_back() {
    let scene = Scene::set().await;
    let (app, customer) = (&scene.app, scene.carla);
    let (maker, account, now) = (app.keydesk.link_maker(), app.settings().await, app.now());
    let undone = app.keydesk.db.write(move |conn| {
        let ask = Ask {
            customer,
            purpose: Purpose::Reset,
            application: None,
            identity_check: None,
            identity_note: String::new(),
            path: None,
            lang: None,
        };
        request(conn, &maker, &account, &ask, &By::system(), now).unwrap();
        assert_eq!(
            store::page(conn, account.id, &Default::default(), None, 10).unwrap().len(),
            1,
            "it is there until then"
        );
        Err::<(), _>(Failure::Unavailable("a power cut".into()))
    });
    assert!(undone.await.is_err());
    app.work().await;
    assert!(app.outbox().await.is_empty() && scene.arrived().is_empty());
}

#[actix_web::test]
async fn a_mail_that_is_under_way_or_accepted_is_not_put_back_into_the_queue() {
    let scene = Scene::set().await;
    scene.queue().await;
    let (account, now) = (scene.app.account, scene.app.now());
    let requeue =
        async |id: MessageId| scene.app.write(move |conn| store::requeue(conn, account, id, now).unwrap()).await;
    let claimed = claim(&scene.app, "busy").await;
    assert!(!requeue(claimed.message.id).await);
    let id = claimed.message.id;
    deliver(&scene.app.worker.office, claimed).await.unwrap();
    assert!(!requeue(id).await);
    scene.app.work().await;
    assert_eq!(scene.arrived().len(), 1);
}
