//! Signing customers in, and reading them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::TimeDelta;
use keydesk::customers::State;

use super::{Program, json, program};
use crate::harness::{CUSTOMER_PASSWORD, Page};

async fn sign_in(program: &Program, email: &str, password: &str) -> Page {
    let basic = format!("Basic {}", STANDARD.encode(format!("{email}:{password}")));
    let request = program.browser.raw("POST", "/accounts/customers").header("x-api-key", &program.key);
    program.browser.send(request.header("authorization", basic)).await
}

#[actix_web::test]
async fn a_customer_signs_in_with_basic() {
    let program = program().await;
    let carla = program.app.carla().await;
    let done = sign_in(&program, "CARLA@example.com", CUSTOMER_PASSWORD).await;
    assert_eq!(done.status, 200, "{}", done.body);
    let told = json(&done);
    assert_eq!(told["customer"]["_id"], carla.to_string());
    assert_eq!(told["token"].as_str().map(str::len), Some(43));
    assert!(program.app.look_up(carla).await.last_sign_in_at.is_some());
    let stored = format!("{:?}", program.app.contents().await);
    assert!(!stored.contains(told["token"].as_str().unwrap()), "kept as a hash");
}

#[actix_web::test]
async fn a_01_whoever_does_not_get_in_learns_one_thing_for_the_same_work() {
    let program = program().await;
    let app = &program.app;
    app.carla().await;
    app.dora().await;
    sign_in(&program, "warm@up.example", "wrong wrong wrong").await;
    let mut answers = Vec::new();
    for email in ["carla@example.com", "nobody@example.com", "dora@example.com"] {
        let (statements, hashes) = (app.keydesk.db.statements(), app.keydesk.hasher.worked());
        let answer = sign_in(&program, email, "wrong wrong wrong").await;
        let work = (app.keydesk.db.statements() - statements, app.keydesk.hasher.worked() - hashes);
        answers.push((answer.status, answer.body, work));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:#?}");
    assert_eq!((answers[0].0, answers[0].2.1), (401, 1));
    for wrong in ["", "Basic", "Basic x", "Bearer x", "Basic Og=="] {
        let request = program.browser.raw("POST", "/accounts/customers").header("x-api-key", &program.key);
        let answer = program.browser.send(request.header("authorization", wrong)).await;
        assert_eq!((answer.status, json(&answer)["code"].as_str()), (401, Some("INVALID_CREDENTIALS")), "{wrong}");
    }
}

#[actix_web::test]
async fn a_storefront_that_fails_for_many_does_not_keep_the_others_out() {
    let program = program().await;
    let app = &program.app;
    app.carla().await;
    let (keys, now) = (app.keydesk.config.keys.clone(), app.now());
    let account = app.account;
    app.write(move |conn| {
        let network = keydesk::throttle::Network::of_key(keydesk::api_keys::ApiKeyId(1));
        for n in 0..keydesk::throttle::PER_NETWORK + 1 {
            let subject = keydesk::customers::switch::subject(&keys, account, &format!("n{n}@example.com"));
            keydesk::throttle::begin(conn, &subject, &network, now).unwrap();
        }
    })
    .await;
    assert_eq!(sign_in(&program, "carla@example.com", CUSTOMER_PASSWORD).await.status, 200);
    for _ in 0..5 {
        assert_eq!(sign_in(&program, "carla@example.com", "wrong wrong wrong").await.status, 401);
    }
    app.wait(TimeDelta::seconds(-30)); // however long a hash takes here
    assert_eq!(sign_in(&program, "carla@example.com", CUSTOMER_PASSWORD).await.status, 401, "her own delay");
    app.wait(TimeDelta::seconds(32));
    assert_eq!(sign_in(&program, "carla@example.com", CUSTOMER_PASSWORD).await.status, 200);
}

#[actix_web::test]
async fn the_list_is_searched_and_read_page_by_page() {
    let program = program().await;
    let app = &program.app;
    for n in 0..7 {
        app.customer("Ada", &format!("Number {n}"), &format!("ada{n}@example.com"), State::Active).await;
    }
    app.carla().await;
    let other = app.add_account("Elsewhere").await;
    app.customer_of(other, "Ada", "Elsewhere", "ada@elsewhere.example", State::Active).await;
    let mut seen = Vec::new();
    let mut after = String::new();
    loop {
        let page = json(&program.get(&format!("/accounts/customers?search=ada&limit=3&after={after}")).await);
        assert_eq!(page["total"], 7);
        let names =
            page["customers"].as_array().unwrap().iter().map(|one| one["lastName"].as_str().unwrap().to_owned());
        seen.extend(names);
        match page["next"].as_str() {
            Some(next) => next.clone_into(&mut after),
            None => break,
        }
    }
    let long = program.get(&format!("/accounts/customers?search={}", "a+".repeat(51))).await;
    assert_eq!((long.status, json(&long)["code"].as_str()), (400, Some("WRONG_DATA")));
    assert_eq!(program.get(&format!("/accounts/customers?search={}", "a+".repeat(50))).await.status, 200);
    assert_eq!(seen, (0..7).map(|n| format!("Number {n}")).collect::<Vec<_>>());
}

#[actix_web::test]
async fn one_customer_is_read_with_addresses_and_without_any_secret() {
    let program = program().await;
    let app = &program.app;
    let carla = app.carla().await;
    let one = program.get(&format!("/accounts/customers/{carla}")).await;
    let told = json(&one);
    assert_eq!(told["customer"]["addresses"][0]["city"], "Madrid");
    assert!(!one.body.contains("argon2") && !one.body.contains("password"), "{}", one.body);
    let other = app.add_account("Elsewhere").await;
    let theirs = app.customer_of(other, "Otto", "O", "otto@example.org", State::Active).await;
    assert_eq!(program.get(&format!("/accounts/customers/{theirs}")).await.status, 404);
}

#[actix_web::test]
async fn applications_are_read() {
    let program = program().await;
    let app = &program.app;
    let own = app.application(app.account, "Shop ES").await;
    app.application(app.account, "Outlet").await;
    app.application(app.account, "A+B/100%").await;
    let all = json(&program.get("/accounts/application-settings").await);
    let names: Vec<_> =
        all["applications"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["A+B/100%", "Outlet", "Shop ES"]);
    let named = program.get("/accounts/applications/name/a%2Bb%2F100%25").await;
    assert_eq!(json(&named)["application"]["name"], "A+B/100%", "{}", named.body);
    let key = app.key(app.account, &[keydesk::api_keys::Scope::ApplicationsRead], Some(own)).await.1;
    let browser = app.browser();
    let ask = async |path: &str| browser.send(browser.raw("GET", path).header("x-api-key", &key)).await;
    let page = ask("/accounts/application-settings").await;
    assert_eq!(json(&page)["applications"].as_array().unwrap().len(), 1, "its own only");
    let (by_id, by_name) =
        (format!("/accounts/application-settings/{own}"), "/accounts/applications/name/shop%20es".to_owned());
    for path in [by_id, by_name] {
        assert_eq!(json(&ask(&path).await)["application"]["name"], "Shop ES", "{path}");
    }
    for other in
        ["application-settings/0", "application-settings/x", "applications/name/Outlet", "applications/name/%00"]
    {
        let answer = ask(&format!("/accounts/{other}")).await;
        assert_eq!((answer.status, json(&answer)["code"].as_str()), (404, Some("APPLICATION_NOT_FOUND")), "{other}");
    }
}

#[actix_web::test]
async fn the_list_is_filtered_by_state_and_by_the_shops_own_number() {
    let program = program().await;
    let app = &program.app;
    app.carla().await;
    app.ivan().await;
    app.dora().await;
    app.execute("UPDATE customers SET number = 'K-' || first_name").await;
    let emails = |page: Page| -> Vec<String> {
        let told = json(&page);
        let rows = told["customers"].as_array().unwrap_or_else(|| panic!("{told}"));
        assert_eq!(told["total"], rows.len());
        rows.iter().map(|row| row["email"].as_str().unwrap().to_owned()).collect()
    };
    for (query, expected) in [
        ("state=active", &["carla@example.com"][..]),
        ("state=invited", &["ivan@example.com"]),
        ("state=disabled&search=dora", &["dora@example.com"]),
        ("state=locked", &[]),
        ("customerNumber=K-Ivan", &["ivan@example.com"]),
        ("customerNumber=K-Ivan&state=active", &[]),
        ("customerNumber=%25", &[]),
    ] {
        assert_eq!(emails(program.get(&format!("/accounts/customers?{query}")).await), expected, "{query}");
    }
    let wrong = program.get("/accounts/customers?state=asleep").await;
    assert_eq!((wrong.status, json(&wrong)["fields"]["state"].is_string()), (400, true), "{}", wrong.body);
    for made_up in ["where=password_hash", "filters[password_hash][$gt]=a", "sort=password_hash", "order=token_hash"] {
        let answer = program.get(&format!("/accounts/customers?{made_up}")).await;
        assert_eq!((answer.status, answer.body.contains("@example.com")), (400, false), "A-72: {made_up}");
    }
}

/// Without them the first of all customers would be taken for the one that was asked for.
#[actix_web::test]
async fn filters_that_the_list_does_not_have_are_refused_and_not_left_out() {
    let program = program().await;
    program.app.carla().await;
    for (query, field) in [
        ("externalId=7", "externalId"),
        ("lookupSearchParams=x", "lookupSearchParams"),
        ("page=2", "page"),
        ("providerIds=1,2", "providerIds"),
        ("email=carla@example.com", "email"),
        ("carla@example.com=1", "…"),
    ] {
        let answer = program.get(&format!("/accounts/customers?{query}")).await;
        assert_eq!(answer.status, 400, "{query}");
        assert!(json(&answer)["fields"][field].is_string(), "{}", answer.body);
    }
    let path = format!("/accounts/customers?page=1&providerIds={}&channel=websales&lang=en-us", program.app.account);
    assert_eq!(json(&program.get(&path).await)["total"], 1);
}
