//! How connections are made: the URL, and the pool's manager.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use diesel::connection::{Connection, InstrumentationEvent, SimpleConnection, TransactionManager};
use diesel::r2d2::{Error, ManageConnection};
use diesel::{PgConnection, SqliteConnection};

use super::Conn;

/// Where the database is: `sqlite:PATH` or `postgres://…`. Shows without its password.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// A file.
    Sqlite(PathBuf),
    /// A server, by a libpq connection URL.
    Postgres(String),
}

impl FromStr for DatabaseUrl {
    type Err = String;

    fn from_str(url: &str) -> Result<Self, String> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() {
                return Err("sqlite: needs a path, as in sqlite:/var/lib/keydesk/keydesk.sqlite".into());
            }
            return Ok(Self::Sqlite(PathBuf::from(path)));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            refuse_tls_that_is_not_built_in(url)?;
            return Ok(Self::Postgres(url.into()));
        }
        Err("must be sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE".into())
    }
}

fn refuse_tls_that_is_not_built_in(url: &str) -> Result<(), String> {
    let asks = ["sslmode=require", "sslmode=verify-ca", "sslmode=verify-full"];
    if cfg!(feature = "postgres-tls") || !asks.iter().any(|mode| url.contains(mode)) {
        return Ok(());
    }
    Err("asks for TLS, which this build does not have; build with --features postgres-tls".into())
}

impl DatabaseUrl {
    /// The SQLite file, if it is one.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        match self {
            Self::Sqlite(path) => Some(path.clone()),
            Self::Postgres(_) => None,
        }
    }

    /// Makes an empty SQLite file, readable by its owner only, unless there is one.
    pub(super) fn create_file(&self) -> std::io::Result<()> {
        let Self::Sqlite(path) = self else { return Ok(()) };
        let mut options = std::fs::OpenOptions::new();
        options.create(true).append(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path).map(drop)
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(url) => match url::Url::parse(url) {
                Ok(url) => write!(f, "postgres://{}{}", url.host_str().unwrap_or("localhost"), url.path()),
                Err(_) => f.write_str("postgres://…"),
            },
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Makes connections for the pool. Written by hand because the derived way tries each backend in
/// turn and loses the reason why one refused.
pub(super) struct Manager {
    url: DatabaseUrl,
    statements: Arc<AtomicU64>,
}

impl Manager {
    pub(super) fn new(url: DatabaseUrl, statements: Arc<AtomicU64>) -> Self {
        Self { url, statements }
    }

    pub(super) fn establish(&self) -> diesel::ConnectionResult<Conn> {
        let mut conn = match &self.url {
            DatabaseUrl::Sqlite(path) => Conn::Sqlite(open_file(path)?),
            DatabaseUrl::Postgres(url) => Conn::Postgres(PgConnection::establish(url)?),
        };
        set_up(&mut conn).map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
        let statements = Arc::clone(&self.statements);
        conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::StartQuery { .. } = event {
                statements.fetch_add(1, Ordering::Relaxed);
            }
        });
        Ok(conn)
    }
}

fn open_file(path: &Path) -> diesel::ConnectionResult<SqliteConnection> {
    if !path.is_file() {
        let reason = format!("there is no file {}; `keydesk migrate` makes it", path.display());
        return Err(diesel::ConnectionError::BadConnection(reason));
    }
    SqliteConnection::establish(&path.to_string_lossy())
}

/// `synchronous = FULL`: a spent link must stay spent, also after a power cut.
fn set_up(conn: &mut Conn) -> diesel::QueryResult<()> {
    match conn {
        Conn::Sqlite(sqlite) => sqlite.batch_execute(
            "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
             PRAGMA foreign_keys = ON;",
        ),
        // Who has waited for a row must see it as it was left, whatever the server's default is.
        Conn::Postgres(postgres) => postgres.batch_execute(
            "SET timezone = 'UTC'; SET client_min_messages = warning; \
             SET default_transaction_isolation = 'read committed';",
        ),
    }
}

/// How long a server that has answered is taken to be there. A question before each use would be a tenth
/// of all statements.
const STILL_THERE: Duration = Duration::from_secs(1);

/// A connection of the pool.
pub(super) struct Pooled {
    pub(super) conn: Conn,
    /// When all that was asked on it last was answered.
    answered: Option<Instant>,
}

impl Pooled {
    /// Does something with it. After a failure it is looked at before the next use.
    pub(super) fn run<T, E>(&mut self, work: impl FnOnce(&mut Conn) -> Result<T, E>) -> Result<T, E> {
        let done = work(&mut self.conn);
        self.answered = done.is_ok().then(Instant::now);
        done
    }
}

impl ManageConnection for Manager {
    type Connection = Pooled;
    type Error = Error;

    fn connect(&self) -> Result<Pooled, Error> {
        let conn = self.establish().map_err(Error::ConnectionError)?;
        Ok(Pooled { conn, answered: None })
    }

    fn is_valid(&self, pooled: &mut Pooled) -> Result<(), Error> {
        if pooled.answered.is_some_and(|at| at.elapsed() < STILL_THERE) || matches!(pooled.conn, Conn::Sqlite(_)) {
            return Ok(()); // a file does not go away
        }
        let asked = pooled.conn.batch_execute("SELECT 1").map_err(Error::QueryError);
        self.statements.fetch_sub(1, Ordering::Relaxed); // no request's own
        asked
    }

    fn has_broken(&self, pooled: &mut Pooled) -> bool {
        let conn = &mut pooled.conn;
        std::thread::panicking() || <Conn as Connection>::TransactionManager::is_broken_transaction_manager(conn)
    }
}
