//! Any text as a template, with hostile data: it is refused, stopped or made, within the limits,
//! and the process goes on.
#![no_main]

use keydesk::notifications::letter::{Letter, Source};
use libfuzzer_sys::fuzz_target;
use serde_json::json;

/// What one mail may have, and some for what styles add when they are put on elements.
const MOST: usize = 2 * 1024 * 1024;

fuzz_target!(|input: (String, String)| {
    let (template, data) = input;
    let source = Source { subject: template.clone(), html: template, text: None };
    let facts = json!({
        "customer": { "first_name": data, "email": "a@example.com" },
        "shop": { "name": data, "url": data },
    });
    if let Ok(letter) = Letter::read(&source) {
        if let Ok(mail) = letter.fill(&facts, Some("https://shop.example/?token=T")) {
            assert!(mail.html.len() <= MOST && !mail.subject.contains(['\r', '\n']));
        }
    }
});
