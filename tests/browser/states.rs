//! axe-core on what pages become: with problems, with a conflict, with a secret that is shown once. And
//! no page is left out.

use fantoccini::Locator;
use keydesk::staff::roles::Role;
use totp_rs::{Builder, Secret};

use super::accessible::{look, pages};
use super::{demo, sign_in_as};
use crate::harness::TestApp;
use crate::harness::window::{Setting, Window};
use crate::staff::routes::{ROUTES, Row};

/// Documents and files of their own, not pages of ours.
const NO_PAGES: [&str; 10] = [
    "/healthz",
    "/readyz",
    "/assets/{path}",
    "/openapi.json",
    "/hosted/{account}/brand/{file}",
    "/admin/{account}/messages/{id}/html",
    "/admin/{account}/log.csv",
    "/admin/{account}/log.jsonl",
    "/admin/{account}/notifications/{notification}/{locale}/{application}/preview",
    "/sign-in", // looked at before anybody has signed in
];

fn is_at(pattern: &str, page: &str) -> bool {
    let path = page.split('?').next().unwrap_or_default();
    let (pattern, path): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
    pattern.len() == path.len()
        && pattern.iter().zip(path).all(|(wanted, part)| wanted.starts_with('{') || *wanted == part)
}

#[actix_web::test]
async fn axe_looks_at_every_page() {
    let app = TestApp::with(crate::harness::app::Wish { demo: true, ..Default::default() }).await;
    let pages = pages(&app).await;
    let is_page = |row: &&Row| !row.is_post() && row.answer != 303 && !NO_PAGES.contains(&row.pattern());
    let left: Vec<_> =
        ROUTES.iter().filter(is_page).filter(|row| !pages.iter().any(|page| is_at(row.pattern(), page))).collect();
    assert!(left.is_empty(), "{:?}", left.iter().map(|row| row.route).collect::<Vec<_>>());
}

/// Presses the button of the form that goes there, and waits for what shows then.
async fn press(window: &Window, action: &str, then: &str) {
    window.run(&format!("document.querySelector(\"form[action$='{action}']\").noValidate = true")).await;
    window.click(&format!("main form[action$='{action}'] button.button-primary")).await;
    window.find(then).await;
}

#[actix_web::test]
async fn axe_finds_nothing_where_something_is_wrong_or_changed_meanwhile() {
    let (app, window) = demo(Setting::default()).await;
    let scene = app.scene().await;
    sign_in_as(&app, &window, Role::Owner).await;
    let mut problems = Vec::new();
    for (page, action, field, typed) in [
        ("/settings".to_owned(), "/settings", "#default_url", "nowhere"),
        ("/keys/new".to_owned(), "/keys", "#name", " "),
        ("/applications/new".to_owned(), "/applications", "#endpoint", "http://evil.example"),
        (format!("/applications/{}", scene.application), "", "#name", "Another name"),
        (format!("/customers/{}/edit", scene.customer), "/edit", "#email", "nobody"),
        ("/notifications/reset/en/all".to_owned(), "/publish", "#subject", "{{ oops"),
    ] {
        window.go(&app.admin(&page)).await;
        window.fill(field, typed).await;
        if action == "/publish" {
            window.click("[formaction$='/publish']").await;
            window.find("#problems").await;
        } else {
            press(&window, if action.is_empty() { &page } else { action }, "#problems").await;
        }
        look(&window, &format!("{page}, with a problem"), &mut problems).await;
    }
    window.go(&app.admin("/notifications/welcome/en/all")).await;
    let bob = app.signed_in(Role::Manager).await;
    let welcome = app.admin("/notifications/welcome/en/all");
    let form = bob.get(&welcome).await;
    bob.submit(&form, &welcome, &[("subject", "Theirs")]).await;
    window.fill("#subject", "Mine").await;
    window.click("[formaction$='/publish']").await;
    window.find("#theirs-title").await;
    look(&window, "two editors", &mut problems).await;
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    window.close().await;
}

#[actix_web::test]
async fn axe_finds_nothing_where_a_secret_is_shown_once() {
    let (app, window) = demo(Setting { language: "de", ..Setting::default() }).await;
    let scene = app.scene().await;
    sign_in_as(&app, &window, Role::Owner).await;
    let mut problems = Vec::new();
    window.go(&app.admin("/keys/new")).await;
    window.fill("#name", "Shop").await;
    window.click("label:has([name=scope])").await;
    press(&window, "/keys", "#secret").await;
    look(&window, "a key that was made", &mut problems).await;
    window.go(&app.admin(&format!("/applications/{}/client", scene.application))).await;
    press(&window, "/client", "#client-secret").await;
    look(&window, "a client's secret", &mut problems).await;
    window.go(&app.admin("/you/second-factor")).await;
    let letters = window.client.find(Locator::Css(".letters")).await.unwrap().text().await.unwrap();
    let secret = Secret::try_from_base32(letters.replace(char::is_whitespace, "")).unwrap();
    let now = u64::try_from(app.now().unix()).unwrap();
    let code = Builder::new().with_secret(secret).build_noncompliant().generate(now).to_string();
    window.fill("#code", &code).await;
    press(&window, "/you/second-factor", "main pre").await;
    look(&window, "recovery codes", &mut problems).await;
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    window.close().await;
}
