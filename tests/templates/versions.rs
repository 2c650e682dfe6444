//! Earlier texts: seen, compared, brought back.

use super::{Desk, GOOD, RESET};

#[actix_web::test]
async fn versions_are_kept_compared_and_brought_back() {
    let desk = Desk::open().await;
    desk.publish(RESET, "First", GOOD).await;
    desk.publish(RESET, "Second", &GOOD.replace("Hello", "Dear")).await;
    let list = desk.emil.get(&desk.at(&format!("{RESET}/versions"))).await;
    assert_eq!(list.all("tbody th").len(), 3, "two, and the built-in");
    assert!(list.all("tbody tr")[0].contains("In force") && list.all("tbody tr")[0].contains("Editor"));
    let first = desk.emil.get(&desk.at(&format!("{RESET}/versions/1"))).await;
    assert!(first.all(".diff-then").iter().any(|line| line.contains("First")), "{}", first.text());
    assert!(first.all(".diff-now").iter().any(|line| line.contains("Second")));
    let page = desk.emil.finish(&first, "/versions/1", &[]).await;
    assert_eq!(page.attributes("#subject", "value"), ["First"], "as a draft");
    assert!(desk.emil.get(&desk.at(&format!("{RESET}/versions"))).await.all("tbody tr")[0].contains("In force"));
    let second = desk.emil.get(&desk.at(&format!("{RESET}/versions/2"))).await;
    assert!(second.text().contains("and the draft"));
}

#[actix_web::test]
async fn back_to_the_built_in_text_names_what_it_does_and_keeps_versions() {
    let desk = Desk::open().await;
    desk.publish(RESET, "Ours", GOOD).await;
    let ask = desk.emil.get(&desk.at(&format!("{RESET}/built-in"))).await;
    assert!(ask.text().contains("all versions stay"));
    let page = desk.emil.finish(&ask, "/built-in", &[]).await;
    assert_eq!(page.attributes("#subject", "value"), ["Set a new password for {{ shop.name }}"]);
    assert_eq!(desk.emil.get(&desk.at(&format!("{RESET}/versions"))).await.all("tbody th").len(), 2);
}

#[actix_web::test]
async fn a_change_of_the_built_in_text_is_told() {
    let desk = Desk::open().await;
    desk.publish(RESET, "Ours", GOOD).await;
    assert!(!desk.emil.get(&desk.at(RESET)).await.text().contains("has changed since"));
    desk.app.execute("UPDATE template_versions SET built_in = 'of an earlier release'").await;
    let page = desk.emil.get(&desk.at(RESET)).await;
    assert!(page.text().contains("has changed since") && page.has("a[href$='/versions/0']"));
    assert!(desk.emil.get(&desk.at("/notifications")).await.text().contains("Built-in text has changed"));
    let shop = desk.app.application(desk.app.account, "Shop ES").await;
    let inherits = desk.emil.get(&desk.at(&format!("/notifications/reset/en/{shop}"))).await;
    assert!(inherits.text().contains("has changed since"), "what is in force for all is in force here");
}

#[actix_web::test]
async fn a_change_of_the_built_in_text_is_told_of_a_draft_too() {
    let desk = Desk::open().await;
    desk.press(RESET, "", &[("subject", "Draft")]).await;
    let told = async |page: &str, words: &str| desk.emil.get(&desk.at(page)).await.text().contains(words);
    assert!(!told(RESET, "has changed since").await);
    desk.app.execute("UPDATE templates SET draft_built_in = 'of an earlier release'").await;
    assert!(told(RESET, "has changed since").await && told("/notifications", "Built-in text has changed").await);
    desk.press(RESET, "", &[("subject", "Draft, seen")]).await;
    assert!(!told(RESET, "has changed since").await, "saved by somebody who was told");
}

/// As mails of that application look.
#[actix_web::test]
async fn samples_have_the_applications_link_and_an_invite_its_own_lifetime() {
    let desk = Desk::open().await;
    let shop = desk.app.application(desk.app.account, "Shop ES").await;
    let (to, format) = ("https://shop.example/set", "bigcommerce");
    desk.app.execute(&format!("UPDATE applications SET endpoint = '{to}', link_format = '{format}'")).await;
    let text = [("text", "{{ link.lifetime }} {{ customer.account_activation_url }}"), ("view", "text")];
    let invite = desk.press(&format!("/notifications/invite/en/{shop}"), "/preview", &text).await;
    assert!(invite.text().contains("7 days") && invite.text().contains("shop.example/set?c="), "{}", invite.text());
    let text = [("text", "{{ link.lifetime }}"), ("view", "text")];
    assert!(desk.press(RESET, "/preview", &text).await.text().contains("60 minutes"));
}
