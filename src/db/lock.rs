//! One serving process per SQLite file.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

/// Held while a process serves a SQLite file. The system lets go of it when the process ends,
/// however it ends.
#[derive(Debug)]
pub struct ServingLock {
    _file: File,
}

impl ServingLock {
    /// Takes the lock of a database file: `<file>.lock` beside it.
    ///
    /// # Errors
    /// In words for the operator, when another process holds it or the file cannot be made.
    pub fn take(database: &Path) -> Result<Self, String> {
        let mut name = database.as_os_str().to_owned();
        name.push(".lock");
        let path = Path::new(&name);
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(path)
            .map_err(|e| format!("cannot open {}: {e}", path.display()))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(format!(
                "another keydesk is serving {}; one process serves a SQLite file, use Postgres for several",
                database.display()
            )),
            Err(TryLockError::Error(e)) => Err(format!("cannot lock {}: {e}", path.display())),
        }
    }
}
