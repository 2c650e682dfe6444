//! Making a key, replacing it, ending it.

use chrono::TimeDelta;
use keydesk::api_keys::Scope;
use keydesk::staff::roles::Role;

use crate::harness::{Browser, Page, STAFF_PASSWORD, TestApp};

async fn make(app: &TestApp, browser: &Browser, fields: &[(&str, &str)]) -> Page {
    let form = browser.get(&app.admin("/keys/new")).await;
    let (action, mut filled) = form.form("/keys", &[]);
    filled.retain(|(name, _)| fields.iter().all(|(other, _)| name != other));
    filled.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    browser.send(browser.raw("POST", &action).form(&filled)).await
}

async fn answers(app: &TestApp, key: &str) -> u16 {
    let browser = app.browser();
    browser.send(browser.raw("GET", "/accounts/customers").header("x-api-key", key)).await.status
}

#[actix_web::test]
async fn a_key_is_made_shown_once_and_kept_as_a_hash() {
    let app = TestApp::start().await;
    let bob = app.bob().await;
    let made =
        make(&app, &bob, &[("name", "Storefront ES"), ("scope", "customers:read"), ("scope", "storefront")]).await;
    assert_eq!(made.status, 200, "{}", made.text());
    let secret = made.one("#secret");
    assert!(secret.starts_with("kd_") && made.text().contains("only now"), "{}", made.text());
    let stored = format!("{:?}", app.contents().await);
    let (prefix, token) = secret[3..].split_once('_').unwrap();
    assert!(stored.contains(prefix) && !stored.contains(token));
    let list = bob.get(&app.admin("/keys")).await;
    assert!(!list.body.contains(token) && list.body.contains(prefix));
    assert!(list.text().contains("Sign customers in") && list.text().contains("never"), "{}", list.text());
    assert_eq!(answers(&app, &secret).await, 200);
    assert!(!bob.get(&app.admin("/keys")).await.text().contains("never"), "last used is known");
    let lines = app.contents().await["events"].join("\n");
    assert!(lines.contains("key.made") && lines.contains("customers:read storefront") && !lines.contains(token));
}

#[actix_web::test]
async fn a_revoked_key_is_refused_with_the_next_request() {
    let app = TestApp::start().await;
    let (bob, (id, secret)) = (app.bob().await, app.key(app.account, Scope::ALL, None).await);
    assert_eq!(answers(&app, &secret).await, 200);
    let page = bob.get(&app.admin(&format!("/keys/{id}/revoke"))).await;
    let list = bob.finish(&page, "/revoke", &[]).await;
    assert!(list.one("[role=status]").contains("refused from now on") && list.text().contains("Revoked"));
    assert_eq!(answers(&app, &secret).await, 401);
    assert!(!list.has(&format!("a[href$='/keys/{id}/replace']")), "nothing takes its place");
}

#[actix_web::test]
async fn of_a_replaced_key_both_work_for_a_while() {
    let app = TestApp::start().await;
    let (bob, (id, old)) = (app.bob().await, app.key(app.account, &[Scope::CustomersRead], None).await);
    let path = app.admin(&format!("/keys/{id}/replace"));
    let page = bob.get(&path).await;
    let made = bob.submit(&page, "/replace", &[("hours", "1")]).await;
    assert_eq!(made.status, 200, "{}", made.text());
    let new = made.one("#secret");
    assert_ne!(new, old);
    assert_eq!((answers(&app, &old).await, answers(&app, &new).await), (200, 200));
    assert!(bob.get(&app.admin("/keys")).await.text().contains("still works until"));
    let twice = bob.finish(&page, "/replace", &[("hours", "1")]).await;
    assert!(twice.one("[role=status]").contains("replaced already"), "{}", twice.text());
    app.wait(TimeDelta::minutes(61));
    assert_eq!((answers(&app, &old).await, answers(&app, &new).await), (401, 200));
}

#[actix_web::test]
async fn a_key_ends_with_its_time() {
    let app = TestApp::start().await;
    let bob = app.bob().await;
    let made = make(&app, &bob, &[("name", "Short"), ("scope", "customers:read"), ("days", "30")]).await;
    let secret = made.one("#secret");
    app.wait(TimeDelta::days(30) - TimeDelta::minutes(1));
    assert_eq!(answers(&app, &secret).await, 200);
    app.wait(TimeDelta::minutes(1));
    assert_eq!(answers(&app, &secret).await, 401);
}

#[actix_web::test]
async fn making_one_needs_a_name_a_scope_and_the_password_again() {
    let app = TestApp::start().await;
    let olga = app.signed_in(Role::Owner).await;
    let before = app.contents().await;
    for (fields, at) in [
        (vec![("name", ""), ("scope", "storefront")], "name"),
        (vec![("name", "Typed")], "scope"),
        (vec![("name", "Typed"), ("scope", "everything")], "scope"),
        (vec![("name", "Typed"), ("scope", "storefront"), ("days", "36500")], "days"),
        (vec![("name", "Typed"), ("scope", "storefront"), ("application", "99")], "application"),
    ] {
        let answer = make(&app, &olga, &fields).await;
        assert_eq!(answer.status, 422, "{at}");
        assert!(answer.has(&format!("#problems a[href='#{at}']")), "{at}: {}", answer.text());
    }
    app.wait(TimeDelta::minutes(6));
    let fields = vec![("name", "Typed"), ("scope", "storefront")];
    let asked = make(&app, &olga, &fields).await;
    assert!(asked.status == 422 && asked.has("#your_password-error") && asked.has("input[value=storefront][checked]"));
    assert_eq!(app.contents().await["api_keys"], before["api_keys"]);
    let done = make(&app, &olga, &[fields, vec![("your_password", STAFF_PASSWORD)]].concat()).await;
    assert_eq!(done.status, 200);
}

#[actix_web::test]
async fn a_34_keys_of_another_account_are_unknown() {
    let app = TestApp::start().await;
    let other = app.add_account("Elsewhere").await;
    let (bob, (id, _)) = (app.bob().await, app.key(other, Scope::ALL, None).await);
    for deed in ["revoke", "replace"] {
        assert_eq!(bob.get(&app.admin(&format!("/keys/{id}/{deed}"))).await.status, 404);
    }
    assert!(!bob.get(&app.admin("/keys")).await.text().contains("Storefront"));
}

#[actix_web::test]
async fn keys_end_with_the_application_that_they_are_for_and_the_log_says_so() {
    let app = TestApp::start().await;
    let (bob, own) = (app.bob().await, app.application(app.account, "Shop ES").await);
    let (_, secret) = app.key(app.account, &[Scope::CustomersRead], Some(own)).await;
    let page = bob.get(&app.admin(&format!("/applications/{own}/remove"))).await;
    assert!(page.text().contains("One API key is for it alone"), "{}", page.text());
    bob.finish(&page, "/remove", &[]).await;
    assert_eq!(answers(&app, &secret).await, 401);
    assert!(app.contents().await["events"].join("\n").contains("key.revoked"));
}
