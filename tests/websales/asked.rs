//! Who had a link sent, as the log tells it, and in which language it goes out.

use super::program;

const RESET: &str = "/notifications/customers/reset";

#[actix_web::test]
async fn the_log_names_the_program_its_network_and_its_request() {
    let program = program().await;
    let app = &program.app;
    app.carla().await;
    let answer = program.post(&format!("{RESET}?email=carla@example.com")).await;
    let id = answer.header("x-request-id");
    app.work().await;
    let log = app.bob().await.get(&app.admin("/log?who=key")).await;
    let line = log.one("tbody tr");
    assert!(line.contains("A storefront or program") && line.contains("127.0.0.1"), "{line}");
    assert!(id.len() > 5 && line.contains(id), "{id}: {line}");
}

#[actix_web::test]
async fn who_has_no_language_is_written_to_in_the_one_that_is_asked_for() {
    let program = program().await;
    let app = &program.app;
    let carla = app.carla().await;
    for (own, asked, expected) in [("", "de-de", "de"), ("", "xx", "en"), ("en", "de", "en")] {
        app.execute(&format!("UPDATE customers SET locale = '{own}'")).await;
        app.execute("UPDATE resets SET ended_at = requested_at, ended_by = 'superseded' WHERE ended_at IS NULL").await;
        program.post(&format!("{RESET}?email=carla@example.com&lang={asked}")).await;
        app.work().await;
        assert_eq!(app.mails_to(carla).await[0].locale.word(), expected, "{own} {asked}");
        app.wait(chrono::TimeDelta::minutes(10));
    }
    program.post(&format!("{RESET}?email=carla@example.com")).await;
    app.execute("UPDATE customers SET locale = ''").await;
    app.execute("UPDATE messages SET locale = 'de'").await;
    app.wait(chrono::TimeDelta::minutes(10));
    app.work().await;
    assert_eq!(app.mails_to(carla).await[0].locale.word(), "de", "once more as it was before");
}
