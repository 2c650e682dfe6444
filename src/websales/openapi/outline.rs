//! The document as a page shows it: operations by subject, and the fields of what is sent and told.

use serde_json::Value;

use super::example;

/// Operations about one thing.
pub struct Group {
    pub name: String,
    pub text: String,
    pub operations: Vec<Operation>,
}

/// One request.
pub struct Operation {
    pub anchor: String,
    pub method: String,
    pub path: String,
    pub summary: String,
    pub text: String,
    /// Scopes of which one is needed.
    pub scopes: Vec<String>,
    pub parameters: Vec<Field>,
    /// The name of what is sent.
    pub body: Option<String>,
    pub answers: Vec<Answer>,
    /// To copy.
    pub command: String,
}

/// What an operation may be told.
pub struct Answer {
    pub status: String,
    pub text: String,
    /// The name of what is told.
    pub shape: Option<String>,
}

/// What is sent or told.
pub struct Shape {
    pub name: String,
    pub text: String,
    /// Of which it has all the fields, or which it is one of.
    pub others: Vec<String>,
    pub fields: Vec<Field>,
}

/// One field.
pub struct Field {
    pub name: String,
    /// Where it stands: path, query or header.
    pub place: String,
    pub kind: String,
    /// The name of its own shape.
    pub shape: Option<String>,
    pub needed: bool,
    pub text: String,
}

/// Operations in the order of the document's subjects.
pub fn groups(document: &Value, base: &str) -> Vec<Group> {
    let operations = || {
        let paths = document.get("paths").and_then(Value::as_object).into_iter().flatten();
        paths.flat_map(|(path, item)| {
            let methods = item.as_object().into_iter().flatten();
            methods.map(move |(method, said)| (path.as_str(), method.as_str(), said))
        })
    };
    let group = |tag: &Value| {
        let name = text(tag, "name");
        let mine = operations().filter(|(.., said)| said.pointer("/tags/0").and_then(Value::as_str) == Some(&name));
        let operations = mine.map(|(path, method, said)| operation(document, base, path, method, said)).collect();
        Group { text: text(tag, "description"), name, operations }
    };
    list(document, "tags").iter().map(group).collect()
}

fn operation(document: &Value, base: &str, path: &str, method: &str, said: &Value) -> Operation {
    let keys = list(said, "security").iter().filter_map(|one| one.get("key")).filter_map(Value::as_array).flatten();
    let answers = said.get("responses").and_then(Value::as_object).into_iter().flatten();
    let body = said.pointer("/requestBody/content/application~1json/schema");
    let answer = |(status, answer): (&String, &Value)| Answer {
        status: status.clone(),
        text: text(answer, "description"),
        shape: answer.pointer("/content/application~1json/schema").and_then(name_of),
    };
    Operation {
        anchor: text(said, "operationId"),
        method: method.to_uppercase(),
        path: path.to_owned(),
        summary: text(said, "summary"),
        text: text(said, "description"),
        scopes: keys.filter_map(Value::as_str).map(str::to_owned).collect(),
        parameters: list(said, "parameters").iter().map(parameter).collect(),
        body: body.and_then(name_of),
        answers: answers.map(answer).collect(),
        command: example::command(document, base, path, method, said),
    }
}

fn parameter(said: &Value) -> Field {
    let schema = said.get("schema").unwrap_or(&Value::Null);
    let needed = said.get("required").and_then(Value::as_bool).unwrap_or(false);
    let place = text(said, "in");
    Field { place, text: text(said, "description"), ..field(&text(said, "name"), schema, needed) }
}

/// What is sent and told, by name.
pub fn shapes(document: &Value) -> Vec<Shape> {
    let all = document.pointer("/components/schemas").and_then(Value::as_object).into_iter().flatten();
    all.map(|(name, schema)| shape(name, schema)).collect()
}

fn shape(name: &str, schema: &Value) -> Shape {
    let parts = || [schema].into_iter().chain(list(schema, "allOf"));
    let others = list(schema, "allOf").iter().chain(list(schema, "anyOf")).filter_map(name_of).collect();
    let fields = parts().flat_map(|part| {
        let needed = list(part, "required");
        let properties = part.get("properties").and_then(Value::as_object).into_iter().flatten();
        properties.map(move |(name, schema)| field(name, schema, needed.iter().any(|one| one == name)))
    });
    Shape { name: name.to_owned(), text: text(schema, "description"), others, fields: fields.collect() }
}

fn field(name: &str, schema: &Value, needed: bool) -> Field {
    let items = schema.get("items");
    let shape = name_of(schema).or_else(|| items.and_then(name_of));
    let kind = if shape.is_some() { String::new() } else { kind(schema) };
    let place = String::new();
    Field { name: name.to_owned(), place, kind, shape, needed, text: text(schema, "description") }
}

/// `string (date-time), at most 200 characters`.
fn kind(schema: &Value) -> String {
    let types = match schema.get("type") {
        Some(Value::String(one)) => one.clone(),
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" or "),
        _ => String::new(),
    };
    let words: Vec<&str> = list(schema, "enum").iter().filter_map(Value::as_str).collect();
    let number = |key: &str| schema.get(key).map(Value::to_string);
    let mut parts = vec![types];
    // How many bits a number has is nothing to who writes one.
    let format = schema.get("format").and_then(Value::as_str).filter(|format| !format.starts_with("int"));
    parts.extend(format.map(|format| format!("format {format}")));
    parts.extend((!words.is_empty()).then(|| words.join(" | ")));
    parts.extend(number("minimum").map(|least| format!("from {least}")));
    parts.extend(number("maximum").map(|most| format!("to {most}")));
    parts.extend(number("maxLength").map(|most| format!("at most {most} characters")));
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// What stands between backticks is code, which is each second piece.
pub fn pieces(text: &str) -> impl Iterator<Item = (bool, &str)> {
    text.split('`').enumerate().map(|(place, piece)| (place % 2 == 1, piece))
}

/// `Customer` of `#/components/schemas/Customer`.
pub fn name_of(schema: &Value) -> Option<String> {
    Some(schema.get("$ref")?.as_str()?.rsplit('/').next()?.to_owned())
}

/// A list, or none.
pub fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// A text, or none.
pub fn text(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}
