//! Mails whose link is over before they leave.

use chrono::TimeDelta;
use keydesk::messages::State;
use serde_json::json;

use super::Scene;
use crate::harness::Mail;

/// The reason stands on the pages in words, and no mail with a link arrived.
async fn is_dropped(scene: &Scene, reason: &str) {
    let message = scene.mail_with_link().await;
    assert_eq!((message.state, message.reply.as_str()), (State::Dropped, reason));
    assert!(message.finished_at.is_some());
    let words = keydesk::i18n::Lang::En.words().say(reason);
    // Whoever was away for an hour signs in again.
    let alice = scene.app.sign_in("support@northwind.example").await;
    let page = alice.get(&scene.app.admin(&format!("/messages/{}", message.id))).await;
    assert!(page.text().contains(&words) && !page.text().contains(reason), "{}", page.text());
    assert!(!page.has("form[action$='/again']"), "it would only be dropped again");
    let list = alice.get(&scene.app.admin("/messages?view=failed")).await;
    assert!(list.text().contains(&words), "{}", list.text());
    let with_link = scene.arrived().iter().filter(|event| Mail::of(event).text.contains("token=")).count();
    assert_eq!(with_link, 0);
}

impl Scene {
    /// The first mail to Carla: later ones are notices.
    async fn mail_with_link(&self) -> keydesk::messages::Message {
        self.app.mails_to(self.carla).await.pop().unwrap()
    }
}

#[actix_web::test]
async fn an_expired_link_is_not_mailed() {
    let scene = Scene::set().await;
    scene.queue().await;
    scene.app.wait(TimeDelta::minutes(61));
    scene.app.work().await;
    is_dropped(&scene, "dropped-too-late").await;
}

#[actix_web::test]
async fn a_used_link_is_not_mailed() {
    let mut scene = Scene::set().await;
    scene.server.behave(json!({ "cut_after_data": true, "times": 1 }));
    scene.ask().await;
    // The server took it and did not say so; the customer was quicker than the second try.
    let link = Mail::of(&scene.server.mail()).link();
    assert_eq!(scene.app.set_password(&link, "plum tractor ninety").await.status, 303);
    scene.app.wait(TimeDelta::minutes(2));
    scene.app.work().await;
    is_dropped(&scene, "dropped-used").await;
    assert!(scene.mail_with_link().await.possible_duplicate);
}

#[actix_web::test]
async fn a_superseded_link_is_not_mailed() {
    let mut scene = Scene::set().await;
    scene.queue().await;
    scene.queue().await;
    scene.server.behave(json!({ "rcpt": { "code": 550, "times": 1 } }));
    scene.app.work().await;
    assert_eq!(scene.mail().await.state, State::Failed, "only the newer one is handed over");
    is_dropped(&scene, "dropped-ended").await;
}

#[actix_web::test]
async fn a_withdrawn_link_is_not_mailed() {
    let scene = Scene::set().await;
    scene.queue().await;
    let page = scene.alice.get(&scene.app.admin(&format!("/customers/{}", scene.carla))).await;
    scene.alice.finish(&page, "/withdraw", &[]).await;
    scene.app.work().await;
    is_dropped(&scene, "dropped-ended").await;
}

#[actix_web::test]
async fn a_link_that_has_less_than_ten_minutes_left_is_not_tried_again() {
    let mut scene = Scene::set().await;
    scene.server.behave(json!({ "data": { "code": 451, "times": 1 } }));
    scene.ask().await;
    scene.app.wait(TimeDelta::minutes(51));
    scene.app.work().await;
    is_dropped(&scene, "dropped-too-late").await;
}
