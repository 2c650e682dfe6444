//! Signing in while a reset is used: neither waits for the other for ever.

use chrono::TimeDelta;
use diesel::prelude::*;
use futures_util::future::join_all;
use keydesk::customers::switch;
use keydesk::db::schema::sign_in_failures::dsl;
use keydesk::events::By;

use crate::harness::{CUSTOMER_PASSWORD, TestApp};

#[actix_web::test]
async fn signing_in_and_unlocking_at_once_both_come_to_an_end() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    for _ in 0..6 {
        let customer = app.look_up(carla).await;
        let (keys, now) = (app.keydesk.config.keys.clone(), app.now());
        let unlocks = (0..4).map(|_| {
            let (customer, keys) = (customer.clone(), keys.clone());
            app.keydesk.db.write(move |conn| switch::unlock(conn, &keys, &customer, &By::system(), now))
        });
        let tries = (0..4).map(|_| app.customer_signs_in("carla@example.com", "wrong wrong wrong"));
        let (unlocked, _) = futures_util::future::join(join_all(unlocks), join_all(tries)).await;
        assert!(unlocked.iter().all(Result::is_ok), "{unlocked:?}");
    }
}

/// Two who throw away, as two processes do, and people who sign in meanwhile.
#[actix_web::test]
async fn counts_that_are_thrown_away_hold_nobody_up_and_new_ones_stay() {
    let app = TestApp::start().await;
    app.carla().await;
    for _ in 0..3 {
        for typed in ["carla@example.com", "nobody@example.com", "somebody@example.com"] {
            assert!(!app.customer_signs_in(typed, "wrong wrong wrong").await.1);
        }
        assert!(app.contents().await["sign_in_failures"].len() >= 7);
        app.wait(TimeDelta::hours(25));
        app.begin_an_hour();
        let sweeps = (0..2).map(|_| app.worker.sweep());
        let tries = (0..4).map(|_| app.customer_signs_in("carla@example.com", CUSTOMER_PASSWORD));
        let (swept, tried) = futures_util::future::join(join_all(sweeps), join_all(tries)).await;
        assert!(swept.iter().all(Result::is_ok), "{swept:?}");
        assert!(tried.iter().all(|(_, is_in)| *is_in));
        let counted: Vec<i64> = app.read(|conn| dsl::sign_in_failures.select(dsl::failures).load(conn).unwrap()).await;
        assert_eq!(counted, [0, 0, 0], "Carla's, and the network's of this hour");
        app.wait(TimeDelta::hours(25));
        app.worker.sweep().await.unwrap();
        assert!(app.contents().await["sign_in_failures"].is_empty());
    }
}
