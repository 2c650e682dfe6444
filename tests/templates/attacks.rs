//! What an editor, or a customer, might try with the words of mails.

use keydesk::customers::State;

use super::{Desk, GOOD, RESET};
use crate::harness::Mail;

/// Refused where it would be put in force, told where it is looked at; and the server goes on.
async fn is_stopped(desk: &Desk, bomb: &str) {
    for button in ["/publish", "/preview", "/test"] {
        let typed = [("subject", "x"), ("html", &*format!("{bomb}{GOOD}")), ("text", "")];
        let answer = desk.press(RESET, button, &typed).await;
        assert_eq!(answer.status, if button == "/preview" { 200 } else { 422 }, "{button}: {}", answer.text());
        assert!(button != "/preview" || answer.text().contains("HTML, line 1"), "{}", answer.text());
    }
    assert_eq!(desk.app.browser().get("/readyz").await.status, 200);
}

#[actix_web::test]
async fn a_47_loops_in_loops_are_stopped() {
    let desk = Desk::open().await;
    let loops = |inside: &str| format!("{}{inside}{}", "{% for i in (1..100) %}".repeat(6), "{% endfor %}".repeat(6));
    is_stopped(&desk, &loops("x")).await;
    is_stopped(&desk, &loops("")).await;
}

#[actix_web::test]
async fn a_48_doubling_is_stopped() {
    let desk = Desk::open().await;
    for (begin, twice) in [
        ("{% assign a = 'xxxxxxxx' %}", "{% assign a = a | append: a %}"),
        ("{% assign a = 'xxxxxxxx' %}", "{% capture a %}{{ a }}{{ a }}{% endcapture %}"),
        ("{% assign a = 'x y' | split: ' ' %}", "{% assign a = a | concat: a %}"),
        ("{% assign a = 'xxxxxxxx' %}", "{% assign a = a | replace: 'x', a %}"),
    ] {
        is_stopped(&desk, &format!("{begin}{}{{{{ a }}}}", twice.repeat(40))).await;
    }
}

#[actix_web::test]
async fn a_49_no_template_takes_in_another_or_a_file() {
    let desk = Desk::open().await;
    for tag in [
        "{% include 'self' %}",
        "{% render '../../etc/passwd' %}",
        "{% layout 'x' %}",
        "{% section 'x' %}",
        "{% import 'x' %}",
    ] {
        is_stopped(&desk, tag).await;
    }
}

#[actix_web::test]
async fn a_45_a_template_reads_what_is_offered_and_nothing_else() {
    let desk = Desk::open().await;
    let secrets = ["password", "hash", "token", "nonce", "secret", "argon2"];
    for asked in [
        "{{ settings }}",
        "{{ customer.password_hash }}",
        "{{ token_hash }}",
        "{{ customer['password' | append: '_hash'] }}",
        "{% for k in customer %}{{ k }}{% endfor %}",
        "{% for k in shop %}{{ k[0] }}={{ k[1] }}{% endfor %}",
        "{{ customer }}{{ shop }}{{ link }}{{ forloop }}",
    ] {
        let html = format!("<i>{asked}</i>{GOOD}");
        let refused = desk.press(RESET, "/publish", &[("subject", "x"), ("html", &html), ("text", "")]).await.status;
        let seen = desk.press(RESET, "/preview", &[("html", &html), ("text", "")]).await;
        let is_nothing = !seen.has("i") || !secrets.iter().any(|secret| seen.one("i").contains(secret));
        assert!(is_nothing, "{asked}: {}", seen.text());
        let is_named = ["{{ settings }}", "{{ customer.password_hash }}", "{{ token_hash }}"].contains(&asked);
        assert!(!is_named || refused == 422, "{asked}: {refused}");
    }
}

#[actix_web::test]
async fn a_50_what_a_customer_is_called_is_text_in_both_parts() {
    let (server, desk) = super::sending::with_mail_server().await;
    desk.publish(RESET, "For {{ customer.name }}", &format!("<p title=\"{{{{ customer.name }}}}\">{GOOD}")).await;
    let (first, last) = ("<img src=https://evil.example/?x>", "<a href=//evil.example>Reset</a>");
    let eve = desk.app.customer(first, last, "eve@example.com", State::Active).await;
    desk.app.send_reset(&desk.app.alice().await, eve).await;
    let mail = Mail::of(&server.mail());
    let html = scraper::Html::parse_document(&mail.html);
    let names: Vec<_> = html.tree.nodes().filter_map(|node| node.value().as_element()).collect();
    assert!(names.iter().all(|element| element.name() != "img"), "{}", mail.html);
    let addresses: Vec<_> = names.iter().filter_map(|element| element.attr("href")).collect();
    assert_eq!(addresses, [mail.link()]);
    assert!(mail.text.contains(first), "{}", mail.text);
}

/// Lines of a dot end a mail on the way; here they are text.
#[actix_web::test]
async fn a_42_no_line_of_a_text_ends_the_mail() {
    let (server, desk) = super::sending::with_mail_server().await;
    let lines = "Hello\n.\nMAIL FROM:<eve@example.net>\nRCPT TO:<eve@example.net>\nDATA\n\n.\n..\n.x\n";
    let text = format!("{lines}{{{{ customer.first_name }}}}\n{{{{ customer.reset_password_url }}}}\n.\n");
    let typed = [("subject", "x"), ("html", GOOD), ("text", &*text), ("your_password", crate::harness::STAFF_PASSWORD)];
    let answer = desk.press(RESET, "/publish", &typed).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let name = "A\r\n.\r\nMAIL FROM:<eve@example.net>\n.\n\r\n.\n\n.\r\n";
    let eve = desk.app.customer(name, "", "eve@example.com", State::Active).await;
    desk.app.send_reset(&desk.app.alice().await, eve).await;
    desk.app.work().await;
    let mails: Vec<_> = server.so_far().into_iter().filter(|event| event["event"] == "mail").collect();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0]["to"], serde_json::json!(["eve@example.com"]));
    let mail = Mail::of(&mails[0]);
    let got = mail.text.replace("\r\n", "\n");
    assert!(got.starts_with(lines) && got.trim_end().ends_with("\n."), "{got}");
}
