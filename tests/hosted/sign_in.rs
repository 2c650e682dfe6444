//! Customers sign in.

use chrono::TimeDelta;
use keydesk::customers::State;

use crate::harness::{CUSTOMER_PASSWORD, TestApp};

#[actix_web::test]
async fn a_customer_signs_in_is_shown_so_and_signs_out() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let (browser, signed_in) = app.customer_signs_in("CARLA@example.com", CUSTOMER_PASSWORD).await;
    assert!(signed_in);
    let page = browser.get(&app.hosted("signed-in")).await;
    assert!(page.text().contains("carla@example.com"));
    assert!(app.look_up(carla).await.last_sign_in_at.is_some());
    let again = browser.get(&app.hosted("sign-in")).await;
    assert_eq!((again.status, again.location().unwrap()), (303, app.hosted("signed-in")), "who is signed in already");
    browser.finish(&page, "/sign-out", &[]).await;
    assert_eq!(browser.get(&app.hosted("sign-in")).await.status, 200);
    assert_eq!(browser.get(&app.hosted("signed-in")).await.status, 303);
}

#[actix_web::test]
async fn a_01_wrong_unknown_disabled_invited_and_reset_required_are_told_and_cost_the_same() {
    let app = TestApp::start().await;
    app.carla().await;
    app.dora().await;
    app.ivan().await;
    let mut answers = Vec::new();
    for email in ["carla@example.com", "nobody@example.com", "dora@example.com", "ivan@example.com"] {
        let browser = app.browser();
        let page = browser.get(&app.hosted("sign-in")).await;
        let (statements, hashes) = (app.keydesk.db.statements(), app.keydesk.hasher.worked());
        let wrong = if email.starts_with("dora") { CUSTOMER_PASSWORD } else { "wrong wrong wrong" };
        let answer = browser.submit(&page, "/sign-in", &[("email", email), ("password", wrong)]).await;
        let work = (app.keydesk.db.statements() - statements, app.keydesk.hasher.worked() - hashes);
        answers.push((answer.status, answer.text(), work));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:#?}");
    assert_eq!(answers[0].2.1, 1, "one hash each");
}

#[actix_web::test]
async fn the_fifth_wrong_password_brings_a_delay_that_grows_and_the_right_one_is_refused_in_it() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    for _ in 0..5 {
        assert!(!app.customer_signs_in("carla@example.com", "wrong wrong wrong").await.1);
    }
    app.wait(TimeDelta::seconds(-30)); // however long a hash takes here
    assert!(!app.customer_signs_in("carla@example.com", CUSTOMER_PASSWORD).await.1, "in the first second");
    assert!(app.look_up(carla).await.locked_until.is_some());
    app.wait(TimeDelta::seconds(32));
    let before = app.now();
    assert!(!app.customer_signs_in("carla@example.com", "wrong wrong wrong").await.1);
    let until = app.look_up(carla).await.locked_until.unwrap();
    assert!(until - before >= TimeDelta::seconds(2), "now two seconds");
    app.wait(TimeDelta::seconds(-30));
    assert!(!app.customer_signs_in("carla@example.com", CUSTOMER_PASSWORD).await.1);
    app.wait(TimeDelta::seconds(33));
    assert!(app.customer_signs_in("carla@example.com", CUSTOMER_PASSWORD).await.1);
    assert_eq!(app.look_up(carla).await.failed_sign_ins, 0);
}

#[actix_web::test]
async fn a_hundred_wrong_passwords_lock_for_good_and_staff_unlock() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    for _ in 0..100 {
        app.customer_signs_in("carla@example.com", "wrong wrong wrong").await;
        app.wait(TimeDelta::minutes(15));
    }
    app.wait(TimeDelta::days(400));
    assert!(!app.customer_signs_in("carla@example.com", CUSTOMER_PASSWORD).await.1);
    let alice = app.alice().await;
    let page = alice.get(&app.admin("/customers?view=locked")).await;
    assert_eq!(page.all("tbody th"), ["Carla Castillo"]);
    let ask = alice.get(&app.admin(&format!("/customers/{carla}/unlock"))).await;
    alice.finish(&ask, "/unlock", &[]).await;
    assert!(app.customer_signs_in("carla@example.com", CUSTOMER_PASSWORD).await.1);
}

#[actix_web::test]
async fn guessing_at_once_is_counted_in_full() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let tries = (0..12).map(|_| app.customer_signs_in("carla@example.com", "wrong wrong wrong"));
    futures_util::future::join_all(tries).await;
    let failed = app.look_up(carla).await.failed_sign_ins;
    // A sixth and seventh only where the twelve take seconds.
    assert!((5..=7).contains(&failed), "five are looked at, the others fall into the delay: {failed}");
}

#[actix_web::test]
async fn one_customers_wrong_passwords_do_not_hinder_another() {
    let app = TestApp::start().await;
    app.carla().await;
    app.customer("Ada", "A", "ada@example.com", State::Active).await;
    for _ in 0..8 {
        app.customer_signs_in("carla@example.com", "wrong wrong wrong").await;
    }
    assert!(app.customer_signs_in("ada@example.com", CUSTOMER_PASSWORD).await.1);
}

#[actix_web::test]
async fn a_short_address_leads_to_signing_in() {
    let app = TestApp::start().await;
    let browser = app.browser();
    for short in [format!("/hosted/{}", app.account), format!("/hosted/{}/", app.account)] {
        assert_eq!(browser.get(&short).await.location().unwrap(), app.hosted("sign-in"));
    }
    let page = browser.get(&app.hosted("sign-in")).await;
    let failed = browser.submit(&page, "/sign-in", &[("email", "a@b.example"), ("password", "wrong")]).await;
    assert!(failed.one("title").starts_with("Please check the form: "), "{}", failed.one("title"));
}

/// Time must not tell whose address waits or is locked; and who tries all the same gets no more work done than others.
#[actix_web::test]
async fn a_01_a_paused_address_costs_a_hash_as_any_other_and_its_tries_count_for_the_network() {
    let app = TestApp::start().await;
    app.begin_an_hour();
    app.carla().await;
    app.execute("UPDATE accounts SET failures_an_hour = 20").await;
    let wrong = async |email: &str| {
        let browser = app.browser();
        let page = browser.get(&app.hosted("sign-in")).await;
        let hashes = app.keydesk.hasher.worked();
        let answer = browser.submit(&page, "/sign-in", &[("email", email), ("password", "wrong wrong wrong")]).await;
        (answer.status, answer.text().replace(email, ""), app.keydesk.hasher.worked() - hashes)
    };
    let looked_at = wrong("carla@example.com").await;
    for _ in 0..4 {
        wrong("carla@example.com").await;
        wrong("nobody@example.com").await;
    }
    wrong("nobody@example.com").await;
    let failures = async || app.contents().await["sign_in_failures"].clone();
    let before = failures().await;
    assert_eq!(wrong("carla@example.com").await, looked_at, "she waits");
    assert_eq!(wrong("nobody@example.com").await, looked_at, "so does nobody");
    assert_eq!(looked_at.2, 1);
    let changed = failures().await.iter().filter(|row| !before.contains(row)).count();
    assert_eq!(changed, 1, "the network's count, and none of theirs");
    for _ in 0..8 {
        assert_eq!(wrong("carla@example.com").await.2, 1);
    }
    assert_eq!(wrong("carla@example.com").await.2, 0, "twenty of this network are enough, here too");
    assert_eq!(wrong("somebody@example.com").await, (looked_at.0, looked_at.1.clone(), 0), "as for everybody");
}
