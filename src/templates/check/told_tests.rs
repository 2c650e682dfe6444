//! What editors are told about what they did not mean.

use super::tests::{findings, found, in_html};
use super::{Finding, What};
use crate::notifications::Notification;
use crate::notifications::letter::Field;

fn of_confirm(html: &str) -> Vec<Finding> {
    findings(Notification::ConfirmAddress, "Confirm", html, Some("{{ customer.address_confirmation_url }}"))
}

#[test]
fn variables_in_single_braces_are_told_in_every_text() {
    let found = found(
        Notification::Welcome,
        "Hi {customer.first_name}",
        "<style>a{color:red}</style>\n<p>Hi { customer.name }}, {{ shop.name }} {x.y} {customer.nothing}</p>",
        Some("At {shop.name}"),
    );
    let key = "template-single-braces";
    assert_eq!(found, [(Field::Subject, 1, 4, key), (Field::Html, 2, 7, key), (Field::Text, 1, 4, key)]);
    for meant in
        ["{% comment %}{shop.name}{% endcomment %}x", "{%- raw -%}{shop.name}{% endraw %}", "{{ '}} {shop.name}' }}"]
    {
        assert_eq!(in_html(meant), [], "{meant}");
    }
    for open in ["{{ x {shop.name}", "{% comment %} {shop.name}"] {
        let keys: Vec<_> = in_html(open).into_iter().map(|(.., key)| key).collect();
        assert!(
            keys.len() == 1 && !keys.contains(&"template-single-braces"),
            "the rest belongs to what is open: {keys:?}"
        );
    }
    let apart = findings(Notification::Welcome, "Hi", "a{ % if customer.name %}b", None).remove(0);
    assert_eq!(apart.what, What::SingleBraces("{ % if customer.name %}".into(), "% if customer.name %".into()));
    let told = findings(Notification::Welcome, "Hi", "{ customer.name }}", None).remove(0);
    assert_eq!(told.what, What::SingleBraces("{ customer.name }}".into(), "{ customer.name }".into()));
}

#[test]
fn what_shopify_calls_otherwise_is_told_by_its_name_here() {
    for (html, meant) in [
        ("{{ shop.domain }}", "shop.url"),
        ("{{ customer.reset_password_url }}", "customer.address_confirmation_url"),
        ("{% if 1 %}{% elseif 2 %}{% endif %}", "elsif"),
    ] {
        let told = of_confirm(html).remove(0);
        assert_eq!(told.gaps().1, meant, "{html}");
    }
    let long = of_confirm(&format!("{{{{ {} }}}}", "x".repeat(60_000)));
    assert!(long.iter().all(|finding| finding.gaps().0.len() <= 60));
}

#[test]
fn a_long_address_is_no_open_quotation_mark() {
    for attribute in ["src", "title", "style"] {
        let html = format!("<img alt=x {attribute}=\"data:image/png;base64,{}\">", "A".repeat(40_000));
        assert_eq!(in_html(&html), [], "{attribute}");
    }
}

#[test]
fn the_link_may_stand_without_quotation_marks_but_not_within_another_address() {
    let html = |href: &str| format!("<p><a href={href}>Confirm</a></p>");
    assert_eq!(of_confirm(&html("{{ customer.address_confirmation_url }}")), []);
    assert_eq!(of_confirm(&html("'{{ customer.address_confirmation_url }}'")), []);
    let outlook = "<!--[if mso]><a href=\"{{ customer.address_confirmation_url }}\">x</a><![endif]-->";
    assert_eq!(of_confirm(&(html("\"{{ customer.address_confirmation_url }}\"") + outlook)), []);
    let behind = of_confirm(&html("\"{{ customer.address_confirmation_url }}?return_to=/x\""));
    assert!(behind.iter().any(|finding| matches!(finding.what, What::NoLink(..) | What::LinkExtended)), "{behind:?}");
    let good = html("\"{{ customer.address_confirmation_url }}\"");
    let beside = of_confirm(&(good + &html("\"{{ customer.address_confirmation_url }}?x=1\"")));
    assert_eq!(beside.iter().map(|finding| &finding.what).collect::<Vec<_>>(), [&What::LinkExtended]);
}
