//! many at once, in all dialects together.

use chrono::TimeDelta;
use futures_util::future::join_all;
use keydesk::resets::Purpose;

use super::{ALL, Client, NEW, Whom};
use crate::harness::app::Wish;
use crate::harness::database::TestDatabase;
use crate::harness::{CUSTOMER_PASSWORD, TestApp};

/// One process, and another one where the database lets there be two.
async fn processes() -> (TestApp, Option<TestApp>) {
    let database = TestDatabase::new();
    let second = database.again();
    let app = TestApp::on(database, Wish::default()).await;
    let other = match app.keydesk.db.is_shared() {
        true => {
            let mut other = TestApp::on(second, Wish { empty: true, ..Wish::default() }).await;
            other.account = app.account;
            Some(other)
        }
        false => None,
    };
    (app, other)
}

#[actix_web::test]
async fn a_24_of_two_hundred_uses_of_one_link_across_dialects_exactly_one_wins() {
    let (app, other) = processes().await;
    let carla = Whom(app.carla().await, "carla@example.com");
    let mut clients = Client::all(&app).await;
    if let Some(other) = &other {
        clients.extend(Client::all(other).await);
    }
    app.link(app.account, carla.0, Purpose::Reset, None, "").await;
    let token = app.newest_token(carla.0).await;
    let tries = (0..200).map(|n| {
        let (client, token) = (&clients[n % clients.len()], token.clone());
        async move { client.sets(carla, &token, &format!("plum tractor number {n}")).await }
    });
    let outcomes = join_all(tries).await;
    let winners: Vec<usize> = outcomes.iter().enumerate().filter(|(_, (set, _))| *set).map(|(n, _)| n).collect();
    assert_eq!(winners.len(), 1, "{winners:?}");
    for (_, page) in &outcomes {
        assert!([200, 400, 503].contains(&page.status), "{} {}", page.status, page.body);
    }
    let password = format!("plum tractor number {}", winners[0]);
    assert!(clients[0].signs_in(carla.1, &password).await.0.is_some(), "that password signs in");
    assert!(clients[0].signs_in(carla.1, CUSTOMER_PASSWORD).await.0.is_none());
}

#[actix_web::test]
async fn a_25_a_use_a_new_link_and_a_switch_at_once_end_as_if_one_came_after_the_other() {
    let app = TestApp::start().await;
    let carla = Whom(app.carla().await, "carla@example.com");
    for (round, dialect) in ALL.into_iter().cycle().take(12).enumerate() {
        let client = Client::of(&app, dialect).await;
        app.execute("UPDATE customers SET state = 'active'").await;
        app.wait(TimeDelta::hours(25));
        app.link(app.account, carla.0, Purpose::Reset, None, "").await;
        let token = app.newest_token(carla.0).await;
        let password = format!("plum tractor number {round}");
        let switch = async {
            let (customer, now) = (app.look_up(carla.0).await, app.now());
            let by = keydesk::events::By::system();
            app.write(move |conn| keydesk::customers::switch::disable(conn, &customer, &by, now).unwrap()).await;
        };
        let ask = async {
            client.forgets(carla.1).await;
            app.work().await;
        };
        let (set, (), ()) = futures_util::join!(client.sets(carla, &token, &password), ask, switch);
        let after = app.look_up(carla.0).await;
        assert_eq!(after.state.word(), "disabled", "whatever came first");
        let open = app.read({
            let now = app.now();
            move |conn| keydesk::resets::store::open(conn, carla.0, Purpose::Reset, now).unwrap()
        });
        assert!(open.await.is_none(), "no link outlives the switch");
        assert!(client.signs_in(carla.1, &password).await.0.is_none(), "{} {:?}", set.0, set.1.body);
    }
}

#[actix_web::test]
async fn a_26_no_sign_in_with_the_old_password_outlives_the_new_one() {
    let app = TestApp::start().await;
    let carla = Whom(app.carla().await, "carla@example.com");
    let clients = Client::all(&app).await;
    app.link(app.account, carla.0, Purpose::Reset, None, "").await;
    let token = app.newest_token(carla.0).await;
    let first = tokio::sync::Notify::new();
    let signing_in = join_all((0..30).map(|n| {
        let (client, first) = (&clients[n % 3], &first);
        async move {
            let (held, _) = client.signs_in(carla.1, CUSTOMER_PASSWORD).await;
            if held.is_some() {
                first.notify_one();
            }
            held
        }
    }));
    // When one is in and the others are still being worked on.
    let setting = async {
        first.notified().await;
        loop {
            let set = clients[0].sets(carla, &token, NEW).await;
            // So many hashes may be too many for a slow machine.
            if set.1.status != 503 {
                break set;
            }
        }
    };
    let (held, set) = futures_util::join!(signing_in, setting);
    assert!(set.0, "{}", set.1.body);
    let held: Vec<_> = held.into_iter().flatten().collect();
    assert!(!held.is_empty(), "some were in before");
    for token in held {
        assert!(!clients[0].knows(&token).await);
    }
}

#[actix_web::test]
async fn a_28_of_many_requests_at_once_one_mail_goes_out() {
    let (app, other) = processes().await;
    let carla = app.carla().await;
    let mut clients = Client::all(&app).await;
    if let Some(other) = &other {
        clients.extend(Client::all(other).await);
    }
    join_all((0..60).map(|n| clients[n % clients.len()].forgets("carla@example.com"))).await;
    app.work().await;
    if let Some(other) = &other {
        other.work().await;
    }
    assert_eq!(app.mails_to(carla).await.len(), 1);
}
