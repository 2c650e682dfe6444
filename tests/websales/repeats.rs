//! Asking the same once more, under an `Idempotency-Key`.

use keydesk::api_keys::Scope;
use serde_json::{Value, json as value};
use sha2::Digest;

use super::{Program, json, program};
use crate::harness::Page;

const RESET: &str = "/notifications/customers/reset?email=carla@example.com";
const CREATE: &str = "/accounts/customer";

async fn ask(program: &Program, name: &str, path: &str, body: &str) -> Page {
    let request = program.browser.raw("POST", path).header("x-api-key", &program.key).header("idempotency-key", name);
    program.browser.send(request.header("content-type", "application/json").body(body.to_owned())).await
}

fn nora() -> String {
    value!({ "customer": { "email": "nora@example.com", "firstName": "Nora" } }).to_string()
}

#[actix_web::test]
async fn what_was_done_is_told_again_and_not_done_again() {
    let program = program().await;
    program.app.carla().await;
    let first = ask(&program, "one", RESET, "").await;
    let again = ask(&program, "one", RESET, "").await;
    assert_eq!((first.status, first.header("idempotency-replayed")), (200, ""));
    assert_eq!((again.status, again.header("idempotency-replayed"), &again.body), (200, "true", &first.body));
    let key = format!("{RESET}&x-api-key={}", program.key);
    assert_eq!(ask(&program, "one", &key, "").await.header("idempotency-replayed"), "true", "wherever the key stands");
    assert_eq!(program.app.contents().await["reset_intakes"].len(), 1);
    assert_eq!(ask(&program, "two", RESET, "").await.header("idempotency-replayed"), "");

    let made = ask(&program, "three", CREATE, &nora()).await;
    let again = ask(&program, "three", CREATE, &nora()).await;
    assert_eq!((made.status, again.status, &again.body), (201, 201, &made.body), "and not that she exists already");
    assert!(again.header("content-type").starts_with("application/json"));
    program.app.wait(chrono::TimeDelta::hours(25));
    assert_eq!(ask(&program, "three", CREATE, &nora()).await.status, 409, "a day later it is a new request");
}

#[actix_web::test]
async fn a_name_is_for_one_request_of_one_key() {
    let program = program().await;
    assert_eq!(ask(&program, "one", CREATE, &nora()).await.status, 201);
    for (path, body) in
        [(CREATE, nora().replace("Nora", "Nina")), (RESET, String::new()), ("/accounts/customer?lang=en", nora())]
    {
        let page = ask(&program, "one", path, &body).await;
        assert_eq!((page.status, json(&page)["code"].as_str()), (422, Some("IDEMPOTENCY_KEY_REUSED")), "{path}");
    }
    let other = program.app.key(program.app.account, Scope::ALL, None).await.1;
    let request = program.browser.raw("POST", CREATE).header("x-api-key", other).header("idempotency-key", "one");
    assert_eq!(program.browser.send(request.body(nora())).await.status, 409, "another key's names are its own");
    for name in ["", &*"x".repeat(256)] {
        assert_eq!(ask(&program, name, CREATE, &nora()).await.status, 400);
    }
}

#[actix_web::test]
async fn what_was_refused_did_nothing_and_can_be_asked_again() {
    let program = program().await;
    let wrong = value!({ "customer": { "email": "x" } }).to_string();
    assert_eq!(ask(&program, "one", CREATE, &wrong).await.status, 400);
    assert_eq!(ask(&program, "one", CREATE, &nora()).await.status, 201, "its name is free again");
    let reader = program.app.key(program.app.account, &[Scope::CustomersRead], None).await.1;
    let request = program.browser.raw("POST", CREATE).header("x-api-key", reader).header("idempotency-key", "one");
    assert_eq!(program.browser.send(request.body(nora())).await.status, 403);
}

#[actix_web::test]
async fn twenty_at_once_are_one() {
    let program = program().await;
    let tries = (0..20).map(|_| async { ask(&program, "race", CREATE, &nora()).await });
    let answers = futures_util::future::join_all(tries).await;
    let made =
        answers.iter().filter(|page| page.status == 201 && page.header("idempotency-replayed").is_empty()).count();
    assert_eq!(made, 1);
    for page in &answers {
        let told: Value = json(page);
        assert!(page.status == 201 || told["code"] == "IN_PROGRESS", "{} {}", page.status, page.body);
    }
    let customers = program.app.contents().await["customers"].len();
    assert_eq!(customers, 1);
}

#[actix_web::test]
async fn a_request_whose_process_died_is_forgotten_after_a_while() {
    let program = program().await;
    assert_eq!(ask(&program, "one", CREATE, &nora()).await.status, 201);
    program.app.execute("UPDATE repeats SET status = NULL").await;
    let page = ask(&program, "one", CREATE, &nora()).await;
    assert_eq!((page.status, json(&page)["code"].as_str()), (409, Some("IN_PROGRESS")));
    program.app.wait(chrono::TimeDelta::minutes(3));
    let page = ask(&program, "one", CREATE, &nora()).await;
    assert_eq!((page.status, json(&page)["code"].as_str()), (409, Some("EMAIL_TAKEN")), "it is asked anew");
    program.app.wait(chrono::TimeDelta::hours(25));
    program.app.worker.sweep().await.unwrap();
    assert!(program.app.contents().await["repeats"].is_empty());
}

#[actix_web::test]
async fn what_was_asked_with_is_not_kept_so_that_it_could_be_guessed_from() {
    let program = program().await;
    let body = value!({ "customer": { "email": "nora@example.com", "password": "plum tractor ninety" } }).to_string();
    assert_eq!(ask(&program, "one", CREATE, &body).await.status, 201);
    let parts: [&[u8]; 4] = [b"POST", CREATE.as_bytes(), b"", body.as_bytes()];
    let whole: Vec<u8> = parts.iter().flat_map(|part| [&part.len().to_be_bytes(), *part].concat()).collect();
    let plain = keydesk::crypto::hex(&sha2::Sha256::digest(&whole));
    let kept = program.app.contents().await["repeats"].clone();
    assert!(kept.len() == 1 && !kept[0].contains(&plain), "{kept:?}");
}
