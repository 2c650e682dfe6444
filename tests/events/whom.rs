//! The log of one customer, by their address.

use keydesk::staff::roles::Role;

use crate::harness::TestApp;

#[actix_web::test]
async fn an_address_leads_to_the_lines_of_that_customer_and_stays_out_of_the_links() {
    let app = TestApp::start().await;
    let (carla, _) = (app.carla().await, app.dora().await);
    let olga = app.signed_in(Role::Owner).await;
    let page = olga.get(&app.admin("/log?customer=+Carla%40Example.com&topic=customers&until=2999-01-01")).await;
    assert_eq!(page.status, 303);
    assert_eq!(page.header("location"), app.admin(&format!("/log?topic=customers&customer={carla}&until=2999-01-01")));
    let page = olga.get(page.header("location")).await;
    assert!(page.all("tbody tr").iter().all(|row| row.contains("carla@example.com")), "{}", page.text());
    assert_eq!(page.attributes("#customer", "value"), [carla.to_string()]);
    let nobody = olga.get(&app.admin("/log?customer=nobody%40example.com")).await;
    assert_eq!((nobody.status, nobody.all("tbody tr").len()), (422, 0));
    assert!(nobody.text().contains("No customer has this address."), "{}", nobody.text());
    assert_eq!(nobody.attributes("#customer", "value"), ["nobody@example.com"], "what was typed stays");
}

#[actix_web::test]
async fn an_address_of_another_account_or_for_who_may_not_see_customers_leads_nowhere() {
    let app = TestApp::start().await;
    app.carla().await;
    let other = app.add_account("Contoso").await;
    app.scene_in(other, "Xaver", "xaver@contoso.example").await;
    let (olga, emil) = (app.signed_in(Role::Owner).await, app.signed_in(Role::Editor).await);
    let asked = [(&olga, "xaver%40contoso.example"), (&emil, "carla%40example.com"), (&emil, "nobody%40example.com")];
    for (who, address) in asked {
        assert_eq!(who.get(&app.admin(&format!("/log?customer={address}"))).await.status, 422, "{address}");
    }
    assert!(!emil.get(&app.admin("/log")).await.has("#customer"));
}
