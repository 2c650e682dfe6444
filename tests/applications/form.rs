//! Registering an application, and changing it.

use crate::harness::{Browser, Page, TestApp};

const GOOD: [(&str, &str); 2] = [("name", "Shop ES"), ("endpoint", "https://shop.example/reset?lang=es")];

async fn create(app: &TestApp, bob: &Browser, changes: &[(&str, &str)]) -> Page {
    let form = bob.get(&app.admin("/applications/new")).await;
    bob.submit(&form, "/applications", &[&GOOD, changes].concat()).await
}

#[actix_web::test]
async fn a_registered_application_is_listed_and_its_links_are_shown_in_every_format() {
    let app = TestApp::start().await;
    let bob = app.bob().await;
    let shown = create(&app, &bob, &[("try_link", "1")]).await.text();
    assert!(shown.contains("https://shop.example/reset?lang=es&accountId=1&customerId=4711&token="), "{shown}");
    assert!(shown.contains("action=resetPwd") && shown.contains("action=activate"), "{shown}");
    assert!(bob.get(&app.admin("/applications")).await.has(".empty"), "nothing is saved by looking");
    assert_eq!(create(&app, &bob, &[("link_format", "shopify")]).await.status, 303);
    let list = bob.get(&app.admin("/applications")).await;
    assert!(list.text().contains("Shop ES") && list.text().contains("https://shop.example/reset?lang=es"));
}

#[actix_web::test]
async fn bad_input_is_told_at_its_field_and_what_was_typed_stays() {
    let app = TestApp::start().await;
    let bob = app.bob().await;
    assert_eq!(create(&app, &bob, &[]).await.status, 303);
    for (field, wrong, why) in [
        ("name", "", "name"),
        ("name", "shop es", "Another application"),
        ("name", "Default", "no application"),
        ("endpoint", "http://shop.example/", "https"),
        ("endpoint", "shop.example/reset", "https://"),
        ("endpoint", "https://user:secret@shop.example/", "user"),
        ("endpoint", "https://shop.example/#here", "#"),
        ("endpoint", "javascript:alert(1)", ""),
        ("mail_domains", "https://shop.example", "not a domain"),
    ] {
        let answer = create(&app, &bob, &[("name", "Another"), (field, wrong)]).await;
        assert_eq!(answer.status, 422, "{field} {wrong}");
        let told = answer.one(&format!("#{field}-error"));
        assert!(told.contains(why), "{field} {wrong}: {told}");
        let kept = answer.form("/applications", &[]).1;
        assert!(kept.iter().any(|(name, value)| name == field && value == wrong), "{field} {wrong}");
        assert!(answer.has(&format!("#{field}[aria-invalid=true]")));
    }
    assert_eq!(bob.get(&app.admin("/applications")).await.all("tbody th").len(), 1);
}

#[actix_web::test]
async fn storefronts_send_the_name_so_another_one_is_asked_about() {
    let app = TestApp::start().await;
    let bob = app.bob().await;
    let id = app.application(app.account, "Shop").await;
    let path = app.admin(&format!("/applications/{id}"));
    let form = bob.get(&path).await;
    let asked = bob.submit(&form, &path, &[("name", "Shop ES")]).await;
    assert_eq!(asked.status, 422);
    assert!(asked.one("#problems").contains("send the name Shop") && asked.has("#renames[aria-invalid]"));
    assert_eq!(bob.get(&path).await.attributes("#name", "value"), ["Shop"], "nothing is done");
    let other = bob.submit(&asked, &path, &[("name", "Shop FR"), ("renames", "Shop ES")]).await;
    assert_eq!(other.status, 422, "it was another name that was asked about");
    let done = bob.submit(&asked, &path, &[("renames", "Shop ES")]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(bob.get(&path).await.attributes("#name", "value"), ["Shop ES"]);
}

#[actix_web::test]
async fn the_second_of_two_who_edit_is_told() {
    let app = TestApp::start().await;
    let bob = app.bob().await;
    create(&app, &bob, &[]).await;
    let page = app.admin("/applications/1");
    let (first, second) = (bob.get(&page).await, bob.get(&page).await);
    assert_eq!(bob.submit(&first, "/applications/1", &[("name", "First"), ("renames", "First")]).await.status, 303);
    let late = bob.submit(&second, "/applications/1", &[("name", "Second"), ("renames", "Second")]).await;
    assert_eq!((late.status, late.attributes("#name", "value")), (422, vec!["Second".to_owned()]));
    assert_eq!(bob.get(&page).await.attributes("#name", "value"), ["First"]);
    assert_eq!(bob.submit(&late, "/applications/1", &[("renames", "Second")]).await.status, 303, "knowing it");
    assert_eq!(bob.get(&page).await.attributes("#name", "value"), ["Second"]);
}

#[actix_web::test]
async fn an_endpoint_in_another_alphabet_is_shown_in_both_forms() {
    let app = TestApp::start().await;
    let bob = app.bob().await;
    let tried = create(&app, &bob, &[("endpoint", "https://bücher.example/neu"), ("try_link", "1")]).await;
    assert!(tried.one(".example").contains("https://xn--bcher-kva.example/neu?"), "{}", tried.text());
    assert!(tried.one(".example").contains("the host is written xn--bcher-kva.example"), "{}", tried.text());
    assert_eq!(tried.attributes("#endpoint", "value"), ["https://bücher.example/neu"], "as typed");
    create(&app, &bob, &[("endpoint", "https://bücher.example/neu")]).await;
    let list = bob.get(&app.admin("/applications")).await.one("tbody");
    assert!(list.contains("xn--bcher-kva.example") && list.contains("bücher.example"), "{list}");
}

/// Keydesk's own page reads one format, and previews say what mails will.
#[actix_web::test]
async fn without_an_endpoint_links_have_the_one_format_of_keydesks_own_page() {
    let app = TestApp::start().await;
    let olga = app.signed_in(keydesk::staff::roles::Role::Owner).await;
    let own = [("endpoint", ""), ("adds_identity", "on")];
    let tried = create(&app, &olga, &[&own[..], &[("try_link", "1")]].concat()).await;
    let page = format!("http://{}/hosted/{}/password?accountId={}&customerId=", app.address, app.account, app.account);
    let notes = tried.all(".choice-note[data-example]");
    assert!(notes[0].starts_with(&page), "{notes:?}");
    assert!(notes[1..].iter().all(|note| note == "This format needs an endpoint."), "{notes:?}");
    assert!(!tried.one(".example").contains("email="), "the page needs no identity");
    assert_eq!(create(&app, &olga, &own).await.status, 303);
    let preview = olga.get(&app.admin("/notifications/reset/en/1/preview?show=text")).await.text();
    assert!(preview.contains(&page) && !preview.contains("email="), "{preview}");
    let carla = app.carla().await;
    let first = Some(keydesk::applications::ApplicationId(1));
    app.link(app.account, carla, keydesk::resets::Purpose::Reset, first, "").await;
    let link = app.newest_link(carla).await;
    assert!(link.starts_with(&page) && !link.contains("email="), "{link}");
}
