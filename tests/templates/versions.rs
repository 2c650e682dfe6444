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
}
