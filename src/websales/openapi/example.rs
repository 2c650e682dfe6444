//! A command to copy for each operation, made of what the document says of it.

use serde_json::{Map, Value};

use super::outline::{list, name_of, text};

/// `curl`, with what is needed and what has an example.
pub fn command(document: &Value, base: &str, path: &str, method: &str, said: &Value) -> String {
    let mut lines = vec![match method {
        "get" => "curl -H \"X-API-KEY: $KEY\"".to_owned(),
        other => format!("curl -X {} -H \"X-API-KEY: $KEY\"", other.to_uppercase()),
    }];
    if list(said, "security").iter().any(|one| one.get("credentials").is_some()) {
        lines.push("  -u 'anna@example.com:three words and more'".into());
    }
    if let Some(schema) = said.pointer("/requestBody/content/application~1json/schema") {
        lines.push("  -H 'content-type: application/json'".into());
        // An apostrophe would end what the shell takes as one word.
        let body = of(document, schema).to_string().replace('\'', r"\u0027");
        lines.push(format!("  -d '{body}'"));
    }
    lines.push(format!("  '{base}{}'", address(path, said)));
    lines.join(" \\\n")
}

fn address(path: &str, said: &Value) -> String {
    let (mut path, mut query) = (path.to_owned(), url::form_urlencoded::Serializer::new(String::new()));
    for parameter in list(said, "parameters") {
        let (name, example) = (text(parameter, "name"), parameter.pointer("/schema/examples/0"));
        let example = example.and_then(Value::as_str);
        match (text(parameter, "in").as_str(), example) {
            ("path", _) => path = path.replace(&format!("{{{name}}}"), example.unwrap_or("1")),
            ("query", Some(example)) => drop(query.append_pair(&name, example)),
            _ => {}
        }
    }
    let query = query.finish();
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

/// Something that the schema describes.
fn of(document: &Value, schema: &Value) -> Value {
    if let Some(name) = name_of(schema) {
        let named = document.pointer(&format!("/components/schemas/{name}"));
        return named.map_or(Value::Null, |named| of(document, named));
    }
    if let Some(first) = list(schema, "examples").first().or(list(schema, "enum").first()) {
        return first.clone();
    }
    let kind = schema.get("type").and_then(Value::as_str).unwrap_or_default();
    if kind == "array" {
        return schema.get("items").map_or(Value::Null, |items| Value::Array(vec![of(document, items)]));
    }
    let mut whole = Map::new();
    for part in list(schema, "allOf") {
        if let Value::Object(fields) = of(document, part) {
            whole.extend(fields);
        }
    }
    let needed = list(schema, "required");
    for (name, field) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
        let is_needed = needed.iter().any(|one| one == name) || field.get("examples").is_some();
        let example = of(document, field);
        let is_told = name_of(field).is_some() && example.as_object().is_some_and(|fields| !fields.is_empty());
        if is_needed || is_told {
            whole.insert(name.clone(), example);
        }
    }
    Value::Object(whole)
}
