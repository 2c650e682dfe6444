//! How often somebody may ask is a setting.

use chrono::TimeDelta;
use keydesk::staff::roles::Role;
use serde_json::json;

use crate::harness::people::STAFF_PASSWORD;
use crate::harness::{Browser, TestApp};

const PAGE: &str = "/settings/limits";

async fn set(app: &TestApp, olga: &Browser, fields: &[(&str, &str)]) -> crate::harness::Page {
    let form = olga.get(&app.admin(PAGE)).await;
    olga.submit(&form, PAGE, fields).await
}

async fn asks(app: &TestApp, email: &str) -> u16 {
    let body = json!({ "query": "mutation($e: String!) { requestPasswordResetEmail(email: $e) }", "variables": { "e": email } });
    let browser = app.browser();
    let request = browser.raw("POST", &format!("/adobe/{}/graphql", app.account));
    browser.send(request.header("content-type", "application/json").body(body.to_string())).await.status
}

#[actix_web::test]
async fn numbers_out_of_range_are_marked_and_more_needs_the_password() {
    let app = TestApp::start().await;
    let olga = app.signed_in(Role::Owner).await;
    for (field, wrong) in [
        ("links_a_day", "0"),
        ("links_a_day", "21"),
        ("requests_an_hour", "4"),
        ("requests_a_minute", "many"),
        ("registrations_an_hour", ""),
        ("failures_an_hour", "19"),
        ("failures_an_hour", "99999999999"),
    ] {
        let page = set(&app, &olga, &[(field, wrong)]).await;
        assert_eq!(page.status, 422, "{field} {wrong}");
        assert!(
            page.has(&format!("#{field}[aria-invalid=true][value='{wrong}']")),
            "what was typed stays: {}",
            page.body
        );
        assert!(page.has(&format!("a[href='#{field}']")), "a summary leads to it");
        let label = page.one(&format!("label[for='{field}']"));
        assert!(page.one(&format!("a[href='#{field}']")).starts_with(&format!("{label}: ")), "and names it");
    }
    app.wait(TimeDelta::minutes(6));
    let refused = set(&app, &olga, &[("links_a_day", "6")]).await;
    assert!(refused.status == 422 && refused.has("#your_password"), "{}", refused.text());
    let fewer = set(&app, &olga, &[("links_a_day", "2")]).await;
    assert_eq!(fewer.status, 303, "fewer needs none");
    let form = olga.get(&app.admin(PAGE)).await;
    let page = olga.submit(&form, PAGE, &[("links_a_day", "3")]).await;
    let done = olga.submit(&page, PAGE, &[("your_password", STAFF_PASSWORD)]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let stale = olga.submit(&form, PAGE, &[("links_a_day", "1")]).await;
    assert_eq!(stale.status, 409, "somebody saved it in the meantime");
    assert_eq!(app.settings().await.limits.links_a_day, 3);
    let log = olga.get(&app.admin("/log")).await.text();
    assert!(log.contains("Links for one customer, a day 2 → 3"), "{log}");
}

#[actix_web::test]
async fn they_hold_at_once_for_customers_visitors_and_networks() {
    let app = TestApp::start().await;
    app.begin_an_hour();
    let (olga, carla) = (app.signed_in(Role::Owner).await, app.carla().await);
    let lowest =
        [("links_a_day", "1"), ("requests_an_hour", "5"), ("registrations_an_hour", "1"), ("failures_an_hour", "20")];
    assert_eq!(set(&app, &olga, &lowest).await.status, 303);
    for _ in 0..2 {
        assert_eq!(asks(&app, "carla@example.com").await, 200);
        app.work().await;
        app.wait(TimeDelta::minutes(6));
    }
    assert_eq!(app.mails_to(carla).await.len(), 1, "one a day");
    for _ in 0..3 {
        assert_eq!(asks(&app, "a@example.com").await, 200);
    }
    assert_eq!(asks(&app, "a@example.com").await, 429, "five an hour");
    let mut statuses = Vec::new();
    for n in 0..2 {
        let document = format!(
            "mutation {{ createCustomerV2(input: {{ firstname: \"N\", lastname: \"N\", email: \"n{n}@example.com\" }}) {{ customer {{ id }} }} }}"
        );
        let browser = app.browser();
        let request = browser.raw("POST", &format!("/adobe/{}/graphql", app.account));
        let request = request.header("content-type", "application/json").body(json!({ "query": document }).to_string());
        statuses.push(browser.send(request).await.status);
    }
    assert_eq!(statuses, [200, 429], "one registration an hour");
    for n in 0..20 {
        assert!(!app.customer_signs_in(&format!("n{n}@example.org"), "a guess").await.1);
    }
    let (_, in_) = app.customer_signs_in("carla@example.com", crate::harness::CUSTOMER_PASSWORD).await;
    assert!(!in_, "twenty wrong passwords from this network");
    app.wait(TimeDelta::hours(1));
    assert!(app.customer_signs_in("carla@example.com", crate::harness::CUSTOMER_PASSWORD).await.1);
}
