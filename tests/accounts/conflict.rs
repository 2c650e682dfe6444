//! Two owners at once, and saving what is in force already.

use chrono::TimeDelta;
use keydesk::staff::roles::Role;

use crate::harness::{Browser, Page, STAFF_PASSWORD, TestApp};

async fn save(app: &TestApp, owner: &Browser, page: &str, changes: &[(&str, &str)]) -> Page {
    let page = app.admin(page);
    owner.submit(&owner.get(&page).await, &page, changes).await
}

async fn lines(app: &TestApp) -> Vec<String> {
    let contents = app.contents().await;
    contents["events"].iter().filter(|line| line.contains("settings_changed")).cloned().collect()
}

#[actix_web::test]
async fn words_that_are_blocked_are_logged_as_they_come_and_go() {
    let app = TestApp::start().await;
    let owner = app.signed_in(Role::Owner).await;
    save(&app, &owner, "/settings", &[("blocked_words", "rucksack\nkletterseil\nwanderstiefel")]).await;
    save(&app, &owner, "/settings", &[("blocked_words", "rucksack\nbanane\napfel")]).await;
    let log = owner.get(&app.admin("/log")).await;
    let change = log.all(".changes dd").into_iter().find(|change| change.contains("banane")).unwrap();
    assert_eq!(change, "kletterseil, wanderstiefel → banane, apfel", "{}", log.text());
}

#[actix_web::test]
async fn what_is_in_force_already_is_no_change() {
    let app = TestApp::start().await;
    let owner = app.signed_in(Role::Owner).await;
    save(&app, &owner, "/settings", &[("blocked_words", "rucksack\nbanane")]).await;
    let before = (lines(&app).await, app.settings().await.version);
    for (page, changes) in
        [("/settings", &[][..]), ("/settings", &[("blocked_words", "banane\nrucksack")]), ("/settings/limits", &[])]
    {
        let answer = save(&app, &owner, page, changes).await;
        let told = owner.open(&answer.location().unwrap()).await;
        assert!(told.one(".banner").contains("Nothing was changed"), "{page}: {}", told.text());
    }
    assert_eq!((lines(&app).await, app.settings().await.version), before);
}

#[actix_web::test]
async fn who_is_late_is_told_which_fields_differ() {
    let app = TestApp::start().await;
    let owner = app.signed_in(Role::Owner).await;
    let form = owner.get(&app.admin("/settings")).await;
    let first = [("name", "First"), ("reset_minutes", "30"), ("blocked_words", "banane")];
    assert_eq!(save(&app, &owner, "/settings", &first).await.status, 303);
    let mine = [("name", "Second"), ("invite_days", "3")];
    let late = owner.submit(&form, "/settings", &mine).await;
    assert_eq!(late.status, 409);
    let named: Vec<_> = late.all(".changes dt").into_iter().zip(late.all(".changes dd")).collect();
    for (label, change) in [
        ("Name", "First → Second"),
        ("Minutes that a reset link works", "30 → 60"),
        ("Days that an invite works", "7 → 3"),
        ("Words of which no password may be made", "banane → empty"),
    ] {
        assert!(named.contains(&(label.into(), change.into())), "{label}: {named:?}");
    }
    assert_eq!(named.len(), 4, "and no field that is the same");
    // Decided: the name is mine, the minutes stay the other's.
    let decided = [("reset_minutes", "30"), ("blocked_words", "banane")];
    assert_eq!(owner.submit(&late, "/settings", &decided).await.status, 303);
    let now = app.settings().await;
    assert_eq!((now.name.as_str(), now.reset_minutes, now.invite_days), ("Second", 30, 3));
}

#[actix_web::test]
async fn the_limits_are_told_apart_in_the_same_way() {
    let app = TestApp::start().await;
    let owner = app.signed_in(Role::Owner).await;
    let form = owner.get(&app.admin("/settings/limits")).await;
    assert_eq!(save(&app, &owner, "/settings/limits", &[("links_a_day", "4")]).await.status, 303);
    let late = owner.submit(&form, "/settings/limits", &[("requests_an_hour", "10")]).await;
    assert_eq!(late.status, 409);
    assert_eq!(late.all(".changes dd"), ["4 → 5", "20 → 10"], "{}", late.text());
}

#[actix_web::test]
async fn the_name_of_the_sender_takes_the_password_again() {
    let app = TestApp::start().await;
    let owner = app.signed_in(Role::Owner).await;
    app.wait(TimeDelta::minutes(6));
    let asked = save(&app, &owner, "/settings", &[("sender_name", "Your Bank")]).await;
    assert!(asked.status == 422 && asked.has("#your_password-error"), "{}", asked.text());
    assert_eq!(asked.attributes("#sender_name", "value"), ["Your Bank"]);
    let done = owner.submit(&asked, "/settings", &[("your_password", STAFF_PASSWORD)]).await;
    assert_eq!(done.status, 303, "{}", done.text());
}
