//! A person's own page: name, password, browsers; and a forgotten password.

use chrono::TimeDelta;
use keydesk::staff::roles::Role;

use super::ALICE;
use crate::harness::app::Wish;
use crate::harness::smtp::MailServer;
use crate::harness::{Mail, STAFF_PASSWORD, TestApp};

const NEXT: &str = "copper lantern walks uphill";

#[actix_web::test]
async fn browsers_are_listed_and_signed_out_one_by_one_or_all() {
    let app = TestApp::start().await;
    app.add_staff(app.account, Role::Support, "Alice Support", ALICE).await;
    let (here, two, three) = (app.sign_in(ALICE).await, app.sign_in(ALICE).await, app.sign_in(ALICE).await);
    app.signed_in(Role::Manager).await;
    let page = here.get(&app.admin("/you")).await;
    assert_eq!(page.all(".rows li").len(), 3, "hers, and nobody else's");
    assert_eq!(page.all(".rows .state"), ["This browser"]);
    let other = page.attributes(".rows button", "value").remove(0);
    here.finish(&page, "/you/browsers", &[("browser", &other)]).await;
    let customers = app.admin("/customers");
    let mut alive = Vec::new();
    for browser in [&here, &two, &three] {
        alive.push(browser.get(&customers).await.status == 200);
    }
    assert_eq!(alive.iter().filter(|alive| **alive).count(), 2);
    assert!(alive[0]);
    let page = here.get(&app.admin("/you")).await;
    let told = here.finish(&page, "/you/browsers", &[("browser", "others")]).await;
    assert!(told.one(".banner").contains("One browser is signed out"), "{}", told.text());
    assert_eq!(two.get(&customers).await.status, 303);
    assert_eq!(three.get(&customers).await.status, 303);
    assert_eq!(here.get(&customers).await.status, 200);
}

#[actix_web::test]
async fn nobody_ends_a_session_of_somebody_else() {
    let app = TestApp::start().await;
    let (alice, bob) = (app.alice().await, app.bob().await);
    let twin = app.sign_in("support@northwind.example").await;
    let hers = alice.get(&app.admin("/you")).await;
    let session = hers.attributes(".rows button", "value").remove(0);
    let his = bob.get(&app.admin("/you")).await;
    let form = [("form", his.form_token()), ("browser", session)];
    let answer = bob.send(bob.raw("POST", &app.admin("/you/browsers")).form(&form)).await;
    assert_eq!(answer.status, 303);
    assert!(bob.open(&app.admin("/you")).await.one(".banner").contains("No other browser"));
    for browser in [alice, twin] {
        assert_eq!(browser.get(&app.admin("/customers")).await.status, 200);
    }
}

#[actix_web::test]
async fn the_password_is_changed_with_the_old_one_and_other_browsers_are_out() {
    let server = MailServer::start();
    let app = TestApp::with(Wish { smtp: Some(server.setting()), ..Wish::default() }).await;
    let alice = app.alice().await;
    let elsewhere = app.sign_in("support@northwind.example").await;
    let page = alice.get(&app.admin("/you")).await;
    for (old, new, field, words) in [
        ("", NEXT, "#old-error", "not your old password"),
        ("not the old password", NEXT, "#old-error", "not your old password"),
        (STAFF_PASSWORD, "too short", "#password-error", "at least 15"),
        (STAFF_PASSWORD, STAFF_PASSWORD, "#password-error", "your old password"),
    ] {
        let answer = alice.submit(&page, "/you/password", &[("old", old), ("password", new)]).await;
        assert_eq!(answer.status, 422, "{words}");
        assert!(answer.one(field).contains(words), "{}", answer.text());
    }
    let told = alice.finish(&page, "/you/password", &[("old", STAFF_PASSWORD), ("password", NEXT)]).await;
    assert!(told.one(".banner").contains("Your password is changed"), "{}", told.text());
    assert_eq!(alice.get(&app.admin("/customers")).await.status, 200, "this browser goes on");
    assert_eq!(elsewhere.get(&app.admin("/customers")).await.status, 303);
    app.work().await;
    let mail = Mail::of(&server.mail());
    assert_eq!(mail.header("to"), ["support@northwind.example"]);
    assert!(mail.text.contains("your password was changed") && !mail.text.contains(NEXT), "{}", mail.text);
    let browser = app.browser();
    let page = browser.get("/sign-in").await;
    for (password, status) in [(STAFF_PASSWORD, 422), (NEXT, 303)] {
        let typed = [("email", "support@northwind.example"), ("password", password)];
        assert_eq!(browser.submit(&page, "/sign-in", &typed).await.status, status);
    }
}

#[actix_web::test]
async fn a_name_is_changed_by_its_person() {
    let app = TestApp::start().await;
    let alice = app.alice().await;
    let page = alice.get(&app.admin("/you")).await;
    let answer = alice.submit(&page, "/you", &[("name", " ")]).await;
    assert!(answer.one("#name-error").contains("Enter a name"));
    let told = alice.finish(&page, "/you", &[("name", "Alicia <b>")]).await;
    assert_eq!(told.one(".topbar-name"), "Alicia <b>");
}

#[actix_web::test]
async fn a_forgotten_password_is_set_with_a_link_once() {
    let server = MailServer::start();
    let app = TestApp::with(Wish { smtp: Some(server.setting()), ..Wish::default() }).await;
    let signed_in = app.alice().await;
    let browser = app.browser();
    let page = browser.open("/forgot").await;
    let sent = browser.finish(&page, "/forgot", &[("email", "SUPPORT@northwind.example")]).await;
    assert!(sent.text().contains("60 minutes"), "{}", sent.text());
    app.work().await;
    let link = Mail::of(&server.mail()).path();
    assert_eq!(signed_in.get(&app.admin("/customers")).await.status, 200, "asking ends nothing");
    let page = browser.open(&link).await;
    assert!(!page.has("input[name=name]"));
    let answer = browser.submit(&page, "/staff/link", &[("password", STAFF_PASSWORD)]).await;
    assert!(answer.one("#password-error").contains("your old password"), "{}", answer.text());
    let done = browser.finish(&page, "/staff/link", &[("password", NEXT)]).await;
    assert!(done.one(".banner").contains("Your new password is set"), "{}", done.text());
    assert_eq!(signed_in.get(&app.admin("/customers")).await.status, 303, "every session has ended");
    assert_eq!(app.browser().open(&link).await.status, 410);
    let home = browser.finish(&done, "/sign-in", &[("email", "support@northwind.example"), ("password", NEXT)]).await;
    assert_eq!(home.path, app.admin("/customers"));
    app.work().await;
    assert!(Mail::of(&server.mail()).text.contains("your password was changed"));
}

#[actix_web::test]
async fn known_and_unknown_addresses_are_answered_alike_with_the_same_work() {
    let app = TestApp::start().await;
    app.alice().await;
    let browser = app.browser();
    let page = browser.get("/forgot").await;
    let mut seen = Vec::new();
    for email in ["support@northwind.example", "nobody@northwind.example"] {
        let (before, hashes) = (app.keydesk.db.statements(), app.keydesk.hasher.worked());
        let answer = browser.submit(&page, "/forgot", &[("email", email)]).await;
        let cost = (app.keydesk.db.statements() - before, app.keydesk.hasher.worked() - hashes);
        seen.push((answer.status, answer.location(), answer.body.clone(), cost));
    }
    assert_eq!(seen[0], seen[1]);
    app.work().await;
    let rows = app.contents().await;
    assert_eq!(rows["messages"].len(), 1, "one mail, to the one who is known");
    assert!(!format!("{rows:?}").contains("nobody@"), "what was typed is not kept");
}

#[actix_web::test]
async fn links_for_a_password_are_limited_per_person_and_per_network() {
    let app = TestApp::start().await;
    app.alice().await;
    let browser = app.browser();
    let page = browser.get("/forgot").await;
    let mut ask = Vec::new();
    for minutes in [0, 4, 2, 60, 60, 60, 60, 60] {
        app.wait(TimeDelta::minutes(minutes));
        ask.push(browser.submit(&page, "/forgot", &[("email", "support@northwind.example")]).await.status);
        app.work().await;
    }
    assert!(ask.iter().all(|status| *status == 303), "always the same answer");
    assert_eq!(app.contents().await["messages"].len(), 5, "one in five minutes, five a day");
    for _ in 0..25 {
        browser.submit(&page, "/forgot", &[("email", "somebody@northwind.example")]).await;
    }
    let rows = app.contents().await["staff_links"].len();
    assert!(rows <= 8 + 20, "{rows}: twenty an hour of one network address");
}

#[actix_web::test]
async fn an_owner_sends_a_colleague_the_link_and_does_not_see_it() {
    let server = MailServer::start();
    let app = TestApp::with(Wish { smtp: Some(server.setting()), ..Wish::default() }).await;
    let olga = app.signed_in(Role::Owner).await;
    let alice = app.add_staff(app.account, Role::Support, "Alice Support", ALICE).await;
    let page = olga.get(&app.admin(&format!("/staff/{alice}/password"))).await;
    let told = olga.finish(&page, "/password", &[]).await;
    assert!(told.one(".banner").contains("is queued to alice@northwind.example"), "{}", told.text());
    app.work().await;
    assert_eq!(Mail::of(&server.mail()).header("to"), [ALICE]);
    let lines = app.contents().await["events"].join("\n");
    let line = lines.lines().find(|line| line.contains("staff.reset_requested")).unwrap();
    assert!(line.contains("staff") && !line.contains("stranger"), "{line}: it was the owner");
}
