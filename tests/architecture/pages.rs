//! Routes, forms, templates and scripts.

use super::{at, code, files, nowhere};
use crate::harness::routes;

#[test]
fn every_route_appears_in_the_table_of_tests() {
    let table = std::fs::read_to_string(at("tests/staff/routes.rs")).unwrap();
    for route in routes::all() {
        assert!(table.contains(&format!("\"{route}\"")), "{route} is in no test");
    }
}

#[test]
fn whoever_takes_a_post_takes_it_as_a_form_of_ours() {
    let routes = std::fs::read_to_string(at("src/routes.rs")).unwrap();
    let sources = files("src", ".rs");
    let mut seen = 0;
    for handler in routes.split("post().to(").skip(1) {
        let handler = handler.split(')').next().unwrap();
        let (module, name) = handler.rsplit_once("::").unwrap();
        if module.starts_with("websales::") || module.starts_with("bigcommerce::") || module.starts_with("adobe::") {
            continue; // programs bring a key, which no browser sends by itself
        }
        let module = module.rsplit("::").next().unwrap().trim_start_matches("hosted_");
        let declared = format!("pub async fn {name}(");
        let pages = sources.iter().filter(|(path, _)| path.contains("/pages") || path.starts_with("src/hosted/"));
        let mut candidates: Vec<_> = pages
            .filter(|(path, text)| {
                let is_module = path.ends_with(&format!("/{module}.rs")) || path.contains(&format!("/{module}/"));
                is_module && text.contains(&declared)
            })
            .collect();
        candidates.dedup();
        assert!(!candidates.is_empty(), "{handler} is nowhere");
        for (path, text) in candidates {
            let signature = text.split(&declared).nth(1).unwrap().split('{').next().unwrap();
            assert!(signature.contains("Form<") || signature.contains("Upload"), "{path}: {name} takes no Form<…>");
        }
        seen += 1;
    }
    assert!(seen > 10);
    let raw = ["web::Form", "web::Json", "web::Bytes", "Multipart", "web::Payload"];
    nowhere(&raw, &sources, |path| ["src/web/api.rs", "src/web/form.rs", "src/web/upload.rs"].contains(&path));
}

#[test]
fn every_form_that_posts_brings_its_token() {
    let mut forms = 0;
    for (path, text) in files("templates", ".html") {
        for form in text.split("<form").skip(1) {
            let form = form.split("</form>").next().unwrap();
            let tag = form.split('>').next().unwrap();
            if tag.contains("method=\"post\"") {
                assert!(form.contains("<input type=\"hidden\" name=\"form\""), "{path}: {tag}");
                forms += 1;
            }
        }
    }
    assert!(forms > 10);
}

/// The names in a list of `kept.rs`.
fn names_in(list: &str) -> String {
    let kept = std::fs::read_to_string(at("src/web/kept.rs")).unwrap();
    kept.split(&format!("const {list}")).nth(1).unwrap().split(';').nth(1).unwrap().to_owned()
}

/// Each tag of templates that starts so and has a name, with that name.
fn named(start: &str) -> Vec<(String, String, String)> {
    let mut all = Vec::new();
    for (path, text) in files("templates", ".html") {
        for tag in text.split(start).skip(1).map(|tag| tag.split('>').next().unwrap()) {
            let name = tag.split("name=\"").nth(1).map(|name| name.split('"').next().unwrap().to_owned());
            all.extend(name.map(|name| (path.clone(), tag.to_owned(), name)));
        }
    }
    all
}

#[test]
fn no_password_is_kept_for_a_form_that_comes_too_late() {
    let never = names_in("NEVER");
    let mut inputs = named("<input ");
    inputs.retain(|(_, tag, _)| tag.contains("type=\"password\"") || tag.contains("one-time-code"));
    assert!(inputs.len() > 5);
    for (path, _, name) in inputs {
        assert!(never.contains(&format!("\"{name}\"")), "{path}: {name}");
    }
}

#[test]
fn a_form_in_which_nothing_was_typed_is_not_kept() {
    let known = names_in("NEVER") + &names_in("UNTYPED");
    let mut all = named("<input type=\"hidden\" ");
    all.extend(named("<button "));
    all.retain(|(_, _, name)| !name.contains("{{"));
    assert!(all.len() > 30);
    for (path, _, name) in all {
        assert!(known.contains(&format!("\"{name}\"")), "{path}: {name}");
    }
}

#[test]
fn templates_hold_nothing_that_the_policy_forbids() {
    let unescaped = ["|safe", "| safe", "{%- raw", "escape = \"none\""];
    nowhere(&unescaped, &files("templates", ".html"), |_| false);
    for (path, text) in files("templates", ".html") {
        assert!(!text.contains("<style") && !text.contains(" style="), "{path}");
        assert!(!text.contains(" onclick") && !text.contains(" onload") && !text.contains("javascript:"), "{path}");
        for script in text.split("<script").skip(1) {
            assert!(script.split('>').next().unwrap().contains(" src="), "{path}");
        }
        assert!(!text.contains("=\"http://") && !text.contains("=\"https://"), "{path}");
    }
}

#[test]
fn scripts_make_no_markup_of_text_and_keep_nothing() {
    let words = [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "document.cookie",
        "postMessage",
    ];
    nowhere(&words, &files("static/js", ".js"), |_| false);
}

#[test]
fn style_sheets_and_scripts_fetch_nothing_from_elsewhere() {
    for folder in [("static/css", ".css"), ("static/js", ".js")] {
        nowhere(&["http://", "https://", "url(//", "@import"], &files(folder.0, folder.1), |_| false);
    }
}

#[test]
fn secrets_are_compared_in_constant_time() {
    let form = std::fs::read_to_string(at("src/web/visitor.rs")).unwrap();
    assert!(code(&form).contains("ct_eq"));
}

/// Found by what everybody may know of a key, so that the index tells nothing of the rest.
#[test]
fn a_37_keys_are_found_by_their_prefix_and_compared_in_constant_time() {
    let keys: String = files("src/api_keys", ".rs").into_iter().map(|(_, text)| code(&text)).collect();
    assert!(keys.contains("api_keys::prefix.eq(") && keys.contains("ct_eq"));
    nowhere(&["secret_hash.eq(", "secret_hash ==", "== self.secret_hash"], &files("src", ".rs"), |path| {
        path == "src/api_keys/make.rs" // where it is written
    });
}

/// Mail goes out by SMTP; nobody names a program, in no form and in no setting.
#[test]
fn a_66_no_setting_takes_a_command() {
    let words = ["command", "sendmail", "program", "exec", "shell", "script", "proxy_url", "pipe"];
    let mut seen = 0;
    for (path, text) in files("templates", ".html") {
        for name in text.split(" name=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(!words.iter().any(|word| name.contains(word)), "{path}: {name}");
            seen += 1;
        }
    }
    assert!(seen > 50);
    for (path, text) in files("src/cli", ".rs") {
        for setting in text.split("env = \"KEYDESK_").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(!words.iter().any(|word| setting.to_lowercase().contains(word)), "{path}: {setting}");
        }
    }
    for other in ["sendmail:///usr/sbin/sendmail", "file:///tmp/mail", "http://mail.example", "pipe:/bin/sh"] {
        assert!(other.parse::<keydesk::messages::smtp::SmtpUrl>().is_err(), "{other}");
    }
}
