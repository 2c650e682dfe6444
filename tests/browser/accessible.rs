//! axe-core finds nothing, and nothing scrolls sideways, on any page.

use keydesk::customers::State;

use crate::harness::TestApp;
use crate::harness::window::{Setting, Window};

use super::{demo, sign_in};

/// Every page that can be looked at, with something on it.
async fn pages(app: &TestApp) -> Vec<String> {
    let (carla, dora, ivan) = (app.carla().await, app.dora().await, app.ivan().await);
    let long = "Maximiliana-Alexandra Gräfin von Hohenlohe-Waldenburg-Schillingsfürst zu Löwenstein";
    let long = app
        .customer(long, "نور حدّاد", "a.very.long.address.of.somebody@a-long-domain.example.com", State::Active)
        .await;
    app.send_reset(&app.alice().await, carla).await;
    let bob = app.signed_in(keydesk::staff::roles::Role::Owner).await;
    let form = bob.get(&app.admin("/applications/new")).await;
    bob.submit(&form, "/applications", &[("name", "Shop ES"), ("endpoint", "https://shop.example/reset")]).await;
    let reset = app.admin("/notifications/reset/en/all");
    let link = "<a href=\"{{ customer.reset_password_url }}\">Go</a>";
    for (deed, subject) in [("/publish", "First"), ("", "{{ not yet")] {
        let (_, fields) =
            bob.get(&reset).await.form(&reset, &[("subject", subject), ("html", link), ("derived", "on")]);
        assert_eq!(bob.send(bob.raw("POST", &format!("{reset}{deed}")).form(&fields)).await.status, 303);
    }
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
        "/notifications",
        "/notifications/reset/en/all",
        "/notifications/welcome/de/1",
        "/notifications/reset/en/all/versions",
        "/notifications/reset/en/all/versions/1",
        "/notifications/reset/en/all/built-in",
        "/administration",
        "/settings",
        "/roles",
        "/shortcuts",
    ]
    .map(|page| app.admin(page))
    .into();
    for customer in [carla, dora, ivan, long] {
        pages.push(app.admin(&format!("/customers/{customer}")));
    }
    for page in ["/edit", "/reset", "/disable", "/sign-out"] {
        pages.push(app.admin(&format!("/customers/{carla}{page}")));
    }
    pages.push(app.admin(&format!("/customers/{ivan}/invite")));
    pages.push(app.admin(&format!("/customers/{dora}/reset")));
    pages.push("/no-such-page".into());
    for page in ["sign-in", "forgot", "forgot/sent", "password/done", "password"] {
        pages.push(app.hosted(page));
    }
    let link = app.newest_link(carla).await;
    pages.push(link);
    pages
}

async fn look(window: &Window, page: &str, problems: &mut Vec<String>) {
    for theme in ["light", "dark"] {
        window.run(&format!("document.documentElement.dataset.theme = '{theme}'")).await;
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
    sign_in(&app, &window).await;
    for page in pages {
        window.go(&page).await;
        look(&window, &page, &mut problems).await;
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    window.close().await;
}

#[actix_web::test]
async fn nothing_scrolls_sideways_at_320_pixels() {
    let (app, window) = demo(Setting { width: 320, height: 640, language: "de", ..Setting::default() }).await;
    let pages = pages(&app).await;
    sign_in(&app, &window).await;
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
