//! Staff ask for a reset or an invite.

use keydesk::customers::State;
use keydesk::db::schema::accounts;
use keydesk::messages;
use keydesk::resets::Standing;

use crate::harness::TestApp;
use diesel::prelude::*;

#[actix_web::test]
async fn the_page_says_whom_where_and_until_when_and_then_what_is_under_way() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let alice = app.alice().await;
    let form = alice.get(&app.admin(&format!("/customers/{carla}/reset"))).await;
    assert_eq!(form.status, 200);
    assert!(form.text().contains("carla@example.com") && form.text().contains("60 minutes"));
    let page = app.send_reset(&alice, carla).await;
    let banner = page.one("[role=status]");
    assert!(banner.contains("queued for carla@example.com"), "{banner}");
    assert!(banner.contains("(Madrid)"), "{banner}");
    let trace = app.trace(&alice, carla).await;
    assert!(trace[0].contains("Alice Support") && trace[0].contains("recent order"), "{trace:?}");
    assert!(trace[1].contains("collected"), "{trace:?}");
    assert_eq!(app.mails_to(carla).await[0].state, messages::State::Collected);
}

impl TestApp {
    /// The steps of the first link on the customer page.
    pub async fn trace(
        &self,
        staff: &crate::harness::Browser,
        customer: keydesk::customers::CustomerId,
    ) -> Vec<String> {
        staff.get(&self.admin(&format!("/customers/{customer}"))).await.all("ol.steps:first-of-type > li")
    }
}

#[actix_web::test]
async fn the_identity_check_is_required_unless_the_account_switches_it_off() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let alice = app.alice().await;
    let path = app.admin(&format!("/customers/{carla}/reset"));
    let form = alice.get(&path).await;
    let refused = alice.submit(&form, "/reset", &[("note", "typed before")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.has("a[href='#identity']"), "the summary leads to the field");
    assert_eq!(refused.attributes("#note", "value"), ["typed before"]);
    assert!(app.mails_to(carla).await.is_empty());
    app.write(|conn| {
        diesel::update(accounts::table).set(accounts::identity_check_required.eq(false)).execute(conn).unwrap()
    })
    .await;
    let form = alice.get(&path).await;
    assert_eq!(alice.submit(&form, "/reset", &[]).await.status, 303);
}

#[actix_web::test]
async fn another_way_of_checking_needs_a_note() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let alice = app.alice().await;
    let form = alice.get(&app.admin(&format!("/customers/{carla}/reset"))).await;
    assert_eq!(alice.submit(&form, "/reset", &[("identity", "other")]).await.status, 422);
    assert_eq!(alice.submit(&form, "/reset", &[("identity", "other"), ("note", "met her")]).await.status, 303);
}

#[actix_web::test]
async fn an_inactive_customer_has_a_disabled_button_its_reason_and_what_helps() {
    let app = TestApp::start().await;
    let (ivan, dora) = (app.ivan().await, app.dora().await);
    let bob = app.bob().await;
    for (customer, helps) in [(ivan, "/invite"), (dora, "/enable")] {
        let page = bob.get(&app.admin(&format!("/customers/{customer}"))).await;
        let described = page.attributes("button[disabled][aria-describedby]", "aria-describedby");
        assert_eq!(described.len(), 1);
        assert!(page.one(&format!("#{}", described[0])).starts_with("Not possible"));
        let primary = page.attributes("a.button-primary", "href");
        assert_eq!(primary, [app.admin(&format!("/customers/{customer}{helps}"))]);
        assert!(!page.has("a[href$='/reset']"));
    }
}

#[actix_web::test]
async fn the_server_refuses_too_for_an_inactive_customer() {
    let app = TestApp::start().await;
    let (carla, ivan, dora) = (app.carla().await, app.ivan().await, app.dora().await);
    let alice = app.alice().await;
    for customer in [ivan, dora] {
        assert_eq!(alice.get(&app.admin(&format!("/customers/{customer}/reset"))).await.status, 409);
        // The form of somebody else, with the address changed by hand.
        let form = alice.get(&app.admin(&format!("/customers/{carla}/reset"))).await;
        let (_, fields) = form.form("/reset", &[("identity", "order")]);
        let path = app.admin(&format!("/customers/{customer}/reset"));
        let answer = alice.send(alice.raw("POST", &path).form(&fields)).await;
        assert_eq!(answer.status, 422, "{}", answer.text());
        assert!(app.mails_to(customer).await.is_empty());
    }
}

#[actix_web::test]
async fn an_invite_works_the_same_way_and_activates() {
    let app = TestApp::start().await;
    let ivan = app.ivan().await;
    let alice = app.alice().await;
    let form = alice.get(&app.admin(&format!("/customers/{ivan}/invite"))).await;
    assert_eq!(alice.submit(&form, "/invite", &[]).await.status, 303);
    let link = app.newest_link(ivan).await;
    assert!(link.ends_with("&action=activate"), "{link}");
    assert_eq!(app.set_password(&link, "plum tractor ninety").await.status, 303);
    let customer = app.look_up(ivan).await;
    assert_eq!(customer.state, State::Active);
    assert!(customer.address_confirmed_at.is_some());
    assert!(app.customer_signs_in("ivan@example.com", "plum tractor ninety").await.1);
    let mails: Vec<_> = app.mails_to(ivan).await.iter().map(|mail| mail.notification.word()).collect();
    assert_eq!(mails, ["welcome", "invite"]);
}

#[actix_web::test]
async fn the_link_follows_the_applications_format_and_is_not_seen_being_opened() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let bob = app.bob().await;
    let form = bob.get(&app.admin("/applications/new")).await;
    let fields =
        [("name", "Shop ES"), ("endpoint", "https://shop.example/reset?lang=es"), ("link_format", "bigcommerce")];
    assert_eq!(bob.submit(&form, "/applications", &fields).await.status, 303);
    app.send_reset(&bob, carla).await;
    let (reset, link) = (app.newest_reset(carla).await, app.newest_link(carla).await);
    let token = reset.token(&app.keydesk.config.keys).unwrap();
    assert_eq!(link, format!("https://shop.example/reset?lang=es&c={carla}&t={}", token.reveal()));
    assert!(app.trace(&bob, carla).await[2].contains("cannot see"));
}

#[actix_web::test]
async fn staff_limits_are_per_customer_so_that_one_never_blocks_the_next() {
    let app = TestApp::start().await;
    let (carla, ada) = (app.carla().await, app.customer("Ada", "Active", "ada@example.com", State::Active).await);
    let alice = app.alice().await;
    for _ in 0..10 {
        app.send_reset(&alice, carla).await;
    }
    let form = alice.get(&app.admin(&format!("/customers/{carla}/reset"))).await;
    let refused = alice.submit(&form, "/reset", &[("identity", "order")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("within the hour"), "{}", refused.text());
    app.send_reset(&alice, ada).await;
    assert_eq!(app.newest_reset(ada).await.standing(app.now()), Standing::Open);
}
