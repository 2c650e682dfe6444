//! Looking at a customer leaves a line, once in ten minutes.

use chrono::TimeDelta;

use crate::harness::TestApp;

impl TestApp {
    async fn written_looks(&self) -> usize {
        self.worker.looks.write(&self.keydesk.db).await.unwrap();
        self.contents().await["events"].iter().filter(|line| line.contains("customer.viewed")).count()
    }
}

#[actix_web::test]
async fn a_look_is_written_once_in_ten_minutes_for_each_person_and_customer() {
    let app = TestApp::start().await;
    let (alice, bob) = (app.alice().await, app.bob().await);
    let (carla, ivan) = (app.carla().await, app.ivan().await);
    let page = |id| app.admin(&format!("/customers/{id}"));
    alice.get(&page(ivan)).await;
    let before = app.keydesk.db.statements();
    alice.get(&page(carla)).await;
    let first = app.keydesk.db.statements() - before;
    for _ in 0..3 {
        alice.get(&page(carla)).await;
    }
    assert_eq!(app.written_looks().await, 2, "each once");
    bob.get(&page(carla)).await;
    assert_eq!(app.written_looks().await, 3);
    app.wait(TimeDelta::minutes(9));
    alice.get(&page(carla)).await;
    assert_eq!(app.written_looks().await, 3, "the same look still");
    app.wait(TimeDelta::minutes(2));
    // Notes the session as used, which is a write a minute.
    alice.get(&app.admin("/roles")).await;
    let before = app.keydesk.db.statements();
    alice.get(&page(carla)).await;
    let again = app.keydesk.db.statements() - before;
    assert_eq!(app.written_looks().await, 4, "ten minutes after the first one, however often between");
    assert_eq!(again, first, "a look writes nothing by itself");
    let timeline = alice.get(&page(carla)).await;
    assert!(!timeline.one("#timeline ~ *, ol.timeline").contains("Looked at"), "it is for the log");
    assert!(bob.get(&app.admin("/log")).await.text().contains("Looked at"));
}

/// Whichever page shows who a customer is.
#[actix_web::test]
async fn every_page_about_a_customer_is_a_look_and_all_of_them_are_one() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let pages = ["", "/edit", "/reset", "/invite", "/confirm", "/disable", "/unlock", "/sign-out"]
        .map(|page| app.admin(&format!("/customers/{}{page}", scene.customer)));
    let mails = ["", "/html"].map(|part| app.admin(&format!("/messages/{}{part}", scene.message)));
    let owner = app.signed_in(keydesk::staff::roles::Role::Owner).await;
    for (number, page) in pages.iter().chain(&mails).enumerate() {
        // What cannot be done is told on a page that says of whom.
        assert!([200, 409].contains(&owner.get(page).await.status), "{page}");
        assert_eq!(app.written_looks().await, number + 1, "{page}");
        owner.get(&pages[0]).await;
        assert_eq!(app.written_looks().await, number + 1, "{page}: the same look");
        app.wait(TimeDelta::minutes(11));
    }
}

#[actix_web::test]
async fn a_page_that_is_refused_is_no_look() {
    let app = TestApp::start().await;
    let editor = app.signed_in(keydesk::staff::roles::Role::Editor).await;
    let carla = app.carla().await;
    assert_eq!(editor.get(&app.admin(&format!("/customers/{carla}"))).await.status, 403);
    assert_eq!(app.alice().await.get(&app.admin("/customers/4711")).await.status, 404);
    assert_eq!(app.written_looks().await, 0);
}
