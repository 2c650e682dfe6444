//! What somebody does who wants to know, to annoy, or to stop the server.

use chrono::TimeDelta;
use keydesk::customers::State;
use serde_json::{Value, json};

use super::{NEW, SIGN_IN, Storefront, WHO, read, refused, storefront};
use crate::harness::{CUSTOMER_PASSWORD, Page};

const EMAIL: &str = "mutation($email: String!, $password: String!) {
    updateCustomerEmail(email: $email, password: $password) { customer { email } } }";

async fn moves(shop: &Storefront, token: &str, email: &str) -> Page {
    shop.send_as(token, EMAIL, json!({ "email": email, "password": CUSTOMER_PASSWORD })).await
}

#[actix_web::test]
async fn a_69_values_and_types_as_deep_as_they_are_written_end_no_process() {
    let shop = storefront().await;
    let lists = |n: usize| {
        format!("{{ isEmailAvailable(email: {}{}) {{ is_email_available }} }}", "[".repeat(n), "]".repeat(n))
    };
    let objects = |n: usize| {
        format!("mutation {{ updateCustomer(input: {}1{}) {{ customer {{ id }} }} }}", "{a:".repeat(n), "}".repeat(n))
    };
    let types = |n: usize| format!("query($a: {}Int{}) {{ countries {{ id }} }}", "[".repeat(n), "]".repeat(n));
    for n in [65, 450, 20_000] {
        for document in [lists(n), objects(n), types(n)] {
            let page = shop.send(&document, json!({})).await;
            assert!([400, 413].contains(&page.status), "{} {}", page.status, page.body);
            if n < 1_000 {
                let query =
                    url::form_urlencoded::Serializer::new(String::new()).append_pair("query", &document).finish();
                let request = shop.browser.raw("GET", &format!("{}?{query}", shop.path));
                assert_eq!(shop.browser.send(request).await.status, 400);
            }
        }
    }
    let mut deep = json!(1);
    for _ in 0..120 {
        deep = json!([deep]);
    }
    let page = shop
        .send("query($a: String!) { isEmailAvailable(email: $a) { is_email_available } }", json!({ "a": deep }))
        .await;
    assert!(page.status < 500, "{}", page.body);
    shop.ask("{ countries { id } }", json!({})).await;
}

#[actix_web::test]
async fn a_69_what_is_small_and_spreads_wide_is_refused_before_it_is_walked() {
    let shop = storefront().await;
    let uses: String =
        (0..300).map(|n| format!("a{n}: isEmailAvailable(email: $v) {{ is_email_available }} ")).collect();
    let document = format!("query($v: String!) {{ {} }} fragment F on Query {{ {uses} }}", "...F ".repeat(90));
    let begun = std::time::Instant::now();
    let page = shop.send(&document, json!({ "v": vec!["x"; 300] })).await;
    assert_eq!(page.status, 400, "{}", page.body);
    assert!(begun.elapsed().as_secs() < 5, "walked, it takes a minute");
}

#[actix_web::test]
async fn who_moves_from_victim_to_victim_sends_few_mails_and_learns_little() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let carla = shop.app.by_email("carla@example.com").await;
    for n in 0..3 {
        let page = moves(&shop, &token, &format!("victim{n}@example.org")).await;
        assert!(read(&page).get("errors").is_none(), "{}", page.body);
    }
    assert_eq!(moves(&shop, &token, "victim9@example.org").await.status, 429, "three a day");
    shop.app.work().await;
    let mails = shop.app.mails_to(carla).await;
    let told = |what: &str| mails.iter().filter(|mail| mail.notification.word() == what).count();
    assert_eq!(told("address_changed"), 1, "only the address that was hers is told");
    for n in 0..3 {
        let victim = format!("victim{n}@example.org");
        assert_eq!(mails.iter().filter(|mail| mail.recipient == victim).count(), 1, "each is asked once");
    }
}

#[actix_web::test]
async fn whether_an_address_is_taken_is_told_as_often_as_to_who_registers() {
    let shop = storefront().await;
    let token = shop.carla().await;
    shop.app.customer("Vera", "Vega", "vera@example.com", State::Active).await;
    shop.app.begin_an_hour();
    let mut told = 0;
    for _ in 0..40 {
        let page = moves(&shop, &token, "vera@example.com").await;
        match page.status {
            200 => told += 1,
            status => assert_eq!(status, 429, "{}", page.body),
        }
    }
    assert_eq!(told, 30);
    let carla = shop.app.by_email("carla@example.com").await;
    assert_eq!(shop.app.look_up(carla).await.failed_sign_ins, 0, "a right password is none that failed");
    assert!(shop.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.is_some());
}

#[actix_web::test]
async fn passwords_are_changed_five_times_a_day() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let change =
        "mutation($a: String!, $b: String!) { changeCustomerPassword(currentPassword: $a, newPassword: $b) { id } }";
    let mut current = CUSTOMER_PASSWORD.to_owned();
    for n in 0..5 {
        let new = format!("{NEW} {n}");
        shop.ask_as(&token, change, json!({ "a": current, "b": new })).await;
        current = new;
    }
    let page = shop.send_as(&token, change, json!({ "a": current, "b": NEW })).await;
    assert_eq!(page.status, 429, "{}", page.body);
    assert!(shop.signs_in("carla@example.com", &current).await.is_some());
}

#[actix_web::test]
async fn a_02_confirming_costs_the_same_for_known_and_unknown_addresses() {
    let shop = storefront().await;
    shop.app.carla().await;
    let confirm = "mutation($e: String!) { confirmEmail(input: { email: $e, confirmation_key: \"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\" }) { customer { id } } }";
    let mut costs = Vec::new();
    for email in ["carla@example.com", "nobody@example.com"] {
        let before = shop.app.keydesk.db.statements();
        let page = shop.send(confirm, json!({ "e": email })).await;
        costs.push((refused(&page), shop.app.keydesk.db.statements() - before));
    }
    costs.dedup();
    assert_eq!(costs.len(), 1, "{costs:?}");
}

#[actix_web::test]
async fn one_document_changes_ten_addresses_and_what_changes_nothing_leaves_no_line() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let home = shop.ask_as(&token, "{ customer { addresses { id } } }", json!({})).await;
    let home = home["customer"]["addresses"][0]["id"].as_i64().unwrap();
    let again = |n: usize, city: &str| {
        format!(
            "a{n}: updateCustomerAddress(id: {home}, input: {{ firstname: \"C\", lastname: \"C\", city: \"{city}\" }}) {{ id }} "
        )
    };
    let many: String = (0..40).map(|n| again(n, &format!("Town {n}"))).collect();
    let page = shop.send_as(&token, &format!("mutation {{ {many} }}"), json!({})).await;
    assert_eq!(page.body.matches("TOO_MANY_CHANGES").count(), 20, "told of the first twenty: {}", page.body);
    let lines = || async { shop.app.contents().await["events"].join("\n").matches("address_book_changed").count() };
    assert_eq!(lines().await, 10);
    shop.ask_as(&token, &format!("mutation {{ {} }}", again(0, "Town 9")), json!({})).await;
    assert_eq!(lines().await, 10);
}

#[actix_web::test]
async fn a_network_over_its_limit_leaves_no_rows_behind() {
    let shop = storefront().await;
    shop.app.begin_an_hour();
    shop.app.execute("UPDATE accounts SET failures_an_hour = 20").await;
    for n in 0..20 {
        shop.send(SIGN_IN, json!({ "email": format!("n{n}@example.com"), "password": "a guess" })).await;
    }
    let before = shop.app.contents().await["sign_in_failures"].clone();
    for n in 0..5 {
        let page = shop.send(SIGN_IN, json!({ "email": format!("more{n}@example.com"), "password": "a guess" })).await;
        assert_eq!(refused(&page).1, "graphql-authentication");
    }
    assert_eq!(shop.app.contents().await["sign_in_failures"], before);
}

#[actix_web::test]
async fn what_was_kept_for_asking_again_goes_with_who_is_erased() {
    let shop = storefront().await;
    let key = shop.app.key(shop.app.account, keydesk::api_keys::Scope::ALL, None).await.1;
    let body = json!({ "customer": { "email": "nora@example.com", "firstName": "Nora", "password": NEW } }).to_string();
    let ask = || {
        let request = shop.browser.raw("POST", "/accounts/customer").header("x-api-key", &key);
        let request = request.header("idempotency-key", "one").header("content-type", "application/json");
        shop.browser.send(request.body(body.clone()))
    };
    assert_eq!(ask().await.status, 201);
    let token = shop.signs_in("nora@example.com", NEW).await.unwrap();
    shop.app.wait(TimeDelta::minutes(1));
    shop.ask_as(&token, "mutation { deleteCustomer }", json!({})).await;
    let left = shop.app.contents().await;
    assert!(!left["repeats"].join("").contains("nora"), "{:?}", left["repeats"]);
    let row = left["customers"].join("");
    assert!(row.contains("erased") && !row.contains("Nora"), "{row}");
    assert_eq!(shop.send_as(&token, WHO, Value::Null).await.status, 401);
}
