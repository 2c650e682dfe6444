//! The form with what is known of a customer.

use keydesk::customers::State;

use crate::harness::TestApp;

#[actix_web::test]
async fn saved_details_are_found_by_search_at_once() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let bob = app.bob().await;
    let form = bob.get(&app.admin(&format!("/customers/{carla}/edit"))).await;
    let fields =
        [("last_name", "Núñez"), ("phone", "+44 1632 960123"), ("number", "NW-77"), ("time_zone", "Europe/London")];
    let page = bob.finish(&form, "/edit", &fields).await;
    assert!(page.one("[role=status]").contains("Carla Núñez"));
    let told = page.all(".timeline .event").remove(0);
    assert!(told.contains("Last name, Phone, Customer number, Time zone"), "{told}");
    let log = bob.get(&app.admin("/log?topic=customers")).await;
    assert!(log.text().contains("Castillo → Núñez") && log.text().contains("4 values changed"), "{}", log.text());
    for typed in ["nunez", "01632+960", "nw-77", "NW77"] {
        let list = bob.get(&app.admin(&format!("/customers?view=all&q={typed}"))).await;
        assert_eq!(list.all("tbody th"), ["Carla Núñez"], "{typed}");
    }
    assert!(bob.get(&app.admin("/customers?view=all&q=castillo")).await.all("tbody th").is_empty());
}

#[actix_web::test]
async fn bad_input_is_told_at_its_field_and_what_was_typed_stays() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let ada = app.customer("Ada", "A", "ada@example.com", State::Active).await;
    let bob = app.bob().await;
    let path = app.admin(&format!("/customers/{carla}/edit"));
    let long = "x".repeat(201);
    for (field, wrong) in [
        ("email", "not an address"),
        ("email", "ADA@example.com"),
        ("first_name", long.as_str()),
        ("phone", "none"),
        ("time_zone", "Mars/Base"),
        ("last_name", "a\u{7}b"),
    ] {
        let form = bob.get(&path).await;
        let answer = bob.submit(&form, "/edit", &[("first_name", "Typed"), (field, wrong)]).await;
        assert_eq!(answer.status, 422, "{field} {wrong}");
        assert!(answer.has(&format!("#problems a[href='#{field}']")), "{field}: the summary leads to the field");
        if field != "time_zone" {
            assert_eq!(answer.attributes(&format!("#{field}[aria-invalid=true]"), "value"), [wrong]);
        }
    }
    assert_eq!(app.look_up(carla).await.first_name, "Carla", "nothing was saved");
    let form = bob.get(&path).await;
    bob.finish(&form, "/edit", &[("number", "7")]).await;
    let form = bob.get(&app.admin(&format!("/customers/{ada}/edit"))).await;
    assert!(bob.submit(&form, "/edit", &[("number", "7")]).await.has("#number-error"));
}

#[actix_web::test]
async fn a_new_address_tells_the_old_one_and_is_unconfirmed() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let bob = app.bob().await;
    let form = bob.get(&app.admin(&format!("/customers/{carla}/edit"))).await;
    bob.finish(&form, "/edit", &[("email", "new.address@example.org")]).await;
    let mails = app.mails_to(carla).await;
    let to: Vec<_> = mails.iter().map(|mail| mail.recipient.as_str()).collect();
    assert_eq!(to, ["new.address@example.org", "carla@example.com"]);
    assert!(mails[1].data.contains("n…@example.org") && !mails[1].data.contains("new.address"), "{}", mails[1].data);
    let customer = app.look_up(carla).await;
    assert_eq!((customer.email_key.as_str(), customer.address_confirmed_at), ("new.address@example.org", None));
}

#[actix_web::test]
async fn another_way_of_writing_the_same_address_tells_nobody() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let bob = app.bob().await;
    let form = bob.get(&app.admin(&format!("/customers/{carla}/edit"))).await;
    bob.finish(&form, "/edit", &[("email", "Carla@Example.com")]).await;
    assert!(app.mails_to(carla).await.is_empty());
    let customer = app.look_up(carla).await;
    assert_eq!(customer.email, "Carla@Example.com");
    assert!(customer.address_confirmed_at.is_some());
}

#[actix_web::test]
async fn the_second_of_two_editors_is_told_and_overwrites_nothing() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let bob = app.bob().await;
    let path = app.admin(&format!("/customers/{carla}/edit"));
    let (first, second) = (bob.get(&path).await, bob.get(&path).await);
    bob.finish(&first, "/edit", &[("first_name", "Carlota")]).await;
    let answer = bob.submit(&second, "/edit", &[("first_name", "Karla")]).await;
    assert_eq!((answer.status, answer.attributes("#first_name", "value")), (422, vec!["Karla".to_owned()]));
    assert_eq!(app.look_up(carla).await.first_name, "Carlota");
}

/// Storefronts set what forms do not offer.
#[actix_web::test]
async fn a_language_and_a_time_zone_that_no_list_holds_outlive_an_edit() {
    let app = TestApp::start().await;
    let (carla, bob) = (app.carla().await, app.bob().await);
    for (locale, zone) in [("sv", "CET"), ("de-CH", "UTC"), ("es", "Europe/Madrid")] {
        app.execute(&format!("UPDATE customers SET locale = '{locale}', time_zone = '{zone}'")).await;
        let form = bob.get(&app.admin(&format!("/customers/{carla}/edit"))).await;
        bob.finish(&form, "/edit", &[("phone", &format!("+46 8 12 34 {}", locale.len()))]).await;
        let customer = app.look_up(carla).await;
        assert_eq!((customer.locale.as_str(), customer.time_zone.as_str()), (locale, zone));
        let page = bob.get(&app.admin(&format!("/customers/{carla}"))).await.text();
        let (called, mails) = match locale {
            "sv" => ("sv", "mails in English"),
            "de-CH" => ("German (de-CH)", ""),
            _ => ("Spanish", ""),
        };
        assert!(page.contains(&format!("Language, local time {called} {mails}").trim().to_owned()), "{page}");
    }
}
