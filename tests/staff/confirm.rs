//! The password again before what reaches far, and nothing lost by being asked.

use chrono::TimeDelta;
use keydesk::staff::roles::Role;

use crate::harness::{Browser, STAFF_PASSWORD, TestApp};

/// An owner who signed in six minutes ago.
async fn six_minutes_later() -> (TestApp, Browser) {
    let app = TestApp::start().await;
    let olga = app.signed_in(Role::Owner).await;
    app.wait(TimeDelta::minutes(6));
    (app, olga)
}

/// Sends a form that must be confirmed: it is refused, comes back with what was typed, and works
/// with the password.
async fn is_asked(app: &TestApp, olga: &Browser, page: &str, action: &str, fields: &[(&str, &str)]) {
    let form = olga.get(page).await;
    let before = app.contents().await;
    let asked = olga.submit(&form, action, fields).await;
    assert_eq!(asked.status, 422, "{action}: {}", asked.text());
    assert!(asked.one("#your_password-error").contains("Type your own password"), "{}", asked.text());
    assert!(asked.has(".summary a[href='#your_password']"));
    for (name, value) in fields {
        let filled = asked.form(action, &[]).1;
        assert!(filled.iter().any(|(known, now)| known == name && now == value), "{name} is lost: {filled:?}");
    }
    let mut now = app.contents().await;
    now.insert("staff_sessions".into(), before["staff_sessions"].clone());
    assert_eq!(now, before, "nothing is changed");
    let done = olga.submit(&asked, action, &[("your_password", STAFF_PASSWORD)]).await;
    assert_eq!(done.status, 303, "{action}: {}", done.text());
}

#[actix_web::test]
async fn the_sender_and_the_default_address_are_changed_with_the_password_again() {
    let (app, olga) = six_minutes_later().await;
    let page = app.admin("/settings");
    is_asked(&app, &olga, &page, "/settings", &[("sender_email", "other@northwind.example")]).await;
    app.wait(TimeDelta::minutes(6));
    is_asked(&app, &olga, &page, "/settings", &[("default_url", "https://shop.example/reset")]).await;
    app.wait(TimeDelta::minutes(6));
    is_asked(&app, &olga, &page, "/settings", &[("name", "Northwind Two")]).await;
    app.wait(TimeDelta::minutes(6));
    let form = olga.get(&page).await;
    let near = olga.submit(&form, "/settings", &[("reply_to_name", "Service")]).await;
    assert_eq!(near.status, 303, "of who answers, the name reaches not far");
}

#[actix_web::test]
async fn an_endpoint_is_set_with_the_password_again() {
    let (app, olga) = six_minutes_later().await;
    let page = app.admin("/applications/new");
    let fields = [("name", "Shop ES"), ("endpoint", "https://shop.example/es")];
    is_asked(&app, &olga, &page, "/applications", &fields).await;
    app.wait(TimeDelta::minutes(6));
    let form = olga.get(&page).await;
    assert_eq!(olga.submit(&form, "/applications", &[("name", "Ours")]).await.status, 303, "a hosted page is our own");
}

#[actix_web::test]
async fn a_mail_with_a_link_is_published_with_the_password_again() {
    let (app, olga) = six_minutes_later().await;
    let page = app.admin("/notifications/reset/en/all");
    let form = olga.get(&page).await;
    let asked = {
        let filled = form.form("reset/en/all", &[("subject", "Your new password")]).1;
        olga.send(olga.raw("POST", &format!("{page}/publish")).form(&filled)).await
    };
    assert_eq!(asked.status, 422, "{}", asked.text());
    assert!(asked.one("#password-title").contains("your password") && asked.has("#your_password"));
    assert_eq!(asked.attributes("#subject", "value"), ["Your new password"], "what was typed stays");
    let filled = asked.form("reset/en/all", &[("your_password", STAFF_PASSWORD)]).1;
    let done = olga.send(olga.raw("POST", &format!("{page}/publish")).form(&filled)).await;
    assert_eq!(done.status, 303, "{}", done.text());
    app.wait(TimeDelta::minutes(6));
    let welcome = app.admin("/notifications/welcome/en/all");
    let filled = olga.get(&welcome).await.form("welcome/en/all", &[("subject", "Hello")]).1;
    let done = olga.send(olga.raw("POST", &format!("{welcome}/publish")).form(&filled)).await;
    assert_eq!(done.status, 303, "no link, no password: {}", done.text());
}

#[actix_web::test]
async fn what_leads_customers_elsewhere_or_keeps_staff_out_takes_the_password_again() {
    let (app, olga) = six_minutes_later().await;
    let id = app.application(app.account, "Shop ES").await;
    app.execute("UPDATE applications SET endpoint = 'https://shop.example/es'").await;
    let page = app.admin(&format!("/applications/{id}"));
    is_asked(&app, &olga, &page, &format!("/applications/{id}"), &[("link_format", "shopify")]).await;
    app.wait(TimeDelta::minutes(6));
    is_asked(&app, &olga, &format!("{page}/remove"), "/remove", &[]).await;
    for (notification, asks) in [("reset", true), ("welcome", false)] {
        let page = app.admin(&format!("/notifications/{notification}/en/all"));
        let filled = olga.get(&page).await.form("en/all", &[("subject", "Hello")]).1;
        let done = olga.send(olga.raw("POST", &format!("{page}/publish")).form(&filled)).await;
        assert_eq!(done.status, 303, "{}", done.text());
        app.wait(TimeDelta::minutes(6));
        let back = format!("{page}/built-in");
        if asks {
            is_asked(&app, &olga, &back, "/built-in", &[]).await;
        } else {
            let form = olga.get(&back).await;
            assert_eq!(olga.submit(&form, "/built-in", &[]).await.status, 303, "no link, no password");
        }
    }
    app.wait(TimeDelta::minutes(6));
    is_asked(&app, &olga, &app.admin("/settings"), "/settings", &[("second_factor", "on")]).await;
}

#[actix_web::test]
async fn a_confirmation_makes_the_session_no_younger_and_ends_its_old_key() {
    let app = TestApp::start().await;
    let olga = app.signed_in(Role::Owner).await;
    let page = app.admin("/applications/new");
    // Every 25 minutes something, so that it is never idle, for twelve hours.
    for _ in 0..28 {
        app.wait(TimeDelta::minutes(25));
        let form = olga.get(&page).await;
        assert_eq!(form.status, 200);
    }
    let mut keys = Vec::new();
    for name in ["Shop", "Shop ES"] {
        let form = olga.get(&page).await;
        let fields = [("name", name), ("endpoint", "https://shop.example/"), ("your_password", STAFF_PASSWORD)];
        let done = olga.submit(&form, "/applications", &fields).await;
        assert_eq!(done.status, 303, "{}", done.text());
        keys.push(done.cookie("keydesk").unwrap());
        app.wait(TimeDelta::minutes(6));
    }
    assert_eq!(olga.get_with(&keys[0], &page).await.status, 303, "the old key opens nothing");
    assert_eq!(olga.get_with(&keys[1], &page).await.status, 200);
    app.wait(TimeDelta::minutes(13));
    assert_eq!(olga.get(&page).await.status, 303, "twelve hours after the sign-in it is over all the same");
}
