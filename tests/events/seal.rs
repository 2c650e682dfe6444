//! The log proves itself: whatever is changed, removed or slipped in is found.

use keydesk::crypto::Keys;
use keydesk::events::verify::{Broken, Report, verify};
use keydesk::events::{By, Kind, seal};

use crate::harness::TestApp;
use crate::harness::app::SECRET;

/// An account whose log has some lines, all of them sealed.
async fn sealed() -> TestApp {
    let app = TestApp::start().await;
    app.scene().await;
    app.alice().await;
    app.sealer.seal_all().await.unwrap();
    app
}

impl TestApp {
    async fn verified_with(&self, secret: &str) -> Report {
        let (keys, account) = (Keys::parse(secret).unwrap(), self.account);
        self.read(move |conn| verify(conn, &keys, account, "").unwrap()).await
    }

    async fn verified(&self) -> Report {
        self.verified_with(SECRET).await
    }

    async fn one_more_line(&self) {
        let (account, now) = (self.account, self.now());
        self.write(move |conn| {
            let (by, data) = (keydesk::events::By::system(), serde_json::json!({ "email": "anna@example.com" }));
            let kind = keydesk::events::Kind::StaffInvited;
            keydesk::events::record(conn, account, None, kind, &data, &by, now).unwrap();
        })
        .await;
    }
}

#[actix_web::test]
async fn an_untouched_log_is_good_and_its_unsealed_tail_is_counted() {
    let app = sealed().await;
    let before = app.verified().await;
    assert!(before.head.number > 5 && before.unsealed == 0 && before.broken.is_none(), "{before:?}");
    app.one_more_line().await;
    assert_eq!(app.verified().await, Report { unsealed: 1, ..before.clone() });
    app.sealer.seal_all().await.unwrap();
    let after = app.verified().await;
    assert_eq!((after.head.number, after.unsealed, after.broken), (before.head.number + 1, 0, None));
    assert_ne!(after.head.seal, before.head.seal);
}

#[actix_web::test]
async fn whatever_is_changed_is_found_at_its_line() {
    for (sql, at, why) in [
        ("UPDATE events SET data = '{}' WHERE seal_number = 3", 3, Broken::Particulars),
        ("UPDATE events SET source = '10.0.0.1' WHERE seal_number = 4", 4, Broken::Particulars),
        ("UPDATE events SET kind = 'customer.enabled' WHERE seal_number = 2", 2, Broken::Seal),
        ("UPDATE events SET actor = 'operator' WHERE seal_number = 2", 2, Broken::Seal),
        ("UPDATE events SET staff_id = NULL WHERE kind = 'staff.signed_in'", 0, Broken::Seal),
        ("UPDATE events SET customer_id = NULL WHERE kind = 'customer.created'", 0, Broken::Seal),
        ("UPDATE events SET request_id = 'X' WHERE seal_number = 5", 5, Broken::Seal),
        ("UPDATE events SET at = '2020-01-01 00:00:00' WHERE seal_number = 5", 5, Broken::Seal),
        ("DELETE FROM events WHERE seal_number = 3", 3, Broken::Missing),
        ("UPDATE events SET seal_number = seal_number - 1 WHERE seal_number = 1", 1, Broken::Missing),
        ("UPDATE events SET seal = 'x' || seal WHERE seal_number = 3", 3, Broken::UnknownKey),
        ("UPDATE events SET salt = 'x', data_hash = 'y' WHERE seal_number = 3", 3, Broken::Particulars),
        ("UPDATE events SET kind = 'gone.mad' WHERE seal_number = 2", 2, Broken::Seal),
        (
            "UPDATE events SET source = substr(salt, 32, 1) || source, data = substr(salt, 32, 1) || data, \
             salt = substr(salt, 1, 31) WHERE seal_number = 4",
            4,
            Broken::Particulars,
        ),
    ] {
        let app = sealed().await;
        app.execute(sql).await;
        let report = app.verified().await;
        let (line, found) = report.breaks().unwrap_or_else(|| panic!("{sql} is not found"));
        assert_eq!(found, why, "{sql}");
        assert!(at == 0 || line == at, "{sql}: at {line}");
        assert_eq!(report.head.number, line - 1, "those before it are good");
    }
}

#[actix_web::test]
async fn a_line_forged_with_all_its_hashes_needs_the_secret() {
    let app = sealed().await;
    let other = Keys::parse("somebody who knows the database but not the secret").unwrap();
    let account = app.account;
    app.execute("DELETE FROM events WHERE seal_number > 3").await;
    app.one_more_line().await;
    app.write(move |conn| seal::seal_next(conn, &other).unwrap()).await;
    let report = app.verified().await;
    assert_eq!(report.breaks(), Some((4, Broken::UnknownKey)));
    // Cutting the end off leaves a good chain with another head, which is why heads are told to
    // the server's log.
    app.execute(&format!("DELETE FROM events WHERE seal_number > 3 AND account_id = {account}")).await;
    let (keys, cut) = (app.keydesk.config.keys.clone(), app.verified().await);
    assert!(cut.broken.is_none() && cut.head.number == 3);
    for (kept, holds) in [(cut.head.seal, true), ("k.0000".to_owned(), false)] {
        let keys = keys.clone();
        let report = app.read(move |conn| verify(conn, &keys, account, &kept).unwrap()).await;
        assert_eq!(report.has_head, holds);
    }
}

/// SQLite keeps anything in any column.
#[actix_web::test]
async fn a_line_that_cannot_be_read_is_named_and_holds_nothing_up() {
    let app = sealed().await;
    if std::env::var("KEYDESK_TEST_DATABASE").as_deref() == Ok("sqlite") {
        app.execute("UPDATE events SET at = 'yesterday' WHERE seal_number = 4").await;
        let report = app.verified().await;
        assert_eq!((report.breaks(), report.head.number), (Some((4, Broken::Unreadable)), 3));
    }
    let app = sealed().await;
    app.one_more_line().await;
    app.execute("UPDATE events SET kind = 'of.tomorrow' WHERE seal_number IS NULL").await;
    app.sealer.seal_all().await.unwrap();
    let report = app.verified().await;
    assert!(report.broken.is_none() && report.unsealed == 0, "a newer server may write it: {report:?}");
    let log = app.signed_in(keydesk::staff::roles::Role::Owner).await.get(&app.admin("/log")).await;
    assert!(log.status == 200 && log.text().contains("has no word for"), "{}", log.text());
}

#[actix_web::test]
async fn erasing_what_a_line_said_keeps_the_chain_good() {
    let app = sealed().await;
    app.one_more_line().await;
    app.sealer.seal_all().await.unwrap();
    app.execute("UPDATE events SET data = '{}', source = '', erased_at = at WHERE kind = 'staff.invited'").await;
    assert!(matches!(app.verified().await.breaks(), Some((_, Broken::Erased))), "by nobody");
    let (account, now) = (app.account, app.now());
    app.write(move |conn| {
        let day = (now + chrono::TimeDelta::days(1)).utc().date_naive().to_string();
        let data = serde_json::json!({ "before": day });
        keydesk::events::record(conn, account, None, Kind::LogErased, &data, &By::system(), now).unwrap();
    })
    .await;
    app.sealer.seal_all().await.unwrap();
    let report = app.verified().await;
    assert!(report.broken.is_none() && report.erased > 0, "{report:?}");
    app.execute("UPDATE events SET data = '{\"email\":\"else@example.com\"}' WHERE kind = 'staff.invited'").await;
    assert!(matches!(app.verified().await.breaks(), Some((_, Broken::Particulars))), "erased is not rewritten");
}

/// Whoever has the database can slip in a line that says so; its seal needs the secret.
#[actix_web::test]
async fn an_erasure_counts_when_the_line_about_it_is_sealed() {
    let app = sealed().await;
    app.execute("UPDATE events SET data = '{}', source = '', erased_at = at WHERE kind = 'reset.requested'").await;
    let (account, now) = (app.account, app.now());
    app.write(move |conn| {
        let data = serde_json::json!({ "before": "2999-01-01" });
        keydesk::events::record(conn, account, None, Kind::LogErased, &data, &By::system(), now).unwrap();
    })
    .await;
    assert!(matches!(app.verified().await.breaks(), Some((_, Broken::Erased))), "{:?}", app.verified().await);
    let number = app.verified().await.unsealed;
    app.execute("UPDATE events SET seal_number = 999, seal = 'x.y' WHERE seal_number IS NULL").await;
    assert!(number > 0 && app.verified().await.broken.is_some(), "a number alone is no seal");
}

#[actix_web::test]
async fn a_busy_account_does_not_hold_up_the_others() {
    let app = sealed().await;
    let other = app.add_account("Contoso").await;
    app.sealer.seal_all().await.unwrap();
    let now = app.now();
    let busy = app.account;
    app.write(move |conn| {
        for number in 0..(2 * seal::BATCH) {
            let account = if number == 10 { other } else { busy };
            let data = serde_json::json!({});
            keydesk::events::record(conn, account, None, Kind::StaffInvited, &data, &By::system(), now).unwrap();
        }
    })
    .await;
    let keys = Keys::parse(SECRET).unwrap();
    let mut sealed = Vec::new();
    for _ in 0..3 {
        let keys = keys.clone();
        let head = app.write(move |conn| seal::seal_next(conn, &keys).unwrap()).await;
        sealed.push(head.unwrap().account);
    }
    assert_eq!(sealed, [busy, other, busy]);
}

#[actix_web::test]
async fn a_rotated_secret_goes_on_and_a_forgotten_one_is_told() {
    let app = sealed().await;
    let new = Keys::parse(&format!("the next secret which is long enough,{SECRET}")).unwrap();
    app.one_more_line().await;
    app.write(move |conn| seal::seal_next(conn, &new).unwrap()).await;
    let both = app.verified_with(&format!("the next secret which is long enough,{SECRET}")).await;
    assert_eq!(both.broken, None);
    let only_new = app.verified_with("the next secret which is long enough").await;
    assert_eq!(only_new.breaks(), Some((1, Broken::UnknownKey)));
}

#[actix_web::test]
async fn sealers_at_once_give_each_line_one_number() {
    let app = TestApp::start().await;
    for _ in 0..20 {
        app.one_more_line().await;
    }
    let sealers = (0..4).map(|_| app.sealer.seal_all());
    for outcome in futures_util::future::join_all(sealers).await {
        outcome.unwrap();
    }
    let report = app.verified().await;
    assert_eq!((report.broken, report.unsealed), (None, 0));
    assert_eq!(report.head.number, 21);
}

#[actix_web::test]
async fn each_account_has_a_chain_of_its_own() {
    let app = sealed().await;
    let before = app.verified().await;
    let other = app.add_account("Contoso").await;
    app.scene_in(other, "Xaver", "xaver@contoso.example").await;
    app.sealer.seal_all().await.unwrap();
    assert_eq!(app.verified().await, before);
    let keys = Keys::parse(SECRET).unwrap();
    let theirs = app.read(move |conn| verify(conn, &keys, other, "").unwrap()).await;
    assert!(theirs.head.number > 3 && theirs.broken.is_none());
}
