//! The outbox on screen, and who sees links in clear.

use diesel::prelude::*;
use keydesk::applications::MailMode;
use keydesk::db::schema::{events, messages};
use keydesk::events::Kind;
use keydesk::messages::{MessageId, State, queue};
use keydesk::notifications::{Notification, facts};
use keydesk::staff::roles::Role;

use super::Scene;
use crate::harness::app::Wish;
use crate::harness::{Browser, TestApp};

impl TestApp {
    /// Notices to a customer, each in one of these states.
    pub(super) async fn notices(&self, states: Vec<State>) {
        let carla = self.carla().await;
        let (customer, account, now) = (self.look_up(carla).await, self.settings().await, self.now());
        let facts = facts::done(
            &account,
            &keydesk::applications::brand::Brand::of_account(&account),
            &customer,
            &self.keydesk.config.public_url,
            "",
            now,
        );
        self.write(move |conn| {
            for state in states {
                let kind = Notification::PasswordChanged;
                queue::to_customer(conn, &account, &customer, None, kind, facts.clone(), now).unwrap();
                let newest = messages::table.select(messages::id).order(messages::id.desc()).first::<MessageId>(conn);
                diesel::update(messages::table.find(newest.unwrap()))
                    .set(messages::state.eq(state))
                    .execute(conn)
                    .unwrap();
            }
        })
        .await;
    }

    /// How often somebody looked at a link in clear, as the log has it.
    async fn looks(&self) -> i64 {
        let of_kind = events::table.filter(events::kind.eq(Kind::CollectedMailOpened)).count();
        self.read(move |conn| of_kind.get_result(conn).unwrap()).await
    }
}

#[actix_web::test]
async fn each_tab_shows_its_states_in_words() {
    let app = TestApp::start().await;
    let alice = app.alice().await;
    assert!(alice.get(&app.admin("/messages")).await.has(".empty"));
    app.notices(State::ALL.to_vec()).await;
    for (view, count) in [("", 8), ("all", 8), ("waiting", 4), ("accepted", 1), ("collected", 1), ("failed", 2)] {
        let page = alice.get(&app.admin(&format!("/messages?view={view}"))).await;
        let states = page.all("tbody .state");
        assert_eq!(states.len(), count, "{view}");
        assert!(states.iter().all(|words| words.contains(' ') || words.len() > 3), "{states:?}");
        assert_eq!(page.all("[aria-current=page].tab").len(), 1, "{view}");
    }
    let mut words = alice.get(&app.admin("/messages")).await.all("tbody .state");
    words.sort();
    words.dedup();
    assert_eq!(words.len(), State::ALL.len(), "each state has words of its own: {words:?}");
}

#[actix_web::test]
async fn the_list_is_in_pages_of_fifty_the_newest_first() {
    let app = TestApp::start().await;
    let alice = app.alice().await;
    app.notices(vec![State::Accepted; 53]).await;
    let rows = |page: &crate::harness::Page| page.attributes("tbody a.row-link", "href");
    let first = alice.get(&app.admin("/messages?view=accepted")).await;
    let newest = rows(&first);
    assert_eq!(newest.len(), 50);
    assert!(newest[0].ends_with("/messages/53") && newest[49].ends_with("/messages/4"), "{newest:?}");
    let second = alice.get(&first.attributes("a[rel=next]", "href")[0]).await;
    let oldest = rows(&second);
    assert!(oldest.len() == 3 && oldest[2].ends_with("/messages/1"), "{oldest:?}");
    assert!(!second.has("a[rel=next]") && second.has(".pager a"), "back, but not on");
    for odd in ["before=0", "before=-1", "before=999999", "view=%00", "view=nothing"] {
        assert_eq!(alice.get(&app.admin(&format!("/messages?{odd}"))).await.status, 200, "{odd}");
    }
}

#[actix_web::test]
async fn without_a_mail_server_the_page_says_that_mail_stays_here() {
    let app = TestApp::start().await;
    let alice = app.alice().await;
    assert!(alice.get(&app.admin("/messages")).await.has(".banner.tone-info"));
    let scene = Scene::set().await;
    assert!(!scene.alice.get(&scene.app.admin("/messages")).await.has(".banner"));
}

/// The message's page, its text and its preview.
async fn parts(app: &TestApp, browser: &Browser, id: MessageId) -> [String; 3] {
    let mut bodies = Vec::new();
    for path in ["", "?part=text", "/html"] {
        let page = browser.get(&app.admin(&format!("/messages/{id}{path}"))).await;
        assert_eq!(page.status, 200, "{path}");
        bodies.push(page.body);
    }
    bodies.try_into().unwrap()
}

#[actix_web::test]
async fn a_collected_link_is_masked_for_everybody_outside_the_demo() {
    let app = TestApp::start().await;
    let (carla, alice) = (app.carla().await, app.alice().await);
    app.send_reset(&alice, carla).await;
    let message = app.mails_to(carla).await.remove(0);
    let token = app.newest_reset(carla).await.token(&app.keydesk.config.keys).unwrap();
    let owner = app.signed_in(Role::Owner).await;
    for (who, browser) in [("support", &alice), ("manager", &app.bob().await), ("owner", &owner)] {
        for body in parts(&app, browser, message.id).await {
            assert!(!body.contains(token.reveal()), "{who}");
        }
    }
    assert_eq!(app.looks().await, 0);
}

#[actix_web::test]
async fn in_the_demo_the_link_of_a_collected_mail_works() {
    let app = TestApp::with(Wish { demo: true, ..Wish::default() }).await;
    let (carla, alice) = (app.carla().await, app.alice().await);
    app.send_reset(&alice, carla).await;
    let message = app.mails_to(carla).await.remove(0);
    let link = app.newest_link(carla).await;
    for body in parts(&app, &alice, message.id).await {
        assert!(body.replace("&amp;", "&").replace("&#38;", "&").contains(&link));
    }
    let page = alice.get(&app.admin(&format!("/messages/{}", message.id))).await;
    let shown = page.attributes("a[target=_blank]", "href").remove(0);
    assert_eq!(app.set_password(&shown, "plum tractor ninety").await.status, 303);
}

#[actix_web::test]
async fn an_application_that_collects_shows_its_links_to_owners_only_and_the_log_says_so() {
    let scene = Scene::set().await;
    let app = &scene.app;
    let live = app.application_that(app.account, "Shop", MailMode::Live).await;
    let collecting = app.application_that(app.account, "Rehearsal", MailMode::Collect).await;
    let form = scene.alice.get(&app.admin(&format!("/customers/{}/reset", scene.carla))).await;
    let fields = [("identity", "order"), ("application", &collecting.to_string())];
    scene.alice.finish(&form, "/reset", &fields).await;
    app.work().await;
    let message = scene.mail().await;
    assert_eq!((message.state, message.application_id), (State::Collected, Some(collecting)));
    assert!(scene.arrived().is_empty(), "it does not leave the house");
    let token = app.newest_reset(scene.carla).await.token(&app.keydesk.config.keys).unwrap();
    for browser in [&scene.alice, &app.bob().await] {
        assert!(parts(app, browser, message.id).await.iter().all(|body| !body.contains(token.reveal())));
    }
    assert_eq!(app.looks().await, 0);
    let owner = app.signed_in(Role::Owner).await;
    assert!(owner.get(&app.admin(&format!("/messages/{}/html", message.id))).await.body.contains(token.reveal()));
    assert!(app.looks().await > 0, "the preview by itself is a look, too");
    let looks = app.looks().await;
    let page = owner.get(&app.admin(&format!("/messages/{}", message.id))).await;
    assert!(page.body.contains(token.reveal()) && app.looks().await > looks);

    let form = scene.alice.get(&app.admin(&format!("/customers/{}/reset", scene.carla))).await;
    let fields = [("identity", "order"), ("application", &live.to_string())];
    scene.alice.finish(&form, "/reset", &fields).await;
    app.work().await;
    assert_eq!(scene.mail().await.state, State::Accepted);
    let token = app.newest_reset(scene.carla).await.token(&app.keydesk.config.keys).unwrap();
    let newest = scene.mail().await.id;
    assert!(parts(app, &owner, newest).await.iter().all(|body| !body.contains(token.reveal())), "what left is masked");
}

#[actix_web::test]
async fn the_preview_runs_nothing_and_fetches_nothing() {
    let app = TestApp::start().await;
    let alice = app.alice().await;
    let name = "<script>alert(1)</script><img src=https://evil.example/x onerror=alert(1)>";
    let eve = app.customer(name, "x", "eve@example.com", keydesk::customers::State::Active).await;
    app.send_reset(&alice, eve).await;
    let id = app.mails_to(eve).await[0].id;
    let page = alice.get(&app.admin(&format!("/messages/{id}"))).await;
    let sandbox = page.attributes("iframe", "sandbox").remove(0);
    assert!(!sandbox.contains("allow-scripts") && !sandbox.contains("allow-same-origin"), "{sandbox}");
    let preview = alice.get(&page.attributes("iframe", "src")[0]).await;
    let policy = preview.header("content-security-policy");
    assert!(policy.starts_with("sandbox ") && policy.contains("default-src 'none'"), "{policy}");
    assert!(!policy.contains("allow-scripts") && !policy.contains("script-src"), "{policy}");
    assert!(!preview.has("script") && !preview.has("img") && !preview.has("[onerror]"), "{}", preview.body);
    assert!(preview.header("cache-control").contains("no-store"));
}

#[actix_web::test]
async fn mails_to_staff_are_told_apart_by_their_subjects() {
    let app = TestApp::with(Wish { demo: true, ..Wish::default() }).await;
    let olga = app.signed_in(Role::Owner).await;
    let form = olga.get(&app.admin("/staff/invite")).await;
    let invited = [("email", "nina@northwind.example"), ("role", "support")];
    assert_eq!(olga.submit(&form, "/staff/invite", &invited).await.status, 303);
    let page = olga.get(&app.admin("/messages")).await;
    assert_eq!(page.one("tbody th .row-link"), "You are invited to Northwind");
    app.execute("UPDATE messages SET letter = NULL").await;
    let page = olga.get(&app.admin("/messages")).await;
    assert_eq!(page.one("tbody th .row-link"), "Notice to staff", "its text was erased");
}
