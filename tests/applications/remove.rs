//! Removing an application: what it breaks is said, and nothing else breaks.

use keydesk::applications::MailMode;
use keydesk::messages::State;

use crate::harness::TestApp;
use crate::harness::app::Wish;
use crate::harness::smtp::MailServer;

#[actix_web::test]
async fn what_it_breaks_is_said_and_links_that_are_out_go_on() {
    let app = TestApp::start().await;
    let (bob, carla) = (app.bob().await, app.carla().await);
    let shop = app.application(app.account, "Shop ES").await;
    let form = bob.get(&app.admin(&format!("/customers/{carla}/reset"))).await;
    bob.finish(&form, "/reset", &[("identity", "order"), ("application", &shop.to_string())]).await;
    app.work().await;
    let text = app.admin(&format!("/notifications/reset/en/{shop}"));
    let (_, fields) = bob.get(&text).await.form(&text, &[("subject", "Own")]);
    bob.send(bob.raw("POST", &text).form(&fields)).await;
    let ask = bob.get(&app.admin(&format!("/applications/{shop}/remove"))).await;
    for words in ["Remove Shop ES?", "default page", "One link that is out", "One text that is only"] {
        assert!(ask.text().contains(words), "{words}: {}", ask.text());
    }
    let list = bob.finish(&ask, "/remove", &[]).await;
    assert!(list.one("[role=status]").contains("Shop ES is removed") && list.has(".empty"));
    assert_eq!(bob.get(&app.admin(&format!("/applications/{shop}"))).await.status, 404);
    assert_eq!(bob.get(&text).await.status, 404);
    let customer = bob.get(&app.admin(&format!("/customers/{carla}"))).await;
    assert_eq!(customer.status, 200);
    let link = app.newest_link(carla).await;
    assert_eq!(app.set_password(&link, "plum tractor ninety").await.status, 303);
}

#[actix_web::test]
async fn mails_that_it_collects_do_not_leave_without_it() {
    let server = MailServer::start();
    let app = TestApp::with(Wish { smtp: Some(server.setting()), ..Wish::default() }).await;
    let (bob, carla) = (app.bob().await, app.carla().await);
    let rehearsal = app.application_that(app.account, "Rehearsal", MailMode::Collect).await;
    let form = bob.get(&app.admin(&format!("/customers/{carla}/reset"))).await;
    bob.finish(&form, "/reset", &[("identity", "order"), ("application", &rehearsal.to_string())]).await;
    let ask = bob.get(&app.admin(&format!("/applications/{rehearsal}/remove"))).await;
    bob.finish(&ask, "/remove", &[]).await;
    app.work().await;
    assert_eq!(app.mails_to(carla).await[0].state, State::Collected);
    assert!(server.so_far().iter().all(|event| event["event"] != "mail"));
}

#[actix_web::test]
async fn that_nobody_signs_in_by_token_and_that_a_host_is_not_answered_is_said() {
    let app = TestApp::start().await;
    let bob = app.bob().await;
    let shop = app.application(app.account, "Shop ES").await;
    let path = app.admin(&format!("/applications/{shop}"));
    let ask = bob.get(&format!("{path}/remove")).await.text();
    assert!(!ask.contains("client id") && !ask.contains("no longer answered"), "{ask}");
    let form = bob.get(&path).await;
    assert_eq!(bob.submit(&form, &path, &[("api_host", "api.shop.example")]).await.status, 303);
    let client = bob.get(&format!("{path}/client")).await;
    assert_eq!(bob.submit(&client, "/client", &[("deed", "make")]).await.status, 200);
    let ask = bob.get(&format!("{path}/remove")).await.text();
    assert!(ask.contains("Its client id and secret end"), "{ask}");
    assert!(ask.contains("api.shop.example is no longer answered"), "{ask}");
}
