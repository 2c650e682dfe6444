//! The language as merchants know it, its limits, and what data may not become.
#![allow(clippy::unwrap_used)]
use proptest::prelude::*;
use serde_json::json;

use super::*;

fn values() -> Value {
    Value::from(&json!({
        "customer": { "first_name": "Anna <b>", "name": "", "email": "anna+x@example.com", "tags": ["vip", "de", "Aa"] },
        "shop": { "name": "Nord & Wind", "url": "https://shop.example/?a=1&b=2", "color": "red;}</style>" },
        "evil": "javascript:alert(1)",
        "people": [{ "name": "Zoë", "age": 30 }, { "name": "Ada", "age": 7 }],
        "when": "2026-11-23T14:30:00+01:00",
        "no": false,
        "now": "2026-11-25T09:15:00+01:00",
        "language": "de",
    }))
}

fn html(source: &str) -> String {
    Template::parse(source).unwrap().render(&values(), Part::Html, &mut Budget::default()).unwrap()
}

fn plain(source: &str) -> String {
    Template::parse(source).unwrap().render(&values(), Part::Plain, &mut Budget::default()).unwrap()
}

fn stopped(source: &str) -> Fault {
    Template::parse(source).unwrap().render(&values(), Part::Html, &mut Budget::default()).unwrap_err().fault
}

#[test]
fn tags_work_as_in_shopify() {
    for (source, expected) in [
        ("{% assign a = 'x' %}{{ a }}{{ missing }}{{ missing.deeper }}", "x"),
        ("{% capture t %}a{{ 1 | plus: 2 }}{% endcapture %}[{{ t }}]", "[a3]"),
        ("{% if no %}1{% elsif customer.name != blank %}2{% else %}3{% endif %}", "3"),
        ("{% unless no %}yes{% else %}no{% endunless %}", "yes"),
        ("{% case 2 %}{% when 1, 2 %}a{% when 3 or 4 %}b{% else %}c{% endcase %}", "a"),
        ("{% case 'z' %}{% when 'y' %}a{% else %}c{% endcase %}", "c"),
        ("{% for i in (1..9) limit: 3 offset: 2 reversed %}{{ i }}{% endfor %}", "543"),
        (
            "{% for p in people %}{{ forloop.index }}{{ p.name }}{% unless forloop.last %},{% endunless %}{% endfor %}",
            "1Zoë,2Ada",
        ),
        ("{% for p in missing %}x{% else %}none{% endfor %}", "none"),
        (
            "{% for i in (1..9) %}{% if i == 2 %}{% continue %}{% endif %}{% if i == 4 %}{% break %}{% endif %}{{ i }}{% endfor %}",
            "13",
        ),
        ("{% for i in (1..3) %}{% cycle 'a', 'b' %}{% endfor %}", "aba"),
        ("{% increment n %}{% increment n %}{% decrement n %}", "011"),
        ("a  {%- comment -%} {{ broken {% endcomment -%}  b", "ab"),
        ("{% raw %}{{ x }}{% endraw %}{% # a note %}", "{{ x }}"),
        ("{% liquid\n assign x = 4\n if x > 3\n echo x\n endif %}", "4"),
        ("{% if true or false and false %}1{% endif %}{% if customer.tags contains 'vip' %}2{% endif %}", "12"),
        ("{{ people[1].name }}{{ people.first.name }}{{ people.size }}{{ people[-1]['age'] }}", "AdaZoë27"),
    ] {
        assert_eq!(plain(source), expected, "{source}");
    }
}

#[test]
fn filters_work_as_in_shopify() {
    for (source, expected) in [
        ("{{ 'aBc' | upcase | append: '!' | prepend: '¡' }}", "¡ABC!"),
        ("{{ 'hELLO world' | capitalize }}", "Hello world"),
        ("{{ ' a ' | strip }}|{{ ' a ' | lstrip }}|{{ ' a ' | rstrip }}", "a|a | a"),
        ("{{ 'a-b-c' | replace: '-', '+' | remove_first: 'a' | replace_first: '+', '' }}", "b+c"),
        ("{{ 'a,b,c' | split: ',' | reverse | join: ' ' }}", "c b a"),
        ("{{ customer.tags | sort | join }} {{ customer.tags | sort_natural | first }}", "Aa de vip Aa"),
        ("{{ people | map: 'name' | join: '/' }}{{ people | where: 'age', 7 | map: 'name' | join }}", "Zoë/AdaAda"),
        ("{{ 'abcdef' | slice: -3, 2 }}{{ 'abc' | size }}{{ 'abcdef' | truncate: 5 }}", "de3ab..."),
        ("{{ 'one two three' | truncatewords: 2 }}", "one two..."),
        (
            "{{ 7 | divided_by: 2 }} {{ -7 | divided_by: 2 }} {{ 7 | divided_by: 2.0 }} {{ -7 | modulo: 3 }}",
            "3 -4 3.5 2",
        ),
        ("{{ 2.567 | round: 1 }} {{ 2.5 | round }} {{ 1.2 | ceil }} {{ '3' | plus: 4 }} {{ -3 | abs }}", "2.6 3 2 7 3"),
        ("{{ 5 | at_most: 3 }}{{ 1 | at_least: 2 }}{{ customer.name | default: 'you' }}", "32you"),
        ("{{ no | default: 'x' }}{{ no | default: 'x', allow_false: true }}", "xfalse"),
        ("{{ when | date: '%d.%m.%Y %H:%M' }} {{ 'soon' | date: '%Y' }}", "23.11.2026 14:30 soon"),
        ("{{ 'a b&c' | url_encode }} {{ 'a+b%26' | url_decode }}", "a+b%26c a b&"),
        ("{{ '<p>x</p>' | strip_html }}", "x"),
        (
            "{{ people | sum: 'age' }} {{ (1..4) | sum }} {{ '0.5,1' | split: ',' | sum }} {{ customer.tags | sum }}",
            "37 10 1.5 0",
        ),
        ("{% assign p = people | find: 'age', 7 %}{{ p.name }}{{ people | find_index: 'age', 7 }}", "Ada1"),
        ("{{ people | has: 'age', 8 }} {{ people | reject: 'age', 7 | map: 'name' | join }}", "false Zoë"),
        (
            "{{ 'Ein Täßchen, bitte!' | handleize }} {{ 1 | pluralize: 'day', 'days' }} {{ 2 | pluralize: 'day', 'days' }}",
            "ein-täßchen-bitte day days",
        ),
        (
            "{{ 'now' | date: '%Y' }} {{ \"today\" | date: '%d.%m. %H:%M' }} {{ now }}",
            "2026 25.11. 09:15 2026-11-25T09:15:00+01:00",
        ),
        (
            "{{ 'a-b-c' | replace_last: '-', '+' }} {{ 'a-b-c' | remove_last: '-' }} {{ 'a' | remove_last: 'x' }}",
            "a-b+c a-bc a",
        ),
        ("{% for i in (1..2) %}{% for j in (1..1) %}{{ forloop.parentloop.index }}{% endfor %}{% endfor %}", "12"),
        ("{{ 'now' | date: '%A, %-d. %B %z' }} {{ 0 | date: '%s %Z' }}", "Mittwoch, 25. November +0100 0 +00:00"),
        ("{{ '2026-03-01' | date: '%B %a' }}", "März So"),
    ] {
        assert_eq!(plain(source), expected, "{source}");
    }
}

#[test]
fn a_value_is_escaped_for_the_place_where_it_lands() {
    for (source, expected) in [
        ("{{ customer.first_name }}", "Anna &lt;b&gt;"),
        ("{{ customer.first_name | escape }}", "Anna &lt;b&gt;"),
        ("{{ customer.first_name | escape | escape }}", "Anna &lt;b&gt;"),
        ("{% capture x %}<i>{{ customer.first_name }}</i>{% endcapture %}{{ x }}", "<i>Anna &lt;b&gt;</i>"),
        ("{{ customer.first_name | append: '<hr>' }}", "Anna &lt;b&gt;<hr>"),
        ("{{ '<hr>' | append: customer.first_name }}", "<hr>Anna &lt;b&gt;"),
        ("{{ 'a@b' | replace: '@', customer.first_name }}", "aAnna &lt;b&gt;b"),
        ("{{ customer.first_name | newline_to_br | upcase }}", "ANNA &lt;B&gt;"),
        ("{{ '%3Cb%3E' | url_decode }}", "&lt;b&gt;"),
        ("<a href='{{ shop.url }}'>", "<a href='https://shop.example/?a=1&amp;b=2'>"),
        (
            "<a href=\"https://x.example/?e={{ customer.email }}\">",
            "<a href=\"https://x.example/?e=anna%2Bx@example.com\">",
        ),
        ("<a href=\"{{ evil }}\">", "<a href=\"#\">"),
        ("{% capture u %}{{ evil }}{% endcapture %}<a href=\"{{ u }}\">", "<a href=\"#\">"),
        ("<a href=\"java&#115;cript:x\">", "<a href=\"#\">"),
        ("<a href=\"mailto:{{ customer.email }}\">", "<a href=\"mailto:anna%2Bx@example.com\">"),
        ("<p title={{ shop.name }}>", "<p title=Nord&#32;&amp;&#32;Wind>"),
        ("<p {{ evil }} style=\"color:{{ shop.color }}\">", "<p javascriptalert1 style=\"color:redstyle\">"),
        (
            "<style>a { color: {{ shop.color }} }</style>{{ evil }}",
            "<style>a { color: redstyle }</style>javascript:alert(1)",
        ),
        (
            "<!-- {{ customer.first_name }} --><title>{{ shop.name }}</title>",
            "<!-- Anna &lt;b&gt; --><title>Nord &amp; Wind</title>",
        ),
        (
            "<img src=\"{{ 'notifications/spacer.png' | shopify_asset_url }}\">",
            "<img src=\"data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7\">",
        ),
    ] {
        assert_eq!(html(source), expected, "{source}");
    }
    assert_eq!(plain("{{ customer.first_name | escape }} {{ shop.name }}"), "Anna <b> Nord & Wind");
}

#[test]
fn a_46_to_48_bombs_are_stopped() {
    let doubling =
        format!("{{% assign a = 'xxxxxxxxxxxxxxxx' %}}{}{{{{ a }}}}", "{% assign a = a | append: a %}".repeat(40));
    let capture =
        format!("{{% assign a = 'xxxxxxxx' %}}{}", "{% capture a %}{{ a }}{{ a }}{% endcapture %}".repeat(40));
    let concat = format!("{{% assign a = 'x y' | split: ' ' %}}{}", "{% assign a = a | concat: a %}".repeat(40));
    let replace = format!("{{% assign a = 'xxxxxxxxxxxxxxxx' %}}{}", "{% assign a = a | replace: 'x', a %}".repeat(10));
    let nested = format!("{}{}", "{% for i in (1..100) %}".repeat(6), "{% endfor %}".repeat(6));
    for (source, fault) in [
        ("{% for i in (1..999999999) %}{% endfor %}", Fault::TooMuchWork),
        ("{% for i in (1..999999999) %}xxxxxxxxxxxxxxxxxxxx{% endfor %}", Fault::TooMuchText),
        ("{{ (1..999999999) | join }}", Fault::TooMuchText),
        ("{{ (1..9223372036854775807) | reverse | size }}", Fault::TooMuchText),
        (nested.as_str(), Fault::TooMuchWork),
        (doubling.as_str(), Fault::TooMuchText),
        (capture.as_str(), Fault::TooMuchText),
        (concat.as_str(), Fault::TooMuchText),
        (replace.as_str(), Fault::TooMuchText),
        ("{{ 9223372036854775807 | plus: 1 }}", Fault::BadNumber),
        ("{{ 1 | divided_by: 0 }}", Fault::DividedByZero),
    ] {
        assert_eq!(stopped(source), fault, "{}", source.get(..60).unwrap_or(source));
    }
    // A limit on the turns is one on the work.
    assert_eq!(html("{% for i in (1..999999999) limit: 1 %}x{% endfor %}"), "x");
}

/// Pieces that make sense side by side, and some that do not.
fn sources() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "{{ customer.first_name }}",
        "{{ evil | upcase }}",
        "{{ shop.url | append: evil }}",
        "{{ people | map: 'name' | join: '<' }}",
        "{% if no %}",
        "{% else %}",
        "{% endif %}",
        "{% for i in (1..9) %}",
        "{% for p in people %}",
        "{% endfor %}",
        "{% break %}",
        "{% capture c %}",
        "{% endcapture %}",
        "{{ c }}",
        "{{ c | replace: 'a', evil }}",
        "{% assign c = evil | split: '' %}",
        "<a href=\"",
        "<a href=",
        "<p ",
        "style='",
        "\">",
        "'>",
        "</a>",
        "<style>",
        "</style>",
        "<script>",
        "<!--",
        "-->",
        "<",
        ">",
        "=",
        "x",
        " ",
        "\n",
        "{{",
        "}}",
        "{%",
        "%}",
        "{{ 'a' | date: '%s' }}",
        "{{ 'now' | date: '%Z %c %+ %x' }}",
        "{{ c | slice: 1, 4 }}",
        "{{ c | url_decode }}",
    ]);
    prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn anything_is_read_and_filled_or_refused(source in sources()) {
        if let Ok(template) = Template::parse(&source) {
            for part in [Part::Html, Part::Plain] {
                let length = template.render(&values(), part, &mut Budget::default()).map_or(0, |text| text.len());
                prop_assert!(length <= 256 * 1024);
            }
        }
    }

    #[test]
    fn any_text_is_read_or_refused(source in "[{}%|'\"a-z0-9 .:,()=<>\\[\\]\\-é\n]{0,80}") {
        let _ = Template::parse(&source).map(|template| template.render(&values(), Part::Html, &mut Budget::default()));
    }

    /// Data never becomes an element, whatever it is put into that is itself whole.
    #[test]
    fn data_never_becomes_markup(data in "[<>\"'&;=/a-z :#-]{0,40}") {
        let values = Value::from(&json!({ "x": data }));
        let source = "<p title=\"{{ x }}\" class='{{ x }}'>{{ x | append: x }}</p><a href=\"{{ x }}\">{{ x | upcase }}</a><!--{{ x }}-->{% capture c %}{{ x }}{% endcapture %}<b title=\"{{ c }}\">{{ c | downcase }}</b>";
        let made = Template::parse(source).unwrap().render(&values, Part::Html, &mut Budget::default()).unwrap();
        let page = scraper::Html::parse_fragment(&made);
        let names: Vec<_> = page.tree.nodes().filter_map(|n| n.value().as_element()).map(|e| e.name().to_owned()).collect();
        prop_assert!(names.iter().filter(|name| !["html", "head", "body"].contains(&name.as_str())).eq(["p", "a", "b"].iter()), "{} {:?}", made, names);
        let link = page.tree.nodes().filter_map(|n| n.value().as_element()).find(|e| e.name() == "a").and_then(|e| e.attr("href")).unwrap_or_default().to_owned();
        prop_assert!(!link.trim().to_lowercase().starts_with("javascript"));
    }
}
