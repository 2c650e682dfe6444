//! What an owner sets holds everywhere, from the next act on.

use keydesk::staff::roles::Role;

use crate::harness::{Browser, Page, TestApp};

async fn save(app: &TestApp, owner: &Browser, changes: &[(&str, &str)]) -> Page {
    let form = owner.get(&app.admin("/settings")).await;
    assert_eq!(form.status, 200);
    owner.submit(&form, "/settings", changes).await
}

#[actix_web::test]
async fn what_is_saved_holds_from_the_next_act_on() {
    let app = TestApp::start().await;
    let owner = app.signed_in(Role::Owner).await;
    let changes = [
        ("name", "Nordwind Büro"),
        ("support_email", "help@nordwind.example"),
        ("locale", "de"),
        ("time_zone", "Europe/Berlin"),
        ("reset_minutes", "90"),
        ("password_minimum", "12"),
        ("blocked_words", "polarlicht\r\n\r\n  rucksack \r\n"),
    ];
    let answer = save(&app, &owner, &changes).await;
    let page = owner.open(&answer.location().unwrap()).await;
    assert!(page.one("[role=status]").contains("saved"), "{}", page.text());
    let (_, fields) = page.form("/settings", &[]);
    assert!(fields.contains(&("blocked_words".into(), "polarlicht\r\nrucksack".into())), "{fields:?}");

    let state = keydesk::customers::State::Active;
    let nina = app.customer("Nina", "Neumann", "nina@example.com", state).await;
    app.execute("UPDATE customers SET locale = '', time_zone = ''").await;
    app.send_reset(&app.alice().await, nina).await;
    let reset = app.newest_reset(nina).await;
    assert_eq!((reset.expires_at - reset.requested_at).num_minutes(), 90);
    let facts = app.mails_to(nina).await[0].facts();
    assert_eq!(
        (&facts["shop"]["name"], &facts["shop"]["email"]),
        (&"Nordwind Büro".into(), &"help@nordwind.example".into())
    );
    assert!(facts["link"]["valid_until"].as_str().unwrap().contains("(Berlin)"), "{facts}");
    let link = app.newest_link(nina).await;
    for (weak, why) in [("plumtractor", "12"), ("Polarlicht2026", "erraten"), ("rucksackrucksack", "erraten")] {
        let page = app.set_password(&link, weak).await;
        assert!(page.status == 422 && page.one("#password-error").contains(why), "{weak}: {}", page.text());
    }
    assert_eq!(app.set_password(&link, "plum tractor ninety").await.status, 303);
}

#[actix_web::test]
async fn without_the_identity_check_a_reset_needs_no_answer() {
    let app = TestApp::start().await;
    let (owner, carla, alice) = (app.signed_in(Role::Owner).await, app.carla().await, app.alice().await);
    let path = app.admin(&format!("/customers/{carla}/reset"));
    let form = alice.get(&path).await;
    assert_eq!(alice.submit(&form, "/reset", &[]).await.status, 422, "required at first");
    let page = owner.get(&app.admin("/settings")).await;
    let (action, mut fields) = page.form("/settings", &[]);
    fields.retain(|(name, _)| name != "identity_check");
    assert_eq!(owner.send(owner.raw("POST", &action).form(&fields)).await.status, 303);
    let form = alice.get(&path).await;
    assert_eq!(alice.submit(&form, "/reset", &[]).await.status, 303);
}

#[actix_web::test]
async fn bad_input_is_told_at_its_field_and_what_was_typed_stays() {
    let app = TestApp::start().await;
    let owner = app.signed_in(Role::Owner).await;
    let before = app.contents().await;
    let many = "word\n".repeat(501);
    for (field, wrong) in [
        ("name", ""),
        ("name", "x\u{7}"),
        ("sender_email", "nobody"),
        ("support_email", "a@b@c"),
        ("default_url", "http://shop.example/"),
        ("default_url", "javascript:alert(1)"),
        ("reset_minutes", "9"),
        ("reset_minutes", "1441"),
        ("invite_days", "many"),
        ("password_minimum", "7"),
        ("locale", "xx"),
        ("time_zone", "Mars/Base"),
        ("blocked_words", many.as_str()),
    ] {
        let answer = save(&app, &owner, &[(field, wrong)]).await;
        assert_eq!(answer.status, 422, "{field} {wrong:?}");
        assert!(answer.has(&format!("#problems a[href='#{field}']")), "{field} {wrong:?}");
        if !["locale", "time_zone", "blocked_words"].contains(&field) {
            assert_eq!(answer.attributes(&format!("#{field}[aria-invalid=true]"), "value"), [wrong]);
        }
    }
    assert_eq!(app.contents().await, before);
}

#[actix_web::test]
async fn the_second_of_two_owners_is_told() {
    let app = TestApp::start().await;
    let owner = app.signed_in(Role::Owner).await;
    let form = owner.get(&app.admin("/settings")).await;
    assert_eq!(save(&app, &owner, &[("name", "First")]).await.status, 303);
    let late = owner.submit(&form, "/settings", &[("name", "Second")]).await;
    assert_eq!(late.status, 409);
    assert_eq!(late.attributes("#name", "value"), ["Second"]);
    assert_eq!(app.settings().await.name, "First");
}

#[actix_web::test]
async fn what_changed_stands_in_the_log_with_before_and_after() {
    let app = TestApp::start().await;
    let owner = app.signed_in(Role::Owner).await;
    save(&app, &owner, &[("reset_minutes", "30")]).await;
    let contents = app.contents().await;
    let lines: Vec<_> = contents["events"].iter().filter(|line| line.contains("settings_changed")).collect();
    assert_eq!(lines.len(), 1);
    assert!(lines[0].contains("reset_minutes") && !lines[0].contains("invite_days"), "{}", lines[0]);
}

#[actix_web::test]
async fn sender_and_who_answers_have_names_of_their_own() {
    let server = crate::harness::smtp::MailServer::start();
    let wish = crate::harness::app::Wish { smtp: Some(server.setting()), ..Default::default() };
    let app = TestApp::with(wish).await;
    let (owner, carla, alice) = (app.signed_in(Role::Owner).await, app.carla().await, app.alice().await);
    let names = [
        ("sender_name", "Northwind Service"),
        ("reply_to_email", "answers@northwind.example"),
        ("reply_to_name", "Team Ost"),
    ];
    assert_eq!(save(&app, &owner, &names).await.status, 303);
    app.send_reset(&alice, carla).await;
    let mail = crate::harness::Mail::of(&server.mail());
    assert_eq!(mail.header("from"), ["\"Northwind Service\" <service@northwind.example>"]);
    assert_eq!(mail.header("reply-to"), ["\"Team Ost\" <answers@northwind.example>"]);
}

#[actix_web::test]
async fn staff_choose_from_the_accounts_own_identity_checks() {
    let app = TestApp::start().await;
    let (owner, carla, alice) = (app.signed_in(Role::Owner).await, app.carla().await, app.alice().await);
    assert_eq!(save(&app, &owner, &[("identity_checks", "Kundenkarte <gezeigt>\n\nPIN am Telefon")]).await.status, 303);
    let form = alice.get(&app.admin(&format!("/customers/{carla}/reset"))).await;
    let choices = form.attributes("input[name=identity]", "value");
    assert_eq!(choices, ["Kundenkarte <gezeigt>", "PIN am Telefon", "other"]);
    assert_eq!(alice.submit(&form, "/reset", &[("identity", "order")]).await.status, 422, "no longer offered");
    let page = alice.finish(&form, "/reset", &[("identity", "Kundenkarte <gezeigt>")]).await;
    assert!(page.text().contains("identity checked: Kundenkarte <gezeigt>"), "{}", page.text());
    assert!(page.all(".timeline .event").remove(0).contains("Kundenkarte <gezeigt>"));
}
