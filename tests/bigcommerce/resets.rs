//! Forgetting a password, and setting another with a link.

use keydesk::resets::Purpose;
use serde_json::{Value, json};

use super::{Storefront, errors};
use crate::harness::{CUSTOMER_PASSWORD, TestApp};

const ASK: &str = "mutation ResetPassword($input: RequestResetPasswordInput!, $reCaptcha: ReCaptchaV2Input) {
    customer { requestResetPassword(input: $input, reCaptchaV2: $reCaptcha) {
        __typename errors { __typename ... on Error { message } } } } }";
const SET: &str = "mutation ChangePassword($input: ResetPasswordInput!) {
    customer { resetPassword(input: $input) { __typename errors { __typename ... on Error { message } } } } }";
const NEW: &str = "plum tractor ninety";

/// A storefront at its own address, with a key of its own.
async fn at_home() -> Storefront {
    let app = TestApp::start().await;
    let application = app.application(app.account, "Catalyst").await;
    let home =
        "UPDATE applications SET endpoint = 'https://shop.example:8443/base?keep=1', link_format = 'bigcommerce'";
    app.execute(home).await;
    Storefront::of(app, Some(application)).await
}

/// What is between two words of a link.
fn part<'a>(link: &'a str, name: &str) -> &'a str {
    link.split(['?', '&']).find_map(|part| part.strip_prefix(name)).unwrap()
}

#[actix_web::test]
async fn the_link_leads_to_the_page_that_the_storefront_names_and_sets_a_password() {
    let shop = at_home().await;
    let carla = shop.app.carla().await;
    let held = shop.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.unwrap();
    let input = json!({ "email": "carla@example.com", "path": "/de/change-password" });
    let told = shop.ask(ASK, json!({ "input": input, "reCaptcha": { "token": "t" } })).await;
    assert_eq!(told["data"]["customer"]["requestResetPassword"]["__typename"], "RequestResetPasswordResult", "{told}");
    assert!(errors(&told, "requestResetPassword").is_empty());
    shop.app.work().await;
    let link = shop.app.newest_link(carla).await;
    assert!(link.starts_with(&format!("https://shop.example:8443/de/change-password?c={carla}&t=")), "{link}");

    let token = part(&link, "t=");
    let input =
        |password: &str| json!({ "input": { "token": token, "customerEntityId": carla.0, "newPassword": password } });
    let weak = shop.ask(SET, input("password1")).await;
    assert_eq!(errors(&weak, "resetPassword")[0]["__typename"], "ValidationError", "{weak}");
    let done = shop.ask(SET, input(NEW)).await;
    assert!(errors(&done, "resetPassword").is_empty(), "{done}");
    assert!(shop.ask_as(&held, super::WHO, json!({})).await["data"]["customer"].is_null(), "what was open is over");
    assert!(shop.signs_in("carla@example.com", NEW).await.is_some());
    let again = shop.ask(SET, input("another plum tractor")).await;
    assert_eq!(errors(&again, "resetPassword")[0]["__typename"], "ChangePasswordError", "once");
}

#[actix_web::test]
async fn both_names_of_the_mutation_do_the_same_and_without_a_path_the_endpoint_counts() {
    let shop = at_home().await;
    let carla = shop.app.carla().await;
    let document = "mutation { customer { requestPasswordReset(input: { email: \"carla@example.com\" }) { errors { ... on ValidationError { message path } } } } }";
    assert!(errors(&shop.ask(document, json!({})).await, "requestPasswordReset").is_empty());
    shop.app.work().await;
    let link = shop.app.newest_link(carla).await;
    assert!(link.starts_with(&format!("https://shop.example:8443/base?keep=1&c={carla}&t=")), "{link}");
}

#[actix_web::test]
async fn a_07_a_path_that_names_a_scheme_a_host_or_more_is_refused() {
    let shop = at_home().await;
    let carla = shop.app.carla().await;
    for path in [
        "https://evil.example/",
        "//evil.example",
        "/.//evil.example",
        "/..//evil.example",
        "/a/../b",
        "/%2E/b",
        "/\\evil.example",
        "\\\\evil.example",
        "change-password",
        "/a?b=c",
        "/a#b",
        "/a b",
        "/\u{0}",
        "/\n",
        "javascript:alert(1)",
        "/ü",
        &format!("/{}", "a".repeat(200)),
    ] {
        let told = shop.ask(ASK, json!({ "input": { "email": "carla@example.com", "path": path } })).await;
        assert_eq!(errors(&told, "requestResetPassword")[0]["__typename"], "ValidationError", "{path}: {told}");
    }
    for path in ["/@evil.example", "/a..b/.c", "/%2f%2fevil.example", "/:80"] {
        shop.app.wait(chrono::TimeDelta::hours(25));
        let told = shop.ask(ASK, json!({ "input": { "email": "carla@example.com", "path": path } })).await;
        assert!(errors(&told, "requestResetPassword").is_empty(), "{path}: {told}");
        shop.app.work().await;
        let link: url::Url = shop.app.newest_link(carla).await.parse().unwrap();
        assert_eq!(
            (link.host_str(), link.port(), link.username()),
            (Some("shop.example"), Some(8443), ""),
            "{path}: {link}"
        );
    }
}

#[actix_web::test]
async fn a_01_known_and_unknown_are_answered_alike_for_the_same_work() {
    let shop = at_home().await;
    shop.app.carla().await;
    shop.app.dora().await;
    shop.ask(ASK, json!({ "input": { "email": "warm@up.example" } })).await;
    let mut answers = Vec::new();
    for email in ["carla@example.com", "nobody@example.com", "dora@example.com", "carla@example.com"] {
        let before = shop.app.keydesk.db.statements();
        let page = shop.send(ASK, json!({ "input": { "email": email, "path": "/change-password" } })).await;
        answers.push((page.body, shop.app.keydesk.db.statements() - before));
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:?}");
}

#[actix_web::test]
async fn a_visitor_may_ask_as_often_as_a_browser_and_others_go_on() {
    let mut shop = at_home().await;
    shop.visitor = Some("203.0.113.9");
    let ask = |n: i32| json!({ "input": { "email": format!("nr{n}@example.com") } });
    for n in 0..20 {
        assert_eq!(shop.send(ASK, ask(n)).await.status, 200);
    }
    let page = shop.send(ASK, ask(21)).await;
    let wait: i64 = page.header("retry-after").parse().unwrap();
    assert!(page.status == 429 && (3_000..=3_601).contains(&wait), "{wait} {}", page.body);
    assert!(serde_json::from_str::<Value>(&page.body).unwrap()["errors"].is_array(), "clients look for it");
    shop.visitor = Some("198.51.100.7");
    assert_eq!(shop.send(ASK, ask(22)).await.status, 200);
}

#[actix_web::test]
async fn a_22_a_token_is_good_for_its_customer_and_for_an_invite_too() {
    let shop = at_home().await;
    let ivan = shop.app.ivan().await;
    let carla = shop.app.carla().await;
    let invite = shop.app.link(shop.app.account, ivan, Purpose::Invite, None, "").await;
    let token = invite.token(&shop.app.keydesk.config.keys).unwrap().reveal().to_owned();
    let input =
        |id: i64, token: &str| json!({ "input": { "token": token, "customerEntityId": id, "newPassword": NEW } });
    for (id, token) in
        [(carla.0, token.as_str()), (0, &token), (ivan.0, "x"), (ivan.0, &"A".repeat(43)), (i64::MAX, &token)]
    {
        let told = shop.ask(SET, input(id, token)).await;
        assert_eq!(errors(&told, "resetPassword")[0]["__typename"], "ChangePasswordError", "{told}");
    }
    assert!(errors(&shop.ask(SET, input(ivan.0, &token)).await, "resetPassword").is_empty());
    assert!(shop.signs_in("ivan@example.com", NEW).await.is_some());
}
