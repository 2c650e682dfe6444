//! Having a reset or an invite sent.

use chrono::TimeDelta;
use keydesk::api_keys::Scope;
use keydesk::resets::Purpose;

use super::{json, program};

const RESET: &str = "/notifications/customers/reset";

#[actix_web::test]
async fn a_customer_gets_a_link_of_the_application_that_is_named() {
    let program = program().await;
    let app = &program.app;
    let carla = app.carla().await;
    let shop = app.application(app.account, "Shop ES").await;
    let path = format!("{RESET}?appName=shop%20es&email=Carla@Example.com&lang=en&providerId={}", app.account);
    let answer = program.post(&path).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let told = serde_json::json!({ "email": "Carla@Example.com", "application": "Shop ES", "fallback": false });
    assert_eq!(json(&answer), told, "what was asked for, never what is stored");
    app.work().await;
    let reset = app.newest_reset(carla).await;
    assert_eq!((reset.application_id, reset.purpose), (Some(shop), Purpose::Reset));
    assert_eq!(app.mails_to(carla).await[0].recipient, "carla@example.com");
    assert!(reset.link.contains("action=resetPwd"), "{}", reset.link);
}

#[actix_web::test]
async fn a_name_that_nobody_knows_falls_back_says_so_and_is_noted_once() {
    let program = program().await;
    let app = &program.app;
    let carla = app.carla().await;
    for _ in 0..3 {
        let answer = program.post(&format!("{RESET}?appName=Shpo%20ES&email=carla@example.com")).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert_eq!(
            (&json(&answer)["application"], &json(&answer)["fallback"]),
            (&serde_json::Value::Null, &true.into())
        );
    }
    app.work().await;
    assert_eq!(app.newest_reset(carla).await.application_id, None);
    let lines = app.contents().await["events"].clone();
    assert_eq!(lines.iter().filter(|line| line.contains("application.unknown")).count(), 1);
    let log = app.bob().await.get(&app.admin("/log")).await.text();
    assert!(log.contains("unknown application “Shpo ES”"), "{log}");
}

#[actix_web::test]
async fn a_key_for_one_application_says_so_when_another_name_was_sent() {
    let mut program = program().await;
    let (app, own) = (&program.app, program.app.application(program.app.account, "Shop ES").await);
    let carla = app.carla().await;
    app.application(app.account, "Outlet").await;
    program.key = app.key(app.account, Scope::ALL, Some(own)).await.1;
    for (name, fallback) in [("", false), ("shop%20es", false), ("Outlet", true), ("Otulet", true)] {
        let answer = program.post(&format!("{RESET}?appName={name}&email=carla@example.com")).await;
        let told = json(&answer);
        assert_eq!(
            (told["application"].as_str(), told["fallback"].as_bool()),
            (Some("Shop ES"), Some(fallback)),
            "{name}"
        );
    }
    program.app.work().await;
    assert_eq!(program.app.newest_reset(carla).await.application_id, Some(own));
    let lines = program.app.contents().await["events"].clone();
    assert_eq!(lines.iter().filter(|line| line.contains("application.unknown")).count(), 1, "the typo");
}

#[actix_web::test]
async fn a_01_known_unknown_disabled_and_limited_are_answered_alike_for_the_same_work() {
    let program = program().await;
    let app = &program.app;
    app.carla().await;
    app.dora().await;
    program.post(&format!("{RESET}?email=warm@up.example")).await;
    let mut answers = Vec::new();
    for email in ["carla@example.com", "nobody@example.com", "dora@example.com", "carla@example.com"] {
        let before = app.keydesk.db.statements();
        let answer = program.post(&format!("{RESET}?email={email}")).await;
        let mut names: Vec<_> = answer.headers.keys().map(ToString::to_string).collect();
        names.sort();
        answers.push((
            answer.status,
            answer.body.replace(email, "ADDRESS"),
            names,
            app.keydesk.db.statements() - before,
        ));
        app.work().await;
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:#?}");
}

#[actix_web::test]
async fn by_id_and_by_number_and_never_of_another_account() {
    let program = program().await;
    let app = &program.app;
    let carla = app.carla().await;
    app.execute("UPDATE customers SET number = 'NW-7'").await;
    let other = app.add_account("Elsewhere").await;
    let theirs = app.customer_of(other, "Otto", "O", "otto@example.org", keydesk::customers::State::Active).await;
    for (query, echo) in [
        (format!("customerId={carla}"), format!("\"customerId\":\"{carla}\"")),
        ("customerNumber=NW-7".into(), "\"customerNumber\":\"NW-7\"".into()),
        (format!("customerId={theirs}"), format!("\"customerId\":\"{theirs}\"")),
        ("customerId=x".into(), "\"customerId\":\"x\"".into()),
        ("customerNumber=NW-8".into(), "\"customerNumber\":\"NW-8\"".into()),
    ] {
        let answer = program.post(&format!("{RESET}?{query}")).await;
        assert!(answer.status == 200 && answer.body.contains(&echo) && !answer.body.contains('@'), "{}", answer.body);
        app.work().await;
        app.wait(TimeDelta::minutes(6));
    }
    assert_eq!(app.mails_to(carla).await.len(), 2);
    assert_eq!(app.contents().await["messages"].len(), 2, "Otto gets nothing");
    // Both together are somebody who has both.
    for (email, mails) in [("ivan@example.com", 2), ("Carla@Example.com", 3)] {
        let answer = program.post(&format!("{RESET}?customerNumber=NW-7&email={email}")).await;
        assert!(answer.status == 200 && answer.body.contains("NW-7") && answer.body.contains(email), "{}", answer.body);
        app.work().await;
        assert_eq!(app.contents().await["messages"].len(), mails, "{email}");
    }
}

#[actix_web::test]
async fn activation_sends_invites_only() {
    let program = program().await;
    let app = &program.app;
    let (carla, ivan) = (app.carla().await, app.ivan().await);
    for email in ["carla@example.com", "ivan@example.com"] {
        assert_eq!(program.post(&format!("/notifications/customers/activation?email={email}")).await.status, 200);
    }
    app.work().await;
    assert!(app.mails_to(carla).await.is_empty());
    let reset = app.newest_reset(ivan).await;
    assert_eq!(reset.purpose, Purpose::Invite);
    assert!(reset.link.contains("action=activate"));
}

#[actix_web::test]
async fn a_key_of_one_application_sends_links_of_that_one() {
    let program = program().await;
    let app = &program.app;
    let carla = app.carla().await;
    let (own, _) = (app.application(app.account, "Own").await, app.application(app.account, "Other").await);
    let key = app.key(app.account, &[Scope::NotificationsSend], Some(own)).await.1;
    let browser = app.browser();
    let request =
        browser.raw("POST", &format!("{RESET}?appName=Other&email=carla@example.com")).header("x-api-key", key);
    assert_eq!(json(&browser.send(request).await)["application"], "Own");
    app.work().await;
    assert_eq!(app.newest_reset(carla).await.application_id, Some(own));
}

#[actix_web::test]
async fn a_key_may_ask_six_hundred_times_a_minute() {
    let program = program().await;
    let app = &program.app;
    let (account, key, now) = (app.account, keydesk::api_keys::ApiKeyId(1), app.now());
    app.write(move |conn| {
        use keydesk::resets::intake::{Asked, Source, take_in};
        let asked =
            Asked::Storefront { email_key: String::new(), application: None, only: None, path: None, lang: None };
        let source =
            Source::storefront(key, None, &keydesk::accounts::Limits::default(), keydesk::events::By::system());
        for _ in 0..600 {
            assert!(take_in(conn, account, &asked, &source, now).unwrap().is_ok());
        }
    })
    .await;
    let refused = program.post(&format!("{RESET}?email=a@example.com")).await;
    assert_eq!((refused.status, json(&refused)["code"].as_str()), (429, Some("TOO_MANY_REQUESTS")));
    assert!(refused.header("retry-after").parse::<u32>().is_ok());
    app.wait(TimeDelta::minutes(1));
    assert_eq!(program.post(&format!("{RESET}?email=a@example.com")).await.status, 200);
}

#[actix_web::test]
async fn made_up_names_do_not_fill_the_log() {
    let program = program().await;
    for n in 0..25 {
        let answer = program.post(&format!("{RESET}?appName=x{n}&email=a@example.com")).await;
        assert_eq!(answer.status, 200);
    }
    let lines = program.app.contents().await["events"].clone();
    assert_eq!(lines.iter().filter(|line| line.contains("application.unknown")).count(), 20);
}

/// As the platform's own client asks for it.
#[actix_web::test]
async fn activation_takes_the_address_from_the_body() {
    let program = program().await;
    let app = &program.app;
    let (ivan, _) = (app.ivan().await, app.carla().await);
    let path = format!("/notifications/customers/activation?providerId={}&lang=en-us&channel=websales", app.account);
    let ask = |path: &str, body: &'static str| {
        let request = program.browser.raw("POST", path).header("x-api-key", &program.key);
        program.browser.send(request.header("content-type", "application/json").body(body))
    };
    let answer = ask(&path, r#"{"firstName":"Ivan","lastName":"Invited","email":"Ivan@example.com"}"#).await;
    assert_eq!((answer.status, json(&answer)["email"].as_str()), (200, Some("Ivan@example.com")), "{}", answer.body);
    app.work().await;
    assert_eq!(app.newest_reset(ivan).await.purpose, Purpose::Invite);
    for (body, status) in [("", 400), ("{}", 400), (r#"{"email":"nobody"}"#, 400), ("[]", 400), ("{", 400)] {
        assert_eq!(ask(&path, body).await.status, status, "{body}");
    }
    let named = ask(&format!("{path}&email=carla@example.com"), r#"{"email":"ivan@example.com"}"#).await;
    assert_eq!(json(&named)["email"], "carla@example.com", "the query comes first");
}
