//! Language and appearance are a person's own.

use crate::harness::TestApp;

#[actix_web::test]
async fn language_and_theme_are_kept_for_the_person() {
    let app = TestApp::start().await;
    let alice = app.alice().await;
    let page = alice.get(&app.admin("/customers")).await;
    let page = alice.finish(&page, "/preferences", &[("locale", "de")]).await;
    assert_eq!(page.attributes("html", "lang"), ["de"]);
    assert_eq!(page.all("h1"), ["Kunden"]);
    let page = alice.finish(&page, "/preferences", &[("theme", "dark")]).await;
    assert_eq!(
        (page.attributes("html", "lang"), page.attributes("html", "data-theme")),
        (vec!["de".into()], vec!["dark".into()])
    );
    let elsewhere = app.sign_in("support@northwind.example").await.get(&app.admin("/customers")).await;
    assert_eq!(elsewhere.attributes("html", "lang"), ["de"], "also in her next browser");
}
