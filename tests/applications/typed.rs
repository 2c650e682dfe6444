//! What is typed into the form of an application, and how it comes back.

use crate::harness::TestApp;

#[actix_web::test]
async fn an_endpoint_is_shown_as_it_was_typed_and_says_what_is_wrong_while_it_is() {
    let app = TestApp::start().await;
    let bob = app.bob().await;
    let form = bob.get(&app.admin("/applications/new")).await;
    let typed =
        [("name", "Bücher"), ("endpoint", "HTTPS://Bücher.example/neu?q=a+b%20c&lang=de"), ("link_format", "default")];
    assert_eq!(bob.submit(&form, "/applications", &typed).await.status, 303);
    let path = app.admin("/applications/1");
    let page = bob.get(&path).await;
    assert_eq!(page.attributes("#endpoint", "value"), ["https://bücher.example/neu?q=a+b%20c&lang=de"]);
    let example = page.one(".example");
    assert!(example.contains("https://xn--bcher-kva.example/neu?q=a+b%20c&lang=de&accountId=1"), "{example}");
    assert!(example.contains("the host is written xn--bcher-kva.example"), "{example}");
    for (endpoint, why) in [
        ("http://neu.example/x#frag", "Use https"),
        ("https://shop.example/a b", "no spaces"),
        ("shop", "whole address"),
        ("https://shop.example/?token=1", "Take token out"),
    ] {
        let tried = bob.submit(&page, &path, &[("endpoint", endpoint), ("try_link", "1")]).await;
        assert!(tried.one(".example").contains(why), "{endpoint}: {}", tried.one(".example"));
    }
}
