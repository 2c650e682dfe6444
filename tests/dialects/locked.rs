//! What strangers tried is about an address: it does not keep out whose it becomes, and staff can end it.

use keydesk::customers::{CustomerId, State, switch};
use keydesk::staff::roles::Role;
use keydesk::throttle;
use serde_json::{Value, json};

use super::{Client, Dialect, NEW};
use crate::harness::{CUSTOMER_PASSWORD, Page, TestApp};

impl Client {
    async fn put(&self, id: CustomerId, customer: Value) -> Page {
        let body = json!({ "customer": customer }).to_string();
        self.browser.send(self.rest("PUT", &format!("/accounts/customers/{id}")).body(body)).await
    }

    async fn tries_from(&self, visitor: &str, email: &str, password: &str) -> u16 {
        let request = self.rest("POST", "/accounts/customers").basic_auth(email, Some(password));
        self.browser.send(request.header("x-visitor-address", visitor)).await.status
    }
}

/// A program that may change customers, and an address that strangers have locked.
async fn scene() -> (TestApp, Client) {
    let app = TestApp::start().await;
    let key = app.key(app.account, keydesk::api_keys::Scope::ALL, None).await.1;
    let program = Client { key, ..Client::of(&app, Dialect::Websales).await };
    let (keys, account, now) = (app.keydesk.config.keys.clone(), app.account, app.now());
    app.write(move |conn| {
        throttle::lock(conn, &switch::subject(&keys, account, "locked@example.com"), now).unwrap();
    })
    .await;
    (app, program)
}

#[actix_web::test]
async fn who_registers_with_an_address_that_strangers_locked_gets_in() {
    let (app, program) = scene().await;
    assert!(program.signs_in("locked@example.com", NEW).await.0.is_none());
    let new =
        json!({ "customer": { "email": "locked@example.com", "firstName": "Nora", "lastName": "N", "password": NEW } });
    let made = program.browser.send(program.rest("POST", "/accounts/customer").body(new.to_string())).await;
    assert_eq!(made.status, 201, "{}", made.body);
    assert!(program.signs_in("locked@example.com", NEW).await.0.is_some());
    drop(app);
}

#[actix_web::test]
async fn who_moves_to_such_an_address_or_away_from_one_gets_in_and_is_not_shown_as_locked() {
    let (app, program) = scene().await;
    let carla = app.carla().await;
    for n in 0..5 {
        program.tries_from(&format!("203.0.{n}.1"), "carla@example.com", "a guess").await;
    }
    assert_eq!(app.look_up(carla).await.failed_sign_ins, 5);
    assert_eq!(program.put(carla, json!({ "email": "locked@example.com" })).await.status, 200);
    assert_eq!(app.look_up(carla).await.failed_sign_ins, 0);
    assert!(program.signs_in("locked@example.com", CUSTOMER_PASSWORD).await.0.is_some());
}

#[actix_web::test]
async fn a_delay_of_one_network_is_shown_and_ended_by_staff_though_another_got_in() {
    let (app, program) = scene().await;
    let (carla, alice) = (app.carla().await, app.signed_in(Role::Support).await);
    let path = app.admin(&format!("/customers/{carla}"));
    for _ in 0..5 {
        program.tries_from("203.0.113.1", "carla@example.com", "a guess").await;
    }
    app.wait(chrono::TimeDelta::seconds(-30)); // however long a hash takes here
    assert_eq!(program.tries_from("198.51.100.1", "carla@example.com", CUSTOMER_PASSWORD).await, 200);
    assert_eq!(program.tries_from("203.0.113.1", "carla@example.com", CUSTOMER_PASSWORD).await, 401);
    let page = alice.get(&path).await;
    assert!(page.text().contains("Signing in still pauses where wrong ones came from"), "{}", page.text());
    let ask = alice.get(&page.attributes("a[href$='/unlock']", "href")[0]).await;
    let done = alice.finish(&ask, "/unlock", &[]).await;
    assert!(!done.text().contains("was not locked") && !done.has("a[href$='/unlock']"), "{}", done.text());
    assert_eq!(program.tries_from("203.0.113.1", "carla@example.com", CUSTOMER_PASSWORD).await, 200);
}

/// Makes statements of a kind take half a second on Postgres, so that what happens at once does so each time.
async fn slow_down(app: &TestApp, kind: &str) {
    if !app.keydesk.db.is_shared() {
        return; // SQLite's one writer lets nothing happen at once
    }
    let wait = "BEGIN PERFORM pg_sleep(0.5); RETURN NEW; END";
    app.execute(&format!("CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$ {wait} $$")).await;
    app.execute(&format!("CREATE TRIGGER wait BEFORE {kind} EXECUTE FUNCTION wait()")).await;
}

/// On Postgres who tries must not hold counts and then wait for a customer who was nobody when they began.
#[actix_web::test]
async fn an_address_that_becomes_somebodys_while_it_is_tried_holds_nobody_up() {
    let (app, program) = scene().await;
    let carla = app.carla().await;
    program.tries_from("203.0.1.1", "new@example.com", "a guess").await;
    // A network's count, which comes before the address's.
    slow_down(&app, "INSERT ON sign_in_failures FOR EACH ROW WHEN (NEW.subject LIKE '%-%')").await;
    let after = async |millis| actix_web::rt::time::sleep(std::time::Duration::from_millis(millis)).await;
    let (first, moved, second) = futures_util::join!(
        program.tries_from("203.0.2.1", "new@example.com", "a guess"),
        async {
            after(150).await;
            program.put(carla, json!({ "email": "new@example.com" })).await
        },
        async {
            after(350).await;
            program.tries_from("203.0.3.1", "new@example.com", "a guess").await
        },
    );
    assert_eq!((first, moved.status, second), (401, 200, 401));
}

#[actix_web::test]
async fn of_two_who_want_one_address_at_once_one_is_told() {
    let (app, program) = scene().await;
    let (carla, dora) = (app.carla().await, app.dora().await);
    for round in 0..8 {
        let email = json!({ "email": format!("both{round}@example.com") });
        let (one, two) = futures_util::join!(program.put(carla, email.clone()), program.put(dora, email));
        let mut answers = [one.status, two.status];
        answers.sort_unstable();
        assert_eq!(answers, [200, 409], "{} {}", one.body, two.body);
    }
}

/// A storefront's own customers, with their password: it was right, whoever was quicker.
#[actix_web::test]
async fn who_was_slower_has_no_wrong_password_counted() {
    let (app, program) = scene().await;
    let (carla, erik) = (app.carla().await, app.customer("Erik", "E", "erik@example.com", State::Active).await);
    let shop = Client::of(&app, Dialect::Adobe).await;
    let token = async |email| shop.signs_in(email, CUSTOMER_PASSWORD).await.0.unwrap();
    let (of_carla, of_erik) = (token("carla@example.com").await, token("erik@example.com").await);
    slow_down(&app, "UPDATE OF email_key ON customers FOR EACH ROW WHEN (NEW.email_key <> OLD.email_key)").await;
    for round in 0..2 {
        let moves = |token: &str, visitor: &str| {
            let document = "mutation($e: String!, $p: String!) { updateCustomerEmail(email: $e, password: $p) { customer { email } } }";
            let request =
                shop.document(document, json!({ "e": format!("both{round}@example.com"), "p": CUSTOMER_PASSWORD }));
            // From networks of their own, since who asks from one waits for the other there already.
            let request = request.header("x-api-key", &program.key).header("x-visitor-address", visitor);
            shop.browser.send(request.bearer_auth(token))
        };
        let (one, two) = futures_util::join!(moves(&of_carla, "203.0.1.1"), moves(&of_erik, "203.0.2.1"));
        let moved = [&one, &two].iter().filter(|page| page.body.contains(&format!("both{round}@example.com"))).count();
        assert_eq!(moved, 1, "{} {}", one.body, two.body);
        for id in [carla, erik] {
            assert_eq!(app.look_up(id).await.failed_sign_ins, 0, "{} {}", one.body, two.body);
        }
    }
}
