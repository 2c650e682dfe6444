//! How documents come in, for which shop, and who may read the answer.

use keydesk::api_keys::Scope;
use serde_json::json;

use super::{NEW, SIGN_IN, Storefront, WHO, read, refused, storefront};
use crate::harness::{CUSTOMER_PASSWORD, TestApp};

const ASK: &str = "mutation { requestPasswordResetEmail(email: \"carla@example.com\") }";

async fn get(shop: &Storefront, query: &[(&str, &str)], token: Option<&str>) -> crate::harness::Page {
    let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish();
    let request = shop.browser.raw("GET", &format!("{}?{query}", shop.path));
    let request = match token {
        Some(token) => request.header("authorization", format!("Bearer {token}")),
        None => request,
    };
    shop.browser.send(request).await
}

#[actix_web::test]
async fn queries_may_come_by_get_and_a_71_mutations_may_not() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let page = get(&shop, &[("query", WHO), ("variables", "{}"), ("operationName", "")], Some(&token)).await;
    assert_eq!(read(&page)["data"]["customer"]["firstname"], "Carla", "{}", page.body);
    let free = "query F($email: String!) { isEmailAvailable(email: $email) { is_email_available } } query G { customer { id } }";
    let variables = "{\"email\":\"a@example.com\"}";
    let page = get(&shop, &[("query", free), ("variables", variables), ("operationName", "F")], None).await;
    assert_eq!(read(&page)["data"]["isEmailAvailable"]["is_email_available"], true, "{}", page.body);
    let before = shop.app.contents().await;
    let both = "query A { customer { id } } mutation B { deleteCustomer }";
    for (document, name, status) in [(ASK, "", 405), (both, "B", 405), (both, "A", 200), (both, "", 200)] {
        let page = get(&shop, &[("query", document), ("operationName", name)], Some(&token)).await;
        assert_eq!(page.status, status, "{}", page.body);
        assert!(status != 200 || page.body.contains("errors") == name.is_empty(), "{}", page.body);
    }
    assert_eq!(shop.app.contents().await, before);
    for query in [
        &[("query", "{ customer")][..],
        &[],
        &[("query", WHO), ("variables", "{")],
        &[("query", WHO), ("variables", "[1]")],
    ] {
        assert_eq!(get(&shop, query, None).await.status, 400);
    }
    let options = shop.browser.send(shop.browser.raw("OPTIONS", &shop.path)).await;
    assert_eq!((options.status, options.header("allow")), (204, "GET, POST, OPTIONS"));
}

#[actix_web::test]
async fn what_is_no_document_is_told_with_400_and_a_category() {
    let shop = storefront().await;
    for body in ["", "[]", "{}", "{\"query\": \"{ customer\"}", "{\"query\": 7}"] {
        let request = shop.browser.raw("POST", &shop.path).header("content-type", "application/json");
        let page = shop.browser.send(request.body(body)).await;
        assert_eq!(page.status, 400, "{body}");
        assert!(read(&page)["errors"][0]["extensions"]["category"].is_string(), "{}", page.body);
    }
    let request = shop.browser.raw("POST", &shop.path).header("content-type", "text/plain");
    assert_eq!(shop.browser.send(request.body("{}")).await.status, 415);
    let nowhere = Storefront { path: "/adobe/999/graphql".into(), ..shop };
    assert_eq!(nowhere.send(WHO, json!({})).await.status, 404);
}

#[actix_web::test]
async fn the_store_header_names_the_application_and_a_03_an_unknown_one_is_refused_before_anything() {
    let mut shop = storefront().await;
    let carla = shop.app.carla().await;
    shop.app.application(shop.app.account, "Venia").await;
    shop.app.execute("UPDATE applications SET endpoint = 'https://venia.example', link_format = 'adobe'").await;
    for (store, begins) in [(Some("venia"), "https://venia.example/"), (Some("default"), "http://"), (None, "http://")]
    {
        shop.store = store;
        shop.ask(ASK, json!({})).await;
        shop.app.work().await;
        assert!(shop.app.newest_link(carla).await.starts_with(begins), "{store:?}");
        shop.app.wait(chrono::TimeDelta::hours(25));
    }
    shop.store = Some("nowhere");
    let before = shop.app.contents().await;
    let page = shop.send(ASK, json!({})).await;
    let told = read(&page);
    assert_eq!(
        (page.status, told["errors"][0]["message"].as_str(), told["errors"][0]["extensions"]["category"].as_str()),
        (200, Some("Requested store is not found"), Some("graphql-input"))
    );
    assert_eq!(shop.app.contents().await, before);
    let other = shop.app.application(shop.app.account, "Other").await;
    let key = shop.app.key(shop.app.account, keydesk::api_keys::Scope::ALL, Some(other)).await.1;
    for (store, message) in [("venia", "not found"), ("other", "true")] {
        let request =
            shop.browser.raw("POST", &format!("/adobe/{}/graphql", shop.app.account)).header("x-api-key", &key);
        let request = request.header("content-type", "application/json").header("store", store);
        let page = shop.browser.send(request.body(json!({ "query": ASK }).to_string())).await;
        assert!(page.body.contains(message), "a key of one application speaks for that one: {store} {}", page.body);
    }
}

#[actix_web::test]
async fn a_host_of_an_application_in_this_format_speaks_this_dialect() {
    let shop = storefront().await;
    let carla = shop.app.carla().await;
    shop.app.application(shop.app.account, "Venia").await;
    let venia = "UPDATE applications SET endpoint = 'https://venia.example', link_format = 'adobe', api_host = 'api.venia.example'";
    shop.app.execute(venia).await;
    let request = shop.browser.raw("POST", "/graphql").header("host", "api.venia.example");
    let request = request.header("content-type", "application/json").body(json!({ "query": ASK }).to_string());
    assert_eq!(read(&shop.browser.send(request).await)["data"]["requestPasswordResetEmail"], true);
    shop.app.work().await;
    assert!(shop.app.newest_link(carla).await.starts_with("https://venia.example/customer/account/createPassword/?"));
}

#[actix_web::test]
async fn a_server_with_a_key_says_for_whom_it_asks() {
    let shop = storefront().await;
    shop.app.carla().await;
    let key = shop.app.key(shop.app.account, &[Scope::Storefront], None).await.1;
    let sign_in = |visitor: &'static str, password: &'static str| {
        let variables = json!({ "email": "carla@example.com", "password": password });
        let request = shop.request(SIGN_IN, variables).header("x-api-key", &key);
        shop.browser.send(request.header("x-visitor-address", visitor))
    };
    for _ in 0..8 {
        assert_eq!(sign_in("198.51.100.7", "a guess").await.status, 401);
    }
    shop.app.wait(chrono::TimeDelta::seconds(-30)); // however long a hash takes here
    assert_eq!(sign_in("198.51.100.7", CUSTOMER_PASSWORD).await.status, 401, "this visitor waits");
    assert_eq!(sign_in("203.0.113.9", CUSTOMER_PASSWORD).await.status, 200, "she sits elsewhere");
    let reads = shop.app.key(shop.app.account, &[Scope::CustomersRead], None).await.1;
    for (key, status) in [("kd_nothing", 401), (reads.as_str(), 403)] {
        let page = shop.browser.send(shop.request(WHO, json!({})).header("x-api-key", key)).await;
        assert_eq!(page.status, status, "{}", page.body);
    }
    let other = TestApp::start().await;
    let elsewhere = other.key(other.account, &[Scope::Storefront], None).await.1;
    assert_eq!(shop.browser.send(shop.request(WHO, json!({})).header("x-api-key", elsewhere)).await.status, 401);
}

#[actix_web::test]
async fn another_shops_sign_in_and_links_are_nothing_here() {
    let shop = storefront().await;
    let token = shop.carla().await;
    let carla = shop.app.by_email("carla@example.com").await;
    shop.ask(ASK, json!({})).await;
    shop.app.work().await;
    let link = shop.app.newest_token(carla).await;
    let other = shop.app.add_account("Other shop").await;
    let there = Storefront { path: format!("/adobe/{other}/graphql"), ..shop };
    assert_eq!(there.send_as(&token, WHO, json!({})).await.status, 401);
    assert!(there.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.is_none());
    let set = "mutation($token: String!, $new: String!) {
        resetPassword(email: \"carla@example.com\", resetPasswordToken: $token, newPassword: $new) }";
    let page = there.send(set, json!({ "token": link, "new": NEW })).await;
    assert_eq!(refused(&page).0, "Cannot set the customer's password");
}

#[actix_web::test]
async fn pages_of_the_shops_own_storefronts_may_read_answers_and_no_others() {
    let shop = storefront().await;
    shop.app.carla().await;
    shop.app.application(shop.app.account, "Venia").await;
    shop.app.execute("UPDATE applications SET endpoint = 'https://app.example:8443/es/'").await;
    let other = shop.app.add_account("Other shop").await;
    let elsewhere = shop.app.application(other, "Elsewhere").await;
    let theirs = format!("UPDATE applications SET endpoint = 'https://other.example' WHERE id = {elsewhere}");
    shop.app.execute(&theirs).await;
    let asked = |method: &str, origin: &str| {
        let request = shop.browser.raw(method, &shop.path).header("origin", origin);
        let request = request.header("content-type", "application/json");
        shop.browser.send(request.body(json!({ "query": "{ countries { id } }" }).to_string()))
    };
    for method in ["POST", "OPTIONS"] {
        let page = asked(method, "https://app.example:8443").await;
        assert_eq!(page.header("access-control-allow-origin"), "https://app.example:8443", "{method}");
        for sent in ["authorization", "content-type", "store", "content-currency", "x-magento-cache-id"] {
            assert!(page.header("access-control-allow-headers").split(", ").any(|header| header == sent), "{sent}");
        }
        assert!(!page.headers.contains_key("access-control-allow-credentials"));
        assert!(page.headers.get_all("vary").iter().any(|vary| vary.to_str().unwrap().contains("origin")));
        for wrong in [
            "null",
            "https://app.example",
            "http://app.example:8443",
            "https://app.example:8443.evil.example",
            "https://evil.example:8443",
            "https://APP.example:8443",
            "https://other.example",
            "*",
        ] {
            let page = asked(method, wrong).await;
            assert!(!page.headers.contains_key("access-control-allow-origin"), "{method} {wrong}");
        }
    }
}

#[actix_web::test]
async fn a_store_is_found_in_whichever_letters_and_never_taken_for_the_default_one() {
    let mut shop = storefront().await;
    shop.app.carla().await;
    shop.app.application(shop.app.account, "Shöp").await;
    shop.store = None;
    let ask = |store: &'static [u8]| {
        let store = reqwest::header::HeaderValue::from_bytes(store).unwrap();
        let request = shop.browser.raw("POST", &shop.path).header("store", store);
        let document = "mutation { requestPasswordResetEmail(email: \"carla@example.com\") }";
        let body = json!({ "query": document, "operationName": "", "variables": [] }).to_string();
        shop.browser.send(request.header("content-type", "application/json").body(body))
    };
    for known in ["Shöp".as_bytes(), b"Sh\xf6p"] {
        assert_eq!(ask(known).await.body, r#"{"data":{"requestPasswordResetEmail":true}}"#);
    }
    for unknown in ["Shüp".as_bytes(), b"Sh\xfcp", b"\xff"] {
        assert!(ask(unknown).await.body.contains("Requested store is not found"));
    }
}
