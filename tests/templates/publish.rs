//! What may be put in force, and what keeps a text from it.

use super::{Desk, GOOD, RESET};

#[actix_web::test]
async fn a_mail_that_says_nothing_is_not_published() {
    let desk = Desk::open().await;
    let welcome = "/notifications/welcome/en/all";
    for html in ["", "<p>&nbsp;</p>", "{% if customer.first_name != blank %}<p>Hi</p>{% endif %}"] {
        let answer = desk.press(welcome, "/publish", &[("subject", "x"), ("html", html), ("text", "")]).await;
        assert_eq!(answer.status, 422, "{html}");
        assert!(answer.one("#problems").contains("says nothing"), "{}", answer.one("#problems"));
        assert_eq!(answer.attributes(".problem-list a", "data-line"), [""; 0], "it stands nowhere");
    }
}

#[actix_web::test]
async fn a_51_a_reset_mail_without_its_link_is_not_published() {
    let desk = Desk::open().await;
    desk.app.application(desk.app.account, "Shop ES").await;
    desk.app.execute("UPDATE applications SET brand_name = 'Spain'").await;
    for html in [
        "<p>Hello</p>",
        "{% if customer.first_name != blank %}<a href=\"{{ customer.reset_password_url }}\">Go</a>{% endif %}",
        "<img src=\"{{ customer.reset_password_url }}\">",
        "{% if asked_by_staff %}<a href=\"{{ customer.reset_password_url }}\">Go</a>{% endif %}",
        "{% unless shop.name == 'Spain' %}<a href=\"{{ customer.reset_password_url }}\">Go</a>{% endunless %}",
        "<div hidden><a href=\"{{ customer.reset_password_url }}\">Go</a></div>",
    ] {
        let answer = desk.press(RESET, "/publish", &[("subject", "x"), ("html", html), ("text", "")]).await;
        assert_eq!(answer.status, 422, "{html}");
        assert!(answer.one("#problems").contains("link"), "{html}");
    }
    desk.publish(RESET, "Twice is fine", &GOOD.repeat(2)).await;
}

#[actix_web::test]
async fn what_runs_or_leads_over_http_is_not_published_however_it_is_put_together() {
    let desk = Desk::open().await;
    for (html, name) in [
        ("{{ '<scr' | append: 'ipt>x</script>' }}", "<script>"),
        ("<p title=\">\" onclick=\"x\">x</p>", "onclick"),
        ("<a href=\"{{ 'http' }}://x.example\">x</a>", "https"),
    ] {
        let answer = desk.press(RESET, "/publish", &[("subject", "x"), ("html", &format!("{html}{GOOD}"))]).await;
        assert_eq!(answer.status, 422, "{html}");
        assert!(answer.one("#problems").contains(name), "{html}: {}", answer.one("#problems"));
    }
}

#[actix_web::test]
async fn a_46_a_bomb_is_refused_and_the_server_goes_on() {
    let desk = Desk::open().await;
    let doubling = format!("{{% assign a = 'xxxxxxxx' %}}{}{{{{ a }}}}", "{% assign a = a | append: a %}".repeat(40));
    let long = "x".repeat(40_000);
    let styles = format!("<style>p{{font-family:\"{long}\"}}</style>{{% for i in (1..1500) %}}<p>x{{% endfor %}}");
    for bomb in [
        &styles,
        "{% for i in (1..999999999) %}x{% endfor %}",
        &doubling,
        &"{% if true %}".repeat(2_000),
        &"<div>".repeat(5_000),
        "{{ 99999999999999999999 }}",
    ] {
        for button in ["/publish", "/preview", "/test"] {
            let answer =
                desk.press(RESET, button, &[("subject", "x"), ("html", &format!("{bomb}{GOOD}")), ("text", "")]).await;
            assert!([200, 422].contains(&answer.status), "{button}: {}", answer.status);
            assert!(button != "/publish" || answer.status == 422);
        }
    }
    assert_eq!(desk.app.browser().get("/readyz").await.status, 200);
}

#[actix_web::test]
async fn a_44_what_customers_type_is_no_template() {
    let desk = Desk::open().await;
    desk.publish(RESET, "For {{ customer.first_name }}", GOOD).await;
    let state = keydesk::customers::State::Active;
    let eve = desk.app.customer("{{ shop.name }}<b>", "{% raw %}", "eve@example.com", state).await;
    let alice = desk.app.alice().await;
    desk.app.send_reset(&alice, eve).await;
    let mail = desk.app.mails_to(eve).await.remove(0);
    let page = alice.get(&desk.at(&format!("/messages/{}", mail.id))).await;
    assert_eq!(page.one("#subject"), "For {{ shop.name }}<b>");
    let html = alice.get(&desk.at(&format!("/messages/{}/html", mail.id))).await;
    assert_eq!(html.one("p"), "Hello {{ shop.name }}<b>");
}

#[actix_web::test]
async fn what_is_published_is_noted() {
    let desk = Desk::open().await;
    desk.publish(RESET, "One", GOOD).await;
    desk.publish(RESET, "Two", GOOD).await;
    desk.press(RESET, "", &[("subject", "Three")]).await;
    let form = desk.emil.get(&desk.at(&format!("{RESET}/discard"))).await;
    desk.emil.submit(&form, "/discard", &[]).await;
    let contents = desk.app.contents().await;
    let lines: Vec<_> = contents["events"].iter().filter(|line| line.contains("template.")).collect();
    let kinds = ["template.published", "template.published", "template.saved", "template.discarded"];
    assert_eq!(lines.len(), kinds.len(), "publishing saves nothing besides: {lines:?}");
    for (line, kind) in lines.iter().zip(kinds) {
        assert!(line.contains(kind) && line.contains("reset") && !line.contains("Hello"), "{line}");
    }
    // Postgres quotes what SQLite shows as it is.
    let plain: Vec<_> = lines.iter().map(|line| line.replace(['"', '\\'], "")).collect();
    assert!(plain[0].contains("earlier:null") && plain[1].contains("earlier:1"), "{lines:?}");
}
