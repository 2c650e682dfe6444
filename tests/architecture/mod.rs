//! The house rules that a reader relies on, held by looking at the files.

mod dependencies;
mod layout;
mod pages;
mod tables;
mod words;

use std::path::{Path, PathBuf};

/// The path of something in the repository.
fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every file below a folder, by its path from the repository's root, with its text.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut waiting = vec![at(folder)];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.to_str().unwrap().ends_with(ending) {
                let name = path.strip_prefix(at("")).unwrap().to_str().unwrap().to_owned();
                found.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "nothing in {folder}");
    found
}

/// The names of the folders directly below one.
fn folders(folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(at(folder)).unwrap().map(|entry| entry.unwrap());
    let mut names: Vec<String> =
        entries.filter(|e| e.path().is_dir()).map(|e| e.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A source file without what follows `#[cfg(test)]`, and without comments.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Fails with every line of `files` that has one of these words, but for the allowed files.
fn nowhere(words: &[&str], files: &[(String, String)], allowed: impl Fn(&str) -> bool) {
    let mut found = Vec::new();
    for (path, text) in files.iter().filter(|(path, _)| !allowed(path)) {
        for line in code(text).lines() {
            found.extend(words.iter().filter(|word| line.contains(**word)).map(|_| format!("{path}: {line}")));
        }
    }
    assert!(found.is_empty(), "{words:?} has no place in\n{}", found.join("\n"));
}
