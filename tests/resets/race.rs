//! One link, many at once.

use futures_util::future::join_all;
use keydesk::events::By;
use keydesk::passwords::Password;
use keydesk::resets::redeem::{self, Refused, Use};
use keydesk::resets::{Purpose, Standing};

use crate::harness::TestApp;
use crate::harness::app::Wish;
use crate::harness::database::TestDatabase;

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
            async move {
                redeem::set_password(&desk, account, redeem::Shown::alone(token), password, By::system(), now).await
            }
        });
        let outcomes = join_all(tries).await;
        let winners: Vec<usize> = outcomes.iter().enumerate().filter(|(_, o)| o.is_ok()).map(|(i, _)| i).collect();
        assert_eq!(winners.len(), 1, "{outcomes:?}");
        assert!(outcomes.iter().all(|o| matches!(o, Ok(_) | Err(Refused::Over(_) | Refused::Hashing(_)))));
        let password = format!("plum tractor {round} number {}", winners[0]);
        assert!(app.customer_signs_in("carla@example.com", &password).await.1, "that password signs in");
    }
}

/// The transaction alone, so that rounds cost no hashes: half of the tries through one process,
/// half through another where the database lets there be two.
#[actix_web::test]
async fn a_24_a_link_counts_once_however_often_and_wherever_it_is_used() {
    let database = TestDatabase::new();
    let second = database.again();
    let app = TestApp::on(database, Wish::default()).await;
    let other = match app.keydesk.db.is_shared() {
        true => Some(TestApp::on(second, Wish { empty: true, ..Wish::default() }).await),
        false => None, // one process serves a SQLite file
    };
    let carla = app.carla().await;
    let account = app.settings().await;
    for round in 0..100 {
        app.wait(chrono::TimeDelta::days(1)); // past the limits of resets for one customer
        let token = app.link(app.account, carla, Purpose::Reset, None, "").await;
        let token = token.token(&app.keydesk.config.keys).unwrap();
        let tries = (0..40).map(|i| {
            let db = if i % 2 == 0 { &app.keydesk.db } else { &other.as_ref().unwrap_or(&app).keydesk.db };
            let hash = format!("hash {i} of round {round}");
            let using = Use { account: account.clone(), token: token.clone(), hash, by: By::system() };
            let (maker, now) = (app.keydesk.link_maker(), app.now());
            async move { db.write(move |conn| redeem::redeem(conn, &maker, &using, now)).await }
        });
        let outcomes = join_all(tries).await;
        let winners: Vec<usize> = outcomes.iter().enumerate().filter(|(_, o)| o.is_ok()).map(|(i, _)| i).collect();
        assert_eq!(winners.len(), 1, "{outcomes:?}");
        assert!(outcomes.iter().all(|o| matches!(o, Ok(_) | Err(Refused::Over(Standing::Used)))), "{outcomes:?}");
        let stored = app.look_up(carla).await.password_hash.unwrap();
        assert_eq!(stored, format!("hash {} of round {round}", winners[0]));
    }
}
