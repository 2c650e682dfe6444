//! What storefronts miss is listed, so that a developer sees what theirs still asks for in vain.

use keydesk::api_keys::Scope;
use keydesk::staff::roles::Role;
use serde_json::json;

use crate::harness::{Page, TestApp};

const PAGE: &str = "/compatibility";

async fn asks_adobe(app: &TestApp, document: &str, variables: serde_json::Value) -> Page {
    let browser = app.browser();
    let request = browser.raw("POST", &format!("/adobe/{}/graphql", app.account)).header("user-agent", "venia/14.3");
    let body = json!({ "query": document, "variables": variables });
    browser
        .send(request.header("content-type", "application/json").header("store", "venia").body(body.to_string()))
        .await
}

#[actix_web::test]
async fn what_two_dialects_ask_in_vain_is_listed_with_count_client_and_a_sample_without_values() {
    let app = TestApp::start().await;
    app.application(app.account, "Venia").await;
    let document =
        "mutation Cart($in: CustomerCreateInput!) { createEmptyCart createCustomerV2(input: $in) { customer { id } } }";
    for n in 0..3 {
        let input = json!({ "firstname": "Secret", "lastname": "Name", "email": format!("hidden{n}@example.com"),
            "password": "hunter2 is not shown", "taxvat": "DE-hidden" });
        asks_adobe(&app, document, json!({ "in": input })).await;
    }
    let key = app.key(app.account, &[Scope::Storefront], None).await.1;
    let browser = app.browser();
    let request = browser.raw("POST", &format!("/bigcommerce/{}/graphql", app.account));
    let request = request.header("authorization", format!("Bearer {key}")).header("content-type", "application/json");
    let body = json!({ "query": "{ site { cart { id } } customer { storeCredit { value } email } }" });
    browser.send(request.body(body.to_string())).await;
    app.work().await;

    let bob = app.bob().await;
    let page = bob.get(&app.admin(PAGE)).await;
    let text = page.text();
    for told in [
        "Mutation.createEmptyCart",
        "CustomerCreateInput.taxvat",
        "Venia",
        "venia/14.3",
        "Site.cart",
        "Customer.storeCredit",
        "Storefront",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    assert_eq!(page.all("td.cell-number")[0], "3", "the most often asked for first");
    assert!(text.contains("mutation Cart { createEmptyCart createCustomerV2(input) { customer { id } } }"), "{text}");
    let kept = app.contents().await["misses"].join("\n");
    for secret in ["hunter2", "hidden", "Secret"] {
        assert!(!kept.contains(secret), "{secret}: {kept}");
    }

    let done = bob.submit(&page, PAGE, &[]).await;
    assert_eq!(done.status, 303);
    assert!(bob.get(&app.admin(PAGE)).await.text().contains("Nothing missed"));
    let olga = app.signed_in(Role::Owner).await;
    assert!(olga.get(&app.admin("/log")).await.text().contains("Compatibility list cleared (4)"));
}

#[actix_web::test]
async fn what_is_served_leaves_no_line_and_costs_no_write() {
    let app = TestApp::start().await;
    app.application(app.account, "Venia").await;
    let before = app.keydesk.db.statements();
    asks_adobe(&app, "{ countries { id } }", json!({})).await;
    let served = app.keydesk.db.statements() - before;
    let before = app.keydesk.db.statements();
    asks_adobe(&app, "{ countries { id capital } }", json!({})).await;
    assert_eq!(app.keydesk.db.statements() - before, served, "it is written by the worker");
    app.work().await;
    assert_eq!(app.contents().await["misses"].len(), 1);
}

#[actix_web::test]
async fn strangers_who_make_names_up_fill_a_page_and_no_more_and_old_lines_go() {
    let app = TestApp::start().await;
    app.application(app.account, "Venia").await;
    for n in 0..60 {
        let fields: String = (0..20).map(|m| format!("n{n}x{m}: made{n}up{m} ")).collect();
        asks_adobe(&app, &format!("{{ {fields} }}"), json!({})).await;
        if n % 10 == 9 {
            app.work().await;
        }
    }
    let most = usize::try_from(keydesk::compatibility::store::MOST).unwrap();
    assert_eq!(app.contents().await["misses"].len(), most);
    for _ in 0..2 {
        asks_adobe(&app, "{ cart { id } }", json!({})).await;
    }
    app.work().await;
    let page = app.bob().await.get(&app.admin(PAGE)).await;
    assert_eq!((page.status, page.all("tbody tr").len()), (200, most));
    assert!(page.text().contains("Query.cart"), "what is asked for more often makes room for itself");
    let other = app.add_account("Other shop").await;
    let left = app.read(move |conn| keydesk::compatibility::store::all(conn, other).unwrap().len()).await;
    assert_eq!(left, 0, "each shop has its own");
    app.wait(chrono::TimeDelta::days(91));
    app.worker.sweep().await.unwrap();
    assert!(app.contents().await["misses"].is_empty());
}

#[actix_web::test]
async fn the_rest_api_tells_of_everything_that_it_has_not() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let key = app.key(app.account, Scope::ALL, None).await.1;
    let browser = app.browser();
    for (method, path, body) in [
        ("GET", format!("/websales/{}/accounts/people/4711?name=secret", app.account), ""),
        ("DELETE", "/accounts/customers/4711".into(), ""),
        ("GET", "/accounts/customers?search=secret&channel=web&lang=en&secret@example.com=1".into(), ""),
        ("GET", "/accounts/customers?email=secret@example.com&limit=1".into(), ""),
        ("GET", format!("/accounts/customers/{carla}"), ""),
        (
            "PUT",
            format!("/websales/{}/accounts/customers/{carla}", app.account),
            "{\"customer\":{\"firstName\":\"Carla\",\"loyalty\":{\"secret points\":1}},\"sendMail\":\"secret\"}",
        ),
        (
            "PATCH",
            format!("/accounts/customers/{carla}"),
            "{\"operations\":[{\"op\":\"activateEmailAndPwd\",\"path\":\"/activate\",\"value\":\"secret\"}]}",
        ),
        (
            "PATCH",
            format!("/accounts/customers/{carla}"),
            "{\"operations\":[{\"op\":\"reset\",\"path\":\"/resetPwd\",\"value\":\"secret\"}]}",
        ),
    ] {
        let request = browser.raw(method, &path).header("x-api-key", &key).header("content-type", "application/json");
        assert!(browser.send(request.body(body)).await.status < 500);
    }
    browser.send(browser.raw("GET", "/accounts/strangers")).await;
    app.work().await;
    let account = app.account;
    let misses = app.read(move |conn| keydesk::compatibility::store::all(conn, account).unwrap()).await;
    let mut told: Vec<_> = misses.iter().map(|miss| miss.what.as_str()).collect();
    told.sort_unstable();
    assert_eq!(
        told,
        [
            "DELETE /accounts/customers/{customer}",
            "GET /accounts/customers?channel",
            "GET /accounts/customers?email",
            "GET /accounts/customers?lang",
            "GET /accounts/customers?…",
            "GET /accounts/people/{id}",
            "PATCH /accounts/customers/{customer} activateEmailAndPwd /activate",
            "PATCH /accounts/customers/{customer} reset /resetPwd",
            "PUT /accounts/customers/{customer} customer.loyalty",
            "PUT /accounts/customers/{customer} sendMail",
        ]
    );
    assert!(misses.iter().all(|miss| miss.client == "Storefront" && !miss.sample.contains("secret")), "{misses:?}");
}
