//! The command itself, as a process.

use std::process::Output;

use crate::harness::server::{Server, keydesk};

fn said(output: &Output) -> (Option<i32>, String) {
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn a_wrong_setting_is_one_line_and_code_2_and_touches_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let good = ("DATABASE_URL", "sqlite:x.sqlite");
    let public = ("KEYDESK_PUBLIC_URL", "http://localhost:9");
    for (settings, named) in [
        (vec![], "DATABASE_URL"),
        (vec![("DATABASE_URL", "mysql://x")], "DATABASE_URL"),
        (vec![("DATABASE_URL", "postgres:typo")], "DATABASE_URL"),
        (vec![("DATABASE_URL", "keydesk.sqlite")], "DATABASE_URL"),
        (vec![("DATABASE_URL", "postgres://h/d?sslmode=require"), public], "TLS"),
        (vec![("DATABASE_URL", "postgres://127.0.0.1:1/d"), public], "KEYDESK_SECRET"),
        (vec![good], "KEYDESK_PUBLIC_URL"),
        (vec![good, ("KEYDESK_PUBLIC_URL", "http://shop.example")], "KEYDESK_PUBLIC_URL"),
        (vec![good, public, ("SMTP_URL", "mail.example")], "SMTP_URL"),
        (vec![good, public, ("KEYDESK_SECRET", "short")], "KEYDESK_SECRET"),
        (vec![good, public, ("KEYDESK_LISTEN", "nowhere")], "KEYDESK_LISTEN"),
        (vec![good, public, ("KEYDESK_TRUSTED_PROXIES", "me")], "KEYDESK_TRUSTED_PROXIES"),
        (vec![good, public], "keydesk migrate"),
    ] {
        let output = keydesk(folder.path()).arg("serve").envs(settings.clone()).output().unwrap();
        let (code, words) = said(&output);
        assert_eq!(code, Some(2), "{settings:?}: {words}");
        assert!(words.contains(named) && words.trim().lines().count() == 1, "{settings:?}: {words}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "{settings:?} made a file");
    }
}

#[test]
fn only_migrate_makes_a_database_and_the_secret_is_its_owners() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        keydesk(folder.path()).args(arguments).env("DATABASE_URL", "sqlite:k.sqlite").output().unwrap()
    };
    let account = ["account", "create", "--name", "Shop", "--sender", "a@shop.example"];
    assert_eq!(run(&account).status.code(), Some(2));
    assert!(run(&["migrate"]).status.success());
    assert!(String::from_utf8_lossy(&run(&["migrate"]).stdout).contains("up to date"));
    assert!(run(&account).status.success());
    let staff =
        ["staff", "create", "--account", "1", "--role", "owner", "--name", "Ann", "--email", "ann@shop.example"];
    let first = run(&staff);
    assert!(String::from_utf8_lossy(&first.stdout).contains("Password, shown once"));
    assert_eq!(run(&staff).status.code(), Some(1), "one role in an account");
    let mut server = Server::start(folder.path(), &[]);
    let secret = folder.path().join("k.sqlite.secret");
    let mode = std::os::unix::fs::MetadataExt::mode(&std::fs::metadata(&secret).unwrap());
    assert_eq!(mode & 0o777, 0o600);
    let before = std::fs::read(&secret).unwrap();
    server.stop();
    Server::start(folder.path(), &[]).stop();
    assert_eq!(std::fs::read(&secret).unwrap(), before, "the same the next time");
}

#[test]
fn whoever_is_locked_out_is_rescued_with_a_new_password() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        keydesk(folder.path()).args(arguments).env("DATABASE_URL", "sqlite:k.sqlite").output().unwrap()
    };
    run(&["migrate"]);
    run(&["account", "create", "--name", "Shop", "--sender", "a@shop.example"]);
    let staff =
        ["staff", "create", "--account", "1", "--role", "owner", "--name", "Ann", "--email", "ann@shop.example"];
    let first = String::from_utf8_lossy(&run(&staff).stdout).trim().to_owned();
    let rescued = run(&["staff", "rescue", "--email", "ANN@shop.example"]);
    let words = String::from_utf8_lossy(&rescued.stdout).into_owned();
    assert!(rescued.status.success() && words.contains("New password, shown once"), "{words}");
    let password = |words: &str| words.lines().next().unwrap().rsplit(' ').next().unwrap().to_owned();
    assert_ne!(password(&first), password(&words));
    let (code, words) = said(&run(&["staff", "rescue", "--email", "nobody@shop.example"]));
    assert_eq!(code, Some(2));
    assert!(words.contains("nobody signs in with"), "{words}");
}

#[test]
fn an_api_key_is_made_printed_once_and_noted() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        keydesk(folder.path()).args(arguments).env("DATABASE_URL", "sqlite:k.sqlite").output().unwrap()
    };
    run(&["migrate"]);
    run(&["account", "create", "--name", "Shop", "--sender", "a@shop.example"]);
    let key = ["key", "create", "--account", "1", "--name", "Nightly", "--scope", "customers:read"];
    let made = run(&[&key[..], &["--scope", "storefront", "--scope", "storefront", "--days", "30"]].concat());
    let words = String::from_utf8_lossy(&made.stdout).into_owned();
    let secret = words.trim().rsplit(' ').next().unwrap();
    assert!(made.status.success() && keydesk::api_keys::Secret::parse(secret).is_some(), "{words}");
    let file = folder.path().join("k.sqlite");
    let stored = [file.clone(), file.with_extension("sqlite-wal")].map(|file| std::fs::read(file).unwrap_or_default());
    let stored = String::from_utf8_lossy(&stored.concat()).into_owned();
    assert!(stored.contains("key.made") && stored.contains("customers:read storefront"), "with its event");
    assert!(!stored.contains(secret[3..].split_once('_').unwrap().1), "only its hash is kept");
    for (wrong, code) in [
        (&["--account", "9", "--name", "x", "--scope", "storefront"][..], 2),
        (&["--account", "1", "--name", " ", "--scope", "storefront"], 2),
        (&["--account", "1", "--name", "x"], 2),
        (&["--account", "1", "--name", "x", "--scope", "everything"], 2),
        (&["--account", "1", "--name", "x", "--scope", "storefront", "--application", "7"], 2),
        (&["--account", "1", "--name", "x", "--scope", "storefront", "--days", "0"], 2),
    ] {
        let (said, words) = said(&run(&[&["key", "create"], wrong].concat()));
        assert_eq!(said, Some(code), "{wrong:?}: {words}");
    }
}

#[actix_web::test]
async fn the_served_log_is_sealed_and_verified_and_a_changed_one_is_exit_code_1() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        keydesk(folder.path()).args(arguments).env("DATABASE_URL", "sqlite:k.sqlite").output().unwrap()
    };
    run(&["migrate"]);
    run(&["account", "create", "--name", "Shop", "--sender", "a@shop.example"]);
    // Serving seals what is there, at the latest when it ends, and tells the head to its log.
    let mut server = Server::start(folder.path(), &[]);
    assert_eq!(server.stop(), Some(0));
    let log: Vec<String> = server.log.iter().collect();
    let good = run(&["audit", "verify", "--account", "1"]);
    let words = String::from_utf8_lossy(&good.stdout).into_owned();
    let head = words.trim().rsplit(' ').next().unwrap();
    assert!(log.iter().any(|line| line.contains("the log is sealed") && line.contains(head)), "{log:?}");
    assert!(good.status.success() && words.contains("account 1: 1 lines are as they were written"), "{words}");
    let file = folder.path().join("k.sqlite").display().to_string();
    let db = keydesk::db::Db::open(&format!("sqlite:{file}").parse().unwrap()).unwrap();
    let tamper = |conn: &mut keydesk::db::Conn| {
        let sql = diesel::sql_query("UPDATE events SET data = '{\"name\":\"Else\"}'");
        Ok::<_, keydesk::db::Failure>(diesel::RunQueryDsl::execute(sql, conn)?)
    };
    db.write(tamper).await.unwrap();
    drop(db);
    let broken = run(&["audit", "verify"]);
    assert_eq!(broken.status.code(), Some(1));
    assert!(
        String::from_utf8_lossy(&broken.stdout)
            .contains("BROKEN at line 1 (id 1 in exports): its particulars were changed")
    );
    assert_eq!(run(&["audit", "verify", "--account", "7"]).status.code(), Some(2));
}

#[actix_web::test]
async fn an_empty_database_names_the_commands_and_a_second_process_refuses() {
    let folder = tempfile::tempdir().unwrap();
    assert!(keydesk(folder.path()).arg("migrate").env("DATABASE_URL", "sqlite:k.sqlite").status().unwrap().success());
    let mut server = Server::start(folder.path(), &[]);
    let url = format!("http://{}/", server.address);
    crate::harness::page::crypto();
    let client = reqwest::Client::new();
    let page = client.get(&url).header("host", "localhost:9").send().await.unwrap().text().await.unwrap();
    assert!(page.contains("keydesk account create") && page.contains("keydesk staff create"));
    let second = keydesk(folder.path())
        .arg("serve")
        .envs([
            ("DATABASE_URL", "sqlite:k.sqlite"),
            ("KEYDESK_PUBLIC_URL", "http://localhost:9"),
            ("KEYDESK_LISTEN", "127.0.0.1:0"),
        ])
        .output()
        .unwrap();
    let (code, words) = said(&second);
    assert_eq!(code, Some(1));
    assert!(words.contains("another keydesk is serving"), "{words}");
    assert_eq!(server.stop(), Some(0), "SIGTERM ends it in order");
    let log: Vec<String> = server.log.iter().collect();
    assert!(log.iter().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()), "{log:?}");
}

#[test]
fn help_explains() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in
        [vec!["--help"], vec!["serve", "--help"], vec!["demo", "--help"], vec!["staff", "create", "--help"]]
    {
        let output = keydesk(folder.path()).args(&arguments).output().unwrap();
        assert!(output.status.success() && output.stdout.len() > 200, "{arguments:?}");
    }
}
