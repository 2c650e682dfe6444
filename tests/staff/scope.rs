//! One account never sees another's rows.

use keydesk::customers::State;
use keydesk::staff::roles::Role;

use crate::harness::{CUSTOMER_PASSWORD, TestApp};

#[actix_web::test]
async fn what_belongs_to_another_account_does_not_exist() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let owner = app.signed_in(Role::Owner).await;
    let form = owner.get(&app.admin("/applications/new")).await;
    owner.submit(&form, "/applications", &[("name", "Shop ES")]).await;
    app.send_reset(&owner, carla).await;
    let other = app.add_account("Southwind").await;
    app.add_staff(other, Role::Owner, "Sue", "sue@southwind.example").await;
    let sue = app.sign_in("sue@southwind.example").await;
    let theirs = |page: &str| format!("/admin/{other}{page}");
    for page in [
        "/customers/1",
        "/customers/1/edit",
        "/customers/1/reset",
        "/customers/1/disable",
        "/messages/1",
        "/messages/1/html",
        "/applications/1",
    ] {
        assert_eq!(owner.get(&app.admin(page)).await.status, 200, "{page} is there");
        assert_eq!(sue.get(&theirs(page)).await.status, 404, "{page} by way of her own account");
        assert_eq!(sue.get(&app.admin(page)).await.status, 404, "{page} by way of the other");
    }
    assert!(sue.get(&theirs("/customers?view=all&q=carla")).await.all("tbody tr").is_empty());
    assert_eq!(
        sue.get(&theirs("/customers?q=carla@example.com")).await.status,
        200,
        "no redirect to a foreign customer"
    );
    assert!(!sue.get(&theirs("/messages")).await.text().contains("carla"));
    let token = sue.get(&theirs("/roles")).await.attributes("input[name=form]", "value").remove(0);
    for path in
        ["/resets/1/again", "/resets/1/withdraw", "/messages/1/again", "/customers/1/disable", "/customers/1/unlock"]
    {
        let request = sue.raw("POST", &theirs(path)).form(&[("form", &token)]);
        assert_eq!(sue.send(request).await.status, 404, "{path}");
    }
    assert_eq!(app.look_up(carla).await.state, State::Active);
}

#[actix_web::test]
async fn the_same_address_in_two_accounts_is_two_customers() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let other = app.add_account("Southwind").await;
    app.customer_of(other, "Carla", "Other", "carla@example.com", State::Active).await;
    let (browser, signed_in) = app.customer_signs_in("carla@example.com", CUSTOMER_PASSWORD).await;
    assert!(signed_in);
    assert_eq!(browser.get(&format!("/hosted/{other}/signed-in")).await.status, 303, "not signed in there");
    app.send_reset(&app.alice().await, carla).await;
    let token = app.newest_reset(carla).await.token(&app.keydesk.config.keys).unwrap();
    let page = app.browser().open(&format!("/hosted/{other}/password?token={}", token.reveal())).await;
    assert_eq!(page.status, 410, "a token of one shop at the other's page");
}

#[actix_web::test]
async fn who_has_two_accounts_chooses_and_has_a_role_in_each() {
    use keydesk::events::By;
    let app = TestApp::start().await;
    let other = app.add_account("Southwind").await;
    let id = app.add_staff(app.account, Role::Manager, "Mia", "mia@northwind.example").await;
    let now = app.now();
    app.write(move |conn| {
        keydesk::staff::create::give_role(conn, id, other, Role::Editor, &By::operator(), now).unwrap()
    })
    .await;
    let mia = app.sign_in("mia@northwind.example").await;
    let page = mia.get("/admin").await;
    assert_eq!(page.all("main li a").len(), 2);
    assert_eq!(mia.get(&app.admin("/customers")).await.status, 200);
    assert_eq!(mia.get(&format!("/admin/{other}/customers")).await.status, 403);
    assert!(mia.get(&app.admin("/customers")).await.text().contains("Southwind"), "the switch is there");
}
