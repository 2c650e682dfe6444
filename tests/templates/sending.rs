//! Which text a mail is made of, and what happens when none can be made of it.

use keydesk::applications::MailMode;
use keydesk::config::Smtp;
use keydesk::messages::State;
use keydesk::staff::roles::Role;

use super::{Desk, GOOD, RESET};
use crate::harness::app::Wish;
use crate::harness::smtp::MailServer;
use crate::harness::{Mail, TestApp};

pub(super) async fn with_mail_server() -> (MailServer, Desk) {
    let server = MailServer::start();
    let smtp: Smtp = server.setting();
    let app = TestApp::with(Wish { smtp: Some(smtp), ..Wish::default() }).await;
    let desk = Desk::with(app).await;
    (server, desk)
}

#[actix_web::test]
async fn the_applications_text_comes_before_that_for_all_and_that_before_the_built_in() {
    let (server, desk) = with_mail_server().await;
    let carla = desk.app.carla().await;
    let alice = desk.app.alice().await;
    let shop = desk.app.application_that(desk.app.account, "Shop ES", MailMode::Live).await;
    let own = format!("/notifications/reset/en/{shop}");
    let ask = async |application: &str| {
        let form = alice.get(&desk.at(&format!("/customers/{carla}/reset"))).await;
        alice.finish(&form, "/reset", &[("identity", "order"), ("application", application)]).await;
        desk.app.work().await;
        desk.app.wait(chrono::TimeDelta::minutes(10));
        Mail::of(&server.mail())
    };
    assert!(ask("").await.header("subject")[0].contains("Set a new password"));
    desk.publish(RESET, "For all", GOOD).await;
    desk.publish(&own, "For Spain", GOOD).await;
    let (spain, rest) = (ask(&shop.to_string()).await, ask("").await);
    assert_eq!((spain.header("subject"), rest.header("subject")), (vec!["For Spain".into()], vec!["For all".into()]));
    assert!(spain.html.contains("Hello Carla") && spain.text.contains("Hello Carla"));
    assert_eq!(desk.app.set_password(&rest.link(), "plum tractor ninety").await.status, 303);
    let list = desk.emil.get(&desk.at("/notifications")).await;
    assert!(list.text().contains("Shop ES, English"));
}

#[actix_web::test]
async fn a_mail_in_the_queue_keeps_the_text_of_its_time() {
    let (server, desk) = with_mail_server().await;
    desk.publish(RESET, "Before", GOOD).await;
    let carla = desk.app.carla().await;
    let alice = desk.app.alice().await;
    let form = alice.get(&desk.at(&format!("/customers/{carla}/reset"))).await;
    alice.finish(&form, "/reset", &[("identity", "order")]).await;
    desk.publish(RESET, "After", GOOD).await;
    desk.app.work().await;
    assert_eq!(Mail::of(&server.mail()).header("subject"), ["Before"]);
}

#[actix_web::test]
async fn when_a_text_fails_the_built_in_goes_out_and_owners_are_told_once() {
    let (server, desk) = with_mail_server().await;
    desk.app.signed_in(Role::Owner).await;
    desk.publish(RESET, "Ours", GOOD).await;
    // No page lets this through; a release that reads templates more strictly might.
    let broken = serde_json::json!({ "subject": "x", "html": "{{ 1 | divided_by: 0 }}", "text": null });
    desk.app.execute(&format!("UPDATE template_versions SET source = '{broken}'")).await;
    let alice = desk.app.alice().await;
    for name in ["one", "two"] {
        let state = keydesk::customers::State::Active;
        let customer = desk.app.customer(name, "", &format!("{name}@example.com"), state).await;
        desk.app.send_reset(&alice, customer).await;
        desk.app.work().await;
        let mail = desk.app.mails_to(customer).await.remove(0);
        assert_eq!(mail.state, State::Accepted);
    }
    let mails: Vec<_> = server.so_far().iter().filter(|e| e["event"] == "mail").map(Mail::of).collect();
    let subjects: Vec<_> = mails.iter().map(|mail| mail.header("subject").remove(0)).collect();
    assert_eq!(subjects.iter().filter(|subject| subject.contains("Set a new password")).count(), 2, "{subjects:?}");
    let notices: Vec<_> = mails.iter().filter(|mail| mail.header("to")[0].contains("owner@")).collect();
    assert_eq!(notices.len(), 1);
    assert!(notices[0].text.contains("line 1, column 8") && notices[0].text.contains(RESET), "{}", notices[0].text);
    assert!(desk.emil.get(&desk.at(RESET)).await.text().contains("the built-in text was sent instead"));
}

#[actix_web::test]
async fn also_where_mails_stay_here_a_text_that_fails_is_told() {
    let desk = Desk::with(TestApp::start().await).await;
    desk.publish(RESET, "Ours", GOOD).await;
    let broken = serde_json::json!({ "subject": "x", "html": "{{ 1 | divided_by: 0 }}", "text": null });
    desk.app.execute(&format!("UPDATE template_versions SET source = '{broken}'")).await;
    let carla = desk.app.carla().await;
    desk.app.send_reset(&desk.app.alice().await, carla).await;
    desk.app.work().await;
    assert_eq!(desk.app.mails_to(carla).await[0].state, State::Collected);
    assert!(desk.emil.get(&desk.at(RESET)).await.text().contains("the built-in text was sent instead"));
}

/// No trial finds what a template says to one customer; the mail itself is looked at.
#[actix_web::test]
async fn a_mail_without_its_link_does_not_go_out() {
    let (server, desk) = with_mail_server().await;
    desk.app.signed_in(Role::Owner).await;
    let alice = desk.app.alice().await;
    let go = "<a href=\"{{ customer.reset_password_url }}\">Go</a>";
    for (number, html) in [
        format!("Ours {{% unless customer.email contains 'carla' %}}{go}{{% endunless %}}"),
        format!("Ours <div {{% if customer.email contains 'carla' %}}hidden{{% endif %}}>{go}</div>"),
        format!("Ours {{% if customer.email contains 'carla' %}}<!-- {go} -->{{% else %}}{go}{{% endif %}}"),
    ]
    .iter()
    .enumerate()
    {
        desk.publish(RESET, "Ours", html).await;
        let email = format!("carla{number}@example.com");
        let carla = desk.app.customer("Carla", "", &email, keydesk::customers::State::Active).await;
        desk.app.send_reset(&alice, carla).await;
        desk.app.work().await;
        let mails: Vec<_> = server.so_far().iter().filter(|e| e["event"] == "mail").map(Mail::of).collect();
        let to = |whom: &str| mails.iter().rfind(|mail| mail.header("to")[0].contains(whom)).unwrap();
        let mail = to(&email);
        assert!(mail.header("subject")[0].contains("Set a new password"), "{html}: {:?}", mail.header("subject"));
        assert!(mail.html.contains("token=") && mail.text.contains("token="), "{}", mail.html);
        assert!(to("owner@").text.contains("without its link"), "{}", to("owner@").text);
    }
    let dora = desk.app.customer("Dora", "", "dora@example.com", keydesk::customers::State::Active).await;
    desk.app.send_reset(&alice, dora).await;
    desk.app.work().await;
    assert_eq!(Mail::of(server.so_far().last().unwrap()).header("subject"), ["Ours"], "for everybody else");
}

#[actix_web::test]
async fn a_53_a_test_goes_to_oneself_only_marked_and_with_a_dead_link() {
    let (server, desk) = with_mail_server().await;
    let answer = desk.press(RESET, "/test", &[("subject", "Try"), ("html", GOOD), ("text", "")]).await;
    let page = desk.emil.open(&answer.location().unwrap()).await;
    assert!(page.one("[role=status]").contains("editor@northwind.example"), "{}", page.text());
    assert_eq!(page.attributes("#subject", "value"), ["Try"], "the draft is saved");
    desk.app.work().await;
    let event = server.mail();
    assert_eq!(event["to"], serde_json::json!(["editor@northwind.example"]));
    let mail = Mail::of(&event);
    assert_eq!(mail.header("subject"), ["[Test] Try"]);
    let link = mail.link();
    assert_eq!(desk.app.follow(&desk.app.browser(), &link).await.status, 410, "{link}");
    for _ in 0..19 {
        desk.press(RESET, "/test", &[("html", GOOD), ("text", "")]).await;
    }
    let page = desk.press(RESET, "/test", &[("subject", "Typed"), ("html", GOOD), ("text", "")]).await;
    assert_eq!(page.status, 429);
    assert!(page.one("[role=alert]").contains("Enough tests"), "{}", page.text());
    assert_eq!(page.attributes("#subject", "value"), ["Typed"], "nothing is lost");
    let again = desk.emil.get(&desk.at(&format!("{RESET}/test"))).await;
    assert!(again.location().unwrap().ends_with(RESET), "{:?}", again.location());
}
