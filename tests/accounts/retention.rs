//! What an account does not want to keep is erased, and what stays is still good.

use chrono::TimeDelta;
use keydesk::crypto::Keys;
use keydesk::events::verify::verify;
use keydesk::staff::roles::Role;

use crate::harness::TestApp;
use crate::harness::app::SECRET;

#[actix_web::test]
async fn texts_and_particulars_are_erased_after_their_days_and_the_log_stays_good() {
    let app = TestApp::start().await;
    let olga = app.signed_in(Role::Owner).await;
    let form = olga.get(&app.admin("/settings")).await;
    for (field, wrong) in [("message_days", "-1"), ("event_days", "3651"), ("event_days", "many")] {
        let answer = olga.submit(&form, "/settings", &[(field, wrong)]).await;
        assert_eq!(answer.status, 422, "{field} {wrong}");
    }
    let days = [("message_days", "30"), ("event_days", "60")];
    assert_eq!(olga.submit(&form, "/settings", &days).await.status, 303);
    let scene = app.scene().await;
    app.work().await;
    app.sealer.seal_all().await.unwrap();
    let (before, mail) = (app.contents().await, app.admin(&format!("/messages/{}", scene.message)));
    let says = |contents: &crate::harness::contents::Contents, table: &str| contents[table].join("\n");
    assert!(says(&before, "events").contains("knew the order") && says(&before, "messages").contains("Carla"));

    app.wait(TimeDelta::days(29));
    app.worker.sweep().await.unwrap();
    assert!(says(&app.contents().await, "messages").contains("Carla"), "a day too early");
    app.wait(TimeDelta::days(2));
    app.worker.sweep().await.unwrap();
    let later = app.contents().await;
    assert!(!says(&later, "messages").contains("Carla"), "{}", says(&later, "messages"));
    assert!(says(&later, "messages").contains("carla@example.com"), "to whom stays");
    assert!(says(&later, "events").contains("knew the order"), "the log has sixty days");
    let olga = app.sign_in("owner@northwind.example").await;
    let page = olga.get(&format!("{mail}?part=text")).await;
    assert!(page.one(".mail-text").contains("no longer kept"), "{}", page.text());
    assert!(olga.get(&format!("{mail}/html")).await.body.contains("no longer kept"));

    app.wait(TimeDelta::days(31));
    app.sealer.seal_all().await.unwrap();
    app.worker.sweep().await.unwrap();
    app.sealer.seal_all().await.unwrap();
    let end = app.contents().await;
    assert!(!says(&end, "events").contains("knew the order") && says(&end, "events").contains("reset.requested"));
    let (keys, account) = (Keys::parse(SECRET).unwrap(), app.account);
    let report = app.read(move |conn| verify(conn, &keys, account, "").unwrap()).await;
    assert!(report.broken.is_none() && report.erased > 3, "{report:?}");
    let olga = app.sign_in("owner@northwind.example").await;
    assert!(olga.get(&app.admin("/log")).await.text().contains("Reset link asked for"));
}

#[actix_web::test]
async fn nothing_is_erased_unless_an_account_wants_it() {
    let app = TestApp::start().await;
    app.scene().await;
    app.work().await;
    app.sealer.seal_all().await.unwrap();
    let before = app.contents().await;
    app.wait(TimeDelta::days(10_000));
    app.worker.sweep().await.unwrap();
    let after = app.contents().await;
    for table in ["messages", "events"] {
        assert_eq!(after[table], before[table], "{table}");
    }
}
