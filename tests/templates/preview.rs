//! How a mail looks before it is sent to anybody.

use keydesk::staff::roles::Role;

use super::{Desk, GOOD, RESET};

#[actix_web::test]
async fn what_is_typed_is_shown_unsaved_in_a_sandbox() {
    let desk = Desk::open().await;
    let before = desk.app.contents().await;
    let page = desk
        .press(RESET, "/preview", &[("html", "<h1>Hi {{ customer.first_name }}</h1><script>alert(1)</script>")])
        .await;
    assert_eq!((page.status, page.one("h1").as_str()), (200, "Hi Anna"));
    let policy = page.header("content-security-policy");
    assert!(policy.starts_with("sandbox;") && !policy.contains("allow-"), "{policy}");
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'self'"), "{policy}");
    assert_eq!(desk.app.contents().await, before);
}

#[actix_web::test]
async fn light_dark_and_text_are_as_mail_programs_show_them() {
    let desk = Desk::open().await;
    let html = format!(
        "<style>p {{ color: red }} @media (prefers-color-scheme: dark) {{ p {{ color: blue }} }}</style>{GOOD}"
    );
    let typed = |view| [("html", html.as_str()), ("text", ""), ("view", view)];
    let light = desk.press(RESET, "/preview", &typed("html")).await;
    assert!(light.body.contains("(max-width: 0)") && light.body.contains("color-scheme:light"), "{}", light.body);
    assert!(light.attributes("p", "style")[0].contains("red"), "styles stand on the elements");
    let dark = desk.press(RESET, "/preview", &typed("dark")).await;
    assert!(dark.body.contains("(min-width: 0)") && dark.body.contains("color-scheme:dark"), "{}", dark.body);
    let text = desk.press(RESET, "/preview", &typed("text")).await;
    assert!(text.text().contains("Hello Anna") && text.text().contains("this-is-only-a-sample"), "{}", text.text());
    assert!(!text.has("a"));
}

#[actix_web::test]
async fn the_subject_stands_above_whichever_way_it_is_looked_at_and_is_text() {
    let desk = Desk::open().await;
    for view in ["html", "dark", "text"] {
        let subject = ("subject", "{{ customer.first_name }}, \"set\" a <b>new</b> password");
        let page = desk.press(RESET, "/preview", &[subject, ("html", GOOD), ("text", ""), ("view", view)]).await;
        assert_eq!(page.one("keydesk-subject bdi"), "Anna, \"set\" a <b>new</b> password", "{view}");
        assert_eq!(page.attributes("keydesk-subject > span", "title"), ["Anna, \"set\" a <b>new</b> password"]);
    }
}

#[actix_web::test]
async fn what_is_wrong_is_said_in_the_preview() {
    let desk = Desk::open().await;
    let page = desk.press(RESET, "/preview", &[("html", "line one\n{{ broken")]).await;
    assert!(page.text().contains("HTML, line 2, column 1"), "{}", page.text());
}

#[actix_web::test]
async fn what_keeps_a_text_from_being_published_stands_above_the_mail() {
    let desk = Desk::open().await;
    let html = format!("{GOOD}<p>{{{{ custmer.email }}}}</p>");
    for view in ["html", "text"] {
        let page = desk.press(RESET, "/preview", &[("html", &html), ("text", ""), ("view", view)]).await;
        let told = page.all("keydesk-subject > span");
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[1].starts_with("HTML, line 1, column") && told[1].contains("customer.email"), "{told:?}");
    }
}

#[actix_web::test]
async fn a_52_a_customers_own_data_is_for_those_who_may_and_leaves_a_line() {
    let desk = Desk::open().await;
    let carla = desk.app.carla().await;
    let refused = desk.press(RESET, "/preview", &[("html", GOOD), ("as_customer", "carla@example.com")]).await;
    assert_eq!(refused.status, 403, "editors have no customers");
    let owner = desk.app.signed_in(Role::Owner).await;
    let looks =
        || async { desk.app.contents().await["events"].iter().filter(|e| e.contains("template.previewed")).count() };
    for who in [carla.to_string(), format!("#{carla}"), "CARLA@example.com".to_owned()] {
        let form = owner.get(&desk.at(RESET)).await;
        let (_, fields) = form.form(RESET, &[("html", GOOD), ("as_customer", &who)]);
        let page = owner.send(owner.raw("POST", &desk.at(&format!("{RESET}/preview"))).form(&fields)).await;
        assert_eq!(page.one("p"), "Hello Carla", "{who}");
        assert!(page.body.contains("this-is-only-a-sample"), "the link is dead");
        assert_eq!(looks().await, 1, "once an hour");
    }
    let form = owner.get(&desk.at(RESET)).await;
    let (_, fields) = form.form(RESET, &[("as_customer", "nobody@example.com")]);
    let page = owner.send(owner.raw("POST", &desk.at(&format!("{RESET}/preview"))).form(&fields)).await;
    assert!(page.text().contains("There is no customer"));
}
