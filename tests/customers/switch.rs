//! Disable, enable, unlock, sign out everywhere.

use keydesk::customers::State;

use crate::harness::{CUSTOMER_PASSWORD, TestApp};

impl TestApp {
    async fn press(
        &self,
        staff: &crate::harness::Browser,
        customer: keydesk::customers::CustomerId,
        deed: &str,
    ) -> String {
        let ask = staff.get(&self.admin(&format!("/customers/{customer}/{deed}"))).await;
        staff.finish(&ask, &format!("/{customer}/{deed}"), &[]).await.one("[role=status]")
    }
}

#[actix_web::test]
async fn a_disabled_customer_is_out_at_once_and_comes_back_as_they_were() {
    let app = TestApp::start().await;
    let (carla, ivan) = (app.carla().await, app.ivan().await);
    let bob = app.bob().await;
    let (phone, _) = app.customer_signs_in("carla@example.com", CUSTOMER_PASSWORD).await;
    app.press(&bob, carla, "disable").await;
    assert_eq!(phone.get(&app.hosted("signed-in")).await.status, 303);
    assert!(!app.customer_signs_in("carla@example.com", CUSTOMER_PASSWORD).await.1);
    assert!(app.press(&bob, carla, "disable").await.contains("already"));
    app.press(&bob, carla, "enable").await;
    assert_eq!(app.look_up(carla).await.state, State::Active);
    assert!(app.customer_signs_in("carla@example.com", CUSTOMER_PASSWORD).await.1);
    app.press(&bob, ivan, "disable").await;
    app.press(&bob, ivan, "enable").await;
    assert_eq!(app.look_up(ivan).await.state, State::Invited, "who never set a password is invited again");
}

#[actix_web::test]
async fn sign_out_everywhere_says_from_how_many_places() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let alice = app.alice().await;
    let (one, _) = app.customer_signs_in("carla@example.com", CUSTOMER_PASSWORD).await;
    let (two, _) = app.customer_signs_in("carla@example.com", CUSTOMER_PASSWORD).await;
    assert!(app.press(&alice, carla, "sign-out").await.contains("2 places"));
    for browser in [one, two] {
        assert_eq!(browser.get(&app.hosted("signed-in")).await.status, 303);
    }
    assert!(app.press(&alice, carla, "sign-out").await.contains("not signed in anywhere"));
}

#[actix_web::test]
async fn unlocking_forgets_the_wrong_passwords_of_all_networks() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let alice = app.alice().await;
    for _ in 0..6 {
        app.customer_signs_in("carla@example.com", "wrong wrong wrong").await;
    }
    app.wait(chrono::TimeDelta::seconds(-30)); // however long a hash takes here
    assert!(!app.customer_signs_in("carla@example.com", CUSTOMER_PASSWORD).await.1);
    app.press(&alice, carla, "unlock").await;
    assert!(app.customer_signs_in("carla@example.com", CUSTOMER_PASSWORD).await.1);
    assert!(app.press(&alice, carla, "unlock").await.contains("was not locked"));
}
