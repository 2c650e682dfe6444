//! What is in the database, so that a test can say: nothing has changed.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::Text;
use keydesk::db::Conn;

use super::TestApp;

/// The rows of every table, as text.
pub type Contents = BTreeMap<String, Vec<String>>;

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

impl TestApp {
    pub async fn contents(&self) -> Contents {
        self.read(|conn| tables(conn).into_iter().map(|table| (table.clone(), rows(conn, &table))).collect()).await
    }

    /// Does to the database what no page does.
    pub async fn execute(&self, sql: &str) {
        let sql = sql.to_owned();
        self.write(move |conn| diesel::sql_query(sql).execute(conn).unwrap()).await;
    }
}

/// All tables but the one that counts migrations.
pub fn tables(conn: &mut Conn) -> Vec<String> {
    let sql = match conn {
        Conn::Sqlite(_) => "SELECT name AS line FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
        Conn::Postgres(_) => {
            "SELECT table_name::text AS line FROM information_schema.tables WHERE table_schema = 'public'"
        }
    };
    let mut tables = lines(conn, sql);
    tables.retain(|table| !table.starts_with("__"));
    tables.sort();
    tables
}

/// Each column of a table, and whether it may be null.
pub fn columns(conn: &mut Conn, table: &str) -> Vec<String> {
    let sql = match conn {
        Conn::Sqlite(_) => format!(
            "SELECT name || CASE WHEN \"notnull\" = 1 OR pk > 0 THEN '' ELSE '?' END AS line \
             FROM pragma_table_info('{table}') ORDER BY cid"
        ),
        Conn::Postgres(_) => format!(
            "SELECT column_name::text || CASE is_nullable::text WHEN 'NO' THEN '' ELSE '?' END AS line \
             FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}' \
             ORDER BY ordinal_position"
        ),
    };
    lines(conn, &sql)
}

fn rows(conn: &mut Conn, table: &str) -> Vec<String> {
    let sql = match conn {
        Conn::Sqlite(_) => {
            let quoted: Vec<_> =
                columns(conn, table).iter().map(|c| format!("quote({})", c.replace('?', ""))).collect();
            format!("SELECT {} AS line FROM {table} ORDER BY 1", quoted.join(" || '|' || "))
        }
        Conn::Postgres(_) => format!("SELECT t::text AS line FROM {table} t ORDER BY 1"),
    };
    lines(conn, &sql)
}

fn lines(conn: &mut Conn, sql: &str) -> Vec<String> {
    let found: Vec<Line> = diesel::sql_query(sql).load(conn).unwrap();
    found.into_iter().map(|line| line.line).collect()
}
