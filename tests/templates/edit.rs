//! The form: what is typed stays, and nobody's work is overwritten unseen.

use keydesk::staff::roles::Role;

use super::{Desk, RESET};

#[actix_web::test]
async fn a_draft_may_be_broken_and_changes_no_mail() {
    let desk = Desk::open().await;
    let answer = desk.press(RESET, "", &[("subject", "{{ broken"), ("html", "<p>{% if %}")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let page = desk.emil.open(&answer.location().unwrap()).await;
    assert!(page.one("[role=status]").contains("draft is saved"));
    assert_eq!(page.attributes("#subject", "value"), ["{{ broken"]);
    assert_eq!(page.one("#html"), "<p>{% if %}");
    assert!(page.text().contains("Draft") && page.text().contains("Built-in text"));
    let carla = desk.app.carla().await;
    desk.app.send_reset(&desk.app.alice().await, carla).await;
    assert_eq!(desk.app.mails_to(carla).await[0].template_version_id, None);
    let list = desk.emil.get(&desk.at("/notifications")).await;
    assert!(list.text().contains("Draft"));
}

#[actix_web::test]
async fn white_space_and_long_texts_come_back_as_they_were_typed() {
    let desk = Desk::open().await;
    let html = format!("\n\n<p>{}</p>\r\n  end", "é<&\"'".repeat(5_000));
    let answer = desk.press(RESET, "", &[("html", &html)]).await;
    assert_eq!(answer.status, 303, "{}", answer.status);
    let page = desk.emil.open(&answer.location().unwrap()).await;
    let (_, fields) = page.form(RESET, &[]);
    let kept = fields.into_iter().find(|(name, _)| name == "html").unwrap().1;
    assert_eq!(kept, html.replace("\r\n", "\n").replace('\n', "\r\n"));
}

#[actix_web::test]
async fn the_second_of_two_who_edit_is_refused_and_sees_both() {
    let desk = Desk::open().await;
    let bob = desk.app.bob().await;
    let (mine, theirs) = (desk.emil.get(&desk.at(RESET)).await, bob.get(&desk.at(RESET)).await);
    bob.submit(&theirs, RESET, &[("subject", "Bob was here"), ("html", "<p>Bob's</p>")]).await;
    for button in ["", "/publish", "/test"] {
        let answer =
            desk.submit(&mine, RESET, button, &[("subject", "Emil's"), ("html", super::GOOD), ("text", "")]).await;
        assert_eq!(answer.status, 409, "{button}: {}", answer.text());
        let title = answer.one("#theirs-title");
        assert!(title.contains("Bob Manager") && answer.text().contains("Bob was here"), "{title}");
        assert!(
            answer.body.contains("&#60;p&#62;Bob") || answer.body.contains("&lt;p&gt;Bob"),
            "what Bob saved can be read"
        );
        assert_eq!(answer.attributes("#subject", "value"), ["Emil's"], "what Emil typed is there");
    }
    let again = desk.submit(&mine, RESET, "", &[("subject", "Emil's")]).await;
    let saved = desk.submit(&again, RESET, "", &[("subject", "Emil's")]).await;
    assert_eq!(saved.status, 303, "now he knows");
    assert_eq!(bob.get(&desk.at(RESET)).await.attributes("#subject", "value"), ["Emil's"]);
}

#[actix_web::test]
async fn two_first_drafts_at_once_are_one() {
    let desk = Desk::open().await;
    let bob = desk.app.bob().await;
    let (mine, theirs) = (desk.emil.get(&desk.at(RESET)).await, bob.get(&desk.at(RESET)).await);
    let (one, two) = tokio::join!(
        desk.submit(&mine, RESET, "", &[("subject", "one")]),
        bob.submit(&theirs, RESET, &[("subject", "two")])
    );
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409]);
}

#[actix_web::test]
async fn a_discarded_draft_is_gone_and_what_is_in_force_stays() {
    let desk = Desk::open().await;
    desk.publish(RESET, "In force", super::GOOD).await;
    desk.press(RESET, "", &[("subject", "Not yet")]).await;
    let page = desk.emil.get(&desk.at(RESET)).await;
    assert!(page.has("a[href$='/discard']"));
    let ask = desk.emil.get(&desk.at(&format!("{RESET}/discard"))).await;
    assert_eq!(ask.one("main strong"), "Password reset, English", "it says of which mail");
    let page = desk.emil.finish(&ask, "/discard", &[]).await;
    assert_eq!(page.attributes("#subject", "value"), ["In force"]);
    assert!(!page.has("a[href$='/discard']"));
}

#[actix_web::test]
async fn what_was_seen_earlier_discards_restores_and_resets_nothing() {
    let desk = Desk::open().await;
    desk.publish(RESET, "First", super::GOOD).await;
    desk.publish(RESET, "Second", super::GOOD).await;
    desk.press(RESET, "", &[("subject", "Draft")]).await;
    let bob = desk.app.bob().await;
    let (discard, version, ask) = (
        desk.emil.get(&desk.at(&format!("{RESET}/discard"))).await,
        desk.emil.get(&desk.at(&format!("{RESET}/versions/1/restore"))).await,
        desk.emil.get(&desk.at(&format!("{RESET}/built-in"))).await,
    );
    let theirs = bob.get(&desk.at(RESET)).await;
    bob.submit(&theirs, RESET, &[("subject", "Bob was here")]).await;
    for (page, end) in [(&discard, "/discard"), (&version, "/versions/1"), (&ask, "/built-in")] {
        let answer = desk.emil.submit(page, end, &[]).await;
        assert_eq!(answer.status, 409, "{end}");
        assert!(answer.one("[role=alert]").contains("This is how it is now"), "{end}: {}", answer.text());
        assert_eq!(answer.attributes("#subject", "value"), ["Bob was here"], "{end}");
    }
    let now = desk.emil.get(&desk.at(RESET)).await;
    assert_eq!(now.attributes("#subject", "value"), ["Bob was here"], "nothing was done");
    let now = desk.emil.get(&desk.at(&format!("{RESET}/discard"))).await;
    assert_eq!(desk.emil.submit(&now, "/discard", &[]).await.status, 303, "now he knows");
}

#[actix_web::test]
async fn an_own_text_is_kept_and_an_empty_one_is_made_of_the_html() {
    let desk = Desk::open().await;
    let typed = |text| [("subject", "x"), ("html", super::GOOD), ("text", text), ("derived", "on")];
    desk.press(RESET, "", &typed("Own {{ customer.reset_password_url }}")).await;
    let page = desk.emil.get(&desk.at(RESET)).await;
    assert_eq!(page.one("#text"), "Own {{ customer.reset_password_url }}", "whatever else the form says");
    for blank in ["", " \n "] {
        desk.press(RESET, "", &typed(blank)).await;
        let page = desk.emil.get(&desk.at(RESET)).await;
        assert_eq!(page.one("#text"), "");
        let text = desk.press(RESET, "/preview", &[("view", "text")]).await;
        assert!(text.text().contains("Hello Anna"), "{}", text.text());
    }
}

#[actix_web::test]
async fn support_may_look_and_change_nothing() {
    let desk = Desk::open().await;
    let alice = desk.app.alice().await;
    let page = alice.get(&desk.at(RESET)).await;
    assert!(page.has("fieldset[disabled] #subject") && page.has("iframe[sandbox]"));
    assert!(!page.has(".save-bar") && !page.has("[name=as_customer]"));
    assert_eq!(
        desk.emil.get(&desk.at(RESET)).await.attributes("[name=as_customer]", "name").len(),
        0,
        "editors neither"
    );
    let owner = desk.app.signed_in(Role::Owner).await;
    assert!(owner.get(&desk.at(RESET)).await.has("[name=as_customer]"));
}

#[actix_web::test]
async fn there_are_no_other_notifications_languages_or_applications() {
    let desk = Desk::open().await;
    for page in
        ["/staff_notice/en/all", "/reset/xx/all", "/reset/en/999", "/nothing/en/all", "/reset/en/all/versions/7"]
    {
        assert_eq!(desk.emil.get(&desk.at(&format!("/notifications{page}"))).await.status, 404, "{page}");
    }
}
