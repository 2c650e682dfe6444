//! `keydesk migrate`.

use super::settings::DatabaseSetting;
use super::{Stop, say};
use crate::db::Db;

/// Makes a SQLite file that is not there yet: the only command that does.
pub(super) fn run(database: &DatabaseSetting) -> Result<(), Stop> {
    let url = database.url()?;
    let taken = Db::create(&url)?.migrate()?;
    say(&match taken {
        0 => format!("{url} is up to date."),
        n => format!("{url}: took {n} steps, now up to date."),
    });
    Ok(())
}
