//! The database, SQLite or Postgres, chosen by the URL's scheme.
//!
//! This folder is the only place that knows which of the two it is. Everything else sees [`Db`],
//! whose [`read`](Db::read) and [`write`](Db::write) run a closure off the event loop, and
//! [`Conn`], the connection that closure is given.
//!
//! All changes go through [`Db::write`], which is one transaction. On SQLite a single writer
//! thread runs them and lets those that wait share a commit (`writer.rs`); on Postgres each takes
//! a connection of the pool.

mod connect;
mod lock;
mod migrate;
mod prepared;
pub mod schema;
pub mod types;
mod writer;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use diesel::r2d2::Pool;
use diesel::{PgConnection, SqliteConnection};

pub use connect::DatabaseUrl;
pub use lock::ServingLock;
pub use migrate::Pending;
pub use prepared::{Prepared, prepared};

use connect::Manager;
use writer::Writer;

/// A connection to either database. The derived code hands each call to the right one.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// The embedded database.
    Sqlite(SqliteConnection),
    /// A Postgres server.
    Postgres(PgConnection),
}

/// The backend type of [`Conn`], for boxed queries.
pub type Backend = <Conn as diesel::Connection>::Backend;

/// What a store function gives.
pub type Result<T> = std::result::Result<T, Failure>;

/// Why the database could not do as it was asked. Never the asker's fault.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The statement failed.
    #[error("database: {0}")]
    Query(diesel::result::Error),
    /// No connection within [`WAIT`], the server or file cannot be reached, or the server went away meanwhile.
    #[error("database unavailable: {0}")]
    Unavailable(String),
    /// The closure panicked; its changes are rolled back.
    #[error("panicked: {0}")]
    Panicked(String),
}

impl From<diesel::result::Error> for Failure {
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::DatabaseErrorKind::{ClosedConnection, UnableToSendCommand};
        use diesel::result::Error::{BrokenTransactionManager, DatabaseError};
        match error {
            DatabaseError(ClosedConnection | UnableToSendCommand, why) => Self::Unavailable(why.message().to_owned()),
            BrokenTransactionManager => Self::Unavailable("the connection broke".into()),
            other => Self::Query(other),
        }
    }
}

impl Failure {
    /// Whether a unique key stands against the change. Neither backend names the key in the same
    /// way, so callers check for the duplicate they expect and take any other for a fault.
    #[must_use]
    pub fn is_duplicate(&self) -> bool {
        use diesel::result::{DatabaseErrorKind::UniqueViolation, Error::DatabaseError};
        matches!(self, Self::Query(DatabaseError(UniqueViolation, _)))
    }
}

/// How long a request waits for a connection before it is answered 503.
pub const WAIT: Duration = Duration::from_secs(5);

/// Connections for reading, or for everything on Postgres.
const POOL_SIZE: u32 = 8;

/// The database; cheap to clone.
#[derive(Clone)]
pub struct Db {
    pool: Pool<Manager>,
    writer: Option<Writer>,
    statements: Arc<AtomicU64>,
    url: DatabaseUrl,
}

impl Db {
    /// Opens the database. Connects once at once, so that a wrong password or a missing file is
    /// told with its reason.
    ///
    /// # Errors
    /// When the database cannot be opened. A SQLite file that does not exist is one: only
    /// [`Db::create`] makes it.
    pub fn open(url: &DatabaseUrl) -> Result<Self> {
        let statements = Arc::new(AtomicU64::new(0));
        let manager = Manager::new(url.clone(), Arc::clone(&statements));
        let first = manager.establish().map_err(|e| Failure::Unavailable(e.to_string()))?;
        let writer = match first {
            Conn::Sqlite(_) => Some(Writer::start(first)),
            Conn::Postgres(_) => None,
        };
        let pool = Pool::builder()
            .max_size(POOL_SIZE)
            .min_idle(Some(1))
            .connection_timeout(WAIT)
            .build(manager)
            .map_err(|e| Failure::Unavailable(e.to_string()))?;
        Ok(Self { pool, writer, statements, url: url.clone() })
    }

    /// Opens the database, making the SQLite file if there is none.
    ///
    /// # Errors
    /// As [`Db::open`].
    pub fn create(url: &DatabaseUrl) -> Result<Self> {
        url.create_file().map_err(|e| Failure::Unavailable(e.to_string()))?;
        Self::open(url)
    }

    /// Runs a closure that only reads, on a pooled connection, off the event loop.
    ///
    /// # Errors
    /// The closure's own, or [`Failure`] when there is no connection.
    pub async fn read<T, E, F>(&self, work: F) -> std::result::Result<T, E>
    where
        F: FnOnce(&mut Conn) -> std::result::Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Failure> + Send + 'static,
    {
        let pool = self.pool.clone();
        off_the_event_loop(move || {
            let mut pooled = pool.get().map_err(|e| Failure::Unavailable(e.to_string()))?;
            pooled.run(work)
        })
        .await
    }

    /// Runs a closure in one transaction that takes the write lock at its begin. An error rolls
    /// everything back.
    ///
    /// # Errors
    /// The closure's own, or [`Failure`] when the transaction could not be begun or committed.
    pub async fn write<T, E, F>(&self, work: F) -> std::result::Result<T, E>
    where
        F: FnOnce(&mut Conn) -> std::result::Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Failure> + Send + 'static,
    {
        if let Some(writer) = &self.writer {
            return writer.run(work).await;
        }
        let pool = self.pool.clone();
        off_the_event_loop(move || {
            let mut pooled = pool.get().map_err(|e| Failure::Unavailable(e.to_string()))?;
            pooled.run(|conn| writer::in_transaction(conn, work))?
        })
        .await
    }

    /// Statements run so far. Tests count with it that a page does not ask once a row.
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Whether several processes may serve this database at once.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.writer.is_none()
    }

    /// The SQLite file, if it is one.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        self.url.file()
    }
}

async fn off_the_event_loop<T, E, F>(work: F) -> std::result::Result<T, E>
where
    F: FnOnce() -> std::result::Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<Failure> + Send + 'static,
{
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(panic) => Err(Failure::Panicked(panic.to_string()).into()),
    }
}
