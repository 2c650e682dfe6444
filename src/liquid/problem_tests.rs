//! What is wrong with a template is told where it stands, with what to write instead.
#![allow(clippy::unwrap_used)]

use super::*;

fn wrong(source: &str) -> Vec<(usize, usize, Fault)> {
    Template::parse(source).unwrap_err().into_iter().map(|p| (p.line, p.column, p.fault)).collect()
}

#[test]
fn every_fault_has_its_line_and_column() {
    let source = "Hello {{ customer.name | upcsae }},\n{% iff x %}\n  {{ 'a' | money }}{% render 'x' %}\n{% if a == %}x{% endif %}{% endfor %}";
    let text = |text: &str| text.to_owned();
    assert_eq!(
        wrong(source),
        [
            (1, 26, Fault::UnknownFilter { name: text("upcsae"), meant: Some(text("upcase")) }),
            (2, 1, Fault::UnknownTag { name: text("iff"), meant: Some(text("if")) }),
            (3, 12, Fault::NotServed { name: text("money"), instead: "liquid-instead-of-amounts" }),
            (3, 20, Fault::NotInMails { name: text("render"), instead: "liquid-instead-of-snippet" }),
            (4, 11, Fault::Expected { what: "value" }),
            (4, 26, Fault::Stray { tag: text("endfor") }),
        ]
    );
    assert_eq!(wrong("a\n {% if x %}"), [(2, 2, Fault::NoEnd { tag: text("if") })]);
    assert_eq!(wrong("{{ x"), [(1, 1, Fault::NotClosed { end: "}}" })]);
    assert_eq!(wrong("{{ 99999999999999999999 }}"), [(1, 4, Fault::BadNumber)]);
    assert_eq!(wrong("{{ 'a' | append }}"), [(1, 10, Fault::BadArgument { name: "append" })]);
    assert_eq!(wrong(&"{% if x %}".repeat(2_000)), [(1, 501, Fault::TooDeep)]);
    assert_eq!(wrong(&"x".repeat(LONGEST + 1)), [(0, 0, Fault::TooLong { most: 64 })]);
    assert!(matches!(wrong(&format!("{{{{ {}x }}}}", "a[".repeat(2_000)))[..], [(1, _, Fault::TooDeep)]));
}

#[test]
fn unknown_names_are_found_with_what_was_meant() {
    let fields = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let known =
        Known([("customer".to_owned(), fields(&["first_name", "email"])), ("note".to_owned(), fields(&[]))].into());
    let source = "{% assign own = note.size %}{{ own.x }}{{ customer.frist_name }}\n{% for t in note %}{{ t.a }}{{ forloop.index }}{% endfor %}{{ costumer.email | append: nothing }}";
    let found = Template::problems(source, &known);
    let found: Vec<_> = found.iter().map(|p| (p.line, p.column, p.fault.gaps())).collect();
    let text = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(
        found,
        [
            (1, 43, text("customer.frist_name", "customer.first_name")),
            (2, 63, text("costumer.email", "customer.email")),
            (2, 88, text("nothing", ""))
        ]
    );
}

#[test]
fn fields_that_nothing_has_are_found_too() {
    let fields = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let known = Known([("shop".to_owned(), fields(&["name", "url"])), ("note".to_owned(), fields(&[]))].into());
    for (source, expected) in [
        ("{{ shop.name.size }}{{ note.first }}{% if shop %}{% endif %}", vec![]),
        ("{% for x in (1..2) %}{{ forloop.parentloop.index }}{% endfor %}", vec![]),
        ("{{ shop }}", vec![("shop", "shop.name")]),
        ("{{ shop.name.x }}", vec![("shop.name.x", "")]),
        ("{{ shop[note] }}", vec![("shop.…", "")]),
        ("{{ note.x }}", vec![("note.x", "")]),
        ("{{ name }}", vec![("name", "shop.name")]),
        ("{{ forloop.index }}", vec![("forloop.index", "")]),
        ("{% for x in (1..2) %}{{ forloop.indx }}{% endfor %}", vec![("forloop.indx", "forloop.index")]),
    ] {
        let found: Vec<_> = Template::problems(source, &known).into_iter().map(|p| p.fault.gaps()).collect();
        let found: Vec<_> = found.iter().map(|(name, meant)| (name.as_str(), meant.as_str())).collect();
        assert_eq!(found, expected, "{source}");
    }
}

/// The only fault of a source: its column, its message, and what that names.
fn only(source: &str) -> (usize, &'static str, String, String) {
    let mut found = wrong(source);
    let (_, column, fault) = found.pop().unwrap();
    assert_eq!(found, [], "{source}");
    let (name, other) = fault.gaps();
    (column, fault.key(), name, other)
}

#[test]
fn every_fault_says_what_to_write_instead() {
    for (source, column, key, name, other) in [
        ("{% if x | size > 3 %}{% endif %}", 9, "liquid-filter-here", "", ""),
        ("{% for i in x | sort %}{% endfor %}", 15, "liquid-filter-here", "", ""),
        ("{% case x | upcase %}{% endcase %}", 11, "liquid-filter-here", "", ""),
        ("{% case x y %}{% endcase %}", 11, "liquid-leftover-end", "y", "%}"),
        ("{% if x = 1 %}{% endif %}", 9, "liquid-written-otherwise", "=", "=="),
        ("{% if x && y %}{% endif %}", 9, "liquid-written-otherwise", "&&", "and"),
        ("{% if x || y %}{% endif %}", 9, "liquid-written-otherwise-or", "||", "or"),
        ("{% if !x %}{% endif %}", 7, "liquid-written-otherwise", "!", "unless"),
        ("{% if x y %}{% endif %}", 9, "liquid-leftover-test", "y", "and"),
        ("{{ 'abc'.size }}", 9, "liquid-leftover-value", ".size", "|"),
        ("{{ x + 1 }}", 6, "liquid-leftover-value", "+ 1", "|"),
        ("{% for i of x %}{% endfor %}", 10, "liquid-expected", "in", ""),
        ("{% assign x %}", 10, "liquid-expected", "=", ""),
        ("{% assign 1 = 2 %}", 11, "liquid-expected-name", "name", ""),
        ("{{ }}", 3, "liquid-expected-value", "value", ""),
        ("{{ | upcase }}", 4, "liquid-expected-value", "value", ""),
        ("{{ “there” }}", 4, "liquid-written-otherwise", "“", "\""),
        ("{{ x | }}", 7, "liquid-expected-name", "name", ""),
        ("{% %}", 1, "liquid-no-tag-name", "", ""),
        ("{{ 'a' | append }}", 10, "liquid-bad-argument", "append", "append: '!'"),
        ("{{ 'a' | t }}", 10, "liquid-instead-of-translation", "t", ""),
        ("{{ 'a' | json }}", 10, "liquid-instead-of-json", "json", ""),
        ("{{ 'a' | md5 }}", 10, "liquid-instead-of-codes", "md5", ""),
        ("{{ 'a.png' | img_tag }}", 14, "liquid-instead-of-images", "img_tag", ""),
        ("{{ 'a' | x }}", 10, "liquid-unknown-filter", "x", ""),
        ("{% ifchanged %}{{ a }}{% endifchanged %}", 1, "liquid-instead-of-ifchanged", "ifchanged", ""),
        ("{% tablerow p in x %}{% endtablerow %}", 1, "liquid-instead-of-tablerow", "tablerow", ""),
        ("{% if x %}{% style %}{% endstyle %}{% endif %}", 11, "liquid-instead-of-style", "style", ""),
        ("{% iff x %}{% endif %}", 1, "liquid-unknown-tag-meant", "iff", "if"),
        ("{% liquid\n  assign x = 1\n  redner 'x' %}", 3, "liquid-unknown-tag", "redner", ""),
    ] {
        assert_eq!(only(source), (column, key, name.to_owned(), other.to_owned()), "{source}");
    }
}

#[test]
fn the_link_is_changed_by_no_filter() {
    let values = Value::from(&serde_json::json!({ "customer": {} })).with_link("customer", &["u"], "https://a.example");
    let template = Template::parse("{{ customer.u | split: '/' | first }}").unwrap();
    let problem = template.render(&values, Part::Plain, &mut Budget::default()).unwrap_err();
    assert_eq!((problem.column, problem.fault), (17, Fault::LinkFiltered { name: "split" }));
}

#[test]
fn names_are_looked_for_beside_other_faults() {
    let known = Known([("customer".to_owned(), ["email".to_owned()].into())].into());
    let found = Template::problems(
        "{{ customer.emial }}{% assign a = 1 | foo %}{{ a }}{% for b in %}{{ b }}{% endfor %}",
        &known,
    );
    let found: Vec<_> = found.iter().map(|p| (p.column, p.fault.key())).collect();
    assert_eq!(
        found,
        [(4, "liquid-unknown-variable-meant"), (39, "liquid-unknown-filter"), (63, "liquid-expected-value")]
    );
}
