//! The finished links that the form of an application shows.

use crate::harness::TestApp;

#[actix_web::test]
async fn each_purpose_has_its_link_at_the_endpoint_and_on_our_own_pages() {
    let app = TestApp::start().await;
    let bob = app.bob().await;
    let form = bob.get(&app.admin("/applications/new")).await;
    for (endpoint, passwords, addresses) in [
        ("https://shop.example/in", "shop.example/in?", "shop.example/in?"),
        ("", "/hosted/1/password?", "/hosted/1/confirm?"),
    ] {
        let typed = [("name", "Shop"), ("endpoint", endpoint), ("try_link", "1")];
        let shown = bob.submit(&form, "/applications", &typed).await.all("section.example code");
        for (link, (page, action)) in
            shown.iter().zip([(passwords, "resetPwd"), (passwords, "activate"), (addresses, "verifyEmail")])
        {
            assert!(link.contains(page) && link.ends_with(&format!("action={action}")), "{shown:?}");
        }
        assert_eq!(shown.len(), 3);
    }
}
