//! Changes that share a commit do not share their fate.

use diesel::prelude::*;
use futures_util::future::join_all;
use keydesk::db::schema::accounts;
use keydesk::db::{Conn, Failure};

use crate::harness::TestApp;

fn add(conn: &mut Conn, name: &str, at: keydesk::db::types::Time) -> Result<(), Failure> {
    diesel::insert_into(accounts::table)
        .values((
            accounts::name.eq(name),
            accounts::locale.eq("en"),
            accounts::time_zone.eq("UTC"),
            accounts::support_email.eq("a@shop.example"),
            accounts::sender_email.eq("a@shop.example"),
            accounts::created_at.eq(at),
        ))
        .execute(conn)?;
    Ok(())
}

async fn names(app: &TestApp) -> Vec<String> {
    app.read(|conn| accounts::table.select(accounts::name).order(accounts::id).load(conn).unwrap()).await
}

#[actix_web::test]
async fn of_many_changes_at_once_each_lands_or_fails_by_itself() {
    let app = TestApp::with(crate::harness::app::Wish { empty: true, ..Default::default() }).await;
    let now = app.now();
    let changes = (0..200).map(|i| {
        app.keydesk.db.write(move |conn| {
            add(conn, &format!("shop {i:03}"), now)?;
            match i % 10 {
                3 => Err(Failure::Unavailable(format!("refused {i}"))),
                7 => panic!("out of order"),
                _ => Ok(i),
            }
        })
    });
    let outcomes = join_all(changes).await;
    for (i, outcome) in outcomes.iter().enumerate() {
        match (i % 10, outcome) {
            (3, Err(Failure::Unavailable(words))) => assert_eq!(words, &format!("refused {i}")),
            (7, Err(Failure::Panicked(words))) => assert_eq!(words, "out of order"),
            (_, Ok(landed)) => assert_eq!(*landed, i),
            (_, other) => panic!("{i}: {other:?}"),
        }
    }
    let mut stored = names(&app).await;
    stored.sort();
    let expected: Vec<_> = (0..200).filter(|i| !matches!(i % 10, 3 | 7)).map(|i| format!("shop {i:03}")).collect();
    assert_eq!(stored, expected);
}

#[actix_web::test]
async fn a_statement_that_fails_undoes_its_own_change_only() {
    let app = TestApp::with(crate::harness::app::Wish { empty: true, ..Default::default() }).await;
    let now = app.now();
    let (good, bad, later) = tokio::join!(
        app.keydesk.db.write(move |conn| add(conn, "first", now)),
        app.keydesk.db.write(move |conn| {
            add(conn, "undone", now)?;
            diesel::sql_query("INSERT INTO nowhere VALUES (1)").execute(conn)?;
            Ok::<_, Failure>(())
        }),
        app.keydesk.db.write(move |conn| add(conn, "last", now)),
    );
    assert!(good.is_ok() && later.is_ok() && matches!(bad, Err(Failure::Query(_))), "{good:?} {bad:?} {later:?}");
    let mut stored = names(&app).await;
    stored.sort();
    assert_eq!(stored, ["first", "last"]);
}

#[actix_web::test]
async fn after_a_panic_the_writer_goes_on() {
    let app = TestApp::start().await;
    for _ in 0..20 {
        let panicked = app.keydesk.db.write(|_| -> Result<(), Failure> { panic!("a fault") }).await;
        assert!(matches!(panicked, Err(Failure::Panicked(_))), "{panicked:?}");
        let read = app.keydesk.db.read(|_| -> Result<(), Failure> { panic!("a fault") }).await;
        assert!(matches!(read, Err(Failure::Panicked(_))), "{read:?}");
    }
    let now = app.now();
    app.write(move |conn| add(conn, "after", now).unwrap()).await;
    assert_eq!(names(&app).await, ["Northwind", "after"]);
    assert_eq!(app.browser().get("/readyz").await.status, 200);
}
