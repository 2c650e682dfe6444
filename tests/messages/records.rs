//! What the page of the mail server says of the domain, whatever its alphabet, and without a server.

use keydesk::config::Smtp;
use keydesk::staff::roles::Role;

use crate::harness::TestApp;
use crate::harness::app::Wish;

#[actix_web::test]
async fn a_domain_in_another_alphabet_stands_as_zones_hold_it() {
    let smtp = Smtp { url: "smtp://mail.northwind.example:25".parse().unwrap(), extra_root: None };
    let app = TestApp::with(Wish { smtp: Some(smtp), ..Wish::default() }).await;
    let olga = app.signed_in(Role::Owner).await;
    app.execute("UPDATE accounts SET sender_email = 'service@müller.example'").await;
    let page = olga.get(&app.admin("/mail-server")).await;
    let records = page.all(".code-block pre");
    assert!(records[0] == "xn--mller-kva.example" && records[1].starts_with("v=spf1"), "{records:?}");
    let dmarc = ["_dmarc.xn--mller-kva.example", "v=DMARC1; p=none; rua=mailto:postmaster@xn--mller-kva.example"];
    assert_eq!(records[2..4], dmarc);
    assert!(page.text().contains("in front of its own all"), "{}", page.text());
}

#[actix_web::test]
async fn without_a_server_the_page_shows_the_sender_and_what_the_domain_will_say() {
    let app = TestApp::start().await;
    let olga = app.signed_in(Role::Owner).await;
    let page = olga.get(&app.admin("/mail-server")).await;
    assert!(page.one(".facts").contains("<service@northwind.example>"), "{}", page.text());
    let records = page.all(".code-block pre");
    assert!(records.iter().any(|record| record.starts_with("_dmarc.northwind.example")), "{records:?}");
    assert!(page.text().contains("as soon as a mail server is set up") && page.text().contains("DKIM"));
    assert!(!page.has("form[action$='/mail-server']"));
}
