//! The outbox of one address.

use keydesk::messages::State;
use keydesk::staff::roles::Role;

use crate::harness::TestApp;

#[actix_web::test]
async fn an_address_shows_all_mails_to_that_customer_whatever_the_address_was() {
    let app = TestApp::start().await;
    app.notices(vec![State::Accepted, State::Failed, State::Accepted]).await;
    let sam = app.signed_in(Role::Support).await;
    let rows = async |query: &str| sam.get(&app.admin(&format!("/messages?{query}"))).await.all("tbody tr").len();
    assert_eq!((rows("to=+Carla%40Example.com").await, rows("to=nobody%40example.com").await), (3, 0));
    assert_eq!(rows("to=carla%40example.com&view=failed").await, 1);
    app.execute("UPDATE customers SET email = 'c@example.com', email_key = 'c@example.com'").await;
    assert_eq!((rows("to=c%40example.com").await, rows("to=CARLA%40example.com").await), (3, 3), "the old one too");
    app.customer("Carl", "C", "carla@example.com", keydesk::customers::State::Active).await;
    assert_eq!(rows("to=carla%40example.com").await, 3, "whose it was, though it is another's now");
    app.execute("UPDATE messages SET recipient = 'Carla@bücher.example', customer_id = NULL").await;
    for written in ["carla%40b%C3%BCcher.example", "CARLA%40xn--bcher-kva.example"] {
        assert_eq!(rows(&format!("to={written}")).await, 3, "{written}");
    }
}

#[actix_web::test]
async fn the_address_stays_in_the_tabs_and_pages_and_in_the_field_when_it_is_none() {
    let app = TestApp::start().await;
    app.notices(vec![State::Accepted; 52]).await;
    let sam = app.signed_in(Role::Support).await;
    let page = sam.get(&app.admin("/messages?to=carla%40example.com")).await;
    assert!(page.attributes("a.tab", "href").iter().all(|href| href.contains("to=carla%40example.com")));
    let older = sam.get(&page.attributes("a[rel=next]", "href")[0]).await;
    assert_eq!((older.all("tbody tr").len(), older.attributes("#to", "value")), (2, vec!["carla@example.com".into()]));
    let none = sam.get(&app.admin("/messages?to=carla")).await;
    assert_eq!((none.status, none.all("tbody tr").len()), (422, 0));
    assert!(none.has("[role=alert] a[href='#to']"), "{}", none.text());
    assert_eq!(none.attributes("#to", "value"), ["carla"]);
    let nobody = sam.get(&app.admin("/messages?to=nobody%40example.com")).await;
    assert!(nobody.text().contains("No message here went to nobody@example.com."), "{}", nobody.text());
}

#[actix_web::test]
async fn another_accounts_mails_and_colleagues_notices_are_not_found() {
    let app = TestApp::start().await;
    let other = app.add_account("Contoso").await;
    app.scene_in(other, "Xaver", "xaver@contoso.example").await;
    app.notices(vec![State::Accepted]).await;
    app.execute(
        "UPDATE messages SET notification = 'staff_notice', customer_id = NULL, recipient = 'owner@northwind.example'",
    )
    .await;
    let (sam, olga) = (app.signed_in(Role::Support).await, app.signed_in(Role::Owner).await);
    let rows = async |who: &crate::harness::Browser, to: &str| {
        who.get(&app.admin(&format!("/messages?to={to}"))).await.all("tbody tr").len()
    };
    assert_eq!(rows(&sam, "owner%40northwind.example").await, 0);
    assert!(rows(&olga, "Owner%40northwind.example").await > 0);
    assert_eq!(rows(&olga, "xaver%40contoso.example").await, 0);
}
