//! The tags and filters that a mail template may use, and how values are put into it.

use liquid_core::model::{KString, Object, Value};
use liquid_core::runtime::{RuntimeBuilder, Template};
use liquid_core::{Language, Renderable, parser};
use liquid_lib::stdlib;

/// Reads a template.
///
/// # Errors
/// What is wrong with it, in the library's words.
pub(super) fn parse(text: &str) -> Result<Template, String> {
    parser::parse(text, &language()).map(Template::new).map_err(|e| e.to_string())
}

/// Fills a template.
///
/// # Errors
/// What went wrong, in the library's words: an unknown variable, say.
pub(super) fn fill(template: &Template, values: &Object) -> Result<String, String> {
    let runtime = RuntimeBuilder::new().set_globals(values).build();
    template.render(&runtime).map_err(|e| e.to_string())
}

/// Nothing that reads files (`include`, `render`) is on the list.
fn language() -> Language {
    let mut language = Language::empty();
    language.tags.register("assign".into(), stdlib::AssignTag.into());
    language.blocks.register("if".into(), stdlib::IfBlock.into());
    language.blocks.register("unless".into(), stdlib::UnlessBlock.into());
    language.blocks.register("case".into(), stdlib::CaseBlock.into());
    language.blocks.register("capture".into(), stdlib::CaptureBlock.into());
    language.blocks.register("comment".into(), stdlib::CommentBlock.into());
    language.blocks.register("raw".into(), stdlib::RawBlock.into());
    language.filters.register("append".into(), Box::new(stdlib::Append));
    language.filters.register("capitalize".into(), Box::new(stdlib::Capitalize));
    language.filters.register("default".into(), Box::new(stdlib::Default));
    language.filters.register("downcase".into(), Box::new(stdlib::Downcase));
    // Values are escaped already where they must be, so that `escape` does not do it twice.
    language.filters.register("escape".into(), Box::new(stdlib::EscapeOnce));
    language.filters.register("prepend".into(), Box::new(stdlib::Prepend));
    language.filters.register("strip".into(), Box::new(stdlib::Strip));
    language.filters.register("upcase".into(), Box::new(stdlib::Upcase));
    language
}

/// How a text is put in: as it is, or escaped for HTML.
pub(super) type Escape = fn(&str) -> String;

/// The facts as values of the language.
pub(super) fn values(facts: &serde_json::Value, escape: Escape) -> Object {
    match value(facts, escape) {
        Value::Object(object) => object,
        _ => Object::new(),
    }
}

fn value(fact: &serde_json::Value, escape: Escape) -> Value {
    match fact {
        serde_json::Value::String(text) => Value::scalar(escape(text)),
        serde_json::Value::Bool(yes) => Value::scalar(*yes),
        serde_json::Value::Number(number) => Value::scalar(number.as_i64().unwrap_or(0)),
        serde_json::Value::Null => Value::Nil,
        serde_json::Value::Array(items) => Value::Array(items.iter().map(|item| value(item, escape)).collect()),
        serde_json::Value::Object(fields) => {
            Value::Object(fields.iter().map(|(k, v)| (KString::from_ref(k), value(v, escape))).collect())
        }
    }
}
