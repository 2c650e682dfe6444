//! What stands where.

use super::{at, code, files, folders, nowhere};

/// Files that may be longer than all others, and why.
const LONG: &[(&str, &str)] = &[("src/db/schema.rs", "one table below the other")];

#[test]
fn files_are_short_and_half_of_them_shorter_than_a_screen_or_two() {
    for folder in ["src", "tests"] {
        let mut lengths = Vec::new();
        for (path, text) in files(folder, ".rs") {
            let length = text.lines().count();
            let reason = LONG.iter().find(|(long, _)| *long == path);
            assert!(length <= 300 || reason.is_some(), "{path} has {length} lines");
            lengths.push(length);
        }
        lengths.sort_unstable();
        let median = lengths[lengths.len() / 2];
        assert!(median < 120, "half of {folder} has more than {median} lines");
    }
    for (path, reason) in LONG {
        assert!(at(path).exists() && !reason.is_empty(), "{path} is gone, or has no reason");
    }
}

#[test]
fn only_src_db_knows_which_database_it_is() {
    let words = ["SqliteConnection", "PgConnection", "diesel::sqlite", "diesel::pg", "Conn::Sqlite", "Conn::Postgres"];
    nowhere(&words, &files("src", ".rs"), |path| path.starts_with("src/db/"));
}

/// Where actix may be known: the glue, pages, and who assembles them.
fn is_web(path: &str) -> bool {
    let parts: Vec<_> = path.split('/').collect();
    let whole = [
        "src/routes.rs",
        "src/app.rs",
        "src/staff/sessions.rs",
        "src/bigcommerce/door.rs",
        "src/adobe/door.rs",
        "src/adobe/origins.rs",
    ];
    parts.contains(&"pages")
        || path.ends_with("/pages.rs")
        || ["web", "hosted", "websales", "cli"].contains(&parts[1])
        || whole.contains(&path)
}

#[test]
fn nouns_stores_and_verbs_know_no_http() {
    nowhere(&["actix_web", "actix_session", "HttpRe", "StatusCode"], &files("src", ".rs"), is_web);
    nowhere(&["askama", "(Template)"], &files("src", ".rs"), |path| {
        is_web(path) || path.starts_with("src/db/") || path.starts_with("src/notifications/")
    });
}

#[test]
fn pages_ask_stores_and_verbs_and_write_no_queries() {
    let pages: Vec<_> = files("src", ".rs").into_iter().filter(|(path, _)| path.contains("/pages")).collect();
    nowhere(&["db::schema", "diesel::"], &pages, |_| false);
}

#[test]
fn time_and_chance_come_from_one_place_each() {
    let sources = files("src", ".rs");
    nowhere(&["Utc::now", "SystemTime::now", "Local::now"], &sources, |path| path == "src/clock.rs");
    nowhere(&[" rand::", "getrandom", "thread_rng"], &sources, |path| {
        // The demo makes the same people every time, from a fixed seed.
        path.starts_with("src/crypto/") || path.starts_with("src/demo/")
    });
}

#[test]
fn nothing_is_unsafe_and_only_the_command_line_prints() {
    let sources = files("src", ".rs");
    nowhere(&["unsafe {", "unsafe fn", "unsafe impl"], &sources, |_| false);
    nowhere(&["println!", "print!(", "dbg!", "todo!", "unimplemented!"], &sources, |path| path == "src/cli/mod.rs");
    let manifest = std::fs::read_to_string(at("Cargo.toml")).unwrap();
    assert!(manifest.contains("unsafe_code = \"forbid\""));
    nowhere(&["std::process::Command", "sql_query(format!"], &sources, |_| false);
}

#[test]
fn exceptions_from_lints_give_a_reason() {
    for (path, text) in files("src", ".rs") {
        assert!(!code(&text).contains("#[allow("), "{path}: #[expect(…, reason = …)] instead");
        for expect in code(&text).split("#[expect(").skip(1) {
            assert!(expect.split(")]").next().unwrap().contains("reason = "), "{path}");
        }
    }
    for (path, text) in files("tests", ".rs") {
        let allows = text.matches(concat!("#![", "allow(")).count();
        assert!(allows == usize::from(path == "tests/main.rs"), "{path}");
    }
}

#[test]
fn every_file_says_first_what_it_is_about() {
    for folder in ["src", "tests"] {
        for (path, text) in files(folder, ".rs") {
            assert!(text.starts_with("//! "), "{path}");
        }
    }
}

#[test]
fn templates_stand_in_folders_named_as_those_of_the_source() {
    let sources = folders("src");
    for folder in folders("templates") {
        match folder.as_str() {
            "_layout" => assert!(sources.contains(&"web".to_owned())),
            "mail" => assert!(sources.contains(&"notifications".to_owned())),
            _ => assert!(sources.contains(&folder), "templates/{folder} has no src/{folder}"),
        }
    }
    for (path, text) in files("src", ".rs") {
        for template in text.split("#[template(path = \"").skip(1) {
            let template = template.split('"').next().unwrap();
            let folder = template.split('/').next().unwrap();
            let own = path.split('/').nth(1).unwrap();
            let of_another = [("web", "_layout"), ("notifications", "mail")].contains(&(own, folder));
            assert!(folder == own || of_another, "{path} shows templates/{template}");
            assert!(at(&format!("templates/{template}")).exists(), "{template}");
        }
    }
    for folder in sources {
        let has_pages = at(&format!("src/{folder}/pages")).exists() || at(&format!("src/{folder}/pages.rs")).exists();
        assert!(!has_pages || at(&format!("templates/{folder}")).exists(), "src/{folder} has pages and no templates");
    }
}

#[test]
fn every_template_is_used() {
    let everything: String =
        files("src", ".rs").into_iter().chain(files("templates", ".html")).map(|(_, t)| t).collect();
    for (path, _) in files("templates", ".html") {
        let name = path.strip_prefix("templates/").unwrap();
        assert!(everything.contains(&format!("\"{name}\"")), "{path}");
    }
}

#[test]
fn every_module_of_the_tests_is_part_of_the_one_binary() {
    let top: Vec<_> = std::fs::read_dir(at("tests")).unwrap().map(|entry| entry.unwrap().path()).collect();
    let binaries: Vec<_> = top.iter().filter(|path| path.extension().is_some_and(|e| e == "rs")).collect();
    assert_eq!(binaries.len(), 1, "{binaries:?}");
    for (path, _) in files("tests", ".rs") {
        let (folder, file) = path.rsplit_once('/').unwrap();
        let (parent, name) = match file {
            "main.rs" => continue,
            "mod.rs" => ("tests/main.rs".to_owned(), folder.rsplit('/').next().unwrap()),
            _ => (format!("{folder}/mod.rs"), file.trim_end_matches(".rs")),
        };
        let parent = std::fs::read_to_string(at(&parent)).unwrap();
        assert!(parent.contains(&format!("mod {name};")), "{path} is not compiled");
    }
}
