//! What the lines say of who did it, where, and of what came of it.

use chrono::TimeDelta;
use keydesk::staff::roles::Role;

use crate::harness::app::Wish;
use crate::harness::smtp::MailServer;
use crate::harness::{Browser, TestApp};

async fn row(app: &TestApp, olga: &Browser, words: &str) -> String {
    let log = olga.get(&app.admin("/log")).await;
    let found = log.all("tbody tr").into_iter().find(|row| row.contains(words));
    found.unwrap_or_else(|| panic!("{words}: {}", log.text()))
}

#[actix_web::test]
async fn a_refusal_names_the_right_and_a_wrong_password_where_it_was_typed() {
    let app = TestApp::start().await;
    let (olga, alice) = (app.signed_in(Role::Owner).await, app.alice().await);
    for page in ["/settings", "/applications/new"] {
        assert_eq!(alice.get(&app.admin(page)).await.status, 403);
    }
    let browser = app.browser();
    let page = browser.get("/sign-in").await;
    browser.submit(&page, "/sign-in", &[("email", "support@northwind.example"), ("password", "wrong")]).await;
    app.work().await;
    for right in ["staff, roles, settings, mail server, retention", "change applications, endpoints and API keys"] {
        assert!(row(&app, &olga, right).await.contains("their role does not allow"), "each of them once");
    }
    let wrong = row(&app, &olga, "Wrong password for ").await;
    assert!(wrong.contains("Somebody at the staff sign-in") && !wrong.contains("the shop’s pages"), "{wrong}");
}

#[actix_web::test]
async fn times_have_seconds_and_a_password_link_the_id_of_its_request() {
    let app = TestApp::start().await;
    let (olga, _) = (app.signed_in(Role::Owner).await, app.alice().await);
    app.wait(TimeDelta::seconds(7));
    let browser = app.browser();
    let page = browser.get("/forgot").await;
    let answer = browser.submit(&page, "/forgot", &[("email", "support@northwind.example")]).await;
    let id = answer.header("x-request-id").to_owned();
    app.work().await;
    let line = row(&app, &olga, "Password link asked for").await;
    assert!(!id.is_empty() && line.contains(&id), "{id}: {line}");
    assert!(line.contains("Somebody at the staff sign-in"), "{line}");
    let log = olga.get(&app.admin("/log")).await;
    let clock = log.all("tbody time").into_iter().all(|time| time.matches(':').count() == 2);
    assert!(clock, "{:?}", log.all("tbody time"));
}

#[actix_web::test]
async fn a_try_of_the_mail_server_is_followed_by_its_answer() {
    let server = MailServer::start();
    let app = TestApp::with(Wish { smtp: Some(server.setting()), ..Wish::default() }).await;
    let olga = app.signed_in(Role::Owner).await;
    let page = olga.get(&app.admin("/mail-server")).await;
    olga.submit(&page, "/mail-server", &[]).await;
    row(&app, &olga, "Mail server tried").await;
    let answer = row(&app, &olga, "The mail server accepted the test").await;
    assert!(answer.contains("250") || answer.contains("OK"), "{answer}");
}

#[actix_web::test]
async fn an_export_says_in_words_what_was_exported() {
    let app = TestApp::start().await;
    let olga = app.signed_in(Role::Owner).await;
    let id = app.add_staff(app.account, Role::Manager, "Otto Other", "otto@northwind.example").await;
    olga.get(&app.admin(&format!("/log.csv?who={id}&topic=staff&from=2026-01-02"))).await;
    let line = row(&app, &olga, "Log exported").await;
    assert!(line.contains("Who: Otto Other, About: Staff, From: 2 January 2026"), "{line}");
    let bad = olga.get(&app.admin("/log?topic=zzz")).await;
    assert!(
        bad.status == 422 && !bad.body.contains("/log.csv") && !bad.body.contains("/log.jsonl"),
        "nothing to export"
    );
}

#[actix_web::test]
async fn who_works_elsewhere_is_not_named_by_guessing_ids() {
    let app = TestApp::start().await;
    let other = app.add_account("Contoso").await;
    let xaver = app.add_staff(other, Role::Owner, "Xaver Foreign", "xaver@contoso.example").await;
    let olga = app.signed_in(Role::Owner).await;
    olga.get(&app.admin(&format!("/log.csv?who={xaver}"))).await;
    let log = olga.get(&app.admin("/log")).await;
    assert!(log.text().contains("Log exported") && !log.text().contains("Xaver"), "{}", log.text());
}

#[actix_web::test]
async fn who_takes_a_colleagues_name_is_told_apart_by_their_address() {
    let app = TestApp::start().await;
    let (olga, emil) = (app.signed_in(Role::Owner).await, app.signed_in(Role::Editor).await);
    let you = app.admin("/you");
    let renamed = emil.submit(&emil.get(&you).await, "/you", &[("name", "Olga Owner")]).await;
    assert_eq!(renamed.status, 303, "{}", renamed.text());
    let theirs = row(&app, &olga, "Name changed").await;
    assert!(theirs.contains("editor@northwind.example") && !theirs.contains("owner@"), "{theirs}");
    let log = olga.get(&app.admin("/log")).await;
    for name in ["owner", "editor"] {
        assert!(log.all("#who option").contains(&format!("Olga Owner, {name}@northwind.example")), "{}", log.text());
    }
    assert!(log.attributes("tbody td a", "href").iter().any(|href| href.contains("/staff/")), "who did it is a link");
    let export = olga.get(&app.admin("/log.csv")).await.body;
    assert!(export.contains(",Olga Owner,editor@northwind.example,"), "{export}");
}

#[actix_web::test]
async fn erased_particulars_are_told_on_the_page_and_in_exports() {
    let app = TestApp::start().await;
    let olga = app.signed_in(Role::Owner).await;
    app.execute("UPDATE events SET data = '{}', erased_at = at WHERE kind = 'staff.signed_in'").await;
    assert!(row(&app, &olga, "Staff signed in").await.contains("Particulars erased"));
    let export = olga.get(&app.admin("/log.jsonl")).await.body;
    let line = export.lines().find(|line| line.contains("staff.signed_in")).unwrap();
    assert!(!line.contains("\"erased_at\":null") && export.contains("\"seal_number\":"), "{line}");
}

#[actix_web::test]
async fn what_a_program_did_names_its_key() {
    let app = TestApp::start().await;
    let (carla, olga) = (app.carla().await, app.signed_in(Role::Owner).await);
    let key = app.key(app.account, keydesk::api_keys::Scope::ALL, None).await.1;
    let program = app.browser();
    let reset = program.raw("POST", &format!("/notifications/customers/reset?customerId={carla}"));
    assert_eq!(program.send(reset.header("x-api-key", &key)).await.status, 200);
    let made = program.raw("POST", "/accounts/customer").header("x-api-key", &key);
    let body = "{\"customer\": {\"email\": \"nora@example.com\"}}";
    assert_eq!(program.send(made.header("content-type", "application/json").body(body)).await.status, 201);
    app.work().await;
    let public = key.split('_').nth(1).unwrap();
    for words in ["Reset link asked for", "Customer added"] {
        let line = row(&app, &olga, words).await;
        assert!(line.contains(&format!("(kd_{public}_…)")), "{line}");
    }
    let export = olga.get(&app.admin("/log.jsonl")).await.body;
    assert!(export.contains("\"api_key\":\"") && !export.contains(&key), "{export}");
}
