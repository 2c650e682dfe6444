//! What is typed with a keyboard is done, taken back, and not lost by leaving.

use chrono::TimeDelta;
use keydesk::staff::roles::Role;

use super::{demo, sign_in, sign_in_as};
use crate::harness::STAFF_PASSWORD;
use crate::harness::window::Setting;

const ASKS: &str = "const leaving = new Event('beforeunload', { cancelable: true }); dispatchEvent(leaving); \
                    return leaving.defaultPrevented";

#[actix_web::test]
async fn enter_behind_the_password_publishes_with_scripts_and_without() {
    for scripts in [true, false] {
        let (app, window) = demo(Setting { scripts, ..Setting::default() }).await;
        sign_in(&app, &window).await;
        app.wait(TimeDelta::minutes(6));
        window.go(&app.admin("/notifications/reset/en/all")).await;
        window.fill("#subject", "By keyboard").await;
        window.click(".save-bar [formaction$='/publish']").await;
        window.fill("#your_password", STAFF_PASSWORD).await;
        window.press("\u{E007}").await;
        window.find("[role=status]").await;
        assert!(window.text("[role=status]").await.contains("Version 1 is in force"), "scripts: {scripts}");
        window.close().await;
    }
}

#[actix_web::test]
async fn a_variable_that_was_put_in_is_taken_out_by_undo() {
    let (app, window) = demo(Setting::default()).await;
    sign_in(&app, &window).await;
    window.go(&app.admin("/notifications/welcome/en/all")).await;
    window.fill("#subject", "Hello ").await;
    window.click(".variables summary").await;
    window.click("[data-insert='{{ customer.first_name }}'] button").await;
    let value = "document.querySelector('#subject').value";
    window.until(&format!("return {value} === 'Hello {{{{ customer.first_name }}}}'")).await;
    window.until(&format!("document.execCommand('undo'); return {value} === 'Hello '")).await;
    window.close().await;
}

#[actix_web::test]
async fn the_browser_asks_before_what_was_typed_is_left() {
    let (app, window) = demo(Setting::default()).await;
    sign_in_as(&app, &window, Role::Owner).await;
    window.go(&app.admin("/settings")).await;
    assert_eq!(window.run(ASKS).await, false);
    window.fill("#reset_minutes", "5").await;
    assert_eq!(window.run(ASKS).await, true);
    window.click(".save-bar button.button-primary").await;
    window.find("#problems").await;
    assert_eq!(window.run(ASKS).await, true, "what was refused is not saved");
    window.fill("#reset_minutes", "50").await;
    window.click(".save-bar button.button-primary").await;
    window.find("[role=status]").await;
    assert_eq!(window.run(ASKS).await, false);
    window.close().await;
}
