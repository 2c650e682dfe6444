//! asking for links and signing in, by strangers.

use chrono::TimeDelta;
use keydesk::customers::State;
use serde_json::json;

use super::{Client, Dialect, seen};
use crate::harness::{CUSTOMER_PASSWORD, TestApp};

/// Carla, and everybody of whom strangers must not learn that they are there.
const PEOPLE: [&str; 5] =
    ["carla@example.com", "nobody@example.com", "dora@example.com", "ivan@example.com", "lock.ed@example.com"];

async fn cast(app: &TestApp) {
    app.carla().await;
    app.dora().await;
    app.ivan().await;
    app.customer("Lo", "Cked", "lock.ed@example.com", State::Active).await;
    app.execute("UPDATE customers SET locked_until = '2999-01-01 00:00:00' WHERE first_name = 'Lo'").await;
}

#[actix_web::test]
async fn a_01_a_02_a_request_for_a_link_looks_and_costs_the_same_whoever_it_is_for() {
    let app = TestApp::start().await;
    cast(&app).await;
    for client in Client::all(&app).await {
        client.forgets("warm@up.example").await;
        let mut answers = Vec::new();
        for email in PEOPLE {
            let (statements, hashes) = (app.keydesk.db.statements(), app.keydesk.hasher.worked());
            let page = client.forgets(email).await;
            assert_eq!(page.status, 200, "{}", page.body);
            let cost = (app.keydesk.db.statements() - statements, app.keydesk.hasher.worked() - hashes);
            answers.push((seen(&page, email), cost));
        }
        answers.dedup();
        assert_eq!(answers.len(), 1, "{:?}: {answers:#?}", client.dialect);
    }
}

#[actix_web::test]
async fn a_01_a_02_a_failed_sign_in_looks_and_costs_the_same_whoever_it_is() {
    let app = TestApp::start().await;
    cast(&app).await;
    for client in Client::all(&app).await {
        client.signs_in("warm@up.example", "a guess").await;
        let mut answers = Vec::new();
        for email in PEOPLE {
            let (statements, hashes) = (app.keydesk.db.statements(), app.keydesk.hasher.worked());
            let (token, page) = client.signs_in(email, "a guess").await;
            assert!(token.is_none());
            let cost = (app.keydesk.db.statements() - statements, app.keydesk.hasher.worked() - hashes);
            answers.push((seen(&page, email), cost));
        }
        answers.dedup();
        assert_eq!(answers.len(), 1, "{:?}: {answers:#?}", client.dialect);
    }
}

#[actix_web::test]
async fn a_04_to_a_07_one_plain_address_is_taken_and_the_mail_goes_where_it_is_stored() {
    let app = TestApp::start().await;
    let mike = app.customer("Mike", "M", "mike@example.org", State::Active).await;
    app.customer("José", "J", "jose@example.org", State::Active).await;
    for client in Client::all(&app).await {
        let before = app.contents().await["reset_intakes"].len();
        for wrong in [
            json!(["mike@example.org", "evil@example.com"]),
            json!({ "0": "mike@example.org" }),
            json!("mike@example.org,evil@example.com"),
            json!("mike@example.org;evil@example.com"),
            json!("mike@example.org\ncc:evil@example.com"),
            json!("mike@example.org\u{0}"),
            json!("mıke@example.org"),
            json!("MİKE@example.org"),
            json!("ｍike@example.org"),
            json!("josé@example.org"),
            json!("jose\u{200d}@example.org"),
            json!("user@xn--example-.org"),
            json!("mike@EXAMPLE.org."),
        ] {
            let page = client.forgets_with(wrong.clone(), &[]).await;
            let refused = page.status == 400 || page.body.contains("errors\":[{");
            assert!(refused, "{:?} {wrong}: {} {}", client.dialect, page.status, page.body);
        }
        assert_eq!(app.contents().await["reset_intakes"].len(), before, "{:?}", client.dialect);
        app.wait(TimeDelta::hours(25));
        client.forgets("MIKE@Example.org").await;
        app.work().await;
        let newest = app.mails_to(mike).await.into_iter().next().unwrap();
        assert_eq!(newest.recipient, "mike@example.org", "{:?}", client.dialect);
    }
}

#[actix_web::test]
async fn a_08_to_a_10_a_flood_of_requests_sends_one_mail_and_keeps_nobody_out() {
    for dialect in super::ALL {
        let app = TestApp::start().await;
        let (carla, client) = (app.carla().await, Client::of(&app, dialect).await);
        client.forgets("carla@example.com").await;
        app.work().await;
        let token = app.newest_token(carla).await;
        for _ in 0..40 {
            client.forgets("carla@example.com").await;
        }
        app.work().await;
        assert_eq!(app.mails_to(carla).await.len(), 1, "{dialect:?}");
        assert!(client.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.0.is_some(), "A-10: {dialect:?}");
        let set = client.sets(super::Whom(carla, "carla@example.com"), &token, super::NEW).await;
        assert!(set.0, "A-09: the limit never stops a link from being used: {}", set.1.body);
    }
}

#[actix_web::test]
async fn a_11_what_a_request_says_of_hosts_changes_no_link() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    app.application(app.account, "shop").await;
    app.execute("UPDATE applications SET endpoint = 'https://shop.example/reset'").await;
    app.execute("UPDATE accounts SET default_url = 'https://shop.example/reset'").await;
    for client in Client::all(&app).await {
        for headers in [
            &[("x-forwarded-host", "evil.example"), ("forwarded", "host=evil.example")][..],
            &[("x-original-url", "https://evil.example/"), ("origin", "https://evil.example")],
            &[("referer", "https://evil.example/"), ("x-forwarded-proto", "http")],
        ] {
            app.wait(TimeDelta::hours(25));
            client.forgets_with(json!("carla@example.com"), headers).await;
            app.work().await;
            let link = app.newest_link(carla).await;
            assert!(link.starts_with("https://shop.example/"), "{:?}: {link}", client.dialect);
        }
        let page = client.forgets_with(json!("carla@example.com"), &[("host", "evil.example")]).await;
        assert_eq!(page.status, 404, "{:?}: nobody has entered this name", client.dialect);
    }
}

#[actix_web::test]
async fn a_36_the_key_of_a_query_is_one_on_the_routes_of_that_ecosystem_alone() {
    let app = TestApp::start().await;
    let client = Client::of(&app, Dialect::BigCommerce).await;
    let path = format!("/bigcommerce/{}/graphql?x-api-key={}", app.account, client.key);
    let request = client.browser.raw("POST", &path).header("content-type", "application/json");
    assert_eq!(client.browser.send(request.body("{\"query\":\"{ customer { email } }\"}")).await.status, 401);
}
