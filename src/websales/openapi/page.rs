//! The document as a page: nothing on it is written by hand, and it asks nobody else for anything.

use std::sync::OnceLock;

use askama::Template;
use serde_json::Value;

use super::document;
use super::outline::{self, Group, Shape};
use crate::web::frame::page;
use crate::web::sheet::SheetFrame;
use crate::web::{Result, Sheet};

#[derive(Template)]
#[template(path = "websales/openapi.html")]
struct OpenApiPage<'a> {
    frame: SheetFrame,
    text: String,
    groups: &'a [Group],
    shapes: &'a [Shape],
}

/// What does not change while the program runs.
struct Outline {
    text: String,
    groups: Vec<Group>,
    shapes: Vec<Shape>,
}

static OUTLINE: OnceLock<Outline> = OnceLock::new();

/// `GET /openapi`: for who writes programs, without a key.
///
/// # Errors
/// When the template fails, which it does not.
pub async fn show(sheet: Sheet) -> Result {
    let base = sheet.keydesk.config.public_url.page("");
    let outline = OUTLINE.get_or_init(|| {
        let document = serde_json::to_value(document()).unwrap_or(Value::Null);
        let text = document.pointer("/info/description").and_then(Value::as_str).unwrap_or_default().to_owned();
        Outline { text, groups: outline::groups(&document, &base), shapes: outline::shapes(&document) }
    });
    let Outline { text, groups, shapes } = outline;
    page(&OpenApiPage { frame: sheet.frame(), text: text.clone(), groups, shapes })
}
