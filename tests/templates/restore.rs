//! Earlier texts are read, and a draft that somebody has begun is asked for first.

use super::{Desk, GOOD, RESET};

#[actix_web::test]
async fn a_version_is_read_in_full_and_looked_at() {
    let desk = Desk::open().await;
    desk.publish(RESET, "First", &GOOD.replace("Hello", "Good day")).await;
    desk.publish(RESET, "Second", GOOD).await;
    let page = desk.emil.get(&desk.at(&format!("{RESET}/versions/1"))).await;
    assert_eq!(page.attributes("#subject", "value"), ["First"]);
    assert!(page.one("#html").contains("Good day {{ customer.first_name }}"), "{}", page.one("#html"));
    assert_eq!(page.attributes("[readonly]", "id"), ["subject", "html", "text"]);
    let frame = page.attributes("iframe", "src").remove(0);
    let mail = desk.emil.get(&frame).await;
    assert_eq!((mail.status, mail.one("p").as_str()), (200, "Good day Anna"));
    assert_eq!(desk.emil.get(&desk.at(&format!("{RESET}/preview?version=7"))).await.status, 404);
}

#[actix_web::test]
async fn a_version_takes_the_place_of_a_draft_only_after_a_question_that_says_whose() {
    let desk = Desk::open().await;
    desk.publish(RESET, "First", GOOD).await;
    let bob = desk.app.bob().await;
    let form = bob.get(&desk.at(RESET)).await;
    bob.submit(&form, RESET, &[("subject", "Bob's draft")]).await;
    let version = format!("{RESET}/versions/1");
    let page = desk.emil.get(&desk.at(&version)).await;
    assert!(page.has("a[data-dialog][href$='/versions/1/restore']") && !page.has("main form"), "{}", page.text());
    let ask = desk.emil.get(&desk.at(&format!("{version}/restore"))).await;
    let said = ask.one("[data-dialog-content]");
    assert!(said.contains("Bob Manager") && said.contains("is lost for good"), "{said}");
    let own = bob.get(&desk.at(&format!("{version}/restore"))).await;
    assert!(own.one("[data-dialog-content]").contains("Your own draft"), "{}", own.text());
    let done = desk.emil.finish(&ask, "/versions/1", &[]).await;
    assert_eq!(done.attributes("#subject", "value"), ["First"]);
}

#[actix_web::test]
async fn who_went_back_to_the_built_in_text_and_when_is_told() {
    let desk = Desk::open().await;
    desk.publish(RESET, "Ours", GOOD).await;
    let built_in = async || desk.emil.get(&desk.at(&format!("{RESET}/versions"))).await.all("tbody tr").remove(1);
    assert!(built_in().await.contains("Keydesk"));
    let ask = desk.emil.get(&desk.at(&format!("{RESET}/built-in"))).await;
    desk.emil.finish(&ask, "/built-in", &[]).await;
    let row = built_in().await;
    assert!(row.contains("In force") && row.contains("Editor") && row.contains("today"), "{row}");
}
