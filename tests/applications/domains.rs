//! Mails of an application that may write to some domains only.

use keydesk::messages::State;

use crate::harness::TestApp;
use crate::harness::app::Wish;
use crate::harness::smtp::MailServer;

#[actix_web::test]
async fn mails_to_other_domains_stay_here() {
    let server = MailServer::start();
    let app = TestApp::with(Wish { smtp: Some(server.setting()), ..Wish::default() }).await;
    let bob = app.bob().await;
    let form = bob.get(&app.admin("/applications/new")).await;
    let typed = [("name", "Being built"), ("mail_domains", "Example.com\nother.example")];
    assert_eq!(bob.submit(&form, "/applications", &typed).await.status, 303);
    assert!(bob.get(&app.admin("/applications")).await.text().contains("only to some domains"));
    let form = bob.get(&app.admin("/applications/1")).await;
    assert_eq!(form.one("#mail_domains").trim(), "example.com other.example");
    let inside = app.carla().await;
    let outside = app.customer("Otto", "Out", "otto@example.org", keydesk::customers::State::Active).await;
    for customer in [inside, outside] {
        let form = bob.get(&app.admin(&format!("/customers/{customer}/reset"))).await;
        bob.finish(&form, "/reset", &[("identity", "order"), ("application", "1")]).await;
    }
    app.work().await;
    assert_eq!(app.mails_to(inside).await[0].state, State::Accepted);
    assert_eq!(app.mails_to(outside).await[0].state, State::Collected);
    let arrived = server.so_far().into_iter().filter(|event| event["event"] == "mail").count();
    assert_eq!(arrived, 1);
}
