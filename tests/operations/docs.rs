//! What the pages for storefronts' developers show can be typed, and answers as they say.

use std::process::Command;

use keydesk::api_keys::Scope;
use keydesk::applications::client;
use keydesk::customers::State;
use keydesk::events::By;
use keydesk::resets::Purpose;
use serde_json::{Value, json};

use crate::harness::{CUSTOMER_PASSWORD, TestApp};

/// The shell's blocks of a page: what is typed, and what the comment behind it says is answered.
fn blocks(page: &str) -> Vec<(String, Option<Value>)> {
    let path = format!("{}/docs/{page}.md", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let block = |block: &str| {
        let typed = block.split("```").next().unwrap().to_owned();
        let answer =
            typed.lines().find_map(|line| line.strip_prefix("# ")).map(|json| serde_json::from_str(json).unwrap());
        (typed, answer)
    };
    text.split("```sh\n").skip(1).map(block).collect()
}

/// As somebody types it: their own address, key, token and customer in the place of the page's.
async fn typed(app: &TestApp, text: &str, own: &[(&str, &str)]) -> String {
    let mut text = text.replace("https://desk.shop.example", &format!("http://{}", app.address));
    for (shown, mine) in own {
        text = text.replace(shown, mine);
    }
    let output =
        actix_web::web::block(move || Command::new("bash").args(["-c", &text]).output().unwrap()).await.unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Whether it is what the page says, but for what differs each time.
fn is_like(shown: &Value, told: &Value) -> bool {
    match (shown, told) {
        (Value::Object(shown), Value::Object(told)) => {
            shown.len() == told.len()
                && shown.iter().all(|(name, value)| match (name.as_str(), told.get(name)) {
                    ("entityId", Some(told)) => told.is_i64(),
                    ("expiresAt", Some(told)) => told.is_string(),
                    (_, Some(told)) => is_like(value, told),
                    (_, None) => false,
                })
        }
        (Value::String(shown), told) if shown == "…" => told.is_string(),
        _ => shown == told,
    }
}

#[actix_web::test]
async fn what_the_pages_for_developers_show_works_as_it_is_typed() {
    let app = TestApp::start().await;
    let anna = app.customer("Anna", "Kowalska", "anna@example.com", State::Active).await;
    let shop = app.application(app.account, "Shop ES").await;
    let key = app.key(app.account, Scope::ALL, None).await.1;
    app.link(app.account, anna, Purpose::Reset, Some(shop), "").await;
    let token = app.newest_token(anna).await;
    let (account, keys, now) = (app.account, app.keydesk.config.keys.clone(), app.now());
    let client = app.write(move |conn| {
        let shop = keydesk::applications::store::find(conn, account, shop).unwrap().unwrap();
        client::make(conn, &keys, &shop, &By::system(), now).unwrap()
    });
    let client = client.await;
    let id = anna.to_string();
    let (orders, customer, claimed) =
        (format!("customers/{id}/"), format!("customers/{id}"), format!("customer_id\\\":{id}"));
    let own = [
        ("$KEY", key.as_str()),
        ("$CLIENT_ID", &client.id),
        ("$CLIENT_SECRET", client.secret.reveal()),
        ("TOKEN", &token),
        ("customers/42/", &orders),
        ("customers/42", &customer),
        ("customer_id\\\":42", &claimed),
    ];
    let mut compared = 0;
    for page in ["adobe", "bigcommerce", "websales"] {
        for (text, shown) in blocks(page) {
            // The customer's own password, but where another is set.
            let text = if text.contains("resetPassword") {
                text
            } else {
                text.replace("three words and more", CUSTOMER_PASSWORD)
            };
            let answer = typed(&app, &text, &own).await;
            if let Some(shown) = shown {
                assert!(is_like(&shown, &serde_json::from_str(&answer).unwrap()), "{page}: {shown}\n{answer}");
                compared += 1;
            } else if text.contains("openssl") {
                let document =
                    "mutation($jwt: String!) { loginWithCustomerLoginJwt(jwt: $jwt) { customer { email } } }";
                let body = json!({ "query": document, "variables": { "jwt": answer.trim() } }).to_string();
                let browser = app.browser();
                let asked =
                    browser.raw("POST", "/bigcommerce/1/graphql").header("authorization", format!("Bearer {key}"));
                let told = browser.send(asked.header("content-type", "application/json").body(body)).await;
                assert!(told.body.contains("anna@example.com"), "{}", told.body);
            } else {
                let told: Value = serde_json::from_str(&answer).unwrap();
                assert!(told["token"].is_string(), "{page}: {answer}");
            }
        }
    }
    assert_eq!(compared, 4, "answers that the pages show");
    assert!(
        app.customer_signs_in("anna@example.com", "three words and more").await.1,
        "the password that was set last"
    );
}
