//! Where the server's secret comes from.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::Stop;
use crate::crypto::{Keys, Token};
use crate::db::DatabaseUrl;

/// The keys: given, or, with SQLite, kept in a file beside the database and made there the first
/// time.
///
/// # Errors
/// When a given secret is too short, or there is none and there must be.
pub fn keys(given: Option<&str>, database: &DatabaseUrl) -> Result<Keys, Stop> {
    keys_or(given, database, make)
}

/// The keys that were there before: whoever only reads makes none.
///
/// # Errors
/// When a given secret is too short, or there is none.
pub fn existing(given: Option<&str>, database: &DatabaseUrl) -> Result<Keys, Stop> {
    keys_or(given, database, |path| {
        let reason = "give the secret that the server runs with";
        Err(wrong(&format!("there is none, and no file {}; {reason}", path.display())))
    })
}

fn wrong(reason: &dyn std::fmt::Display) -> Stop {
    Stop::Setting(format!("KEYDESK_SECRET: {reason}"))
}

fn keys_or(
    given: Option<&str>,
    database: &DatabaseUrl,
    missing: impl FnOnce(&Path) -> Result<String, Stop>,
) -> Result<Keys, Stop> {
    if let Some(text) = given.filter(|text| !text.is_empty()) {
        return Keys::parse(text).map_err(|e| wrong(&e));
    }
    let Some(file) = database.file() else {
        return Err(wrong(&"must be set with Postgres; 32 characters or more, the same for all processes"));
    };
    let path = beside(&file);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => missing(&path)?,
        Err(e) => return Err(wrong(&format!("cannot read {}: {e}", path.display()))),
    };
    Keys::parse(text.trim()).map_err(|e| wrong(&format!("{}: {e}", path.display())))
}

fn beside(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(".secret");
    PathBuf::from(name)
}

/// Readable by its owner only, from the first byte on.
fn make(path: &Path) -> Result<String, Stop> {
    let secret = Token::random().reveal().to_owned();
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let failed = |e| Stop::Failed(format!("cannot make {}: {e}", path.display()));
    let mut file = options.open(path).map_err(failed)?;
    writeln!(file, "{secret}").and_then(|()| file.sync_all()).map_err(failed)?;
    Ok(secret)
}
