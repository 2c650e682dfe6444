//! Two who write the same text, or one in two tabs: both texts are seen, and whose they are.

use super::{Desk, GOOD, RESET};

#[actix_web::test]
async fn what_somebody_else_has_left_is_compared_with_what_was_typed() {
    let desk = Desk::open().await;
    let bob = desk.app.bob().await;
    let (mine, theirs) = (desk.emil.get(&desk.at(RESET)).await, bob.get(&desk.at(RESET)).await);
    bob.submit(&theirs, RESET, &[("subject", "Bob was here"), ("html", GOOD)]).await;
    let answer = desk.submit(&mine, RESET, "", &[("subject", "Emil's"), ("html", GOOD)]).await;
    assert_eq!(answer.status, 409);
    let legend = answer.all(".diff-legend > span");
    assert!(legend[0].contains("As Bob Manager left it, ") && legend[0].contains("today"), "{legend:?}");
    assert!(legend[1].contains("What you have typed"), "{legend:?}");
    assert!(answer.one(".diff-line.diff-then").contains("Bob was here"));
    assert!(answer.one(".diff-line.diff-now").contains("Emil's"));
}

#[actix_web::test]
async fn who_gave_up_the_draft_is_named_and_not_who_began_it() {
    let desk = Desk::open().await;
    desk.press(RESET, "", &[("subject", "Emil's")]).await;
    let mine = desk.emil.get(&desk.at(RESET)).await;
    let bob = desk.app.bob().await;
    let ask = bob.get(&desk.at(&format!("{RESET}/discard"))).await;
    bob.submit(&ask, "/discard", &[]).await;
    let answer = desk.submit(&mine, RESET, "", &[("subject", "Emil's again")]).await;
    assert!(answer.one("#theirs-title").contains("Bob Manager"), "{}", answer.one("#theirs-title"));
}

#[actix_web::test]
async fn nobody_is_a_stranger_to_themselves() {
    let desk = Desk::open().await;
    let (one, other) = (desk.emil.get(&desk.at(RESET)).await, desk.emil.get(&desk.at(RESET)).await);
    desk.submit(&one, RESET, "", &[("subject", "One")]).await;
    let answer = desk.submit(&other, RESET, "", &[("subject", "Other")]).await;
    assert_eq!(answer.status, 409);
    assert!(answer.one("#theirs-title").contains("in another tab"), "{}", answer.one("#theirs-title"));
    assert!(answer.one(".diff-legend").contains("As you left it"), "{}", answer.one(".diff-legend"));
}
