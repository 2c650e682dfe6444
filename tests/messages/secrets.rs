//! Whoever reads the database can use nothing that is in it.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use diesel::prelude::*;
use diesel::sql_types::Text;
use keydesk::crypto::hex;
use keydesk::db::DatabaseUrl;

use super::Scene;
use crate::harness::{CUSTOMER_PASSWORD, Mail, STAFF_PASSWORD, TestApp};

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    row: String,
}

/// Everything that is stored: the bytes of the file and its log, or all rows of all tables.
fn everything(app: &TestApp) -> Vec<u8> {
    let url = match &app.keydesk.config.database {
        DatabaseUrl::Sqlite(path) => {
            let read = |part: &str| std::fs::read(format!("{}{part}", path.display())).unwrap_or_default();
            return [read(""), read("-wal")].concat();
        }
        DatabaseUrl::Postgres(url) => url,
    };
    let mut conn = diesel::PgConnection::establish(url).unwrap();
    let mut rows = |sql: &str| -> Vec<String> {
        diesel::sql_query(sql).load::<Row>(&mut conn).unwrap().into_iter().map(|row| row.row).collect()
    };
    let tables = rows("SELECT tablename::text AS row FROM pg_tables WHERE schemaname = 'public'");
    assert!(tables.len() >= 13, "{tables:?}");
    tables.iter().flat_map(|table| rows(&format!("SELECT t::text AS row FROM {table} t"))).collect::<String>().into()
}

/// A token as it is, and as it may look elsewhere.
fn forms(token: &str) -> Vec<String> {
    let bytes = URL_SAFE_NO_PAD.decode(token).unwrap();
    let with_padding = STANDARD.encode(&bytes);
    // An encoding of the text that begins at a multiple of three is the same wherever it stands.
    let of_text = STANDARD.encode(token);
    vec![
        token.to_owned(),
        with_padding.trim_end_matches('=').to_owned(),
        hex(&bytes),
        hex(token.as_bytes()),
        of_text[..40].to_owned(),
        token.chars().rev().collect(),
    ]
}

#[actix_web::test]
async fn no_link_and_no_password_can_be_read_from_the_database() {
    let scene = Scene::set().await;
    scene.ask().await;
    let used = Mail::of(&scene.server.mail()).token();
    let link = scene.app.newest_link(scene.carla).await;
    assert_eq!(scene.app.set_password(&link, "plum tractor ninety").await.status, 303);
    assert!(scene.app.customer_signs_in("carla@example.com", "plum tractor ninety").await.1);
    scene.ask().await;
    let open = loop {
        let mail = Mail::of(&scene.server.mail());
        if mail.text.contains("token=") {
            break mail.token();
        }
    };
    assert_ne!(used, open);
    let stored = everything(&scene.app);
    let has = |text: &str| stored.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(has("carla@example.com") && has(&scene.mail().await.message_id), "the search finds what is there");
    let clear = [STAFF_PASSWORD, CUSTOMER_PASSWORD, "plum tractor ninety", crate::harness::app::SECRET];
    for secret in forms(&used).into_iter().chain(forms(&open)).chain(clear.map(str::to_owned)) {
        assert!(!has(&secret), "{secret}");
    }
}
