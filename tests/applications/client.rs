//! The id and secret with which an application vouches for its customers.

use keydesk::staff::roles::Role;

use crate::harness::{Browser, Page, STAFF_PASSWORD, TestApp};

/// Presses a button of the page.
async fn press(browser: &Browser, path: &str, deed: &str) -> Page {
    let form = browser.get(path).await;
    assert_eq!(form.status, 200);
    browser.submit(&form, "/client", &[("deed", deed)]).await
}

#[actix_web::test]
async fn the_secret_is_shown_once_sealed_in_the_database_and_in_no_log() {
    let app = TestApp::start().await;
    let application = app.application(app.account, "Catalyst").await;
    let owner = app.signed_in(Role::Owner).await;
    let path = app.admin(&format!("/applications/{application}/client"));
    assert!(owner.get(&path).await.text().contains("No id and secret yet"));
    let made = press(&owner, &path, "make").await;
    assert_eq!(made.status, 200, "{}", made.text());
    let (id, secret) = (made.one("#client-id"), made.one("#client-secret"));
    assert!(secret.len() >= 32 && id.len() >= 16, "{id}");
    let after = owner.get(&path).await;
    assert!(after.text().contains(&id) && !after.body.contains(&secret));
    let contents = app.contents().await;
    let found = |text: &str| contents.values().flatten().filter(|line| line.contains(text)).count();
    assert_eq!(found(&secret), 0, "sealed");
    assert_eq!(found(&id), 2, "in its row, and in the log");
    let log = owner.get(&app.admin("/log")).await.text();
    assert!(log.contains("Catalyst may sign customers in with tokens"), "{log}");

    let form = owner.get(&path).await;
    let replaced = press(&owner, &path, "make").await;
    let again = owner.submit(&form, "/client", &[("deed", "make")]).await;
    assert_eq!(again.status, 303, "the same form once more, as loading its answer again sends it");
    let kept = owner.open(&again.location().unwrap()).await;
    assert_eq!(kept.one("#client-id"), replaced.one("#client-id"), "replaces nothing: {}", kept.text());
    assert!(replaced.one("#client-secret") != secret && replaced.one("#client-id") != id);
    let question = press(&owner, &path, "remove").await;
    assert!(question.text().contains("cannot be undone") && owner.get(&path).await.has("#client-id"), "only asked");
    let gone = owner.submit(&question, "/client", &[("deed", "remove-now")]).await;
    let back = owner.open(&gone.location().unwrap()).await;
    assert!(back.one("[role=status]").contains("can no longer sign customers in"), "{}", back.text());
    assert!(back.text().contains("No id and secret yet"));
    let log = owner.get(&app.admin("/log")).await.text();
    assert!(log.contains("Catalyst may no longer sign customers in with tokens"), "{log}");
}

#[actix_web::test]
async fn replacing_it_is_asked_about_first_and_of_two_at_once_one_is_done() {
    let app = TestApp::start().await;
    let application = app.application(app.account, "Catalyst").await;
    let bob = app.bob().await;
    let path = app.admin(&format!("/applications/{application}/client"));
    let first = press(&bob, &path, "make").await.one("#client-id");
    let page = bob.get(&path).await;
    assert!(!page.has("button.button-primary") && !page.has("button[value=make]"), "{}", page.text());
    let question = press(&bob, &path, "replace").await;
    assert!(question.text().contains("tokens of Catalyst are refused until"), "{}", question.text());
    assert_eq!(bob.get(&path).await.one("#client-id"), first, "only asked");
    app.wait(chrono::TimeDelta::minutes(6));
    let refused = bob.submit(&question, "/client", &[("deed", "make")]).await;
    assert!(refused.status == 422 && refused.text().contains("tokens of Catalyst"), "{}", refused.text());
    let fields = [("deed", "make"), ("your_password", STAFF_PASSWORD)];
    assert!(bob.submit(&refused, "/client", &fields).await.has("#client-secret"));
    let again = press(&bob, &path, "replace").await;
    let tries = (bob.submit(&again, "/client", &fields[..1]), bob.submit(&again, "/client", &fields[..1]));
    let (one, other) = futures_util::future::join(tries.0, tries.1).await;
    let made: Vec<_> = [&one, &other].into_iter().filter(|page| page.has("#client-secret")).collect();
    assert_eq!(made.len(), 1, "{} {}", one.text(), other.text());
    assert_eq!(bob.get(&path).await.one("#client-id"), made[0].one("#client-id"), "the one that was shown works");
}

#[actix_web::test]
async fn making_one_asks_for_the_password_and_taking_it_away_does_not() {
    let app = TestApp::start().await;
    let application = app.application(app.account, "Catalyst").await;
    let bob = app.bob().await;
    let path = app.admin(&format!("/applications/{application}/client"));
    app.wait(chrono::TimeDelta::minutes(6));
    let refused = press(&bob, &path, "make").await;
    assert_eq!((refused.status, refused.has("#client-secret")), (422, false), "{}", refused.text());
    assert!(refused.has("#your_password[aria-invalid=true]"));
    let made = bob.submit(&refused, "/client", &[("deed", "make"), ("your_password", STAFF_PASSWORD)]).await;
    assert!(made.has("#client-secret"), "{}", made.text());
    app.wait(chrono::TimeDelta::minutes(6));
    assert_eq!(press(&bob, &path, "remove-now").await.status, 303, "in an emergency nobody looks for a password");
}

#[actix_web::test]
async fn the_page_is_there_in_german() {
    let app = TestApp::start().await;
    let application = app.application(app.account, "Catalyst").await;
    let mut owner = app.signed_in(Role::Owner).await;
    owner.language = "de".into();
    let page = owner.get(&app.admin(&format!("/applications/{application}/client"))).await;
    assert!(page.text().contains("Anmeldung per Token für Catalyst"), "{}", page.text());
}
