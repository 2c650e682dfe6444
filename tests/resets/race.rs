//! One link, many at once.

use futures_util::future::join_all;
use keydesk::events::By;
use keydesk::passwords::Password;
use keydesk::resets::redeem::{self, Refused};

use crate::harness::TestApp;

/// Enough to meet in the same transaction, few enough that hashing them does not take a minute.
const TRIES: usize = 24;

#[actix_web::test]
async fn a_24_of_many_uses_of_one_link_at_once_exactly_one_counts() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let alice = app.alice().await;
    for round in 0..4 {
        app.send_reset(&alice, carla).await;
        let token = app.newest_reset(carla).await.token(&app.keydesk.config.keys).unwrap();
        let account = app.settings().await;
        let tries = (0..TRIES).map(|i| {
            let (desk, account, token, now) = (app.keydesk.password_desk(), account.clone(), token.clone(), app.now());
            let password = Password::typed(&format!("plum tractor {round} number {i}")).unwrap();
            async move { redeem::set_password(&desk, account, token, password, By::system(), now).await }
        });
        let outcomes = join_all(tries).await;
        let winners: Vec<usize> = outcomes.iter().enumerate().filter(|(_, o)| o.is_ok()).map(|(i, _)| i).collect();
        assert_eq!(winners.len(), 1, "{outcomes:?}");
        assert!(outcomes.iter().all(|o| matches!(o, Ok(_) | Err(Refused::Over(_) | Refused::Hashing(_)))));
        let password = format!("plum tractor {round} number {}", winners[0]);
        assert!(app.customer_signs_in("carla@example.com", &password).await.1, "that password signs in");
    }
}
