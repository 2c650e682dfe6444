//! Forms that another site has sent are refused: every one of them.

use keydesk::events;
use keydesk::staff::roles::Role;

use crate::harness::{Browser, TestApp};

/// Every address that takes a form; `tests/architecture.rs` compares with `src/routes.rs`.
pub const POSTS: [&str; 19] = [
    "/hosted/{account}/forgot",
    "/hosted/{account}/password",
    "/hosted/{account}/password/renew",
    "/hosted/{account}/sign-in",
    "/hosted/{account}/sign-out",
    "/sign-in",
    "/sign-out",
    "/preferences",
    "/admin/{account}/customers/{id}/edit",
    "/admin/{account}/customers/{id}/reset",
    "/admin/{account}/customers/{id}/invite",
    "/admin/{account}/customers/{id}/disable",
    "/admin/{account}/customers/{id}/unlock",
    "/admin/{account}/customers/{id}/sign-out",
    "/admin/{account}/resets/{id}/again",
    "/admin/{account}/resets/{id}/withdraw",
    "/admin/{account}/messages/{id}/again",
    "/admin/{account}/applications",
    "/admin/{account}/applications/{id}",
];

struct Scene {
    app: TestApp,
    owner: Browser,
    token: String,
    customer: keydesk::customers::CustomerId,
}

async fn scene() -> Scene {
    let app = TestApp::start().await;
    let customer = app.carla().await;
    let owner = app.signed_in(Role::Owner).await;
    app.send_reset(&owner, customer).await;
    let page = owner.get(&app.admin("/customers")).await;
    let token = page.attributes("input[name=form]", "value").remove(0);
    Scene { app, owner, token, customer }
}

impl Scene {
    fn path(&self, route: &str) -> String {
        route.replace("{account}", &self.app.account.to_string()).replace("{id}", "1")
    }

    async fn events(&self) -> usize {
        let (account, customer) = (self.app.account, self.customer);
        self.app.read(move |conn| events::store::of_customer(conn, account, customer, 1_000).unwrap().len()).await
    }
}

#[actix_web::test]
async fn a_57_forms_without_the_pages_token_are_refused_everywhere() {
    let scene = scene().await;
    let before = scene.events().await;
    let stranger = scene.app.browser();
    let other = stranger.get("/sign-in").await.attributes("input[name=form]", "value").remove(0);
    for route in POSTS {
        let path = scene.path(route);
        for token in [None, Some(""), Some("x"), Some(other.as_str())] {
            let fields: Vec<(&str, &str)> = token.map(|token| ("form", token)).into_iter().collect();
            let answer = scene.owner.send(scene.owner.raw("POST", &path).form(&fields)).await;
            assert_eq!(answer.status, 403, "{path} with {token:?}");
        }
    }
    assert_eq!(scene.events().await, before, "nothing happened");
}

#[actix_web::test]
async fn a_57_forms_that_a_browser_says_come_from_elsewhere_are_refused() {
    let scene = scene().await;
    let before = scene.events().await;
    let here = format!("http://{}", scene.app.address);
    let elsewhere = [
        ("sec-fetch-site", "cross-site".to_owned()),
        ("sec-fetch-site", "same-site".to_owned()),
        ("origin", "null".to_owned()),
        ("origin", "https://evil.example".to_owned()),
        ("origin", format!("{here}.evil.example")),
        ("origin", here.replace("http:", "https:")),
    ];
    for route in POSTS {
        for (name, value) in &elsewhere {
            let request = scene.owner.raw("POST", &scene.path(route)).header(*name, value);
            let answer = scene.owner.send(request.form(&[("form", &scene.token)])).await;
            assert_eq!(answer.status, 403, "{route} {name} {value}");
        }
    }
    assert_eq!(scene.events().await, before);
}

#[actix_web::test]
async fn a_57_only_real_forms_are_read() {
    let scene = scene().await;
    let body = format!("form={}", scene.token);
    for kind in ["text/plain", "application/json", "multipart/form-data; boundary=x", ""] {
        let request = scene.owner.raw("POST", "/sign-out").header("content-type", kind).body(body.clone());
        assert_eq!(scene.owner.send(request).await.status, 403, "{kind}");
    }
    let request = scene.owner.raw("POST", "/preferences").header("content-type", "application/x-www-form-urlencoded");
    assert_eq!(scene.owner.send(request.body(format!("{body}&here=%00"))).await.status, 400);
    let long = format!("{body}&x={}", "x".repeat(70_000));
    let request = scene.owner.raw("POST", "/preferences").header("content-type", "application/x-www-form-urlencoded");
    assert_eq!(scene.owner.send(request.body(long)).await.status, 413);
    assert_eq!(scene.owner.get(&scene.app.admin("/customers")).await.status, 200, "still signed in");
}

#[actix_web::test]
async fn a_58_nobody_is_signed_in_by_another_sites_form() {
    let app = TestApp::start().await;
    app.carla().await;
    app.alice().await;
    let attacker = app.browser();
    let victim = app.browser();
    for (page, email) in
        [("/sign-in".to_owned(), "support@northwind.example"), (app.hosted("sign-in"), "carla@example.com")]
    {
        let theirs = attacker.get(&page).await;
        let password =
            if email.starts_with("carla") { crate::harness::CUSTOMER_PASSWORD } else { crate::harness::STAFF_PASSWORD };
        let (path, fields) = theirs.form("/sign-in", &[("email", email), ("password", password)]);
        victim.get(&page).await;
        let answer = victim.send(victim.raw("POST", &path).form(&fields)).await;
        assert_eq!(answer.status, 403, "{page}");
    }
}

#[actix_web::test]
async fn a_token_of_before_signing_in_is_no_good_afterwards() {
    let app = TestApp::start().await;
    app.add_staff(app.account, Role::Support, "Alice", "alice@northwind.example").await;
    let browser = app.browser();
    let page = browser.get("/sign-in").await;
    let before = page.attributes("input[name=form]", "value").remove(0);
    let fields = [("email", "alice@northwind.example"), ("password", crate::harness::STAFF_PASSWORD)];
    browser.submit(&page, "/sign-in", &fields).await;
    let answer = browser.send(browser.raw("POST", "/sign-out").form(&[("form", &before)])).await;
    assert_eq!(answer.status, 403);
}

#[actix_web::test]
async fn tokens_differ_on_every_page() {
    let scene = scene().await;
    let page = scene.owner.get(&scene.app.admin("/customers")).await;
    assert_ne!(page.attributes("input[name=form]", "value")[0], scene.token);
}
