//! Both databases have the same tables, and the schema in the source is theirs.

use std::collections::BTreeMap;

use keydesk::db::Db;

use super::{at, folders};
use crate::harness::contents::{columns, tables};
use crate::harness::database::TestDatabase;

/// Tables with their columns; `?` after those that may be null.
type Schema = BTreeMap<String, Vec<String>>;

async fn schema_of(database: &TestDatabase) -> Schema {
    let db = Db::open(&database.url).unwrap();
    let read = db.read(|conn| {
        let names = tables(conn);
        Ok::<_, keydesk::db::Failure>(names.into_iter().map(|name| (name.clone(), columns(conn, &name))).collect())
    });
    read.await.unwrap()
}

/// What `src/db/schema.rs` says.
fn schema_in_source() -> Schema {
    let source = std::fs::read_to_string(at("src/db/schema.rs")).unwrap();
    let mut schema = Schema::new();
    for part in source.split("diesel::table! {").skip(1) {
        let name = part.split('(').next().unwrap().trim().to_owned();
        let columns = part.split_once('{').unwrap().1.split('}').next().unwrap().lines().filter_map(|line| {
            let (column, kind) = line.trim().trim_end_matches(',').split_once(" -> ")?;
            Some(if kind.starts_with("Nullable<") { format!("{column}?") } else { column.to_owned() })
        });
        schema.insert(name, columns.collect());
    }
    assert!(schema.len() > 10);
    schema
}

#[actix_web::test]
async fn a_fresh_sqlite_has_the_tables_of_the_source() {
    assert_eq!(schema_of(&TestDatabase::sqlite()).await, schema_in_source());
}

#[actix_web::test]
async fn a_fresh_postgres_has_the_tables_of_the_source() {
    if std::env::var_os("KEYDESK_TEST_POSTGRES").is_none() {
        return; // scripts/test sets it for the step on Postgres
    }
    assert_eq!(schema_of(&TestDatabase::postgres()).await, schema_in_source());
}

#[test]
fn both_sets_of_migrations_have_the_same_steps_each_way() {
    let (sqlite, postgres) = (folders("migrations/sqlite"), folders("migrations/postgres"));
    assert_eq!(sqlite, postgres);
    let numbers: std::collections::BTreeSet<_> = sqlite.iter().filter_map(|step| step.split('_').next()).collect();
    assert_eq!(numbers.len(), sqlite.len(), "of two with the same number only one is taken");
    for set in ["sqlite", "postgres"] {
        for step in &sqlite {
            for way in ["up.sql", "down.sql"] {
                let path = format!("migrations/{set}/{step}/{way}");
                let sql = std::fs::read_to_string(at(&path)).unwrap_or_else(|e| panic!("{path}: {e}"));
                assert!(!sql.trim().is_empty(), "{path}");
            }
        }
    }
}

#[test]
fn both_sets_of_migrations_have_the_same_indexes_and_checks() {
    let read = |set: &str| {
        let mut text = String::new();
        for step in folders(&format!("migrations/{set}")) {
            text.push_str(&std::fs::read_to_string(at(&format!("migrations/{set}/{step}/up.sql"))).unwrap());
        }
        // SQLite changes a CHECK only with its whole table; of the copy, that one CHECK is new.
        while let Some((before, rest)) = text.clone().split_once("-- Copied:") {
            text = format!("{before}CHECK ({}", rest.split_once("-- End of the copy.").unwrap().1);
        }
        text
    };
    let (sqlite, postgres) = (read("sqlite"), read("postgres"));
    for what in ["CREATE TABLE", "CREATE INDEX", "CREATE UNIQUE INDEX", "CHECK (", "UNIQUE", "REFERENCES", "ON DELETE"]
    {
        assert_eq!(sqlite.matches(what).count(), postgres.matches(what).count(), "{what}");
    }
}
