//! What was typed is kept when the session has ended meanwhile.

use chrono::TimeDelta;
use keydesk::staff::roles::Role;

use crate::harness::STAFF_PASSWORD;
use crate::harness::{Browser, Page, TestApp};

const NOTE: &str = "Written for a long time,\nwith \"quotes\" & <angles>.";

fn typed() -> Vec<(&'static str, &'static str)> {
    vec![("last_name", NOTE), ("your_password", "a secret"), ("password", "another"), ("phone", "")]
}

/// As a browser sends what a page of ours holds.
async fn sends(browser: &Browser, app: &TestApp, path: &str, fields: &[(String, String)], dest: &str) -> Page {
    let request = browser.raw("POST", path).header("referer", format!("http://{}{path}", app.address));
    let request = request.header("sec-fetch-site", "same-origin").header("sec-fetch-dest", dest);
    browser.send(request.form(fields)).await
}

#[actix_web::test]
async fn what_was_typed_comes_back_and_is_sent_after_signing_in_again() {
    let app = TestApp::start().await;
    let (carla, bob) = (app.carla().await, app.bob().await);
    let path = app.admin(&format!("/customers/{carla}/edit"));
    let page = bob.get(&path).await;
    let (_, mut fields) = page.form(&path, &[("last_name", "Núñez & Søn")]);
    app.wait(TimeDelta::minutes(31));
    let kept = sends(&bob, &app, &path, &fields, "document").await;
    assert_eq!((kept.status, kept.one("h1").as_str()), (403, "You were signed out"), "{}", kept.body);
    assert!(kept.attributes("a[target=_blank]", "href") == ["/sign-in"] && kept.text().contains("Núñez & Søn"));
    assert_ne!(app.look_up(carla).await.last_name, "Núñez & Søn");

    // Before signing in: the same page again.
    fields = kept.form(&path, &[]).1;
    assert_eq!(sends(&bob, &app, &path, &fields, "document").await.one("h1"), "You were signed out");
    let sign_in = bob.get("/sign-in").await;
    let who = [("email", "manager@northwind.example"), ("password", STAFF_PASSWORD)];
    assert_eq!(bob.submit(&sign_in, "/sign-in", &who).await.status, 303);
    let asked = sends(&bob, &app, &path, &fields, "document").await;
    assert_eq!((asked.status, asked.one("h1").as_str()), (403, "Send what you typed?"));
    let sender = "It is sent as Bob Manager, manager@northwind.example.";
    assert!(asked.text().contains(sender), "whoever it is by now: {}", asked.text());
    assert_ne!(app.look_up(carla).await.last_name, "Núñez & Søn", "not before the button is pressed");
    let saved = bob.submit(&asked, &path, &[]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(app.look_up(carla).await.last_name, "Núñez & Søn");
}

#[actix_web::test]
async fn passwords_are_not_kept_and_what_was_typed_is_text() {
    let app = TestApp::start().await;
    let path = app.admin("/settings");
    let fields: Vec<_> = typed().into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let kept = sends(&app.browser(), &app, &path, &fields, "document").await;
    assert_eq!(kept.attributes("form input:not([name=form])", "name"), ["last_name", "phone"]);
    assert_eq!(kept.attributes("input[name=last_name]", "value"), [NOTE]);
    assert!(!kept.body.contains("a secret") && !kept.body.contains("another") && !kept.body.contains("<angles>"));
    assert!(kept.header("content-type").starts_with("text/html") && kept.header("cache-control").contains("no-store"));
}

#[actix_web::test]
async fn only_pages_of_ours_are_answered_so_and_only_where_something_was_typed() {
    let app = TestApp::start().await;
    let browser = app.browser();
    let path = app.admin("/settings");
    let fields: Vec<_> = typed().into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    for (names, status) in [
        (&[("sec-fetch-site", "same-origin"), ("sec-fetch-dest", "iframe")][..], 303),
        (&[("sec-fetch-site", "same-origin"), ("sec-fetch-dest", "empty")], 303),
        (&[("sec-fetch-site", "none"), ("sec-fetch-dest", "document")], 303),
        (&[("sec-fetch-site", "cross-site"), ("sec-fetch-dest", "document")], 403),
        (&[("origin", "https://evil.example")], 403),
        (&[], 303),
    ] {
        let mut request = browser.raw("POST", &path);
        for (name, value) in names {
            request = request.header(*name, *value);
        }
        let page = browser.send(request.form(&fields)).await;
        assert!(page.status == status && !page.body.contains("Written for"), "{names:?}: {}", page.status);
    }
    let own = format!("http://{}", app.address);
    let page = browser.send(browser.raw("POST", &path).header("origin", own).form(&fields)).await;
    assert!(page.status == 403 && page.has("input[name=last_name]"), "a browser that says it in the old way");
    let bob = app.bob().await;
    let again = [("form".to_owned(), "x".to_owned()), ("email".to_owned(), "bob@northwind.example".to_owned())];
    let page = sends(&browser, &app, "/sign-in", &again, "document").await;
    assert!(page.status == 403 && !page.has("input[name=email]"), "{}", page.text());
    let page = sends(&bob, &app, "/sign-in", &again, "document").await;
    assert_eq!((page.status, page.location().as_deref()), (303, Some("/admin")), "who has signed in in another tab");
    let page = sends(&bob, &app, "/sign-in", &again, "empty").await;
    assert_eq!(page.status, 403, "{}", page.text());
    for (name, value) in [("your_password", "a secret"), ("version", "7"), ("deed", "make"), ("browser", "others")] {
        let nothing = [("form".to_owned(), "x".to_owned()), (name.to_owned(), value.to_owned())];
        assert_eq!(sends(&browser, &app, &path, &nothing, "document").await.status, 303, "a button alone: {name}");
    }
}

#[actix_web::test]
async fn who_may_not_is_told_so_whatever_they_typed() {
    let app = TestApp::start().await;
    let (carla, bob, alice) = (app.carla().await, app.bob().await, app.alice().await);
    let path = app.admin(&format!("/customers/{carla}/edit"));
    let token = alice.get(&app.admin("/customers")).await.form_token();
    let fields = bob.get(&path).await.form(&path, &[("last_name", "Núñez"), ("form", &token)]).1;
    let page = sends(&alice, &app, &path, &fields, "document").await;
    assert_eq!((page.status, page.one("h1").as_str()), (403, "Your role does not allow this"));
}

#[actix_web::test]
async fn also_the_largest_form_is_taken_and_kept() {
    let app = TestApp::start().await;
    let emil = app.signed_in(Role::Editor).await;
    let path = app.admin("/notifications/reset/en/all");
    let long = "é".repeat(30_000); // three times as long on the way
    let page = emil.get(&path).await;
    let fields = page.form(&path, &[("html", &long), ("text", &long)]).1;
    let saved = sends(&emil, &app, &path, &fields, "document").await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    app.wait(TimeDelta::minutes(31));
    let kept = sends(&emil, &app, &path, &fields, "document").await;
    assert_eq!(kept.attributes("input[name=html], input[name=text]", "value"), [long.as_str(), long.as_str()]);
}

#[actix_web::test]
async fn what_was_typed_outlives_a_second_factor_that_is_asked_for_meanwhile() {
    let app = TestApp::start().await;
    let (carla, bob) = (app.carla().await, app.bob().await);
    let path = app.admin(&format!("/customers/{carla}/edit"));
    let fields = bob.get(&path).await.form(&path, &[("last_name", "Núñez")]).1;
    app.execute("UPDATE accounts SET second_factor_required = true").await;
    let kept = sends(&bob, &app, &path, &fields, "document").await;
    assert_eq!((kept.status, kept.one("h1").as_str()), (403, "A second factor is needed first"), "{}", kept.body);
    assert_eq!(kept.attributes("a[target=_blank]", "href"), [app.admin("/you/second-factor")]);
    assert_eq!(sends(&bob, &app, &path, &fields, "iframe").await.status, 303, "where nothing can be shown");
    app.execute("UPDATE staff SET totp_secret = 'x' WHERE email LIKE 'manager%'").await;
    let saved = bob.submit(&kept, &path, &[]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(app.look_up(carla).await.last_name, "Núñez");
}
