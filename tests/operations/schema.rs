//! Both databases have the same tables, and those are the ones that the code knows.

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use keydesk::db::{Conn, Db};

use crate::harness::database::TestDatabase;

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    place: String,
    #[diesel(sql_type = Bool)]
    required: bool,
}

const SQLITE: &str = "SELECT m.name || '.' || c.name AS place, c.\"notnull\" AS required \
    FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'";
const POSTGRES: &str = "SELECT table_name || '.' || column_name AS place, is_nullable = 'NO' AS required \
    FROM information_schema.columns WHERE table_schema = 'public'";

async fn columns(database: &TestDatabase) -> BTreeSet<(String, bool)> {
    let db = Db::open(&database.url).unwrap();
    let read = db.read(|conn| {
        let query = if matches!(conn, Conn::Sqlite(_)) { SQLITE } else { POSTGRES };
        Ok::<Vec<Column>, keydesk::db::Failure>(diesel::sql_query(query).load(conn)?)
    });
    let columns = read.await.unwrap().into_iter().map(|column| (column.place, column.required));
    columns.filter(|(place, _)| !place.starts_with("__diesel")).collect()
}

/// Nullable, in the words of schema.rs.
fn known() -> BTreeSet<(String, bool)> {
    let text = std::fs::read_to_string("src/db/schema.rs").unwrap();
    let mut found = BTreeSet::new();
    for table in text.split("diesel::table! {").skip(1) {
        let name = table.trim().split(' ').next().unwrap().to_owned();
        for line in table.split('}').next().unwrap().lines().filter(|line| line.contains("->")) {
            let (column, kind) = line.trim().split_once(" -> ").unwrap();
            found.insert((format!("{name}.{column}"), !kind.starts_with("Nullable")));
        }
    }
    found
}

#[actix_web::test]
async fn the_database_has_the_columns_that_the_code_knows() {
    assert_eq!(columns(&TestDatabase::new()).await, known());
}
