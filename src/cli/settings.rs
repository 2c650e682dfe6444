//! Settings that several commands take, from the command line or the environment.

use clap::Args;

use super::Stop;
use crate::db::{DatabaseUrl, Db, Pending};

/// Where the database is.
#[derive(Args)]
pub(super) struct DatabaseSetting {
    /// sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    database_url: Option<String>,
}

impl DatabaseSetting {
    pub(super) fn url(&self) -> Result<DatabaseUrl, Stop> {
        let text = self.database_url.as_deref().unwrap_or_default();
        if text.is_empty() {
            return Err(Stop::Setting("DATABASE_URL is not set, for example sqlite:keydesk.sqlite".into()));
        }
        text.parse().map_err(|reason| Stop::Setting(format!("DATABASE_URL {reason}")))
    }

    /// Opens a database whose tables are up to date.
    pub(super) fn open(&self) -> Result<Db, Stop> {
        open(&self.url()?)
    }
}

/// Opens a database whose tables are up to date.
pub(super) fn open(url: &DatabaseUrl) -> Result<Db, Stop> {
    must_exist(url)?;
    let db = Db::open(url)?;
    match db.pending()? {
        Pending(0) => Ok(db),
        Pending(_) => Err(Stop::Failed("the tables are not up to date; run `keydesk migrate`".into())),
    }
}

/// Only `keydesk migrate` makes a file, so that a typo in its name does not.
pub(super) fn must_exist(url: &DatabaseUrl) -> Result<(), Stop> {
    match url.file().filter(|file| !file.is_file()) {
        Some(file) => {
            Err(Stop::Setting(format!("DATABASE_URL: there is no file {}; `keydesk migrate` makes it", file.display())))
        }
        None => Ok(()),
    }
}

/// Runs something that waits, on a small runtime of its own.
pub(super) fn block_on<T>(future: impl Future<Output = Result<T, Stop>>) -> Result<T, Stop> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(future)
}
