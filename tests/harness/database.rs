//! A database for each test, copied from one that is migrated once.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use keydesk::db::{DatabaseUrl, Db};
use tempfile::TempDir;

static COUNT: AtomicU32 = AtomicU32::new(0);

/// A fresh, migrated database. Gone when dropped.
pub struct TestDatabase {
    pub url: DatabaseUrl,
    postgres: Option<String>,
    _folder: TempDir,
}

impl TestDatabase {
    pub fn new() -> Self {
        match std::env::var("KEYDESK_TEST_DATABASE").as_deref() {
            Ok("postgres") => Self::postgres(),
            Ok("sqlite") | Err(_) => Self::sqlite(),
            Ok(other) => panic!("KEYDESK_TEST_DATABASE is {other:?}, neither sqlite nor postgres"),
        }
    }

    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keydesk.sqlite");
        std::fs::copy(sqlite_template(), &path).unwrap();
        Self { url: DatabaseUrl::Sqlite(path), postgres: None, _folder: folder }
    }

    /// The same one, for a second process. Goes with the first.
    pub fn again(&self) -> Self {
        Self { url: self.url.clone(), postgres: None, _folder: tempfile::tempdir().unwrap() }
    }

    pub fn postgres() -> Self {
        let name = format!("keydesk_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let template = postgres_template();
        as_admin(&format!("CREATE DATABASE {name} TEMPLATE {template}"));
        let url = DatabaseUrl::Postgres(beside_admin(&name));
        Self { url, postgres: Some(name), _folder: tempfile::tempdir().unwrap() }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Some(name) = &self.postgres {
            as_admin(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
    }
}

fn sqlite_template() -> &'static PathBuf {
    static TEMPLATE: OnceLock<(PathBuf, TempDir)> = OnceLock::new();
    let (path, _) = TEMPLATE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("template.sqlite");
        let db = Db::create(&DatabaseUrl::Sqlite(path.clone())).unwrap();
        db.migrate().unwrap();
        drop(db);
        // Everything into the one file that is copied.
        let mut conn = diesel::SqliteConnection::establish(path.to_str().unwrap()).unwrap();
        conn.batch_execute("PRAGMA busy_timeout = 5000; PRAGMA wal_checkpoint(TRUNCATE);").unwrap();
        (path, folder)
    });
    path
}

fn postgres_template() -> &'static str {
    static TEMPLATE: OnceLock<String> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let name = format!("keydesk_{}_template", std::process::id());
        as_admin(&format!("CREATE DATABASE {name}"));
        let db = Db::open(&DatabaseUrl::Postgres(beside_admin(&name))).unwrap();
        db.migrate().unwrap();
        drop(db);
        // Connections close when their threads notice; nobody may be connected to a template.
        as_admin(&format!(
            "ALTER DATABASE {name} ALLOW_CONNECTIONS false; \
             SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
        ));
        name
    })
}

fn admin_url() -> String {
    std::env::var("KEYDESK_TEST_POSTGRES").expect("KEYDESK_TEST_POSTGRES is set by scripts/test")
}

fn beside_admin(name: &str) -> String {
    let (base, _) = admin_url().rsplit_once('/').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    format!("{base}/{name}")
}

fn as_admin(sql: &str) {
    let mut conn = PgConnection::establish(&admin_url()).unwrap();
    for statement in sql.split(';') {
        conn.batch_execute(statement).unwrap_or_else(|e| panic!("{statement}: {e}"));
    }
}
