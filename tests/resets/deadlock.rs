//! Signing in while a reset is used: neither waits for the other for ever.

use futures_util::future::join_all;
use keydesk::customers::switch;
use keydesk::events::By;

use crate::harness::TestApp;

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
