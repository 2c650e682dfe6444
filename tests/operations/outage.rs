//! A database server that goes away and comes back.

use diesel::{Connection, PgConnection, RunQueryDsl, sql_query};
use keydesk::db::DatabaseUrl;

use crate::harness::TestApp;

/// As a restart of the server does it, to connections that were used a moment ago.
#[actix_web::test]
async fn who_asks_while_the_server_restarts_is_asked_to_try_again_and_then_served() {
    let app = TestApp::start().await;
    let DatabaseUrl::Postgres(url) = app.keydesk.config.database.clone() else { return }; // a file does not go away
    let bob = app.bob().await;
    let mut restart = PgConnection::establish(&url).unwrap();
    for path in [app.admin("/customers"), app.hosted("sign-in"), app.hosted("forgot")] {
        assert_eq!(bob.get(&path).await.status, 200);
        sql_query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
             WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        .execute(&mut restart)
        .unwrap();
        let mut answers = Vec::new();
        while answers.last() != Some(&200) {
            let page = bob.get(&path).await;
            assert!(page.status == 200 || !page.header("retry-after").is_empty(), "{} {}", page.status, page.text());
            answers.push(page.status);
        }
        assert!(answers.len() < 20 && answers.iter().all(|status| [200, 503].contains(status)), "{answers:?}");
    }
}
