//! Whose a text is, and whose mail a preview shows.

use keydesk::staff::roles::Role;

use super::{Desk, GOOD, RESET};

#[actix_web::test]
async fn the_built_in_text_does_not_stay_beside_html_of_ones_own() {
    let desk = Desk::open().await;
    let page = desk.emil.get(&desk.at(RESET)).await;
    let built_in = page.one("#text");
    assert!(built_in.len() > 20, "{built_in}");
    desk.press(RESET, "", &[("subject", "Another subject")]).await;
    assert_eq!(desk.emil.get(&desk.at(RESET)).await.one("#text"), built_in, "it is still the HTML's");
    let preview = desk.press(RESET, "/preview", &[("html", GOOD), ("view", "text")]).await;
    assert!(preview.text().contains("Hello Anna"), "{}", preview.text());
    desk.press(RESET, "", &[("html", GOOD)]).await;
    assert_eq!(desk.emil.get(&desk.at(RESET)).await.one("#text"), "");
}

#[actix_web::test]
async fn a_customers_preview_has_their_clock_and_their_number() {
    let desk = Desk::open().await;
    let carla = desk.app.carla().await;
    desk.app.execute("UPDATE customers SET time_zone = 'Asia/Tokyo'").await;
    let owner = desk.app.signed_in(Role::Owner).await;
    for (who, town, number) in
        [(carla.to_string(), "(Tokyo)", carla.to_string()), (String::new(), "(Madrid)", "4711".into())]
    {
        let form = owner.get(&desk.at(RESET)).await;
        let (_, fields) = form.form(RESET, &[("as_customer", &who), ("view", "text")]);
        let page = owner.send(owner.raw("POST", &desk.at(&format!("{RESET}/preview"))).form(&fields)).await;
        assert!(page.text().contains(town), "{}", page.text());
        assert!(page.text().contains(&format!("customerId={number}&")), "{}", page.text());
    }
}
