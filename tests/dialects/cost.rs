//! What a sign-in costs beside its hash: on Postgres each statement is a way there and back.

use super::Client;
use crate::harness::{CUSTOMER_PASSWORD, TestApp};

/// Whose shop it is; a try is counted, for the customer, for the network and for both; it is taken back, and the customer
/// has signed in, with a token and a line in the log; each of the two with a begin and an end.
const STATEMENTS: u64 = 12;
/// SQLite's writer puts a savepoint into each transaction.
const SAVEPOINTS: u64 = 4;

#[actix_web::test]
async fn a_sign_in_is_at_most_a_dozen_statements_and_one_hash_in_each_dialect() {
    let app = TestApp::start().await;
    app.carla().await;
    let (db, hasher) = (&app.keydesk.db, &app.keydesk.hasher);
    let allowed = STATEMENTS + if db.is_shared() { 0 } else { SAVEPOINTS };
    for client in Client::all(&app).await {
        client.signs_in("warm@up.example", "a guess").await; // also notes that the key is in use
        let (statements, hashes) = (db.statements(), hasher.worked());
        assert!(client.signs_in("carla@example.com", CUSTOMER_PASSWORD).await.0.is_some());
        let statements = db.statements() - statements;
        assert!(statements <= allowed, "{:?}: {statements}", client.dialect);
        assert_eq!(hasher.worked() - hashes, 1, "{:?}", client.dialect);
    }
}
