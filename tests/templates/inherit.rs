//! One application's texts, and what is sent while it has none; languages that have none.

use super::{Desk, GOOD, RESET};

#[actix_web::test]
async fn an_application_without_a_text_says_which_is_sent() {
    let desk = Desk::open().await;
    let shop = desk.app.application(desk.app.account, "Shop ES").await;
    let own = format!("/notifications/reset/en/{shop}");
    let said = async || desk.emil.get(&desk.at(&own)).await.one(".head-text .measure");
    assert!(said().await.ends_with("the built-in one."), "{}", said().await);
    desk.publish(RESET, "For all", GOOD).await;
    assert!(said().await.ends_with("your own one."), "{}", said().await);
    desk.publish(&own, "For Spain", GOOD).await;
    assert!(!desk.emil.get(&desk.at(&own)).await.has(".head-text .measure"));
}

#[actix_web::test]
async fn an_application_goes_back_to_the_text_for_all() {
    let desk = Desk::open().await;
    let shop = desk.app.application(desk.app.account, "Shop ES").await;
    let own = format!("/notifications/reset/en/{shop}");
    desk.publish(&own, "For Spain", GOOD).await;
    assert!(desk.emil.get(&desk.at(&own)).await.one("a[href$='/built-in']").contains("text for all applications"));
    let ask = desk.emil.get(&desk.at(&format!("{own}/built-in"))).await;
    assert_eq!(ask.one("main h1"), "Back to the text for all applications");
    assert!(ask.text().contains("which is the built-in one"), "{}", ask.text());
    let page = desk.emil.finish(&ask, "/built-in", &[]).await;
    assert!(page.one("[role=status]").contains("text for all applications again"), "{}", page.text());
    let list = desk.emil.get(&desk.at(&format!("{own}/versions"))).await;
    let rows = list.all("tbody tr");
    assert!(rows[1].contains("In force") && rows[1].contains("Editor"), "who went back: {rows:?}");
    assert!(!rows[2].contains("In force") && !rows[2].contains("Editor"), "{rows:?}");
}

#[actix_web::test]
async fn pages_say_what_customers_of_other_languages_get() {
    let desk = Desk::open().await;
    desk.app.execute("UPDATE accounts SET locale = 'de'").await;
    let list = desk.emil.get(&desk.at("/notifications")).await;
    assert!(list.text().contains("in 8 languages") && list.text().contains("gets German"), "{}", list.text());
    let whom = async |page: &str| desk.emil.get(&desk.at(page)).await.one(".head-line");
    assert!(whom("/notifications/reset/de/all").await.contains("to all others"));
    assert!(!whom(RESET).await.contains("to all others"));
}
