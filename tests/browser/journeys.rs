//! The main job, end to end.

use crate::harness::window::{Setting, Window};
use crate::harness::{CUSTOMER_PASSWORD, TestApp};

use super::accessible::look;
use super::{demo, sign_in, sign_in_again};

const NEW: &str = "plum tractor ninety";

/// Finds the customer, sends the reset, opens the mail, sets the password, signs in, looks at the
/// trace. The same steps with and without scripts: only the dialog differs.
async fn whole_way(app: &TestApp, window: &Window, scripts: bool) {
    let carla = app.carla().await;
    sign_in(app, window).await;
    window.fill("#search", "castillo\u{e007}").await;
    window.click("tbody a.row-link").await;
    let customer = app.admin(&format!("/customers/{carla}"));
    window.arrives(&customer).await;
    window.click("a.button-primary[href$='/reset']").await;
    let form = if scripts { "dialog form[action$='/reset']" } else { "main form[action$='/reset']" };
    window.click(&format!("{form} input[value=order]")).await;
    window.fill(&format!("{form} #note"), "order 4711").await;
    window.click(&format!("{form} button.button-primary")).await;
    assert!(window.text("[role=status]").await.contains("carla@example.com"));
    window.arrives(&customer).await;
    let done = "return document.querySelectorAll('.step.mark-done').length";
    let before = window.run(done).await;
    app.work().await;
    if scripts {
        window.until(&format!("{done} > {before}")).await; // the page follows by itself
    } else {
        window.go(&customer).await;
    }
    window.click(".trace-foot a").await;
    let link = window.find("a.button-primary[target=_blank]").await.attr("href").await.unwrap().unwrap();
    window.go(&link).await;
    window.arrives(&app.hosted("password")).await;
    window.fill("#password", "short").await;
    window.click("main button.button-primary").await;
    assert!(window.find("#password-error").await.text().await.unwrap().contains('8'));
    window.fill("#password", NEW).await;
    window.click("main button.button-primary").await;
    window.arrives("/password/done").await;
    window.click("main a.button-primary").await;
    window.fill("#email", "carla@example.com").await;
    window.fill("#password", NEW).await;
    window.click("main button.button-primary").await;
    window.arrives("/signed-in").await;
    window.go(&customer).await;
    let steps = window.client.find_all(fantoccini::Locator::Css(".step.mark-done")).await.unwrap();
    assert_eq!(steps.len(), 5, "all five steps of the trace: {}", window.text(".steps").await);
}

#[actix_web::test]
async fn the_main_job_with_scripts() {
    let (app, window) = demo(Setting::default()).await;
    whole_way(&app, &window, true).await;
    window.close().await;
}

#[actix_web::test]
async fn the_main_job_with_scripts_off() {
    let (app, window) = demo(Setting { scripts: false, ..Setting::default() }).await;
    whole_way(&app, &window, false).await;
    window.close().await;
}

#[actix_web::test]
async fn the_main_job_on_a_phone_in_german() {
    let (app, window) = demo(Setting { width: 375, height: 740, language: "de", ..Setting::default() }).await;
    whole_way(&app, &window, true).await;
    assert!(window.text("h2#links").await.contains("Links"));
    assert_eq!(window.run("return document.documentElement.lang").await, "de");
    window.close().await;
}

#[actix_web::test]
async fn an_inactive_customer_cannot_be_reset_and_the_page_says_what_helps() {
    let (app, window) = demo(Setting::default()).await;
    let dora = app.dora().await;
    sign_in(&app, &window).await;
    window.go(&app.admin(&format!("/customers/{dora}"))).await;
    let button = window.find(".unavailable button").await;
    assert_eq!(button.attr("disabled").await.unwrap().as_deref(), Some("true"));
    assert!(window.text("#why-not").await.contains("disabled"));
    window.click(".unavailable a.button-primary").await;
    window.click("dialog button.button-primary").await;
    window.find("a.button-primary[href$='/reset']").await;
    window.close().await;
}

#[actix_web::test]
async fn the_back_button_shows_nothing_after_signing_out() {
    let (app, window) = demo(Setting::default()).await;
    app.carla().await;
    sign_in(&app, &window).await;
    window.click("#person summary").await;
    window.click("form[action='/sign-out'] button").await;
    window.arrives("/sign-in").await;
    window.client.back().await.unwrap();
    window.find("#password").await;
    assert!(!window.text("body").await.contains("Castillo"));
    window.close().await;
}

#[actix_web::test]
async fn the_password_works_with_the_old_one_until_it_is_used() {
    let (app, window) = demo(Setting::default()).await;
    let carla = app.carla().await;
    app.send_reset(&app.bob().await, carla).await;
    window.go(&app.hosted("sign-in")).await;
    window.fill("#email", "carla@example.com").await;
    window.fill("#password", CUSTOMER_PASSWORD).await;
    window.click("main button.button-primary").await;
    window.arrives("/signed-in").await;
    window.close().await;
}

/// Longer at lunch than a session lasts. `staff::kept` does it without a browser, and so without scripts.
#[actix_web::test]
async fn what_was_typed_outlives_the_session() {
    let (app, window) = demo(Setting::default()).await;
    let carla = app.carla().await;
    sign_in(&app, &window).await;
    window.go(&app.admin(&format!("/customers/{carla}/edit"))).await;
    window.fill("#last_name", "Núñez").await;
    app.wait(chrono::TimeDelta::minutes(31));
    window.click("main form button.button-primary").await;
    window.find("a.button-primary[target=_blank]").await;
    let mut problems = Vec::new();
    look(&window, "what was typed is kept", &mut problems).await;
    let here = window.client.window().await.unwrap();
    let tab = window.client.new_window(true).await.unwrap();
    window.client.switch_to_window(tab.handle).await.unwrap();
    sign_in_again(&window).await;
    window.client.switch_to_window(here).await.unwrap();
    window.click("main form button").await;
    window.find("main form button.button-primary").await;
    look(&window, "what was typed is to be sent", &mut problems).await;
    window.click("main form button.button-primary").await;
    window.arrives(&format!("/customers/{carla}")).await;
    assert_eq!(app.look_up(carla).await.last_name, "Núñez");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    window.close().await;
}
