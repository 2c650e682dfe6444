//! Writing a mail, with scripts.

use crate::harness::window::Setting;

use super::{demo, sign_in};

#[actix_web::test]
async fn the_preview_follows_what_is_typed_and_problems_lead_to_their_line() {
    let (app, window) = demo(Setting::default()).await;
    sign_in(&app, &window).await;
    window.go(&app.admin("/notifications/reset/en/all")).await;
    window.until_frame_shows("Set a new password").await;
    window.until("return document.querySelector('[data-unsaved]').hidden").await;
    let html = "Hi <a href='{{ customer.reset_password_url }}'>Go</a>";
    window.fill("#html", html).await;
    window.until_frame_shows("Hi Go").await;
    window.until("return !document.querySelector('[data-unsaved]').hidden").await;
    // A variable puts itself where the caret is.
    window.run("document.querySelector('#html').setSelectionRange(3, 3)").await;
    window.click(".variables summary").await;
    window.click("[data-insert='{{ customer.first_name }}'] button").await;
    window.until_frame_shows("Hi AnnaGo").await;
    window.click("label:has([value=text])").await;
    window.until_frame_shows("Hi AnnaGo <http").await;
    window.fill("#subject", "{{ oops").await;
    window.click("[formaction$='/publish']").await;
    window.find("#problems").await;
    window.click(".problem-list a").await;
    window.until("return document.activeElement.id === 'subject' && document.activeElement.selectionStart === 0").await;
    window.fill("#subject", "Good").await;
    window.click("[formaction$='/publish']").await;
    window.find("[role=status]").await;
    assert!(window.text("[role=status]").await.contains("Version 1 is in force"));
    window.close().await;
}

#[actix_web::test]
async fn without_scripts_a_button_shows_the_preview() {
    let (app, window) = demo(Setting { scripts: false, ..Setting::default() }).await;
    sign_in(&app, &window).await;
    window.go(&app.admin("/notifications/welcome/en/all")).await;
    window.fill("#html", "Welcome, {{ customer.name }}").await;
    window.click("[data-preview]").await;
    window.until_frame_shows("Welcome, Anna Kowalska").await;
    window.click("[formaction$='/publish']").await;
    window.find("[role=status]").await;
    window.close().await;
}
