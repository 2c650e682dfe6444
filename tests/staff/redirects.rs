//! Nobody is led elsewhere by what an address or a form says.

use keydesk::staff::roles::Role;

use crate::harness::{Page, STAFF_PASSWORD, TestApp};

/// Ways to write an address that some browser, some day, takes for another host's.
const ELSEWHERE: [&str; 50] = [
    "//evil.example",
    "///evil.example",
    "////evil.example/admin/",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "\t//evil.example",
    " //evil.example",
    "/\n/evil.example",
    "/\r/evil.example",
    "/\u{0}/evil.example",
    "/%09/evil.example",
    "/%2f%2fevil.example",
    "%2f%2fevil.example",
    "/%5cevil.example",
    "https:evil.example",
    "https:/evil.example",
    "https://evil.example",
    "HTTPS://evil.example",
    "http://evil.example/admin/",
    "https://good.example@evil.example",
    "https://127.0.0.1@evil.example/admin/1",
    "https://127.0.0.1.evil.example/admin/1",
    "https://evil.example#/admin/1",
    "https://evil.example?/admin/1",
    "https://evil.example\\@127.0.0.1/admin/1",
    "https:\\\\evil.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "ftp://evil.example",
    "/admin//evil.example",
    "/admin/\\evil.example",
    "/admin/../../evil.example",
    "/admin/..//evil.example",
    "/admin/./x",
    "/admin/.%2e/x",
    "/admin/%0d%0aLocation:%20https://evil.example\r\n",
    "/admin/\r\nLocation: https://evil.example",
    "/admin.evil.example",
    "/admin@evil.example",
    "/hosted/1/sign-in",
    "/sign-out",
    "/〱evil.example",
    "。evil.example",
    "evil.example",
];

#[actix_web::test]
async fn a_33_signing_in_and_preferences_lead_to_pages_of_the_backoffice_only() {
    let app = TestApp::start().await;
    let alice = app.signed_in(Role::Support).await;
    let page = alice.get(&app.admin("/customers")).await;
    for there in ELSEWHERE {
        let inside = |answer: &Page| answer.location().as_deref() == Some("/admin");
        // A NUL is in no form.
        let is_none = |answer: &Page| answer.status == 400 && there.contains('\0');
        let answer = alice.submit(&page, "/preferences", &[("theme", "dark"), ("here", there)]).await;
        assert!(inside(&answer) || is_none(&answer), "{there:?}: {}", answer.status);
        let browser = app.browser();
        let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("next", there).finish();
        let form = browser.get(&format!("/sign-in?{query}")).await;
        let typed = [("email", "support@northwind.example"), ("password", STAFF_PASSWORD)];
        let answer = browser.submit(&form, "/sign-in", &typed).await;
        assert!(inside(&answer) || is_none(&answer), "{there:?}: {}", answer.status);
    }
}

/// Where links lead is what was registered, letter by letter, or nothing.
#[actix_web::test]
async fn a_33_an_endpoint_is_a_whole_https_address_or_refused() {
    let app = TestApp::start().await;
    let bob = app.bob().await;
    for there in ELSEWHERE {
        let form = bob.get(&app.admin("/applications/new")).await;
        let answer = bob.submit(&form, "/applications", &[("name", there), ("endpoint", there)]).await;
        let is_plain = url::Url::parse(there).is_ok_and(|url| {
            let is_bare = url.username().is_empty() && url.fragment().is_none() && url.host().is_some();
            url.scheme() == "https" && is_bare && there.starts_with("https://") && !there.contains('\\')
        });
        assert_eq!(answer.status == 303, is_plain, "{there:?}: {}", answer.status);
    }
}
