//! A key that works has its name to itself: a form that is sent twice makes one key.

use keydesk::staff::roles::Role;

use crate::harness::{Browser, Page, TestApp};

async fn make(app: &TestApp, browser: &Browser, name: &str) -> Page {
    let form = browser.get(&app.admin("/keys/new")).await;
    browser.submit(&form, "/keys", &[("name", name), ("scope", "storefront")]).await
}

async fn count(app: &TestApp) -> usize {
    app.contents().await["api_keys"].len()
}

#[actix_web::test]
async fn a_form_that_is_sent_again_makes_no_second_key_and_says_so_at_the_name() {
    let app = TestApp::start().await;
    let bob = app.bob().await;
    assert!(make(&app, &bob, "Storefront ES").await.has("#secret"));
    let again = make(&app, &bob, " storefront  es ").await;
    assert!(again.status == 422 && !again.has("#secret"), "{}", again.text());
    assert!(again.one("#name-error").contains("a key of this name already"), "{}", again.text());
    assert_eq!(count(&app).await, 1);
    assert!(make(&app, &bob, "Storefront FR").await.has("#secret"));
}

#[actix_web::test]
async fn of_two_at_once_one_is_made() {
    let app = TestApp::start().await;
    let olga = app.signed_in(Role::Owner).await;
    let form = olga.get(&app.admin("/keys/new")).await;
    let fields = [("name", "Shop"), ("scope", "storefront")];
    let tries = (0..8).map(|_| olga.submit(&form, "/keys", &fields));
    let answers = futures_util::future::join_all(tries).await;
    assert_eq!(answers.iter().filter(|page| page.has("#secret")).count(), 1);
    assert!(answers.iter().filter(|page| !page.has("#secret")).all(|page| page.status == 422));
    assert_eq!(count(&app).await, 1);
}

#[actix_web::test]
async fn the_name_of_a_key_that_has_ended_is_free() {
    let app = TestApp::start().await;
    let bob = app.bob().await;
    make(&app, &bob, "Shop").await;
    let page = bob.get(&app.admin("/keys/1/replace")).await;
    assert!(bob.submit(&page, "/replace", &[("hours", "24")]).await.has("#secret"), "with the name of the first");
    let list = bob.get(&app.admin("/keys")).await;
    assert_eq!(list.text().matches("until").count(), 2, "its end once, and that of the new one: {}", list.text());
    assert_eq!(make(&app, &bob, "Shop").await.status, 422, "the new one has it");
    let page = bob.get(&app.admin("/keys/2/revoke")).await;
    bob.finish(&page, "/revoke", &[]).await;
    assert!(make(&app, &bob, "Shop").await.has("#secret"), "the old one is on its way out");
}
