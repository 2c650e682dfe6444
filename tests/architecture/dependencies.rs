//! `Cargo.toml`: each dependency with its reason.

use super::at;

#[test]
fn every_dependency_says_what_it_is_for() {
    let manifest = std::fs::read_to_string(at("Cargo.toml")).unwrap();
    let mut inside = false;
    let mut seen = 0;
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.contains("dependencies]");
        } else if inside && line.contains(" = ") && !line.starts_with('#') {
            let reason = line.rsplit_once("# ").map_or("", |(_, reason)| reason.trim());
            assert!(reason.len() > 3 && !reason.contains('"'), "no reason: {line}");
            seen += 1;
        }
    }
    assert!(seen > 20, "only {seen} dependencies were found");
}

#[test]
fn dependencies_come_from_the_registry() {
    let lock = std::fs::read_to_string(at("Cargo.lock")).unwrap();
    for line in lock.lines().filter(|line| line.starts_with("source = ")) {
        assert_eq!(line, "source = \"registry+https://github.com/rust-lang/crates.io-index\"");
    }
}
