//! Which fields a body may have: what the description says of it, by path, `customer.addresses[].street`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde_json::Value;

use crate::compatibility::plain;

/// Members of a list that are looked at: one is like the next.
const LOOKED_AT: usize = 3;

/// Of each operation that takes a body, by method and path.
static KNOWN: LazyLock<HashMap<String, HashSet<String>>> = LazyLock::new(|| {
    let document = serde_json::to_value(super::document()).unwrap_or_default();
    let paths = document.get("paths").and_then(Value::as_object).into_iter().flatten();
    let operations = paths.flat_map(|(path, item)| {
        item.as_object().into_iter().flatten().map(move |(method, operation)| (method, path, operation))
    });
    operations
        .filter_map(|(method, path, operation)| {
            let schema = operation.pointer("/requestBody/content/application~1json/schema")?;
            let mut known = HashSet::new();
            gather(&document, schema, "", &mut known);
            Some((format!("{} {path}", method.to_uppercase()), known))
        })
        .collect()
});

/// The paths of all fields of a schema.
fn gather(document: &Value, schema: &Value, at: &str, known: &mut HashSet<String>) {
    if let Some(named) = schema["$ref"].as_str().and_then(|name| document.pointer(name.trim_start_matches('#'))) {
        gather(document, named, at, known);
    }
    for parts in ["allOf", "oneOf", "anyOf"] {
        for part in schema[parts].as_array().into_iter().flatten() {
            gather(document, part, at, known);
        }
    }
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        let path = inside(at, name);
        gather(document, field, &path, known);
        known.insert(path);
    }
    if schema["items"].is_object() {
        gather(document, &schema["items"], &format!("{at}[]"), known);
    }
}

fn inside(at: &str, name: &str) -> String {
    if at.is_empty() { name.to_owned() } else { format!("{at}.{name}") }
}

/// The fields of a body that its operation does not have, by path; of one with fields of its own, the
/// outermost. Empty if the operation takes no body.
pub fn unknown(operation: &str, body: &Value) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(known) = KNOWN.get(operation) {
        compare(known, body, "", &mut found);
    }
    found
}

fn compare(known: &HashSet<String>, body: &Value, at: &str, found: &mut Vec<String>) {
    match body {
        Value::Object(fields) => {
            for (name, field) in fields {
                let path = inside(at, name);
                if known.contains(&path) {
                    compare(known, field, &path, found);
                } else {
                    let path = inside(at, plain(name));
                    if !found.contains(&path) {
                        found.push(path);
                    }
                }
            }
        }
        Value::Array(members) => {
            members.iter().take(LOOKED_AT).for_each(|one| compare(known, one, &format!("{at}[]"), found));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_an_operation_has_not_is_named_by_its_path_and_without_values() {
        let body = json!({ "customer": {
            "email": "anna@example.com", "firstName": "Anna", "taxvat": "secret", "anna@example.com": 1,
            "loyalty": { "points": 3 },
            "addresses": [{ "street": "Main 1", "floor": 3 }, { "floor": 4, "city": "Madrid" }],
        }, "sendMail": true });
        let expected = ["customer.addresses[].floor", "customer.loyalty", "customer.taxvat", "customer.…", "sendMail"];
        let mut found = unknown("POST /accounts/customer", &body);
        found.sort();
        assert_eq!(found, expected);
        assert!(unknown("POST /accounts/nothing", &body).is_empty());
    }

    #[test]
    fn every_operation_with_a_body_has_fields() {
        assert_eq!(KNOWN.len(), 8);
        assert!(KNOWN.values().all(|known| !known.is_empty()));
    }
}
