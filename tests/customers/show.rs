//! The customer page.

use crate::harness::TestApp;

#[actix_web::test]
async fn everything_support_needs_is_on_one_page_for_a_bounded_number_of_questions() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let alice = app.alice().await;
    app.customer_signs_in("carla@example.com", "wrong wrong wrong").await;
    let path = app.admin(&format!("/customers/{carla}"));
    let page = alice.get(&path).await;
    let text = page.text();
    for part in ["Carla Castillo", "carla@example.com", "+34 911 23 45 67", "Calle Mayor 1", "Active", "(Madrid)"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(page.all("h1"), ["Carla Castillo"]);
    let count = async || {
        let before = app.keydesk.db.statements();
        alice.get(&path).await;
        app.keydesk.db.statements() - before
    };
    let few = count().await;
    for _ in 0..4 {
        app.send_reset(&alice, carla).await;
    }
    alice.get(&path).await; // takes the banner out of the session
    assert_eq!(count().await, few, "however many links there are");
}

#[actix_web::test]
async fn roles_see_the_buttons_they_may_use() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let path = app.admin(&format!("/customers/{carla}"));
    let alice = app.alice().await.get(&path).await;
    assert!(alice.has("a[href$='/reset']") && alice.has("a[href$='/sign-out']"));
    assert!(!alice.has("a[href$='/edit']") && !alice.has("a[href$='/disable']"));
    let bob = app.bob().await.get(&path).await;
    assert!(bob.has("a[href$='/edit']") && bob.has("a[href$='/disable']"));
}

#[actix_web::test]
async fn the_timeline_tells_who_did_what() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let bob = app.bob().await;
    app.send_reset(&bob, carla).await;
    for deed in ["disable", "enable", "sign-out"] {
        let ask = bob.get(&app.admin(&format!("/customers/{carla}/{deed}"))).await;
        assert!(ask.one("h1").contains("Carla Castillo"), "the question names whom");
        bob.finish(&ask, &format!("/{carla}/{deed}"), &[]).await;
    }
    let page = bob.get(&app.admin(&format!("/customers/{carla}"))).await;
    let events = page.all(".timeline .event");
    assert!(events[0].contains("Signed out everywhere") && events[0].contains("Bob Manager"), "{events:?}");
    assert!(events[1].contains("Enabled") && events[2].contains("Disabled"));
    assert!(events[3].contains("Reset link") && events[3].contains("recent order"), "{events:?}");
    assert!(events.last().unwrap().contains("Customer added"));
}
