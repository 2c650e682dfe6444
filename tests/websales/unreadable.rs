//! Bodies that are not what was asked for: which field is wrong is told by its name.

use serde_json::{Value, json as value};

use super::{json, program};

#[actix_web::test]
async fn the_field_that_is_wrong_is_named_and_no_type_of_ours() {
    let program = program().await;
    program.app.carla().await;
    let before = program.app.contents().await["customers"].clone();
    for (body, field) in [
        (value!({}), "customer"),
        (value!({ "customer": 5 }), "customer"),
        (value!({ "customer": ["x@example.com"] }), "customer"),
        (value!({ "customer": { "email": 5 } }), "customer"),
        (value!({ "customer": { "email": "x@example.com", "addresses": [["Home"]] } }), "customer"),
    ] {
        let page = program.ask("POST", "/accounts/customer", Some(body.clone())).await;
        let told = json(&page);
        assert_eq!((page.status, told["code"].as_str()), (400, Some("WRONG_DATA")), "{body}: {}", page.body);
        let named = told["fields"].as_object().unwrap().keys().next().expect("a field").clone();
        assert!(named.starts_with(field) && !page.body.contains("struct"), "{body}: {}", page.body);
    }
    for (method, path, body, field) in [
        ("PATCH", "/accounts/customers/1", value!({ "operations": [{ "op": "reset" }] }), "operations[0].path"),
        (
            "PATCH",
            "/accounts/customers/1",
            value!({ "operations": [["reset", "/resetPassword", "x", {}]] }),
            "operations[0]",
        ),
        ("PUT", "/accounts/customers/1/addresses/1", value!({ "address": { "street": 7 } }), "address.street"),
        ("PUT", "/accounts/customers/1/addresses/1", value!({ "address": ["Home"] }), "address"),
    ] {
        let page = program.ask(method, path, Some(body.clone())).await;
        let told = json(&page);
        assert_eq!(told["fields"].as_object().unwrap().keys().collect::<Vec<_>>(), [field], "{body}: {}", page.body);
    }
    assert_eq!(program.app.contents().await["customers"], before);
}

#[actix_web::test]
async fn what_is_no_json_says_where() {
    let program = program().await;
    for body in ["", "{", "{\"customer\": {}} more", "[]"] {
        let asked = program.browser.raw("POST", "/accounts/customer").header("x-api-key", &program.key);
        let page = program.browser.send(asked.header("content-type", "application/json").body(body)).await;
        let told: Value = json(&page);
        assert_eq!((page.status, told["code"].as_str()), (400, Some("WRONG_DATA")), "{body}: {told}");
    }
}

#[actix_web::test]
async fn each_field_is_named_by_its_way_from_the_body() {
    let program = program().await;
    let carla = program.app.carla().await;
    let good = value!({ "street": "Weg 1", "city": "Bonn", "country": "de" });
    for (method, path, body, fields) in [
        (
            "PUT",
            format!("/accounts/customers/{carla}"),
            value!({ "customer": { "phone": true } }),
            &["customer.phone"][..],
        ),
        ("POST", "/accounts/customer".into(), value!({ "customer": { "lastName": 6 } }), &["customer.lastName"]),
        ("POST", "/accounts/customer".into(), value!({ "customer": {} }), &["customer.email"]),
        (
            "POST",
            "/accounts/customer".into(),
            value!({ "customer": { "email": "q@example.com", "addresses": [good, { "street": "x" }] } }),
            &["customer.addresses[1].city", "customer.addresses[1].country"],
        ),
        (
            "PATCH",
            format!("/accounts/customers/{carla}"),
            value!({ "operations": [{ "op": "reset", "path": "/resetPassword", "value": "x" }] }),
            &["operations[0].data.password"],
        ),
    ] {
        let page = program.ask(method, &path, Some(body.clone())).await;
        let told = json(&page)["fields"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        assert_eq!(told, fields, "{body}: {}", page.body);
    }
    let page = program.get("/accounts/customers?limit=abc").await;
    assert!(page.status == 400 && json(&page)["fields"]["limit"].is_string(), "{}", page.body);
}
