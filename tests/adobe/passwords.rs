//! `requestPasswordResetEmail`, `resetPassword`, `changeCustomerPassword`.

use keydesk::customers::CustomerId;
use keydesk::customers::State;
use keydesk::resets::Purpose;
use serde_json::{Value, json};

use super::{NEW, Storefront, WHO, guest, input, read, refused, storefront};
use crate::harness::{CUSTOMER_PASSWORD, Page};

const ASK: &str = "mutation requestPasswordResetEmail($email: String!) { requestPasswordResetEmail(email: $email) @connection(key: \"requestPasswordResetEmail\") }";
const SET: &str = "mutation resetPassword($email: String!, $token: String!, $newPassword: String!) {
    resetPassword(email: $email, resetPasswordToken: $token, newPassword: $newPassword) @connection(key: \"resetPassword\") }";
const CHANGE: &str = "mutation ChangeCustomerPassword($currentPassword: String!, $newPassword: String!) {
    changeCustomerPassword(currentPassword: $currentPassword, newPassword: $newPassword) @connection(key: \"x\") { id email } }";

/// At its own address, in the platform's link format.
async fn at_home(adds_identity: bool) -> Storefront {
    let shop = storefront().await;
    shop.app.application(shop.app.account, "venia").await;
    let home = "UPDATE applications SET endpoint = 'https://shop.example/es/', link_format = 'adobe', adds_identity = ";
    shop.app.execute(&format!("{home}{adds_identity}")).await;
    Storefront { store: Some("Venia"), ..shop }
}

/// Has a link sent; gives it.
async fn link(shop: &Storefront, customer: CustomerId) -> String {
    assert_eq!(shop.ask(ASK, json!({ "email": "carla@example.com" })).await["requestPasswordResetEmail"], true);
    shop.app.work().await;
    shop.app.newest_link(customer).await
}

async fn set(shop: &Storefront, email: &str, token: &str, password: &str) -> Page {
    shop.send(SET, json!({ "email": email, "token": token, "newPassword": password })).await
}

fn cannot_set() -> (String, String) {
    input("Cannot set the customer's password")
}

#[actix_web::test]
async fn a_forgotten_password_is_set_with_the_link_and_a_30_nobody_is_signed_in() {
    let shop = at_home(false).await;
    let carla = shop.app.carla().await;
    let held = shop.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.unwrap();
    let link = link(&shop, carla).await;
    let token = link.strip_prefix("https://shop.example/es/customer/account/createPassword/?token=").expect(&link);
    let weak = set(&shop, "carla@example.com", token, "password1").await;
    assert_eq!(refused(&weak), cannot_set());
    assert!(read(&weak)["errors"][0]["extensions"]["reason"].as_str().unwrap().len() > 10, "why, for developers");
    let page = set(&shop, "Carla@Example.com", token, NEW).await;
    assert_eq!((read(&page)["data"]["resetPassword"].as_bool(), page.set_cookies().len()), (Some(true), 0));
    assert_eq!(shop.send_as(&held, WHO, json!({})).await.status, 401, "A-31: what was open is over");
    assert!(shop.signs_in("carla@example.com", NEW).await.is_some());
    assert_eq!(refused(&set(&shop, "carla@example.com", token, "another plum tractor").await), cannot_set(), "A-14");
}

#[actix_web::test]
async fn links_carry_id_and_address_where_the_application_wants_it() {
    let shop = at_home(true).await;
    let carla = shop.app.carla().await;
    let link = link(&shop, carla).await;
    assert!(link.ends_with(&format!("&id={carla}&email=carla%40example.com")), "{link}");
}

#[actix_web::test]
async fn what_is_missing_or_malformed_is_named() {
    let shop = storefront().await;
    for (email, message) in [
        ("", "You must specify an email address."),
        ("plainaddress", "The email address has an invalid format."),
        ("a@x.example,b@x.example", "The email address has an invalid format."),
    ] {
        assert_eq!(refused(&shop.send(ASK, json!({ "email": email })).await), input(message));
        assert_eq!(refused(&set(&shop, email, "t", NEW).await), input(message));
    }
    let page = set(&shop, "carla@example.com", "", NEW).await;
    assert_eq!(refused(&page), input("resetPasswordToken must be specified"));
    let page = set(&shop, "carla@example.com", "t", "").await;
    assert_eq!(refused(&page), input("newPassword must be specified"));
}

#[actix_web::test]
async fn a_18_a_20_a_token_of_another_address_or_another_token_sets_nothing() {
    let shop = at_home(false).await;
    let carla = shop.app.carla().await;
    shop.app.customer("Vera", "Vega", "vera@example.com", State::Active).await;
    let link = link(&shop, carla).await;
    let token = link.split_once("token=").unwrap().1.to_owned();
    let flipped: String = token.chars().map(|c| if c.is_lowercase() { c.to_ascii_uppercase() } else { c }).collect();
    for (email, token) in [
        ("vera@example.com", token.clone()),
        ("nobody@example.com", token.clone()),
        ("carla@example.com", format!("{token}=")),
        ("carla@example.com", flipped),
        ("carla@example.com", "gh80pkjGdsPyiXc0sUUXswX1uGN7crUr".into()),
        ("carla@example.com", "%".into()),
    ] {
        assert_eq!(refused(&set(&shop, email, &token, NEW).await), cannot_set(), "{email}");
    }
    assert!(shop.signs_in("vera@example.com", CUSTOMER_PASSWORD).await.is_some());
    let typed =
        shop.send(SET, json!({ "email": "carla@example.com", "token": { "$ne": "" }, "newPassword": NEW })).await;
    assert_eq!(read(&typed)["errors"][0]["extensions"]["category"], "graphql", "A-19: {}", typed.body);
    assert_eq!(read(&set(&shop, "carla@example.com", &token, NEW).await)["data"]["resetPassword"], true);
}

#[actix_web::test]
async fn a_22_a_confirmation_sets_no_password_and_an_invite_sets_the_first() {
    let shop = at_home(false).await;
    let carla = shop.app.carla().await;
    shop.app.execute("UPDATE customers SET address_confirmed_at = NULL").await;
    shop.app.link(shop.app.account, carla, Purpose::Confirm, None, "").await;
    shop.app.work().await;
    let confirm = shop.app.newest_token(carla).await;
    assert_eq!(refused(&set(&shop, "carla@example.com", &confirm, NEW).await), cannot_set());
    let ivan = shop.app.ivan().await;
    assert_eq!(shop.ask(ASK, json!({ "email": "ivan@example.com" })).await["requestPasswordResetEmail"], true);
    shop.app.work().await;
    let link = shop.app.newest_link(ivan).await;
    assert!(link.ends_with("&action=activate"), "{link}");
    let token = shop.app.newest_token(ivan).await;
    assert_eq!(read(&set(&shop, "ivan@example.com", &token, NEW).await)["data"]["resetPassword"], true);
    assert!(shop.signs_in("ivan@example.com", NEW).await.is_some());
}

async fn change(shop: &Storefront, token: &str, current: &str, new: &str) -> Page {
    shop.send_as(token, CHANGE, json!({ "currentPassword": current, "newPassword": new })).await
}

#[actix_web::test]
async fn a_password_is_changed_with_the_one_there_is() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let other = shop.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.unwrap();
    let none: Value = json!({ "currentPassword": "x", "newPassword": NEW });
    assert_eq!(refused(&shop.send(CHANGE, none).await), guest());
    for (current, new, field) in
        [("", NEW, "currentPassword"), ("  ", NEW, "currentPassword"), (CUSTOMER_PASSWORD, "", "newPassword")]
    {
        let page = change(&shop, &token, current, new).await;
        assert_eq!(refused(&page), input(&format!("Specify the \"{field}\" value.")));
    }
    for new in [NEW, "short"] {
        let wrong = refused(&change(&shop, &token, "not it", new).await);
        assert_eq!(wrong, ("Invalid login or password.".into(), "graphql-authentication".into()), "{new}");
    }
    for weak in ["short", "password1", "carla@example.com", CUSTOMER_PASSWORD, &"x".repeat(300)] {
        let (message, category) = refused(&change(&shop, &token, CUSTOMER_PASSWORD, weak).await);
        assert!(message.starts_with("Minimum of different classes of characters in password is "), "{message}");
        assert!(category == "graphql-input" && message.len() > 70, "and why: {message}");
    }
    let page = change(&shop, &token, CUSTOMER_PASSWORD, NEW).await;
    assert_eq!(read(&page)["data"]["changeCustomerPassword"]["email"], "carla@example.com", "{}", page.body);
    assert_eq!(shop.send_as(&other, WHO, json!({})).await.status, 401, "the other sign-ins end");
    assert_eq!(shop.send_as(&token, WHO, json!({})).await.status, 200, "this one goes on");
    shop.app.work().await;
    assert!(shop.app.contents().await["messages"].join("").contains("password_changed"), "A-32: she is told");
}
