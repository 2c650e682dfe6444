//! A mail's way to a real mail server: taken, or taken without saying so.

use chrono::TimeDelta;
use keydesk::messages::State;
use serde_json::json;

use super::Scene;
use crate::harness::Mail;

#[actix_web::test]
async fn the_servers_own_words_are_in_the_trace() {
    let scene = Scene::set().await;
    let message = scene.ask().await;
    assert_eq!((message.state, message.attempts), (State::Accepted, 1));
    assert!(message.reply.starts_with("250"), "{}", message.reply);
    assert!(scene.app.trace(&scene.alice, scene.carla).await[1].contains(&message.reply));
    let link = Mail::of(&scene.server.mail()).link();
    assert_eq!(scene.app.set_password(&link, "plum tractor ninety").await.status, 303);
}

#[actix_web::test]
async fn a_connection_cut_after_the_last_dot_may_make_a_twin_with_the_same_link() {
    let mut scene = Scene::set().await;
    scene.server.behave(json!({ "cut_after_data": true, "times": 1 }));
    let message = scene.ask().await;
    assert_eq!((message.state, message.possible_duplicate), (State::Retrying, true));
    let first = scene.server.mail();
    scene.app.wait(TimeDelta::minutes(2));
    scene.app.work().await;
    let second = scene.server.mail();
    assert_eq!(first["message_id"], second["message_id"]);
    assert_eq!(Mail::of(&first).link(), Mail::of(&second).link());
    assert_eq!(scene.mail().await.state, State::Accepted);
}
