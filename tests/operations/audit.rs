//! `keydesk audit verify` only reads, and tells what it could not look at from what is broken.

use std::path::Path;

use crate::harness::server::keydesk;

fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let done = keydesk(folder).args(arguments).env("DATABASE_URL", "sqlite:k.sqlite").output().unwrap();
    let words = [done.stdout, done.stderr].concat();
    (done.status.code(), String::from_utf8_lossy(&words).into_owned())
}

/// A database with an account, and the secret that a server makes.
fn shop() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["migrate"]);
    run(folder.path(), &["account", "create", "--name", "Shop", "--sender", "a@shop.example"]);
    std::fs::write(folder.path().join("k.sqlite.secret"), "a secret of more than thirty-two letters").unwrap();
    folder
}

#[test]
fn a_proof_makes_neither_a_database_nor_a_secret() {
    let folder = tempfile::tempdir().unwrap();
    let (code, words) = run(folder.path(), &["audit", "verify"]);
    assert!(code == Some(2) && words.contains("there is no file k.sqlite"), "{words}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is made");
    let folder = shop();
    let secret = folder.path().join("k.sqlite.secret");
    std::fs::remove_file(&secret).unwrap();
    let (code, words) = run(folder.path(), &["audit", "verify"]);
    assert!(code == Some(2) && words.contains("KEYDESK_SECRET: there is none"), "{words}");
    assert!(!words.contains("BROKEN") && !secret.exists(), "{words}");
}

#[test]
fn a_head_that_is_none_is_a_wrong_argument() {
    let folder = shop();
    for wrong in ["garbage", "", "12345678.00"] {
        let (code, words) = run(folder.path(), &["audit", "verify", "--account", "1", "--head", wrong]);
        assert!(code == Some(2) && words.contains("not a head"), "{wrong}: {words}");
    }
    let head = format!("12345678.{}", "0".repeat(64));
    let (code, words) = run(folder.path(), &["audit", "verify", "--account", "1", "--head", &head]);
    assert!(code == Some(1) && words.contains("does not hold the head"), "{words}");
}

#[actix_web::test]
async fn an_emptied_log_is_broken() {
    let folder = shop();
    let (code, words) = run(folder.path(), &["audit", "verify"]);
    assert!(code == Some(0) && words.contains("1 not sealed yet") && words.contains("no head yet"), "{words}");
    let file = folder.path().join("k.sqlite").display().to_string();
    let db = keydesk::db::Db::open(&format!("sqlite:{file}").parse().unwrap()).unwrap();
    let empty = |conn: &mut keydesk::db::Conn| {
        let sql = diesel::sql_query("DELETE FROM events");
        Ok::<_, keydesk::db::Failure>(diesel::RunQueryDsl::execute(sql, conn)?)
    };
    db.write(empty).await.unwrap();
    drop(db);
    let (code, words) = run(folder.path(), &["audit", "verify"]);
    assert!(code == Some(1) && words.contains("account 1: BROKEN: it is empty"), "{words}");
}
