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
async fn who_is_late_keeps_what_they_changed_and_gets_what_the_other_did() {
    let app = TestApp::start().await;
    let owner = app.signed_in(Role::Owner).await;
    let form = owner.get(&app.admin("/settings")).await;
    let first = [("name", "First"), ("reset_minutes", "30"), ("blocked_words", "banane")];
    assert_eq!(save(&app, &owner, "/settings", &first).await.status, 303);
    let mine = [("name", "Second"), ("invite_days", "3")];
    let late = owner.submit(&form, "/settings", &mine).await;
    assert_eq!(late.status, 409);
    let named: Vec<_> = late.all(".changes dt").into_iter().zip(late.all(".changes dd")).collect();
    let differ = [("Invite lifetime (days)", "7 → 3"), ("Name", "First → Second")];
    assert_eq!(named, differ.map(|(label, change)| (label.to_owned(), change.to_owned())), "and nothing else");
    assert_eq!(late.attributes("#reset_minutes", "value"), ["30"], "only the other has changed it");
    assert_eq!(late.one("#blocked_words"), "banane");
    assert!(late.one("#name-error").contains("Somebody else has changed this, too") && !late.has("#invite_days-error"));
    assert!(late.has("[role=alert] a[href='#name']"));
    assert_eq!(owner.submit(&late, "/settings", &[]).await.status, 303);
    let now = app.settings().await;
    assert_eq!((now.name.as_str(), now.reset_minutes, now.invite_days), ("Second", 30, 3));
    assert_eq!(now.blocked_words, "banane");
}

#[actix_web::test]
async fn a_tick_that_the_other_has_set_stays_set() {
    let app = TestApp::start().await;
    let owner = app.signed_in(Role::Owner).await;
    app.execute("UPDATE accounts SET identity_check_required = false").await;
    let form = owner.get(&app.admin("/settings")).await;
    save(&app, &owner, "/settings", &[("identity_check", "on")]).await;
    let late = owner.submit(&form, "/settings", &[("invite_days", "3")]).await;
    assert!(late.status == 409 && late.has("#identity_check[checked]"), "{}", late.text());
    assert_eq!(owner.submit(&late, "/settings", &[]).await.status, 303);
    assert!(app.settings().await.identity_check_required);
}

#[actix_web::test]
async fn the_limits_are_brought_together_in_the_same_way() {
    let app = TestApp::start().await;
    let owner = app.signed_in(Role::Owner).await;
    let form = owner.get(&app.admin("/settings/limits")).await;
    let first = [("links_a_day", "4"), ("requests_a_minute", "11")];
    assert_eq!(save(&app, &owner, "/settings/limits", &first).await.status, 303);
    let late = owner.submit(&form, "/settings/limits", &[("links_a_day", "3"), ("requests_an_hour", "10")]).await;
    assert_eq!(late.status, 409);
    assert_eq!(late.all(".changes dd"), ["4 → 3", "20 → 10"], "{}", late.text());
    assert_eq!(late.attributes("#requests_a_minute", "value"), ["11"]);
    assert!(late.has("#links_a_day-error") && !late.has("#requests_an_hour-error"));
}

#[actix_web::test]
async fn what_the_other_form_saved_is_no_conflict_and_a_conflict_comes_before_the_password() {
    let app = TestApp::start().await;
    let owner = app.signed_in(Role::Owner).await;
    let (limits, settings) =
        (owner.get(&app.admin("/settings/limits")).await, owner.get(&app.admin("/settings")).await);
    save(&app, &owner, "/settings", &[("invite_days", "3")]).await;
    let done = owner.submit(&limits, "/settings/limits", &[("links_a_day", "2")]).await;
    let told = owner.open(&done.location().expect("no conflict")).await;
    assert!(told.one("[role=status]").contains("The limits are saved"), "{}", told.text());
    app.wait(TimeDelta::minutes(6));
    // The password that came with a form which only shares its version counts, too.
    let stale = owner.get(&app.admin("/settings/limits")).await;
    app.execute("UPDATE accounts SET version = version + 1").await;
    let more = [("links_a_day", "9"), ("your_password", STAFF_PASSWORD)];
    assert_eq!(owner.submit(&stale, "/settings/limits", &more).await.status, 303);
    app.wait(TimeDelta::minutes(6));
    // To the form as it was, seven days are more than the three that hold by now.
    let late = owner.submit(&settings, "/settings", &[("time_zone", "Europe/Rome")]).await;
    assert_eq!((late.status, late.attributes("#invite_days", "value")), (409, vec!["3".to_owned()]), "{}", late.text());
    assert_eq!(owner.submit(&late, "/settings", &[]).await.status, 303, "without a password");
    let doubled = save(&app, &owner, "/settings", &[("default_url", "https://shop.example/?token=1")]).await;
    assert!(doubled.status == 422 && doubled.one("#default_url-error").contains("Take token out"));
}

#[actix_web::test]
async fn whoever_mails_come_from_takes_the_password_again_and_so_does_what_protects_less() {
    let app = TestApp::start().await;
    let owner = app.signed_in(Role::Owner).await;
    save(&app, &owner, "/settings", &[("blocked_words", "rucksack\nbanane")]).await;
    app.wait(TimeDelta::minutes(6));
    for change in [("name", "Your Bank"), ("reset_minutes", "1440"), ("invite_days", "30"), ("blocked_words", "banane")]
    {
        let asked = save(&app, &owner, "/settings", &[change]).await;
        assert!(asked.status == 422 && asked.has("#your_password-error"), "{change:?}: {}", asked.text());
    }
    for change in [("reset_minutes", "20"), ("blocked_words", "rucksack\nbanane\napfel")] {
        assert_eq!(save(&app, &owner, "/settings", &[change]).await.status, 303, "{change:?}");
    }
    app.execute("UPDATE accounts SET sender_name = 'Northwind Service'").await;
    assert_eq!(save(&app, &owner, "/settings", &[("name", "Northwind Ltd")]).await.status, 303, "no mail shows it");
}

#[actix_web::test]
async fn all_words_that_the_page_allows_can_be_typed_and_more_are_told_at_their_field() {
    let app = TestApp::start().await;
    let owner = app.signed_in(Role::Owner).await;
    let longest = format!("{}\n", "щ".repeat(60));
    let done = save(&app, &owner, "/settings", &[("blocked_words", &longest.repeat(500))]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let more = save(&app, &owner, "/settings", &[("blocked_words", &longest.repeat(900))]).await;
    assert!(more.status == 422 && more.text().contains("At most 500 lines"), "{} {:.200}", more.status, more.text());
    assert!(more.has("#blocked_words-error"));
    let short = save(&app, &owner, "/settings", &[("blocked_words", "rucksack\nXY")]).await;
    assert!(short.status == 422 && short.one("#blocked_words-error").contains("“XY” is too short"), "{}", short.text());
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
