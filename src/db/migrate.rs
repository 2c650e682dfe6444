//! Bringing the tables up to date.

use diesel::connection::SimpleConnection;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::{Conn, Db, Failure};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Any number will do, as long as every Keydesk takes the same.
const ADVISORY_LOCK: i64 = 0x6b65_7964_6573_6b00;

/// Steps that have not been taken yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pending(pub usize);

impl Db {
    /// Takes all pending steps; gives how many there were.
    ///
    /// # Errors
    /// When a step fails; those before it stay.
    pub fn migrate(&self) -> Result<usize, Failure> {
        let mut pooled = self.pool.get().map_err(|e| Failure::Unavailable(e.to_string()))?;
        match &mut pooled.conn {
            Conn::Sqlite(sqlite) => sqlite.run_pending_migrations(SQLITE).map(|taken| taken.len()),
            Conn::Postgres(postgres) => {
                // Several processes may start at once: one migrates, the others wait.
                postgres.batch_execute(&format!("SELECT pg_advisory_lock({ADVISORY_LOCK})"))?;
                let taken = postgres.run_pending_migrations(POSTGRES).map(|taken| taken.len());
                postgres.batch_execute(&format!("SELECT pg_advisory_unlock({ADVISORY_LOCK})"))?;
                taken
            }
        }
        .map_err(|e| Failure::Unavailable(format!("migration: {e}")))
    }

    /// How many steps are pending.
    ///
    /// # Errors
    /// When the database cannot be asked, or was made by a newer Keydesk.
    pub fn pending(&self) -> Result<Pending, Failure> {
        let mut pooled = self.pool.get().map_err(|e| Failure::Unavailable(e.to_string()))?;
        match &mut pooled.conn {
            Conn::Sqlite(sqlite) => pending(sqlite, SQLITE),
            Conn::Postgres(postgres) => pending(postgres, POSTGRES),
        }
    }
}

fn pending<DB, C>(conn: &mut C, ours: EmbeddedMigrations) -> Result<Pending, Failure>
where
    DB: diesel::backend::Backend,
    C: MigrationHarness<DB>,
    EmbeddedMigrations: diesel::migration::MigrationSource<DB>,
{
    let said = |e: Box<dyn std::error::Error + Send + Sync>| Failure::Unavailable(format!("migration: {e}"));
    let known = diesel::migration::MigrationSource::migrations(&ours).map_err(said)?.len();
    let applied = conn.applied_migrations().map_err(said)?.len();
    if applied > known {
        return Err(Failure::Unavailable("the database was made by a newer keydesk".into()));
    }
    Ok(Pending(known - applied))
}
