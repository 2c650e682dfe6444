//! The list: search, tabs, order, pages.

use keydesk::customers::State;

use crate::harness::TestApp;

#[actix_web::test]
async fn finds_by_name_address_phone_and_id_without_marks_or_case() {
    let app = TestApp::start().await;
    app.carla().await;
    let zofia = app.customer("Zofia", "Müller-Łuczak", "zofia@example.org", State::Active).await;
    let alice = app.alice().await;
    for typed in ["muller", "ŁUCZAK", "zofia@exam", "luczak zofia", &format!("#{zofia}"), "zofia@example.org"] {
        let query = url::form_urlencoded::byte_serialize(typed.as_bytes()).collect::<String>();
        let page = alice.get(&app.admin(&format!("/customers?view=all&q={query}"))).await;
        assert_eq!(page.all("tbody th"), ["Zofia Müller-Łuczak"], "{typed}");
    }
    let page = alice.get(&app.admin("/customers?view=all&q=0911+23")).await;
    assert_eq!(page.all("tbody tr").len(), 2, "both have that phone number");
}
