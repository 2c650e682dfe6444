//! Storefronts that keep only the host of an address.

use keydesk::api_keys::Scope;
use keydesk::staff::roles::Role;
use serde_json::json;

use super::{Storefront, WHO};
use crate::harness::{Page, TestApp};

const HOST: &str = "store-1-1.api.shop.example";

/// An application with a host of its own, and a key for all of them.
async fn storefront() -> Storefront {
    let app = TestApp::start().await;
    app.application(app.account, "Catalyst").await;
    app.execute(&format!("UPDATE applications SET api_host = '{HOST}', endpoint = 'https://shop.example/reset'")).await;
    Storefront::of(app, None).await
}

impl Storefront {
    /// Asks by the name of a host.
    async fn at(&self, host: &str, method: &str, path: &str, key: &str) -> Page {
        let request =
            self.browser.raw(method, path).header("host", host).header("authorization", format!("Bearer {key}"));
        let request = request.header("content-type", "application/json");
        self.browser.send(request.body(json!({ "query": WHO }).to_string())).await
    }
}

#[actix_web::test]
async fn the_host_of_an_application_answers_for_it() {
    let shop = storefront().await;
    for host in [HOST, "STORE-1-1.api.shop.example:443"] {
        let page = shop.at(host, "POST", "/graphql?operation=x&type=query", &shop.key).await;
        assert_eq!((page.status, page.body.as_str()), (200, "{\"data\":{\"customer\":null}}"), "{host}");
    }
    let all = shop.app.key(shop.app.account, Scope::ALL, None).await.1;
    let carla = shop.app.carla().await;
    let path = format!("/accounts/customers/{carla}");
    assert!(shop.at(HOST, "GET", &path, &all).await.body.contains("carla@example.com"));
    let asked =
        shop.at(HOST, "POST", "/notifications/customers/reset?email=carla@example.com&appName=Other", &all).await;
    assert!(asked.status == 200 && asked.body.contains("\"application\":\"Catalyst\""), "{}", asked.body);
    shop.app.work().await;
    assert!(
        shop.app.newest_link(carla).await.starts_with("https://shop.example/reset?"),
        "its link, whatever the host says"
    );
}

/// Its cookie and its pages belong to Keydesk's own host.
#[actix_web::test]
async fn a_login_token_is_taken_at_keydesks_own_host() {
    let shop = storefront().await;
    let page = shop.at(HOST, "GET", "/login/token/abc.def.ghi", &shop.key).await;
    let own = format!("http://{}/bigcommerce/{}/login/token/abc.def.ghi", shop.app.address, shop.app.account);
    assert_eq!((page.status, page.location()), (303, Some(own)));
}

#[actix_web::test]
async fn a_08_a_host_opens_nothing_else_and_unknown_ones_are_not_there() {
    let shop = storefront().await;
    let before = shop.app.contents().await;
    for path in [
        "/",
        "/sign-in",
        "/admin",
        "/hosted/1/forgot",
        "/bigcommerce/1/graphql",
        "/websales/1/accounts/customers",
        "/assets/x",
        "/accounts",
        "/graphql/",
        "//graphql",
    ] {
        let page = shop.at(HOST, "GET", path, &shop.key).await;
        assert_eq!(page.status, 404, "{path}: {}", page.body);
        assert_eq!(shop.at(HOST, "POST", path, &shop.key).await.status, 404, "{path}");
    }
    for host in [
        "other.api.shop.example",
        "shop.example",
        "api.shop.example",
        "store-1-1.api.shop.example.",
        "x@store-1-1.api.shop.example",
        "store-1-1.api.shop.example/x",
        "%",
        "[::1]",
    ] {
        for path in ["/graphql", "/accounts/customers", "/bigcommerce/1/graphql"] {
            assert_eq!(shop.at(host, "POST", path, &shop.key).await.status, 404, "{host}{path}");
        }
    }
    assert_eq!(shop.at("127.0.0.1", "POST", "/graphql", &shop.key).await.status, 404, "only at its own host");
    assert_eq!(shop.app.contents().await["reset_intakes"], before["reset_intakes"]);
}

#[actix_web::test]
async fn a_61_keys_of_another_application_or_account_do_not_work_there() {
    let shop = storefront().await;
    let second = shop.app.application(shop.app.account, "Second").await;
    let theirs = shop.app.key(shop.app.account, &[Scope::Storefront], Some(second)).await.1;
    let other = shop.app.add_account("Elsewhere").await;
    let foreign = shop.app.key(other, Scope::ALL, None).await.1;
    for key in [theirs, foreign, "kd_x".into()] {
        assert_eq!(shop.at(HOST, "POST", "/graphql", &key).await.status, 401);
        assert_eq!(shop.at(HOST, "GET", "/accounts/customers", &key).await.status, 401);
    }
}

#[actix_web::test]
async fn the_form_takes_a_host_name_once_and_tells_what_is_none() {
    let app = TestApp::start().await;
    let (first, second) = (app.application(app.account, "One").await, app.application(app.account, "Two").await);
    let owner = app.signed_in(Role::Owner).await;
    let save = async |id, host: &str| {
        let form = owner.get(&app.admin(&format!("/applications/{id}"))).await;
        owner.submit(&form, &format!("/applications/{id}"), &[("api_host", host)]).await
    };
    assert_eq!(save(first, " API.shop.example ").await.status, 303);
    let page = owner.get(&app.admin(&format!("/applications/{first}"))).await;
    assert_eq!(page.attributes("#api_host", "value"), ["api.shop.example"]);
    for host in ["https://api.shop.example", "localhost", "10.0.0.1", "a.example:80", "a.example/x"] {
        let page = save(second, host).await;
        assert_eq!(
            (page.status, page.attributes("#api_host", "value")),
            (422, vec![host.to_owned()]),
            "what was typed stays"
        );
        assert!(page.one("#api_host-error").contains("not a host name"), "{host}");
    }
    assert!(save(second, "api.shop.example").await.one("#api_host-error").contains("Another application"));
    assert_eq!(save(first, "").await.status, 303);
    assert_eq!(save(second, "api.shop.example").await.status, 303, "it is free again");
}

#[actix_web::test]
async fn a_browser_with_a_token_may_come_to_the_host_too() {
    let shop = super::storefront().await;
    shop.app.carla().await;
    shop.app.application(shop.app.account, "Catalyst").await;
    shop.app.execute("UPDATE applications SET api_host = 'store-1-1.api.example'").await;
    let there = |host: &'static str| {
        shop.browser.send(shop.browser.raw("GET", "/login/token/abc.def.ghi").header("host", host))
    };
    let page = there("store-1-1.api.example").await;
    assert!(page.status != 404, "{} {}", page.status, page.text());
    assert_eq!(there("store-1-2.api.example").await.status, 404);
    assert_eq!(shop.browser.get("/login/token/abc.def.ghi").await.status, 404, "without a host nobody is meant");
}
