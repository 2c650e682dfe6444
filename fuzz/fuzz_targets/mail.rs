//! Any text as a template, with hostile data: it is refused, stopped or made, within the limits,
//! and the process goes on.
#![no_main]

use keydesk::notifications::letter::{Letter, Source};
use libfuzzer_sys::fuzz_target;
use serde_json::json;

/// What one mail may have in all.
const MOST: usize = 256 * 1024;

fuzz_target!(|input: (String, String, String)| {
    let (template, style, data) = input;
    // Rules and turns, which fuzzers seldom find.
    let html = format!("<style>{style}</style>{{% for i in (1..1500) %}}<p class=c>{template}{{% endfor %}}");
    for html in [template.clone(), html] {
        fill(Source { subject: template.clone(), html, text: None }, &data);
    }
});

fn fill(source: Source, data: &str) {
    let facts = json!({
        "customer": { "first_name": data, "email": "a@example.com" },
        "shop": { "name": data, "url": data },
    });
    if let Ok(letter) = Letter::read(&source) {
        if let Ok(mail) = letter.fill(&facts, Some("https://shop.example/?token=T")) {
            assert!(mail.subject.len() + mail.html.len() + mail.text.len() <= MOST);
            assert!(!mail.subject.contains(['\r', '\n']));
        }
    }
}
