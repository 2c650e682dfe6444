//! Every address of the product, read out of `src/routes.rs`, so that a table in a test can be
//! held against it.

use std::collections::BTreeSet;

/// `GET /admin/{account}/customers/{id}`; of `{deed:disable|enable}` each one.
pub fn all() -> BTreeSet<String> {
    let source = include_str!("../../src/routes.rs");
    let mut found = BTreeSet::new();
    let (mut pages, mut posts) = (0, 0);
    for function in source.split("\nfn ").skip(1) {
        // What programs ask has tests of its own (tests/websales, tests/bigcommerce, tests/adobe).
        if ["websales(", "bigcommerce(", "adobe("].iter().any(|start| function.starts_with(start)) {
            pages += function.matches("page(").count();
            posts += function.matches("post()").count();
            continue;
        }
        for part in function.split("resource(\"").skip(1) {
            let (pattern, handlers) = part.split_once('"').unwrap();
            let full = format!("{}{pattern}", prefix(function));
            if handlers.contains("page(") {
                pages += 1;
                found.extend(each(&full).into_iter().map(|path| format!("GET {path}")));
            }
            if handlers.contains("post()") {
                posts += 1;
                found.extend(each(&full).into_iter().map(|path| format!("POST {path}")));
            }
        }
    }
    assert_eq!(pages, source.matches("page(").count(), "a page outside of a resource");
    assert_eq!(posts, source.matches("post()").count(), "a post() outside of a resource");
    found
}

fn prefix(function: &str) -> &'static str {
    match function.split('(').next().unwrap() {
        "machines" | "programs" | "backoffice" => "",
        "hosted" => "/hosted/{account}",
        "account" | "keys" | "notifications" | "people" => "/admin/{account}",
        "texts" => "/admin/{account}/notifications/{notification}/{locale}/{application}",
        other => panic!("src/routes.rs has a new part {other:?}; say here where it is mounted"),
    }
}

/// Writes `{name:a|b}` out.
fn each(pattern: &str) -> Vec<String> {
    let Some((before, rest)) = pattern.split_once(':') else { return vec![pattern.to_owned()] };
    let (words, after) = rest.split_once('}').unwrap();
    let (before, _) = before.rsplit_once('{').unwrap();
    if !words.contains('|') {
        return vec![format!("{before}{{path}}{after}")];
    }
    words.split('|').map(|word| format!("{before}{word}{after}")).collect()
}
