//! axe-core finds nothing, and nothing scrolls sideways, on any page.

use keydesk::customers::State;
use keydesk::staff::roles::Role;

use crate::harness::TestApp;
use crate::harness::window::{Setting, Window};

use super::{demo, sign_in_as};

/// Every page that can be looked at, with something on it.
pub(super) async fn pages(app: &TestApp) -> Vec<String> {
    let (carla, dora, ivan) = (app.carla().await, app.dora().await, app.ivan().await);
    let long = "Maximiliana-Alexandra Gräfin von Hohenlohe-Waldenburg-Schillingsfürst zu Löwenstein";
    let long = app
        .customer(long, "نور حدّاد", "a.very.long.address.of.somebody@a-long-domain.example.com", State::Active)
        .await;
    app.send_reset(&app.alice().await, carla).await;
    let bob = app.signed_in(Role::Owner).await;
    let form = bob.get(&app.admin("/applications/new")).await;
    bob.submit(&form, "/applications", &[("name", "Shop ES"), ("endpoint", "https://shop.example/reset")]).await;
    app.execute("UPDATE applications SET colour = '#ffd000', brand_name = 'Shop in Spain'").await;
    let key = app.key(app.account, keydesk::api_keys::Scope::ALL, None).await.1;
    let orders = r#"{"orders":[
        {"number":"1001","placedAt":"2026-11-23T14:30:00Z","status":"Shipped","total":"19.90","currency":"EUR"},
        {"number":"A-2026-0000000000000000000000000000000000000000000000000000001002","placedAt":"2026-11-24T14:30:00Z",
         "status":"Waits for somebody to have a look at what is wrong with it","total":"123456789012.1234","currency":"EUR"}]}"#;
    let put = bob.raw("PUT", &format!("/accounts/customers/{carla}/orders")).header("x-api-key", key).body(orders);
    assert_eq!(bob.send(put).await.status, 200);
    let reset = app.admin("/notifications/reset/en/all");
    let link = "<a href=\"{{ customer.reset_password_url }}\">Go</a>";
    for (deed, subject) in [("/publish", "First"), ("", "{{ not yet")] {
        let (_, fields) = bob.get(&reset).await.form(&reset, &[("subject", subject), ("html", link), ("text", "")]);
        assert_eq!(bob.send(bob.raw("POST", &format!("{reset}{deed}")).form(&fields)).await.status, 303);
    }
    let form = bob.get(&app.admin("/staff/invite")).await;
    let invited = [("email", "a.very.long.address@a-long-domain.example.com"), ("role", "support")];
    assert_eq!(bob.submit(&form, "/staff/invite", &invited).await.status, 303);
    let mut pages: Vec<String> = [
        "/customers",
        "/customers?view=all&q=nobody+at+all",
        "/customers?view=invited",
        "/messages",
        "/messages/1",
        "/messages/1?part=text",
        "/messages?view=failed",
        "/applications",
        "/applications/new",
        "/applications/1",
        "/applications/1/brand",
        "/applications/1/check",
        "/applications/1/client",
        "/applications/1/remove",
        "/keys",
        "/keys/new",
        "/keys/1/replace",
        "/keys/1/revoke",
        "/notifications",
        "/notifications/reset/en/all",
        "/notifications/welcome/de/1",
        "/notifications/reset/en/all/versions",
        "/notifications/reset/en/all/versions/1",
        "/notifications/reset/en/all/versions/1/restore",
        "/notifications/reset/en/all/built-in",
        "/notifications/reset/en/all/discard",
        "/administration",
        "/settings",
        "/settings/limits",
        "/compatibility",
        "/roles",
        "/mail-server",
        "/log",
        "/log?topic=messages&from=2030-01-01",
        "/staff",
        "/staff/invite",
        "/staff/1",
        "/staff/1/remove",
        "/staff/1/password",
        "/staff/1/sign-out",
        "/staff/1/second-factor",
        "/you",
        "/you/second-factor",
        "/shortcuts",
    ]
    .map(|page| app.admin(page))
    .into();
    for customer in [carla, dora, ivan, long] {
        pages.push(app.admin(&format!("/customers/{customer}")));
    }
    for page in ["/edit", "/reset", "/disable", "/enable", "/unlock", "/sign-out"] {
        pages.push(app.admin(&format!("/customers/{carla}{page}")));
    }
    pages.push(app.admin(&format!("/customers/{ivan}/invite")));
    pages.push(app.admin(&format!("/customers/{dora}/confirm")));
    pages.push(app.admin(&format!("/customers/{dora}/reset")));
    pages.extend(["/no-such-page", "/forgot", "/forgot/sent", "/staff/link", "/openapi"].map(String::from));
    for page in
        ["sign-in", "forgot", "forgot/sent", "password/done", "password", "confirm", "confirm/done", "forgot?app=1"]
    {
        pages.push(app.hosted(page));
    }
    let link = app.newest_link(carla).await;
    pages.push(link);
    pages
}

pub(super) async fn look(window: &Window, page: &str, problems: &mut Vec<String>) {
    for theme in ["light", "dark"] {
        // The style is worked out before it is asked what still moves; half-way colours are nobody's.
        let switch = format!("document.documentElement.dataset.theme = '{theme}'; document.body.offsetWidth");
        window.run(&switch).await;
        window.until("return document.getAnimations().every(a => a.playState !== 'running')").await;
        for problem in window.axe().await {
            problems.push(format!("{page} ({theme}): {problem}"));
        }
    }
}

#[actix_web::test]
async fn axe_finds_nothing_on_any_page() {
    let (app, window) = demo(Setting::default()).await;
    let mut problems = Vec::new();
    window.go("/sign-in").await;
    look(&window, "/sign-in", &mut problems).await;
    let pages = pages(&app).await;
    sign_in_as(&app, &window, Role::Owner).await;
    // So that pages ask for the password again.
    app.wait(chrono::TimeDelta::minutes(6));
    for page in pages {
        window.go(&page).await;
        look(&window, &page, &mut problems).await;
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    window.close().await;
}

#[actix_web::test]
async fn axe_finds_nothing_where_an_invite_leads_and_where_a_code_is_asked() {
    let (app, window) = demo(Setting { language: "de", ..Setting::default() }).await;
    let olga = app.signed_in(Role::Owner).await;
    let form = olga.get(&app.admin("/staff/invite")).await;
    olga.submit(&form, "/staff/invite", &[("email", "nina@northwind.example"), ("role", "support")]).await;
    app.work().await;
    let mail = olga.get(&app.admin("/messages/1")).await;
    let link = mail.attributes("a[target=_blank]", "href").remove(0);
    let mut problems = Vec::new();
    window.go(&link[link.find("/staff/").unwrap()..]).await;
    look(&window, "/staff/link", &mut problems).await;
    window.fill("#name", "Nina").await;
    window.fill("#password", "copper lantern walks uphill").await;
    window.click("main button.button-primary").await;
    window.find(".banner").await;
    look(&window, "/sign-in?done=joined", &mut problems).await;
    app.execute("UPDATE staff SET totp_secret = 'sealed with a key that is gone'").await;
    window.fill("#email", "nina@northwind.example").await;
    window.fill("#password", "copper lantern walks uphill").await;
    window.click("main button.button-primary").await;
    window.find("#code").await;
    look(&window, "/sign-in/code", &mut problems).await;
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    window.close().await;
}

#[actix_web::test]
async fn nothing_scrolls_sideways_at_320_pixels() {
    let (app, window) = demo(Setting { width: 320, height: 640, language: "de", ..Setting::default() }).await;
    let pages = pages(&app).await;
    sign_in_as(&app, &window, Role::Owner).await;
    // So that pages ask for the password again.
    app.wait(chrono::TimeDelta::minutes(6));
    let mut wide = Vec::new();
    for page in pages {
        window.go(&page).await;
        let width = window.run("return document.documentElement.scrollWidth").await;
        if width.as_u64().unwrap() > 320 {
            wide.push(format!("{page}: {width}"));
        }
    }
    assert!(wide.is_empty(), "{}", wide.join("\n"));
    window.close().await;
}
