//! The rules of the house that a grep can hold.

use std::path::{Path, PathBuf};

/// Files over 300 lines, each with its reason. None so far.
const LONG: [&str; 0] = [];

fn files(folder: &str, endings: &[&str]) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| endings.contains(&e.to_str().unwrap())) {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path.strip_prefix(root).unwrap().to_owned(), text));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "{folder}");
    found
}

fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap()
}

/// Files under `folder`, but for those below `allowed`, that hold one of these words in code.
fn offenders(folder: &str, endings: &[&str], allowed: &[&str], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in files(folder, endings) {
        if allowed.iter().any(|allowed| path.starts_with(allowed)) {
            continue;
        }
        for (number, line) in without_tests(&text).lines().enumerate() {
            let code = line.split("//").next().unwrap();
            if words.iter().any(|word| code.contains(word)) {
                found.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    found
}

#[test]
fn files_are_short() {
    let mut lengths = Vec::new();
    for folder in ["src", "tests", "static", "templates"] {
        for (path, text) in files(folder, &["rs", "js", "css", "html", "py"]) {
            let lines = text.lines().count();
            let name = path.display().to_string();
            assert!(lines <= 300 || LONG.contains(&name.as_str()), "{name} has {lines} lines");
            if folder == "src" {
                lengths.push(lines);
            }
        }
    }
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median <= 120, "median of src is {median}");
}

#[test]
fn only_db_knows_which_database_it_is() {
    let words = ["SqliteConnection", "PgConnection", "diesel::sqlite", "diesel::pg", "Conn::Sqlite", "Conn::Postgres"];
    assert_eq!(offenders("src", &["rs"], &["src/db"], &words), [""; 0]);
}

#[test]
fn deeds_and_stores_know_no_http() {
    let pages = ["src/web", "src/hosted", "src/cli", "src/routes.rs", "src/app.rs", "src/staff/sessions.rs"];
    let found = offenders("src", &["rs"], &pages, &["actix_web", "actix_session", "crate::web"]);
    let found: Vec<_> = found.into_iter().filter(|line| !line.contains("pages")).collect();
    assert_eq!(found, [""; 0]);
}

#[test]
fn time_and_chance_have_one_source_each() {
    assert_eq!(offenders("src", &["rs"], &["src/clock.rs"], &["Utc::now", "SystemTime::now"]), [""; 0]);
    let people = "src/demo"; // makes the same people every time, from a fixed seed
    assert_eq!(offenders("src", &["rs"], &["src/crypto", people], &["rand::"]), [""; 0]);
}

#[test]
fn all_changes_go_through_the_writer() {
    let found = offenders("src", &["rs"], &["src/db"], &[".transaction(", "immediate_transaction"]);
    assert_eq!(found, [""; 0]);
    // A closure that only reads has no business writing.
    for (path, text) in files("src", &["rs"]) {
        for part in without_tests(&text).split(".read(").skip(1) {
            let closure = part.split("\n    });").next().unwrap().split(';').next().unwrap();
            for word in ["insert_into", "diesel::update", "diesel::delete", "events::record"] {
                assert!(!closure.contains(word), "{}: {word} in a read", path.display());
            }
        }
    }
}

#[test]
fn queries_are_not_put_together_from_text() {
    assert_eq!(offenders("src", &["rs"], &[], &["sql_query(format!", "sql_query(&format!"]), [""; 0]);
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
    ];
    assert_eq!(offenders("static/js", &["js"], &[], &words), [""; 0]);
}

#[test]
fn templates_escape_everything() {
    assert_eq!(offenders("templates", &["html"], &[], &["|safe", "| safe", "style=", "onclick"]), [""; 0]);
}

#[test]
fn every_form_route_reads_a_form_and_is_in_the_forgery_test() {
    let routes = std::fs::read_to_string("src/routes.rs").unwrap();
    let handlers: Vec<&str> = routes.split("post().to(").skip(1).map(|rest| rest.split(')').next().unwrap()).collect();
    assert_eq!(handlers.len(), 16, "a new form needs a line in tests/staff/forms.rs");
    let pages = files("src", &["rs"]);
    for handler in handlers {
        let name = handler.rsplit("::").next().unwrap();
        let taken = pages.iter().any(|(_, text)| {
            let signature = text.split(&format!("pub async fn {name}(")).nth(1);
            signature.is_some_and(|rest| rest.split("-> Result").next().unwrap().contains("Form<"))
        });
        assert!(taken, "{handler} does not read a Form");
    }
}

#[test]
fn template_folders_are_named_after_source_folders() {
    for entry in std::fs::read_dir("templates").unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let known = Path::new("src").join(&name).is_dir() || name == "_layout" || name == "mail";
        assert!(known, "templates/{name} belongs to nothing");
    }
}

#[test]
fn every_dependency_says_what_it_is_for() {
    let text = std::fs::read_to_string("Cargo.toml").unwrap();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with('[') {
            inside = line.contains("dependencies]");
        } else if inside && !line.is_empty() && !line.starts_with('#') && !line.contains("tempfile") {
            assert!(line.contains(" # ") || line.starts_with("proptest"), "no reason: {line}");
        }
    }
}

fn words_of(language: &str) -> std::collections::BTreeMap<String, String> {
    let mut words = std::collections::BTreeMap::new();
    for (_, text) in files(&format!("locales/{language}"), &["ftl"]) {
        for line in text.lines().filter(|line| !line.starts_with(['#', ' ', '}']) && line.contains(" = ")) {
            let (key, value) = line.split_once(" = ").unwrap();
            assert!(words.insert(key.to_owned(), value.to_owned()).is_none(), "{language} says {key} twice");
        }
    }
    words
}

#[test]
fn both_languages_say_everything_and_nothing_is_said_twice() {
    let (english, german) = (words_of("en"), words_of("de"));
    let keys = |words: &std::collections::BTreeMap<String, String>| words.keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&english), keys(&german));
    let gaps = |text: &str| text.matches("{ $").count();
    for (key, text) in &english {
        assert_eq!(gaps(text), gaps(&german[key]), "{key} has other gaps in German");
    }
}

#[test]
fn every_word_that_a_page_says_exists() {
    let english = words_of("en");
    let mut missing = Vec::new();
    let sources = files("src", &["rs"]).into_iter().chain(files("templates", &["html"]));
    for (path, text) in sources.filter(|(path, _)| !path.starts_with("src/i18n")) {
        for call in [".say(\"", ".fill(\"", ".fill2(\"", ".fill_all(\"", ".count(\""] {
            for rest in text.split(call).skip(1) {
                let key = rest.split('"').next().unwrap();
                if !english.contains_key(key) {
                    missing.push(format!("{}: {key}", path.display()));
                }
            }
        }
    }
    assert_eq!(missing, [""; 0]);
}

#[test]
fn both_databases_have_the_same_steps_with_a_way_back() {
    let names = |folder: &str| {
        let mut names: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    let sqlite = names("migrations/sqlite");
    assert_eq!(sqlite, names("migrations/postgres"));
    for (name, folder) in sqlite.iter().flat_map(|name| [(name, "sqlite"), (name, "postgres")]) {
        for file in ["up.sql", "down.sql"] {
            let path = format!("migrations/{folder}/{name}/{file}");
            assert!(!std::fs::read_to_string(&path).unwrap().trim().is_empty(), "{path}");
        }
    }
}
