//! Tokens with which an application vouches for a customer.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use hmac::{Hmac, KeyInit, Mac};
use keydesk::applications::{ApplicationId, client};
use keydesk::events::By;
use serde_json::{Value, json};
use sha2::Sha256;

use super::{Storefront, WHO, read};
use crate::harness::TestApp;

const WITH_TOKEN: &str = "mutation LoginWithCustomerLoginJwtMutation($jwt: String!, $cartEntityId: String) {
    loginWithCustomerLoginJwt(jwt: $jwt, guestCartEntityId: $cartEntityId) {
        customerAccessToken { value } customer { entityId firstName lastName email } cart { entityId } } }";

/// An application that vouches, signed by hand: what is tested must not also make the test.
struct Issuer {
    id: String,
    secret: String,
}

async fn issuer(app: &TestApp, name: &str) -> (ApplicationId, Issuer) {
    let application = app.application(app.account, name).await;
    let (account, keys, now) = (app.account, app.keydesk.config.keys.clone(), app.now());
    let made = app.write(move |conn| {
        let application = keydesk::applications::store::find(conn, account, application).unwrap().unwrap();
        client::make(conn, &keys, &application, &By::system(), now).unwrap()
    });
    let made = made.await;
    (application, Issuer { id: made.id, secret: made.secret.reveal().to_owned() })
}

fn sign(header: &Value, claims: &Value, secret: &str) -> String {
    let text = format!("{}.{}", B64.encode(header.to_string()), B64.encode(claims.to_string()));
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(text.as_bytes());
    format!("{text}.{}", B64.encode(mac.finalize().into_bytes()))
}

impl Issuer {
    fn claims(&self, app: &TestApp, customer: i64, jti: &str) -> Value {
        json!({
            "iss": self.id, "iat": app.now().unix(), "jti": jti, "operation": "customer_login", "store_hash": "abc123",
            "customer_id": customer, "channel_id": 1, "impersonator_id": "7",
        })
    }

    fn token(&self, claims: &Value) -> String {
        sign(&json!({ "alg": "HS256", "typ": "JWT" }), claims, &self.secret)
    }
}

/// Whether a token is taken.
async fn takes(shop: &Storefront, jwt: &str) -> bool {
    let told = read(&shop.send(WITH_TOKEN, json!({ "jwt": jwt })).await);
    match told["data"]["loginWithCustomerLoginJwt"]["customerAccessToken"]["value"].as_str() {
        Some(token) => {
            let who = shop.ask_as(token, WHO, json!({})).await;
            assert_eq!(who["data"]["customer"]["email"], "carla@example.com");
            true
        }
        None => {
            assert_eq!(told["errors"][0]["extensions"]["code"], "INVALID_CUSTOMER_LOGIN_JWT", "{told}");
            false
        }
    }
}

#[actix_web::test]
async fn a_token_signs_in_once_and_for_half_a_minute() {
    let shop = super::storefront().await;
    let carla = shop.app.carla().await.0;
    let (_, issuer) = issuer(&shop.app, "Shop").await;
    let token = issuer.token(&issuer.claims(&shop.app, carla, "one"));
    assert!(takes(&shop, &token).await);
    assert!(!takes(&shop, &token).await, "a second time");
    let late = issuer.token(&issuer.claims(&shop.app, carla, "two"));
    let just = issuer.token(&issuer.claims(&shop.app, carla, "three"));
    shop.app.wait(chrono::TimeDelta::seconds(20));
    assert!(takes(&shop, &just).await);
    shop.app.wait(chrono::TimeDelta::seconds(10));
    assert!(!takes(&shop, &late).await, "thirty seconds later");
}

#[actix_web::test]
async fn a_73_forged_altered_and_other_tokens_are_refused() {
    let shop = super::storefront().await;
    let carla = shop.app.carla().await.0;
    let dora = shop.app.dora().await.0;
    let ivan = shop.app.ivan().await.0;
    let (_, issuer) = issuer(&shop.app, "Shop").await;
    let good = issuer.claims(&shop.app, carla, "good");
    let with = |name: &str, value: Value| {
        let mut claims = good.clone();
        claims[name] = value;
        issuer.token(&claims)
    };
    let without = |name: &str| {
        let mut claims = good.clone();
        claims.as_object_mut().unwrap().remove(name);
        issuer.token(&claims)
    };
    let header = json!({ "alg": "HS256", "typ": "JWT" });
    let whole = issuer.token(&good);
    let (signed, signature) = whole.rsplit_once('.').unwrap();
    let now = shop.app.now().unix();
    let tokens = [
        String::new(),
        "x".into(),
        format!("{signed}."),
        signed.to_owned(),
        format!("{signed}.{}", &signature[1..]),
        format!("{}.{}", B64.encode("{\"alg\":\"none\"}"), signed.split_once('.').unwrap().1),
        format!("{}.{}.", B64.encode("{\"alg\":\"none\",\"typ\":\"JWT\"}"), signed.split_once('.').unwrap().1),
        sign(&json!({ "alg": "HS512", "typ": "JWT" }), &good, &issuer.secret),
        sign(&json!({ "alg": "RS256", "typ": "JWT" }), &good, &issuer.secret),
        sign(&json!({ "alg": "hs256", "typ": "JWT" }), &good, &issuer.secret),
        sign(&header, &good, ""),
        sign(&header, &good, "secret"),
        sign(&header, &good, &issuer.id),
        sign(&json!({ "alg": "HS256", "jwk": { "kty": "oct", "k": "c2VjcmV0" } }), &good, "secret"),
        sign(&json!({ "alg": "HS256", "kid": "../../dev/null" }), &good, ""),
        sign(&json!({ "alg": "HS256", "typ": "JWT", "crit": ["exp"] }), &good, &issuer.secret),
        with("iss", json!("nobody")),
        with("iss", json!(["a", "b"])),
        with("iat", json!(now - 30)),
        with("iat", json!(now + 120)), // five seconds ahead are allowed; a slow machine needs more than six
        with("iat", json!("now")),
        with("iat", json!(-1)),
        with("iat", json!(i64::MIN)),
        with("operation", json!("customer_logout")),
        with("customer_id", json!(carla.to_string())),
        with("customer_id", json!(dora)),
        with("customer_id", json!(ivan)),
        with("customer_id", json!(0)),
        with("jti", json!("")),
        with("jti", json!("j".repeat(201))),
        with("request_ip", json!("203.0.113.77")),
        with("request_ip", json!("")),
        with("redirect_to", json!("https://evil.example")),
        with("redirect_to", json!("//evil.example")),
        with("redirect_to", json!("/.//evil.example")),
        with("redirect_to", json!("/a/..//evil.example")),
        with("redirect_to", json!("/\\evil.example")),
        with("extra", json!("x".repeat(5_000))),
        without("iss"),
        without("iat"),
        without("jti"),
        without("operation"),
        without("customer_id"),
    ];
    for token in &tokens {
        assert!(!takes(&shop, token).await, "{token}");
    }
    // Made anew: on a slow machine the half minute of the first is over.
    let whole = issuer.token(&issuer.claims(&shop.app, carla, "good"));
    assert!(takes(&shop, &whole).await, "and none of them used it up");
}

/// Postgres has no place for a NUL.
#[actix_web::test]
async fn what_no_database_can_look_for_is_refused_as_any_other() {
    let shop = super::storefront().await;
    let carla = shop.app.carla().await.0;
    let (_, issuer) = issuer(&shop.app, "Shop").await;
    for field in ["iss", "operation", "redirect_to", "request_ip"] {
        let mut claims = issuer.claims(&shop.app, carla, field);
        claims[field] = json!("a\u{0}");
        let token = issuer.token(&claims);
        assert!(!takes(&shop, &token).await, "{field}");
        let page = shop.browser.get(&format!("/bigcommerce/{}/login/token/{token}", shop.app.account)).await;
        assert_eq!(page.status, 303, "{field}");
    }
}

#[actix_web::test]
async fn each_application_vouches_with_its_own_secret_until_it_is_replaced_or_taken_away() {
    let app = TestApp::start().await;
    let carla = app.carla().await.0;
    let (first, one) = issuer(&app, "One").await;
    let (_, two) = issuer(&app, "Two").await;
    let shop = Storefront::of(app, Some(first)).await;
    let claims = |issuer: &Issuer, jti| issuer.claims(&shop.app, carla, jti);
    assert!(takes(&shop, &one.token(&claims(&one, "a"))).await);
    assert!(!takes(&shop, &two.token(&claims(&two, "b"))).await, "the key is for the other one");
    let crossed = sign(&json!({ "alg": "HS256" }), &claims(&one, "c"), &two.secret);
    assert!(!takes(&shop, &crossed).await);
    shop.app.execute("UPDATE applications SET client_secret = '' WHERE name = 'One'").await;
    assert!(!takes(&shop, &one.token(&claims(&one, "d"))).await, "no secret is no key");
}

#[actix_web::test]
async fn a_hundred_uses_at_once_are_one() {
    let shop = super::storefront().await;
    let carla = shop.app.carla().await.0;
    let (_, issuer) = issuer(&shop.app, "Shop").await;
    let token = issuer.token(&issuer.claims(&shop.app, carla, "race"));
    let tries = (0..100).map(|_| shop.send(WITH_TOKEN, json!({ "jwt": token })));
    let answers = futures_util::future::join_all(tries).await;
    let taken = answers.iter().filter(|page| read(page)["errors"].is_null()).count();
    assert_eq!(taken, 1);
}

#[actix_web::test]
async fn a_browser_that_is_sent_here_is_signed_in_and_goes_on_to_the_storefront() {
    let app = TestApp::start().await;
    let carla = app.carla().await.0;
    let (_, issuer) = issuer(&app, "Shop").await;
    app.execute("UPDATE applications SET endpoint = 'https://shop.example/account/reset?lang=es' WHERE name = 'Shop'")
        .await;
    let path = |claims: &Value| format!("/bigcommerce/{}/login/token/{}", app.account, issuer.token(claims));
    let mut claims = issuer.claims(&app, carla, "here");
    claims["redirect_to"] = json!("/account/orders?tab=open");
    claims["request_ip"] = json!("127.0.0.1");
    let browser = app.browser();
    assert_eq!(browser.send(browser.raw("HEAD", &path(&claims))).await.status, 405, "a scanner uses nothing up");
    let page = browser.get(&path(&claims)).await;
    assert_eq!((page.status, page.location().as_deref()), (303, Some("https://shop.example/account/orders?tab=open")));
    assert!(page.header("referrer-policy").contains("no-referrer"));
    assert!(browser.get(&app.hosted("signed-in")).await.text().contains("carla@example.com"));

    let other = app.browser();
    let again = other.get(&path(&claims)).await;
    assert_eq!(again.location().unwrap(), app.hosted("sign-in?by=token"), "it was used");
    let told = other.get(&again.location().unwrap()).await;
    assert!(told.one("[role=alert]").contains("could not sign you in by itself"), "{}", told.text());
    let plain = issuer.claims(&app, carla, "plain");
    let page = other.get(&path(&plain)).await;
    assert_eq!(page.location().unwrap(), app.hosted("signed-in"), "Keydesk's own page, if none is named");
}

#[actix_web::test]
async fn who_is_sent_to_sign_out_is_signed_out() {
    let app = TestApp::start().await;
    let carla = app.carla().await.0;
    let (_, issuer) = issuer(&app, "Shop").await;
    let path = |claims: &Value| format!("/bigcommerce/{}/login/token/{}", app.account, issuer.token(claims));
    let browser = app.browser();
    browser.get(&path(&issuer.claims(&app, carla, "in"))).await;
    assert!(browser.get(&app.hosted("signed-in")).await.text().contains("carla@example.com"));
    let mut claims = issuer.claims(&app, carla, "out");
    claims["redirect_to"] = json!("/login.php?action=logout");
    assert_eq!(browser.get(&path(&claims)).await.location().unwrap(), app.hosted("sign-in"));
    assert_eq!(browser.get(&app.hosted("signed-in")).await.location().unwrap(), app.hosted("sign-in"));
    let open = app.read(move |conn| {
        let customer = keydesk::customers::CustomerId(carla);
        keydesk::access_tokens::open(conn, customer, keydesk::db::types::Time::EPOCH).unwrap()
    });
    assert_eq!(open.await, 0, "elsewhere too nothing is left of it");
}
