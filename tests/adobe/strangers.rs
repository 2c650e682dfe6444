//! What strangers learn: by default nothing, and what an application may want them to.

use serde_json::{Value, json};

use super::{SIGN_IN, Storefront, as_original, input, read, refused, storefront};
use crate::harness::CUSTOMER_PASSWORD;

const ASK: &str = "mutation($email: String!) { requestPasswordResetEmail(email: $email) }";
const SET: &str = "mutation($email: String!) { resetPassword(email: $email, resetPasswordToken: \"t\", newPassword: \"plum tractor ninety\") }";
const FREE: &str = "query($email: String!) { isEmailAvailable(email: $email) { is_email_available } }";
const CHANGE: &str =
    "mutation { changeCustomerPassword(currentPassword: \"a\", newPassword: \"plum tractor ninety\") { id } }";
const RENAME: &str = "mutation { updateCustomerV2(input: { firstname: \"C\" }) { customer { email } } }";
const READDRESS: &str =
    "mutation { updateCustomerEmail(email: \"c@example.com\", password: \"a\") { customer { email } } }";

fn email(email: &str) -> Value {
    json!({ "email": email })
}

/// Six wrong passwords.
async fn lock(shop: &Storefront, address: &str) {
    for _ in 0..6 {
        assert!(shop.signs_in(address, "a guess").await.is_none());
    }
}

#[actix_web::test]
async fn a_01_by_default_a_reset_is_answered_alike_for_the_same_work_and_the_locked_get_their_mail() {
    let shop = storefront().await;
    let carla = shop.app.carla().await;
    shop.app.dora().await;
    shop.app.ivan().await;
    shop.ask(ASK, email("warm@up.example")).await;
    lock(&shop, "carla@example.com").await;
    let mut answers = Vec::new();
    for address in ["carla@example.com", "nobody@example.com", "dora@example.com", "ivan@example.com"] {
        let before = shop.app.keydesk.db.statements();
        let page = shop.send(ASK, email(address)).await;
        let headers = page.headers.iter().filter(|(name, _)| !["date", "x-request-id"].contains(&name.as_str()));
        let mut headers: Vec<_> = headers.map(|(name, value)| format!("{name}: {value:?}")).collect();
        headers.sort(); // each connection has an order of its own
        answers.push((format!("{headers:?}{}", page.body), shop.app.keydesk.db.statements() - before));
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:?}");
    shop.app.work().await;
    assert_eq!(shop.app.mails_to(carla).await.len(), 1, "also the locked one");
}

#[actix_web::test]
async fn a_01_signing_in_costs_a_hash_whoever_it_is() {
    let shop = storefront().await;
    shop.app.carla().await;
    shop.app.dora().await;
    for address in ["carla@example.com", "nobody@example.com", "dora@example.com"] {
        let before = shop.app.keydesk.hasher.worked();
        shop.send(SIGN_IN, json!({ "email": address, "password": "a guess" })).await;
        assert_eq!(shop.app.keydesk.hasher.worked() - before, 1, "{address}");
    }
}

#[actix_web::test]
async fn where_the_application_wants_it_the_originals_answers_are_given() {
    let shop = as_original().await;
    let carla = shop.app.carla().await;
    shop.app.dora().await;
    assert_eq!(shop.ask(ASK, email("carla@example.com")).await["requestPasswordResetEmail"], true);
    for nobody in ["nobody@example.com", "dora@example.com"] {
        assert_eq!(refused(&shop.send(ASK, email(nobody)).await), input("Cannot reset the customer's password"));
    }
    for (address, free) in [("carla@example.com", false), ("dora@example.com", false), ("nobody@example.com", true)] {
        assert_eq!(shop.ask(FREE, email(address)).await["isEmailAvailable"]["is_email_available"], free, "{address}");
    }
    assert_eq!(refused(&shop.send(SET, email("carla@example.com")).await).0, "Cannot set the customer's password");
    shop.app.work().await;
    let token = shop.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.unwrap();
    lock(&shop, "carla@example.com").await;
    shop.app.wait(chrono::TimeDelta::seconds(1));
    lock(&shop, "carla@example.com").await;
    shop.app.wait(chrono::TimeDelta::seconds(-30)); // however long the next ones take here
    assert_eq!(refused(&shop.send(ASK, email("carla@example.com")).await), input("The account is locked"));
    assert_eq!(refused(&shop.send(SET, email("carla@example.com")).await), input("The account is locked"));
    for document in [CHANGE, "{ customer { email } }", RENAME, READDRESS] {
        let told = refused(&shop.send_as(&token, document, json!({})).await);
        assert_eq!(told, ("The account is locked.".into(), "graphql-authentication".into()), "{document}");
    }
    let before = shop.app.mails_to(carla).await.len();
    shop.app.wait(chrono::TimeDelta::minutes(6));
    shop.send(ASK, email("carla@example.com")).await;
    shop.app.work().await;
    assert_eq!(shop.app.mails_to(carla).await.len(), before + 1, "the rules are the same: her mail goes out");
}

#[actix_web::test]
async fn who_asks_too_often_is_told_no_more_than_by_default() {
    let shop = as_original().await;
    shop.app.begin_an_hour();
    shop.app.carla().await;
    for _ in 0..60 {
        shop.ask(FREE, email("carla@example.com")).await;
    }
    assert_eq!(shop.ask(FREE, email("carla@example.com")).await["isEmailAvailable"]["is_email_available"], true);
    shop.app.dora().await;
    assert_eq!(shop.ask(ASK, email("dora@example.com")).await["requestPasswordResetEmail"], true);
}

#[actix_web::test]
async fn a_08_a_flood_for_one_address_sends_few_mails_and_one_source_is_stopped() {
    let shop = storefront().await;
    let carla = shop.app.carla().await;
    for _ in 0..20 {
        shop.ask(ASK, email("carla@example.com")).await;
    }
    let page = shop.send(ASK, email("carla@example.com")).await;
    let wait: i64 = page.header("retry-after").parse().unwrap();
    assert!(page.status == 429 && (3_500..=3_601).contains(&wait), "{wait} {}", page.body);
    shop.app.work().await;
    assert_eq!(shop.app.mails_to(carla).await.len(), 1);
    assert!(shop.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.is_some(), "A-10: she signs in all the same");
}

#[actix_web::test]
async fn a_04_a_05_one_address_in_one_form_and_the_mail_goes_where_it_is_stored() {
    let shop = storefront().await;
    let mike = shop.app.customer("Mike", "M", "mike@example.org", keydesk::customers::State::Active).await;
    for typed in [
        json!("mıke@example.org"),
        json!("MİKE@example.org"),
        json!("mike@example.org,evil@example.com"),
        json!("mike@example.org\u{0}"),
        json!("mike@example.org\nbcc:evil@example.com"),
        json!(["mike@example.org", "evil@example.com"]),
        json!({ "0": "mike@example.org" }),
        json!(true),
    ] {
        let told = read(&shop.send(ASK, json!({ "email": typed })).await);
        assert!(told["errors"].is_array(), "{typed}: {told}");
    }
    shop.ask(ASK, email("MIKE@EXAMPLE.org")).await;
    shop.app.work().await;
    let mails = shop.app.mails_to(mike).await;
    assert_eq!((mails.len(), mails[0].recipient.as_str()), (1, "mike@example.org"));
}
