//! A mail that stays here although a mail server is there.

use crate::harness::TestApp;

#[actix_web::test]
async fn support_is_told_that_a_mail_stays_here_and_why() {
    let app = TestApp::start().await;
    let (carla, alice) = (app.carla().await, app.alice().await);
    let shop = app.application(app.account, "Shop ES").await.to_string();
    let path = app.admin(&format!("/customers/{carla}/reset"));
    for (limits, why) in [
        ("mail_mode = 'live', mail_domains = 'northwind.example'", Some("only writes to some domains")),
        ("mail_mode = 'live', mail_domains = 'example.com'", None),
        ("mail_mode = 'collect', mail_domains = ''", Some("collects its mails here")),
    ] {
        app.execute(&format!("UPDATE applications SET {limits}")).await;
        let form = alice.get(&path).await;
        assert_eq!(form.one("#application").contains("mail stays here"), why.is_some(), "{limits}");
        let page = alice.finish(&form, "/reset", &[("identity", "order"), ("application", &shop)]).await;
        let told = page.one("[role=status]");
        assert_eq!(told.contains("does not leave"), why.is_some(), "{told}");
        app.work().await;
        let mail = app.mails_to(carla).await.remove(0);
        let message = alice.get(&app.admin(&format!("/messages/{}", mail.id))).await;
        match why {
            Some(why) => assert!(told.contains(why) && message.one(".banner").contains(why), "{told}"),
            None => assert!(!message.text().contains("does not leave"), "{}", message.text()),
        }
        app.wait(chrono::TimeDelta::minutes(10));
    }
}
