//! Adding a customer, and changing what is known of one.

use keydesk::customers::State;
use serde_json::{Value, json as value};

use super::{json, program};

const NEW: &str = "plum tractor ninety";

fn nora() -> Value {
    value!({
        "email": "Nora@Example.com", "firstName": "Nora", "lastName": "New", "phone": "+34 600 000 000", "company": "Nora Ltd",
        "customerNumber": "N-1", "lang": "de", "timeZone": "Europe/Berlin",
        "addresses": [{ "label": "Home", "firstName": "Nora", "street": "Weg 1", "city": "Bonn", "country": "de", "default": true }],
    })
}

#[actix_web::test]
async fn a_new_customer_with_a_password_can_sign_in_and_one_without_is_invited() {
    let program = program().await;
    let app = &program.app;
    let mut with = nora();
    with["password"] = value!(NEW);
    let made =
        program.ask("POST", "/accounts/customer?uniqueEmail=true&lang=en", Some(value!({ "customer": with }))).await;
    assert_eq!(made.status, 201, "{}", made.body);
    let told = json(&made)["customer"].clone();
    assert_eq!(
        (told["state"].as_str(), told["email"].as_str(), told["emailConfirmed"].as_bool()),
        (Some("active"), Some("Nora@Example.com"), Some(false))
    );
    assert!(app.customer_signs_in("nora@example.com", NEW).await.1);
    let nora_id = app.by_email("nora@example.com").await;
    assert_eq!(app.mails_to(nora_id).await.len(), 1, "asked to confirm the address");
    let read = json(&program.get(&format!("/accounts/customers/{nora_id}")).await)["customer"].clone();
    assert_eq!((read["addresses"][0]["city"].as_str(), read["customerNumber"].as_str()), (Some("Bonn"), Some("N-1")));

    let made =
        program.ask("POST", "/accounts/customer", Some(value!({ "customer": { "email": "otto@example.com" } }))).await;
    assert_eq!((made.status, json(&made)["customer"]["state"].as_str()), (201, Some("invited")), "{}", made.body);
    assert!(app.mails_to(app.by_email("otto@example.com").await).await.is_empty(), "nothing is sent unasked");
}

#[actix_web::test]
async fn everything_that_is_wrong_is_told_at_once_and_nobody_is_added() {
    let program = program().await;
    program.app.carla().await;
    let before = program.app.contents().await["customers"].clone();
    let bad = value!({
        "email": "x", "firstName": "a\u{0}b", "lastName": "y".repeat(201), "phone": "1", "lang": "../", "timeZone": "Mars/Base",
        "addresses": [{ "country": "XX" }],
    });
    let page = program.ask("POST", "/accounts/customer", Some(value!({ "customer": bad }))).await;
    let fields = json(&page)["fields"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(
        (page.status, fields.join(" ").as_str()),
        (
            400,
            "customer.addresses[0].city customer.addresses[0].country customer.addresses[0].street customer.email \
         customer.firstName customer.lang customer.lastName customer.phone customer.timeZone"
        )
    );
    for (customer, status, code) in [
        (value!({ "email": "CARLA@example.com" }), 409, "EMAIL_TAKEN"),
        (value!({ "email": "a@example.com", "password": "password1" }), 400, "WEAK_PASSWORD"),
        (value!({ "email": "a@example.com", "password": "x".repeat(257) }), 400, "WEAK_PASSWORD"),
        (value!({}), 400, "WRONG_DATA"),
        (value!({ "email": 7 }), 400, "WRONG_DATA"),
        (value!([]), 400, "WRONG_DATA"),
    ] {
        let page = program.ask("POST", "/accounts/customer", Some(value!({ "customer": customer }))).await;
        assert_eq!((page.status, json(&page)["code"].as_str()), (status, Some(code)), "{}", page.body);
    }
    assert_eq!(program.app.contents().await["customers"], before);
    program.app.execute("UPDATE customers SET number = 'N-1'").await;
    let page = program.ask("POST", "/accounts/customer", Some(value!({ "customer": nora() }))).await;
    assert_eq!((page.status, json(&page)["code"].as_str()), (409, Some("NUMBER_TAKEN")));
}

#[actix_web::test]
async fn what_is_sent_is_changed_and_the_rest_stays() {
    let program = program().await;
    let app = &program.app;
    let carla = app.carla().await;
    let path = format!("/accounts/customers/{carla}");
    let done =
        program.ask("PUT", &path, Some(value!({ "customer": { "company": "Acme", "customerNumber": "C-1" } }))).await;
    assert_eq!(done.status, 200, "{}", done.body);
    let now = app.look_up(carla).await;
    assert_eq!(
        (now.company.as_str(), now.number.as_deref(), now.email.as_str()),
        ("Acme", Some("C-1"), "carla@example.com")
    );
    let gone = program.ask("PUT", &path, Some(value!({ "customer": { "customerNumber": "" } }))).await;
    assert!(gone.status == 200 && app.look_up(carla).await.number.is_none());
    app.customer("Else", "Where", "else@example.com", State::Active).await;
    let taken = program
        .ask("PUT", &path, Some(value!({ "customer": { "email": "else@example.com", "firstName": "Lost" } })))
        .await;
    assert_eq!((taken.status, json(&taken)["code"].as_str()), (409, Some("EMAIL_TAKEN")));
    assert_eq!(app.look_up(carla).await.first_name, now.first_name, "nothing of it");
    let password = value!({ "customer": { "firstName": "Lost", "password": "no password is set here" } });
    let refused = program.ask("PUT", &path, Some(password)).await;
    assert_eq!(
        (refused.status, json(&refused)["fields"]["customer.password"].is_string()),
        (400, true),
        "{}",
        refused.body
    );
    assert_eq!(app.look_up(carla).await.first_name, now.first_name, "nothing of it");
    let moved = program
        .ask("PUT", &path, Some(value!({ "customer": { "email": "new@example.com", "timeZone": "Europe/Rome" } })))
        .await;
    assert_eq!(json(&moved)["customer"]["timeZone"], "Europe/Rome");
    assert_eq!((moved.status, json(&moved)["customer"]["emailConfirmed"].as_bool()), (200, Some(false)));
    assert!(
        app.customer_signs_in("new@example.com", crate::harness::CUSTOMER_PASSWORD).await.1,
        "no password is set here"
    );
    let log = app.bob().await.get(&app.admin(&format!("/customers/{carla}"))).await.text();
    assert!(log.contains("Company") && log.contains("API key"), "{log}");
}

#[actix_web::test]
async fn a_61_customers_of_another_account_are_out_of_reach() {
    let program = program().await;
    let app = &program.app;
    let other = app.add_account("Elsewhere").await;
    let theirs = app.customer_of(other, "Theo", "There", "theo@example.com", State::Active).await;
    let before = app.contents().await;
    let address = value!({ "address": { "street": "x", "city": "y", "country": "DE" } });
    for (method, path, body) in [
        ("PUT", format!("/accounts/customers/{theirs}"), Some(value!({ "customer": { "firstName": "Mine" } }))),
        ("GET", format!("/accounts/customers/{theirs}/addresses"), None),
        ("POST", format!("/accounts/customers/{theirs}/addresses"), Some(address.clone())),
        ("PUT", format!("/accounts/customers/{theirs}/addresses/1"), Some(address)),
        ("DELETE", format!("/accounts/customers/{theirs}/addresses/1"), None),
    ] {
        let page = program.ask(method, &path, body).await;
        assert_eq!((page.status, json(&page)["code"].as_str()), (404, Some("CUSTOMER_NOT_FOUND")), "{method} {path}");
    }
    let after = app.contents().await;
    assert_eq!((&after["customers"], &after["addresses"]), (&before["customers"], &before["addresses"]));
}

#[actix_web::test]
async fn of_addresses_that_come_with_a_customer_one_is_the_default_and_there_is_an_end_to_them() {
    let program = program().await;
    let address = |street: &str, more: Value| {
        let mut address = value!({ "street": street, "city": "Madrid", "country": "ES" });
        address.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap());
        address
    };
    let create = |email: &str, addresses: Vec<Value>| {
        let body = value!({ "customer": { "email": email, "addresses": addresses } });
        async { program.ask("POST", "/accounts/customer", Some(body)).await }
    };
    let two = [address("One", value!({})), address("Two", value!({ "default": true }))];
    assert_eq!(create("two@example.com", two.to_vec()).await.status, 201);
    assert_eq!(create("one@example.com", vec![address("One", value!({}))]).await.status, 201);
    let rows = program.app.contents().await["addresses"].clone();
    assert_eq!(rows.len(), 3);
    let both = program
        .app
        .read(|conn| {
            use diesel::prelude::*;
            use keydesk::db::schema::addresses::dsl;
            let columns = (dsl::street, dsl::is_default, dsl::is_default_billing);
            dsl::addresses.order(dsl::id).select(columns).load::<(String, bool, bool)>(conn).unwrap()
        })
        .await;
    let expected = [("One", false, true), ("Two", true, false), ("One", true, true)];
    assert_eq!(both, expected.map(|(street, parcels, bills)| (street.to_owned(), parcels, bills)));
    let page = create("many@example.com", vec![address("x", value!({})); 101]).await;
    assert_eq!((page.status, page.body.contains("TOO_MANY_ADDRESSES")), (409, true), "{}", page.body);
    let list = program.ask("POST", "/accounts/customer", Some(value!([{ "email": "list@example.com" }]))).await;
    assert_eq!(list.status, 400, "{}", list.body);
}
