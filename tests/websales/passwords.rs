//! Setting a password with the token of a link.

use keydesk::resets::Purpose;
use serde_json::{Value, json};

use super::{Program, json as read, program};
use crate::harness::Page;

const NEW: &str = "plum tractor ninety";

/// The token of a link for her, and her id.
async fn token(program: &Program, purpose: Purpose) -> (String, String) {
    let app = &program.app;
    let customer = if purpose == Purpose::Invite { app.ivan().await } else { app.carla().await };
    if purpose == Purpose::Confirm {
        app.execute("UPDATE customers SET address_confirmed_at = NULL").await;
    }
    let reset = app.link(app.account, customer, purpose, None, "").await;
    (customer.to_string(), reset.token(&app.keydesk.config.keys).unwrap().reveal().to_owned())
}

async fn patch(program: &Program, id: &str, op: &str, path: &str, value: &str, password: &str) -> Page {
    let operation = json!({ "op": op, "path": path, "value": value, "data": { "password": password } });
    program.ask("PATCH", &format!("/accounts/customers/{id}"), Some(json!({ "operations": [operation] }))).await
}

/// Whether an access token is somebody's who is signed in.
async fn opens(program: &Program, token: &Value) -> bool {
    let (account, now) = (program.app.account, program.app.now());
    let token = keydesk::crypto::Token::parse(token.as_str().unwrap()).unwrap();
    program.app.read(move |conn| keydesk::access_tokens::holder(conn, account, &token, now).unwrap().is_some()).await
}

#[actix_web::test]
async fn a_reset_answers_the_customer_and_an_access_token() {
    let program = program().await;
    let (id, token) = token(&program, Purpose::Reset).await;
    let done = patch(&program, &id, "reset", "/resetPassword", &token, NEW).await;
    assert_eq!(done.status, 200, "{}", done.body);
    let told = read(&done);
    assert_eq!(
        (told["customer"]["_id"].as_str(), told["customer"]["email"].as_str()),
        (Some(&*id), Some("carla@example.com"))
    );
    assert!(opens(&program, &told["token"]).await);
    assert!(program.app.customer_signs_in("carla@example.com", NEW).await.1);
    let again = patch(&program, &id, "reset", "/resetPassword", &token, "another plum tractor").await;
    assert_eq!((again.status, read(&again)["code"].as_str()), (400, Some("INVALID_TOKEN")), "once");
}

#[actix_web::test]
async fn an_invite_is_activated_and_an_address_verified() {
    let program = program().await;
    let (id, invite) = token(&program, Purpose::Invite).await;
    let done = patch(&program, &id, "activate", "/activate", &invite, NEW).await;
    assert_eq!((done.status, read(&done)["customer"]["state"].as_str()), (200, Some("active")), "{}", done.body);
    let (id, confirm) = token(&program, Purpose::Confirm).await;
    let done = patch(&program, &id, "verify", "/verifyEmail", &confirm, "").await;
    assert_eq!((done.status, &read(&done)["customer"]["emailConfirmed"]), (200, &Value::Bool(true)), "{}", done.body);
}

#[actix_web::test]
async fn the_plain_form_takes_either_kind() {
    let program = program().await;
    for purpose in [Purpose::Reset, Purpose::Invite] {
        let (id, token) = token(&program, purpose).await;
        let path = format!("/accounts/customers/{id}/password");
        let weak = program.ask("PUT", &path, Some(json!({ "token": token, "password": "password1" }))).await;
        assert_eq!((weak.status, read(&weak)["code"].as_str()), (400, Some("WEAK_PASSWORD")));
        assert!(read(&weak)["fields"]["password"].is_string());
        let done = program.ask("PUT", &path, Some(json!({ "token": token, "password": NEW }))).await;
        assert_eq!(done.status, 200, "the refused one used nothing up: {}", done.body);
    }
}

#[actix_web::test]
async fn a_22_a_token_is_good_for_its_customer_and_its_purpose_only() {
    let program = program().await;
    let app = &program.app;
    let (id, reset) = token(&program, Purpose::Reset).await;
    let other = app.customer("Else", "Where", "else@example.com", keydesk::customers::State::Active).await.to_string();
    let before = app.contents().await;
    for (id, op, path, value) in [
        (other.as_str(), "reset", "/resetPassword", reset.as_str()),
        ("999", "reset", "/resetPassword", &reset),
        (&id, "activate", "/activate", &reset),
        (&id, "verify", "/verifyEmail", &reset),
        (&id, "reset", "/resetPassword", "x"),
        (&id, "reset", "/resetPassword", &"A".repeat(43)),
    ] {
        let refused = patch(&program, id, op, path, value, NEW).await;
        assert_eq!((refused.status, read(&refused)["code"].as_str()), (400, Some("INVALID_TOKEN")), "{op} {id}");
    }
    let elsewhere = app.add_account("Elsewhere").await;
    let key = app.key(elsewhere, keydesk::api_keys::Scope::ALL, None).await.1;
    let operation = json!({ "op": "reset", "path": "/resetPassword", "value": reset, "data": { "password": NEW } });
    let browser = app.browser();
    let request = browser.raw("PATCH", &format!("/accounts/customers/{id}")).header("x-api-key", key);
    let foreign = browser.send(request.body(json!({ "operations": [operation] }).to_string())).await;
    assert_eq!(foreign.status, 400, "the key of another account");
    let after = app.contents().await;
    assert_eq!((&after["customers"], &after["resets"]), (&before["customers"], &before["resets"]));
    for wrong in
        [json!({}), json!({ "operations": [] }), json!({ "operations": [{ "op": "x", "path": "/", "value": "" }] })]
    {
        let refused = program.ask("PATCH", &format!("/accounts/customers/{id}"), Some(wrong)).await;
        assert_eq!((refused.status, read(&refused)["code"].as_str()), (400, Some("WRONG_DATA")));
    }
}

#[actix_web::test]
async fn a_24_of_many_uses_at_once_exactly_one_counts() {
    let program = program().await;
    let (id, token) = token(&program, Purpose::Reset).await;
    let uses = (0..12).map(|_| patch(&program, &id, "reset", "/resetPassword", &token, NEW));
    let answers = futures_util::future::join_all(uses).await;
    let ok = answers.iter().filter(|answer| answer.status == 200).count();
    let over = answers.iter().filter(|answer| answer.status == 400).count();
    let busy = answers.iter().filter(|answer| answer.status == 503).count();
    assert_eq!((ok, over + busy), (1, 11), "{:?}", answers.iter().map(|a| a.status).collect::<Vec<_>>());
}
