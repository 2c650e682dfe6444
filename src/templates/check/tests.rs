//! What is refused before it is put in force, and what is not.
#![allow(clippy::unwrap_used)]
use super::*;
use crate::accounts::AccountId;
use crate::i18n::Lang;
use crate::notifications::Notification;

const SHOPIFY_RESET: &str = include_str!("shopify_reset.liquid");

pub(super) fn found(
    notification: Notification,
    subject: &str,
    html: &str,
    text: Option<&str>,
) -> Vec<(Field, usize, usize, &'static str)> {
    let findings = findings(notification, subject, html, text);
    findings.iter().map(|f| (f.field, f.line, f.column, f.key())).collect()
}

pub(super) fn findings(notification: Notification, subject: &str, html: &str, text: Option<&str>) -> Vec<Finding> {
    let now = crate::clock::Clock::default().now();
    let account = Account {
        sign_in_hours: 12,
        limits: crate::accounts::Limits::default(),
        second_factor_required: false,
        sender_name: String::new(),
        reply_to_email: String::new(),
        reply_to_name: String::new(),
        identity_checks: String::new(),
        message_days: 0,
        event_days: 0,
        id: AccountId(1),
        name: "Northwind".into(),
        default_url: String::new(),
        locale: "en".into(),
        time_zone: "UTC".into(),
        support_email: "help@northwind.example".into(),
        sender_email: "service@northwind.example".into(),
        identity_check_required: true,
        reset_minutes: 60,
        invite_days: 7,
        created_at: now,
        password_minimum: 8,
        blocked_words: String::new(),
        version: 0,
    };
    let place = Place { notification, locale: Lang::En, application: None };
    let links = ["https://shop.example/?a=1&token=<token>".to_owned(), "https://shop.example/r/2/<token>".to_owned()];
    let public_url = "https://desk.example".parse().unwrap();
    let looks = links.map(|link| Look { brand: Brand::of_account(&account), link });
    let trial = Trial { account: &account, place, public_url: &public_url, looks: &looks, now };
    let source = Source { subject: subject.into(), html: html.into(), text: text.map(str::to_owned) };
    check(&trial, &source).err().unwrap_or_default()
}

pub(super) fn in_html(html: &str) -> Vec<(Field, usize, usize, &'static str)> {
    found(Notification::Welcome, "Hello", html, Some("Hello"))
}

#[test]
fn all_built_in_texts_pass() {
    for (notification, lang) in Notification::to_customers().flat_map(|n| Lang::ALL.iter().map(move |l| (n, *l))) {
        let source = crate::notifications::built_in::source(notification, lang);
        let findings = found(notification, &source.subject, &source.html, source.text.as_deref());
        assert_eq!(findings, [], "{notification} {lang}");
        assert_eq!(
            found(notification, &source.subject, &source.html, None),
            [],
            "{notification} {lang} without a text"
        );
    }
}

/// In the manner of Shopify's own: their variables, `capture`, their picture.
#[test]
fn a_template_in_shopifys_manner_passes() {
    assert_eq!(found(Notification::Reset, "Reset your {{ shop.name }} password", SHOPIFY_RESET, None), []);
}

#[test]
fn a_reset_mail_without_a_link_that_works_is_refused() {
    let link = "<a href=\"{{ customer.reset_password_url }}\">Go</a>";
    for (html, text, expected) in [
        ("<p>Hi</p>", Some("{{ customer.reset_password_url }}"), vec![(Field::Html, "template-no-link")]),
        (link, Some("Hi"), vec![(Field::Text, "template-no-link-text")]),
        (link, Some("{{ customer.reset_password_url }}"), vec![]),
        (&link.repeat(3), None, vec![]),
        (
            "<img src=\"{{ customer.reset_password_url }}\">",
            Some("{{ customer.reset_password_url }}"),
            vec![(Field::Html, "template-fails")],
        ),
        (
            "{% if customer.first_name != blank %}<a href=\"{{ customer.reset_password_url }}\">x</a>{% endif %}",
            Some("{{ customer.reset_password_url }}"),
            vec![(Field::Html, "template-no-link")],
        ),
        (
            &format!(
                "{link}<a href=\"https://track.example/?to={{{{ customer.reset_password_url | url_encode }}}}\">x</a>"
            ),
            Some("{{ customer.reset_password_url }}"),
            vec![(Field::Html, "template-fails")],
        ),
        (
            link,
            Some("{{ customer.reset_password_url | replace: 'https', 'http' }}"),
            vec![(Field::Text, "template-fails")],
        ),
    ] {
        let findings: Vec<_> = found(Notification::Reset, "Reset", html, text)
            .into_iter()
            .map(|(field, _, _, key)| (field, key))
            .collect();
        assert_eq!(findings, expected, "{html} {text:?}");
    }
}

#[test]
fn what_runs_or_leads_over_http_is_refused_where_it_stands() {
    assert_eq!(in_html("<p>\n <script>x</script>"), [(Field::Html, 2, 2, "template-element")]);
    assert_eq!(in_html("<p onclick=\"x\" class=\"onward\">"), [(Field::Html, 1, 4, "template-handler")]);
    assert_eq!(in_html("<FORM action=x><meta http-equiv=refresh>").len(), 2);
    assert_eq!(in_html("<style>@import 'x'</style>"), [(Field::Html, 1, 8, "template-element")]);
    assert_eq!(in_html("<a href=\"http://x.example\">"), [(Field::Html, 1, 10, "template-http")]);
    assert_eq!(in_html("<html xmlns=\"http://www.w3.org/1999/xhtml\"><p title=\"onclick=x\">x</p>"), []);
    // Nobody's own machine is linked to from a mail; what a trial machine calls itself comes from variables.
    assert_eq!(in_html("<a href='http://localhost:1'>"), [(Field::Html, 1, 10, "template-http")]);
    assert_eq!(in_html("<p>x</p><a href=\"https://x.example>x</a>"), [(Field::Html, 1, 12, "template-open-quote")]);
    assert_eq!(in_html("<p class=\"a>x</p><b class=\"c\">x</b>"), [(Field::Html, 1, 4, "template-open-quote")]);
    assert_eq!(in_html("<a href='&#104;ttp://x.example'>x</a>"), [(Field::Html, 1, 10, "template-http")]);
    assert_eq!(in_html("<a href='https://x.example' ping='http://y.example'>x</a>").len(), 1);
    assert_eq!(in_html("<svg><animate attributeName=href values='javascript:x'/></svg>").len(), 1);
    for (open, closed) in [("<style>p{}", "</style>"), ("<!-- x", "-->"), ("<title>x", "</title>")] {
        assert_eq!(in_html(&format!("<p>x</p>{open}")), [(Field::Html, 1, 9, "template-open-element")], "{open}");
        assert_eq!(in_html(&format!("<p>x</p>{open}{closed}")), [], "{open}");
    }
}

#[test]
fn a_fault_names_those_whom_it_is_about() {
    let link = "<a href=\"{{ customer.reset_password_url }}\">Go</a>";
    let text = Some("{{ customer.reset_password_url }}");
    for (condition, whom) in [
        ("x == 1", "nasty-nobody"),
        ("asked_by_staff", "nasty-by-customer"),
        ("asked_by_staff == false", "nasty-by-staff"),
        ("customer.first_name == blank", "nasty-ordinary"),
        ("customer.first_name != blank", "nasty-no-name"),
    ] {
        let html = format!("{{% assign x = 2 %}}<p>Hi {{% if {condition} %}}{link}{{% endif %}}</p>");
        let found = findings(Notification::Reset, "Reset", &html, text);
        assert_eq!(found.iter().map(|finding| finding.gaps().0).collect::<Vec<_>>(), [whom], "{condition}");
    }
}

#[test]
fn unknown_names_and_what_fails_only_for_some_are_told() {
    assert_eq!(in_html("{{ customer.pasword }}"), [(Field::Html, 1, 4, "liquid-unknown-variable")]);
    assert_eq!(in_html("{{ customer.reset_password_url }}"), [(Field::Html, 1, 4, "liquid-unknown-variable")]);
    assert_eq!(
        found(Notification::Welcome, "{{ customer.first_name }}", "x", Some("x")),
        [(Field::Subject, 0, 0, "template-no-subject")]
    );
    assert_eq!(found(Notification::Welcome, "Hello", "<p> </p>", None), [(Field::Html, 0, 0, "template-no-words")]);
    for (subject, who) in [("{{ customer.first_name }}", "nasty-no-name"), ("{{ '' }}", "nasty-nobody")] {
        assert_eq!(findings(Notification::Welcome, subject, "x", Some("x")).remove(0).gaps().0, who, "{subject}");
    }
    assert_eq!(in_html("{% for i in (1..999999999) %}{% endfor %}"), [(Field::Html, 1, 1, "template-fails")]);
    assert_eq!(in_html(&"<div>".repeat(300)), [(Field::Html, 0, 0, "template-fails")]);
}

#[test]
fn addresses_that_lead_nowhere_from_a_mail_are_told() {
    for dead in
        ["//shop.example/", "/foo", "foo", "javascript:alert(1)", "jav&#x09;ascript:x", "whatsapp://x", "ftp://x"]
    {
        for quote in ["\"", "'"] {
            let html = format!("<p><a class=x href={quote}{dead}{quote}>x</a></p>");
            assert_eq!(in_html(&html), [(Field::Html, 1, 21, "template-address")], "{html}");
        }
    }
    let good = "<a href=\"https://x.example\" data-href=/x><img alt='a' src='data:image/png;base64,xx'></a>\
                <a href='mailto:{{ shop.email }}'></a><a href='{{ shop.url }}'></a><a href=#top></a><a href=''></a>\
                <a href='TEL:+34'></a><a name=x></a>";
    assert_eq!(in_html(good), []);
}

/// What cannot be found in the source is found in the mail, whichever way it was put there.
#[test]
fn what_runs_or_leads_over_http_is_refused_in_the_mail_too() {
    let (element, handler, http) = ("template-element", "template-handler", "template-http");
    for (html, key) in [
        ("{{ '<scr' | append: 'ipt>alert(1)</script>' }}", element),
        ("<{{ 'script' }}>x</script>", element),
        ("{% capture x %}<ifr{% endcapture %}{{ x }}ame src=x></iframe>", element),
        ("<p title=\">\" onclick=\"x\">x</p>", handler),
        ("<img src=https://x.example/x {{ 'on' }}error=x>", handler),
        ("<a href=\"HTTP://x.example\">x</a>", http),
        ("<a href=\" http://x.example\">x</a>", http),
        ("<a href=\"{{ 'http' }}://x.example\">x</a>", http),
        ("<a href=\"http:x.example\">x</a>", http),
        ("<a href=\"http://localhost.evil.example\">x</a>", http),
        ("<img srcset=\"https://x.example/1 1x, http://x.example/2 2x\">", http),
        ("<p style=\"background: url( 'http://x.example/1' )\">x</p>", http),
        ("<p style=\"background: u\\72l(http://x.example/1)\">x</p>", http),
        ("<style>p { background: url(http://x.example/1) }</style><p>x</p>", http),
        ("<style>@{{ 'imp' }}ort 'x';</style><p>x</p>", element),
        ("<!--[if mso]><a href=\"{{ 'http' }}://x.example\">x</a><![endif]--><p>x</p>", http),
    ] {
        let findings = in_html(html);
        assert!(
            findings.iter().any(|(field, .., found)| *field == Field::Html && *found == key),
            "{html} {findings:?}"
        );
    }
    for (html, place) in [
        ("<p>\nSee http://x.example/a</p>", (2, 5)),
        ("{% assign a = 'http://x.example' %}\n<a href=\"{{ a }}\">x</a>", (1, 16)),
        ("<p>a</p>\n<p style=\"width: Expression(x)\">x</p>", (2, 18)),
    ] {
        let findings = in_html(html);
        assert!(findings.iter().all(|(_, line, column, _)| (*line, *column) == place), "{html} {findings:?}");
        assert!(!findings.is_empty(), "{html}");
    }
    let text = found(Notification::Welcome, "Hello", "<p>x</p>", Some("Go to HTTP://x.example"));
    assert_eq!(text, [(Field::Text, 1, 7, http)]);
    assert_eq!(in_html("<img src=\"data:image/png;base64,AA==\"><a href=\"mailto:x@x.example\">x</a>"), []);
    let lines: Vec<_> = in_html("<a href=\"\nhttp://x.example\">").iter().map(|(_, line, ..)| *line).collect();
    assert_eq!(lines, [2], "where it stands");
}

#[test]
fn a_link_must_be_seen_by_everybody_in_every_mail() {
    let link = "<a href=\"{{ customer.reset_password_url }}\">Go</a>";
    let text = "{{ customer.reset_password_url }}";
    for (html, column) in [
        (format!("{{% if asked_by_staff %}}{link}{{% endif %}}"), 36),
        (format!("{{% unless asked_by_staff %}}{link}{{% endunless %}}"), 40),
        (format!("<div style=\"display:none\">{link}</div>"), 39),
        (format!("<style>.x {{ display: none }}</style><div class=x>{link}</div>"), 61),
        ("<!-- <a href=\"{{ customer.reset_password_url }}\">Go</a> -->x".to_owned(), 18),
        ("<a href=\"{{ customer.reset_password_url }}\"></a>".to_owned(), 13),
    ] {
        let findings = found(Notification::Reset, "Reset", &html, Some(text));
        assert_eq!(findings, [(Field::Html, 1, column, "template-no-link")], "{html}");
    }
    let once = found(
        Notification::Reset,
        "Reset",
        link,
        Some("Hi {% if asked_by_staff %}{{ customer.reset_password_url }}{% endif %}"),
    );
    assert_eq!(once, [(Field::Text, 1, 30, "template-no-link-text")]);
    let told = found(Notification::Reset, "Your link: {{ customer.reset_password_url }}", link, Some(text));
    assert_eq!(told, [(Field::Subject, 1, 12, "template-link-in-subject")]);
}
