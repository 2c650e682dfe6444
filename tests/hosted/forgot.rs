//! "Forgot password": the same for everyone.

use chrono::TimeDelta;
use keydesk::db::schema::reset_intakes;
use keydesk::messages;

use crate::harness::app::Wish;
use crate::harness::{CUSTOMER_PASSWORD, Page, TestApp};
use diesel::prelude::*;

pub(super) async fn ask(app: &TestApp, email: &str) -> Page {
    let browser = app.browser();
    let page = browser.get(&app.hosted("forgot")).await;
    browser.submit(&page, "/forgot", &[("email", email)]).await
}

#[actix_web::test]
async fn a_known_address_gets_a_link_that_works() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    assert_eq!(ask(&app, "Carla@Example.com").await.location().unwrap(), app.hosted("forgot/sent"));
    app.work().await;
    let mail = app.mails_to(carla).await.remove(0);
    assert_eq!((mail.recipient.as_str(), mail.state), ("carla@example.com", messages::State::Collected));
    assert_eq!(app.set_password(&app.newest_link(carla).await, "plum tractor ninety").await.status, 303);
}

#[actix_web::test]
async fn a_01_known_unknown_disabled_and_limited_addresses_get_the_same_answer_for_the_same_work() {
    let app = TestApp::start().await;
    app.carla().await;
    app.dora().await;
    app.ivan().await;
    ask(&app, "carla@example.com").await;
    let mut answers = Vec::new();
    for email in ["carla@example.com", "nobody@example.com", "dora@example.com", "ivan@example.com"] {
        let browser = app.browser();
        let page = browser.get(&app.hosted("forgot")).await;
        let before = app.keydesk.db.statements();
        let answer = browser.submit(&page, "/forgot", &[("email", email)]).await;
        let statements = app.keydesk.db.statements() - before;
        let mut names: Vec<_> = answer.headers.keys().map(ToString::to_string).collect();
        names.sort();
        answers.push((answer.status, answer.location(), answer.body, names, statements));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:#?}");
    let shapes: Vec<(bool, bool)> = app
        .read(|conn| {
            let rows: Vec<(String, Option<keydesk::resets::ResetId>)> =
                reset_intakes::table.select((reset_intakes::email_key, reset_intakes::reset_id)).load(conn).unwrap();
            rows.into_iter().map(|(email, reset)| (email.is_empty(), reset.is_none())).collect()
        })
        .await;
    assert_eq!(shapes, [(false, true); 5], "one row of the same shape each");
}

#[actix_web::test]
async fn the_row_forgets_the_address_once_it_is_worked() {
    let app = TestApp::start().await;
    ask(&app, "nobody@example.com").await;
    app.work().await;
    let left: Vec<String> =
        app.read(|conn| reset_intakes::table.select(reset_intakes::email_key).load(conn).unwrap()).await;
    assert_eq!(left, [""]);
}

#[actix_web::test]
async fn a_disabled_customer_gets_no_mail_and_an_invited_one_a_new_invite() {
    let app = TestApp::start().await;
    let (dora, ivan) = (app.dora().await, app.ivan().await);
    ask(&app, "dora@example.com").await;
    ask(&app, "ivan@example.com").await;
    app.work().await;
    assert!(app.mails_to(dora).await.is_empty());
    assert_eq!(app.mails_to(ivan).await[0].notification.word(), "invite");
}

#[actix_web::test]
async fn a_04_anything_but_exactly_one_address_is_refused() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    for typed in [
        "carla@example.com,evil@example.com",
        "carla@example.com;evil@example.com",
        "carla@example.com\ncc:e@example.com",
        "Carla <carla@example.com>",
        "carla",
    ] {
        let answer = ask(&app, typed).await;
        assert_eq!(answer.status, 422, "{typed}");
        assert!(answer.has("#email-error"));
    }
    let browser = app.browser();
    let page = browser.get(&app.hosted("forgot")).await;
    let (path, fields) = page.form("/forgot", &[("email", "carla@example.com")]);
    for (name, value) in [("email", "evil@example.com"), ("email[]", "evil@example.com")] {
        let mut fields = fields.clone();
        if name == "email[]" {
            fields.retain(|(known, _)| known != "email");
        }
        fields.push((name.into(), value.into()));
        assert_eq!(browser.send(browser.raw("POST", &path).form(&fields)).await.status, 400, "{name}");
    }
    app.work().await;
    assert!(app.mails_to(carla).await.is_empty());
}

#[actix_web::test]
async fn a_05_letters_that_look_or_fold_alike_reach_nobody_else() {
    let app = TestApp::start().await;
    let mike = app.customer("Mike", "M", "mike@example.org", keydesk::customers::State::Active).await;
    for typed in [
        "m\u{131}ke@example.org",
        "M\u{130}KE@example.org",
        "mi\u{212a}e@example.org",
        "\u{ff4d}ike@example.org",
        "mike@examp\u{131}e.org",
    ] {
        ask(&app, typed).await;
    }
    app.work().await;
    assert!(app.mails_to(mike).await.is_empty());
    ask(&app, "MIKE@EXAMPLE.ORG").await;
    app.work().await;
    let mails = app.mails_to(mike).await;
    assert_eq!((mails.len(), mails[0].recipient.as_str()), (1, "mike@example.org"), "to the stored address");
}

#[actix_web::test]
async fn a_08_nobody_is_bombed_with_mail() {
    let proxy = "127.0.0.0/8".parse().unwrap();
    let wish = crate::harness::app::Wish { trusted_proxies: vec![proxy], ..Default::default() };
    let app = TestApp::with(wish).await;
    let carla = app.carla().await;
    for hour in 0..8 {
        for source in 0..5 {
            let browser = app.browser();
            let page = browser.get(&app.hosted("forgot")).await;
            let (path, fields) = page.form("/forgot", &[("email", "carla@example.com")]);
            let request = browser.raw("POST", &path).header("x-forwarded-for", format!("198.51.{hour}.{source}"));
            assert_eq!(browser.send(request.form(&fields)).await.location().unwrap(), app.hosted("forgot/sent"));
        }
        app.work().await;
        app.wait(TimeDelta::minutes(30));
    }
    assert_eq!(app.mails_to(carla).await.len(), 5, "five a day, one in five minutes");
}

#[actix_web::test]
async fn one_source_is_limited_and_gets_the_same_answer() {
    let app = TestApp::start().await;
    for i in 0..25 {
        let answer = ask(&app, &format!("person{i}@example.com")).await;
        assert_eq!(answer.location().unwrap(), app.hosted("forgot/sent"));
    }
    let rows: i64 = app.read(|conn| reset_intakes::table.count().get_result(conn).unwrap()).await;
    assert_eq!(rows, 20);
}

#[actix_web::test]
async fn a_40_a_forged_forwarding_header_does_not_help_a_stranger() {
    let app = TestApp::start().await;
    for i in 0..25 {
        let browser = app.browser();
        let page = browser.get(&app.hosted("forgot")).await;
        let (path, fields) = page.form("/forgot", &[("email", "x@example.com")]);
        let forged = browser.raw("POST", &path).header("x-forwarded-for", format!("198.51.100.{i}"));
        browser.send(forged.form(&fields)).await;
    }
    let rows: i64 = app.read(|conn| reset_intakes::table.count().get_result(conn).unwrap()).await;
    assert_eq!(rows, 20);
    assert!(!format!("{:?}", app.contents().await).contains("198.51.100."), "the log has the peer's address");
}

#[actix_web::test]
async fn asking_does_not_lock_anybody_out() {
    let app = TestApp::start().await;
    app.carla().await;
    for _ in 0..10 {
        ask(&app, "carla@example.com").await;
    }
    app.work().await;
    assert!(app.customer_signs_in("carla@example.com", CUSTOMER_PASSWORD).await.1);
}

#[actix_web::test]
async fn a_11_the_link_leads_to_the_public_url_whatever_the_request_says() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let browser = app.browser();
    let page = browser.get(&app.hosted("forgot")).await;
    let (path, fields) = page.form("/forgot", &[("email", "carla@example.com")]);
    for (name, value) in [
        ("x-forwarded-host", "evil.example"),
        ("forwarded", "host=evil.example"),
        ("x-original-url", "https://evil.example/"),
        ("referer", "https://evil.example/"),
    ] {
        let request = browser.raw("POST", &path).header(name, value).form(&fields);
        assert_eq!(browser.send(request).await.status, 303, "{name}");
    }
    app.work().await;
    assert!(app.newest_link(carla).await.starts_with(&format!("http://{}/hosted/", app.address)));
    for host in ["evil.example", "127.0.0.1:80@evil.example", &format!("{}.evil.example", app.address)] {
        let request = browser.raw("POST", &path).header("host", host).form(&fields);
        assert_eq!(browser.send(request).await.status, 404, "{host}");
    }
}

#[actix_web::test]
async fn a_40_neighbours_in_an_ipv6_network_and_ports_and_forged_entries_count_as_one() {
    let proxies = vec!["127.0.0.0/8".parse().unwrap()];
    let app = TestApp::with(Wish { trusted_proxies: proxies, ..Wish::default() }).await;
    let browser = app.browser();
    let form = browser.get(&app.hosted("forgot")).await;
    let (path, fields) = form.form("/forgot", &[("email", "nobody@example.com")]);
    for i in 0..30 {
        for from in [
            // One host has all of these.
            format!("2001:db8:1:2::{i:x}"),
            // What a client made up, before what the proxy saw.
            format!("198.51.100.{i}, 203.0.113.9:515{i:02}"),
            format!("198.51.100.{i}, not an address"),
        ] {
            let request = browser.raw("POST", &path).header("x-forwarded-for", from);
            assert_eq!(browser.send(request.form(&fields)).await.status, 303);
        }
    }
    let rows = app.contents().await["reset_intakes"].len();
    assert_eq!(rows, 60, "twenty of the network, of the port's address, and of the proxy");
}
