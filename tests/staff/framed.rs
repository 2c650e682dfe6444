//! Whoever is signed in keeps the navigation where something is not there or not allowed.

use keydesk::staff::roles::Role;

use crate::harness::TestApp;

#[actix_web::test]
async fn what_is_refused_or_not_there_keeps_the_frame() {
    let app = TestApp::start().await;
    let alice = app.alice().await;
    for (page, status, title) in [
        ("/settings", 403, "Your role does not allow this"),
        ("/customers/999", 404, "There is nothing here"),
        ("/no/such/page", 404, "There is nothing here"),
    ] {
        let answer = alice.get(&app.admin(page)).await;
        assert_eq!((answer.status, answer.one("h1").as_str()), (status, title), "{page}");
        assert!(answer.has("nav#rail a[href$='/customers']") && answer.has("#search"), "{page}: {}", answer.text());
        assert!(answer.one("main").contains("Request id"), "{page}");
    }
}

#[actix_web::test]
async fn who_does_not_belong_there_gets_no_frame_and_no_name() {
    let app = TestApp::start().await;
    let other = app.add_account("Contoso").await;
    let olga = app.signed_in(Role::Owner).await;
    for account in [other.0, 999] {
        let answer = olga.get(&format!("/admin/{account}/customers")).await;
        assert_eq!(answer.status, 404);
        assert!(!answer.has("#rail") && !answer.body.contains("Contoso"), "{}", answer.text());
    }
    let stranger = app.browser().get(&app.admin("/no/such/page")).await;
    assert!(stranger.status == 404 && !stranger.has("#rail"), "{}", stranger.text());
}
