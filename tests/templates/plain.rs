//! What the form says about what is already so, and what becomes of a text that nobody touched.

use super::{Desk, GOOD, RESET};

const WELCOME: &str = "/notifications/welcome/en/all";

#[actix_web::test]
async fn what_mails_say_already_is_not_published_again() {
    let desk = Desk::open().await;
    let told = async |page: crate::harness::Page| {
        desk.emil.open(&page.location().expect("a redirect")).await.one("[role=status]")
    };
    let untouched = desk.press(WELCOME, "/publish", &[]).await;
    assert!(told(untouched).await.contains("Mails read like this already"));
    assert!(
        desk.emil
            .get(&desk.at("/notifications"))
            .await
            .all("tbody .state")
            .iter()
            .all(|state| state == "Built-in text")
    );
    let own = desk.press(WELCOME, "/publish", &[("subject", "Hi")]).await;
    assert!(told(own).await.contains("Version 1 is in force"));
    let again = desk.press(WELCOME, "/publish", &[]).await;
    assert!(told(again).await.contains("nothing to publish"));
    let shop = desk.app.application(desk.app.account, "Shop ES").await;
    let its_own = desk.press(&format!("/notifications/welcome/en/{shop}"), "/publish", &[]).await;
    assert!(told(its_own).await.contains("Version 1 is in force"), "from now on whatever becomes of the text for all");
    desk.app.execute("UPDATE template_versions SET failed_at = published_at").await;
    let list = desk.emil.get(&desk.at("/notifications")).await;
    assert!(list.all("tbody .tone-bad").contains(&"Could not be used".to_owned()), "{}", list.text());
    let names = list.attributes("tbody a", "aria-label");
    assert!(names.contains(&"Welcome, English: Your own text, Could not be used".to_owned()), "{names:?}");
    assert!(desk.emil.get(&desk.at(WELCOME)).await.text().contains("a mail could not be made"));
    let versions = desk.emil.get(&desk.at(&format!("{WELCOME}/versions"))).await;
    assert!(versions.all("tbody th")[0].contains("Could not be used"), "{}", versions.text());
    let once_more = desk.press(WELCOME, "/publish", &[]).await;
    assert!(told(once_more).await.contains("Version 2 is in force"), "one that has failed is replaced");
    desk.press(WELCOME, "", &[("subject", "Draft")]).await;
    let back = desk.press(WELCOME, "/publish", &[("subject", "Hi")]).await;
    assert!(told(back).await.contains("The draft is discarded"));
    assert!(!desk.emil.get(&desk.at(WELCOME)).await.has("a[href$='/discard']"));
}

#[actix_web::test]
async fn a_text_that_nobody_touched_follows_and_that_is_said() {
    let desk = Desk::open().await;
    for (button, done) in [("", "The draft is saved."), ("/publish", "Version 1 is in force.")] {
        let form = desk.emil.get(&desk.at(WELCOME)).await;
        let text = form.one("#text");
        let page = desk.submit(&form, WELCOME, button, &[("html", "<p>Hello</p>")]).await;
        let told = desk.emil.open(&page.location().unwrap()).await.one("[role=status]");
        assert!(told.contains(done), "{told}");
        assert_eq!(told.contains("made of your HTML from now on"), !text.is_empty(), "{button}: {told}");
    }
    // Beside what somebody else has saved meanwhile it stands as it does in its field.
    let form = desk.emil.get(&desk.at(RESET)).await;
    desk.press(RESET, "", &[("subject", "First")]).await;
    let late = desk.submit(&form, RESET, "", &[("html", GOOD)]).await;
    assert_eq!(late.status, 409);
    assert!(!late.text().contains("Open the sign-in page") && late.one("#text").contains("Choose your new password"));
    let gone = desk.press(RESET, "/discard", &[]).await;
    assert_eq!(gone.status, 303);
    let nothing = desk.press(RESET, "/discard", &[]).await;
    assert_eq!(nothing.status, 409, "there was no draft any more");
}

#[actix_web::test]
async fn a_name_that_a_customer_has_not_is_no_name() {
    let desk = Desk::open().await;
    let html =
        "<p>{% if customer.first_name %}Dear{% else %}Hello{% endif %}{% if shop.email_logo_url %}!{% endif %}</p>";
    let carla = desk.app.carla().await;
    desk.app.execute("UPDATE customers SET first_name = ''").await;
    let owner = desk.app.signed_in(keydesk::staff::roles::Role::Owner).await;
    let form = owner.get(&desk.at(WELCOME)).await;
    for (who, hello) in [(carla.to_string(), "Hello"), (String::new(), "Dear")] {
        let (_, fields) = form.form(WELCOME, &[("html", html), ("as_customer", &who), ("view", "text"), ("text", "")]);
        let page = owner.send(owner.raw("POST", &desk.at(&format!("{WELCOME}/preview"))).form(&fields)).await;
        assert!(page.text().starts_with(&format!("{hello} :root")), "{who}: {}", page.text());
    }
}

#[actix_web::test]
async fn a_preview_that_cannot_be_made_tells_all_faults() {
    let desk = Desk::open().await;
    let html = "<p>a</p>\n<a href=\"http://x.example\">x</a>\n{{ customer.nmae }}\n{% iff %}";
    let page = desk.press(WELCOME, "/preview", &[("html", html)]).await;
    let told = page.all("li");
    assert!(told.len() == 3 && told[0].contains("line 2") && told[2].contains("line 4"), "{told:?}");
}
