//! The link before it is used: opening it, guessing it, and what ends it.

use chrono::TimeDelta;
use keydesk::customers::State;
use keydesk::resets::Purpose;

use crate::harness::{CUSTOMER_PASSWORD, TestApp};

const NEW: &str = "plum tractor ninety";

#[actix_web::test]
async fn a_12_the_token_leaves_the_address_bar_at_once_and_the_page_leads_nowhere_else() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    app.send_reset(&app.alice().await, carla).await;
    let link = app.newest_link(carla).await;
    let path = link.split_once(&app.address.to_string()).unwrap().1;
    let browser = app.browser();
    let first = browser.get(path).await;
    assert_eq!(first.status, 303);
    assert_eq!(first.location().unwrap(), app.hosted("password"));
    assert_eq!(first.header("referrer-policy"), "no-referrer");
    assert!(first.header("set-cookie").contains("HttpOnly") && first.body.is_empty());
    let form = browser.get(&app.hosted("password")).await;
    let token = app.newest_reset(carla).await.token(&app.keydesk.config.keys).unwrap();
    assert!(!form.body.contains(token.reveal()), "the page does not hold the token");
    let foreign = form.attributes("[src], link[href]", "src").into_iter().chain(form.attributes("a", "href"));
    for address in foreign {
        assert!(address.starts_with('/') || address.starts_with('#') || address.starts_with("mailto:"), "{address}");
    }
    assert!(!form.text().contains("carla@example.com"), "whoever has the link need not learn the address");
}

#[actix_web::test]
async fn a_13_scanners_that_open_the_link_do_not_use_it_up() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    app.send_reset(&app.alice().await, carla).await;
    let link = app.newest_link(carla).await;
    let path = link.split_once(&app.address.to_string()).unwrap().1.to_owned();
    for _ in 0..20 {
        let scanner = app.browser();
        assert_eq!(scanner.send(scanner.raw("HEAD", &path)).await.status, 303);
        assert_eq!(scanner.send(scanner.raw("HEAD", &app.hosted("password"))).await.status, 200);
        let page = scanner.open(&path).await;
        assert_eq!(page.status, 200);
        assert!(!page.body.contains("<script>"), "nothing sends the form by itself");
    }
    assert_eq!(app.set_password(&link, NEW).await.status, 303);
}

#[actix_web::test]
async fn opening_is_noted_once_and_not_for_a_look_at_the_headers() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    app.send_reset(&app.alice().await, carla).await;
    let link = app.newest_link(carla).await;
    let path = link.split_once(&app.address.to_string()).unwrap().1.to_owned();
    let browser = app.browser();
    browser.send(browser.raw("HEAD", &path)).await;
    browser.send(browser.raw("HEAD", &app.hosted("password"))).await;
    assert_eq!(app.newest_reset(carla).await.opened_at, None);
    browser.get(&app.hosted("password")).await;
    let first = app.newest_reset(carla).await.opened_at;
    assert!(first.is_some());
    app.wait(TimeDelta::minutes(1));
    browser.get(&app.hosted("password")).await;
    assert_eq!(app.newest_reset(carla).await.opened_at, first);
}

#[actix_web::test]
async fn a_15_an_older_link_ends_with_a_newer_one() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let alice = app.alice().await;
    app.send_reset(&alice, carla).await;
    let old = app.newest_link(carla).await;
    app.send_reset(&alice, carla).await;
    let page = app.set_password(&old, NEW).await;
    assert_eq!(page.status, 410);
    assert!(page.text().contains("newer mail") && !page.text().contains("carla"), "{}", page.text());
    assert_eq!(app.set_password(&app.newest_link(carla).await, NEW).await.status, 303);
}

#[actix_web::test]
async fn a_16_links_end_with_a_change_of_address_but_not_with_signing_in() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let bob = app.bob().await;
    app.send_reset(&bob, carla).await;
    let link = app.newest_link(carla).await;
    assert!(app.customer_signs_in("carla@example.com", CUSTOMER_PASSWORD).await.1);
    assert_eq!(app.follow(&app.browser(), &link).await.status, 200, "the old password works until the link is used");
    let form = bob.get(&app.admin(&format!("/customers/{carla}/edit"))).await;
    assert_eq!(bob.submit(&form, "/edit", &[("email", "new@example.com")]).await.status, 303);
    let page = app.set_password(&link, NEW).await;
    assert_eq!(page.status, 410);
    assert!(!page.has("form[action$='/renew']"), "nothing is sent to the new address for who has the old mail");
}

#[actix_web::test]
async fn a_20_guessed_and_altered_tokens_are_refused_and_the_real_one_stays() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    app.send_reset(&app.alice().await, carla).await;
    let token = app.newest_reset(carla).await.token(&app.keydesk.config.keys).unwrap();
    let real = token.reveal();
    let flipped = if real.starts_with('A') { real.replacen('A', "B", 1) } else { format!("A{}", &real[1..]) };
    let swapped: String =
        real.chars().map(|c| if c.is_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() }).collect();
    let wrong =
        [flipped, swapped, format!("{real}="), real[1..].to_owned(), "%".into(), "x".repeat(5_000), String::new()];
    for guess in wrong {
        let query = url::form_urlencoded::byte_serialize(guess.as_bytes()).collect::<String>();
        let page = app.browser().open(&app.hosted(&format!("password?token={query}"))).await;
        assert_eq!(page.status, 410, "{guess}");
    }
    assert_eq!(app.set_password(&app.newest_link(carla).await, NEW).await.status, 303);
}

#[actix_web::test]
async fn a_21_a_link_works_until_its_last_second_and_a_used_one_never_again() {
    let app = TestApp::start().await;
    let (carla, ada) = (app.carla().await, app.customer("Ada", "A", "ada@example.com", State::Active).await);
    let alice = app.alice().await;
    app.send_reset(&alice, carla).await;
    app.send_reset(&alice, ada).await;
    app.wait(TimeDelta::minutes(60) - TimeDelta::seconds(20));
    assert_eq!(app.set_password(&app.newest_link(carla).await, NEW).await.status, 303);
    app.wait(TimeDelta::seconds(21));
    assert_eq!(app.set_password(&app.newest_link(ada).await, NEW).await.status, 410);
    app.wait(TimeDelta::hours(-2));
    assert_eq!(app.set_password(&app.newest_link(carla).await, NEW).await.status, 410, "clock set back");
}

#[actix_web::test]
async fn a_22_a_token_of_one_purpose_is_no_good_for_another() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    app.send_reset(&app.alice().await, carla).await;
    let mut reset = app.newest_reset(carla).await;
    reset.purpose = Purpose::Invite;
    let other = reset.token(&app.keydesk.config.keys).unwrap();
    let page = app.browser().open(&app.hosted(&format!("password?token={}", other.reveal()))).await;
    assert_eq!(page.status, 410);
}

#[actix_web::test]
async fn a_23_a_disabled_customers_link_does_nothing() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let bob = app.bob().await;
    app.send_reset(&bob, carla).await;
    let link = app.newest_link(carla).await;
    let ask = bob.get(&app.admin(&format!("/customers/{carla}/disable"))).await;
    bob.finish(&ask, "/disable", &[]).await;
    assert_eq!(app.set_password(&link, NEW).await.status, 410);
    assert!(!app.customer_signs_in("carla@example.com", NEW).await.1);
    assert!(!app.customer_signs_in("carla@example.com", CUSTOMER_PASSWORD).await.1);
}

#[actix_web::test]
async fn an_ended_page_sends_a_new_link_in_one_click_without_the_address() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    app.send_reset(&app.alice().await, carla).await;
    let old = app.newest_reset(carla).await;
    let link = app.newest_link(carla).await;
    app.wait(TimeDelta::minutes(61));
    let browser = app.browser();
    let page = app.follow(&browser, &link).await;
    assert_eq!((page.status, page.has("input[type=email]")), (410, false));
    let answer = browser.submit(&page, "/renew", &[]).await;
    assert_eq!(answer.location().unwrap(), app.hosted("forgot/sent"));
    app.work().await;
    assert_ne!(app.newest_reset(carla).await.id, old.id);
    assert_eq!(app.set_password(&app.newest_link(carla).await, NEW).await.status, 303);
}
