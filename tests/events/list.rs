//! The page of the log, and its export.

use chrono::TimeDelta;
use keydesk::staff::roles::Role;

use crate::harness::{Browser, TestApp};

/// Olga has changed the settings; Alice has sent Carla a reset.
async fn a_day() -> (TestApp, Browser, Browser) {
    let app = TestApp::start().await;
    let (olga, alice, carla) = (app.signed_in(Role::Owner).await, app.alice().await, app.carla().await);
    let form = olga.get(&app.admin("/settings")).await;
    let settings = [("name", "Northwind <b>"), ("reset_minutes", "30")];
    assert_eq!(olga.submit(&form, "/settings", &settings).await.status, 303);
    app.send_reset(&alice, carla).await;
    (app, olga, alice)
}

#[actix_web::test]
async fn each_line_says_what_was_done_to_whom_by_whom_from_where_and_what_was_before() {
    let (app, olga, _) = a_day().await;
    let page = olga.get(&app.admin("/log")).await;
    let rows = page.all("tbody tr");
    let sent = rows.iter().find(|row| row.contains("Reset link asked for")).unwrap();
    for part in ["carla@example.com", "Alice Support", "127.0.0.1"] {
        assert!(sent.contains(part), "{part}: {sent}");
    }
    let changed = rows.iter().find(|row| row.contains("Settings changed")).unwrap();
    for part in ["2 values changed", "Northwind <b>", "Reset link lifetime (minutes)", "60 → 30", "Olga Owner"] {
        assert!(changed.contains(part), "{part}: {changed}");
    }
    assert_eq!(page.attributes("tbody a", "href").len(), page.all("tbody td a").len());
    let request = page.all("tbody tr").iter().filter(|row| row.contains("Signed out")).count();
    assert_eq!(request, 0);
}

#[actix_web::test]
async fn who_may_not_see_all_sees_their_own_acts_and_no_other_whatever_they_ask() {
    let (app, _, alice) = a_day().await;
    for query in ["", "?who=1", "?who=system", "?topic=account", "?who=operator&topic=customers"] {
        let page = alice.get(&app.admin(&format!("/log{query}"))).await;
        assert_eq!(page.status, 200);
        let rows = page.all("tbody tr");
        assert!(rows.iter().all(|row| row.contains("Alice Support")), "{query}: {rows:?}");
        assert!(!page.has("#who"));
        let export = alice.get(&app.admin(&format!("/log.jsonl{query}"))).await;
        assert!(export.body.lines().all(|line| line.contains("Alice Support")), "{query}: {}", export.body);
    }
    assert!(alice.get(&app.admin("/log")).await.text().contains("Reset link asked for"));
}

#[actix_web::test]
async fn who_may_not_see_customers_finds_none_in_their_own_acts_either() {
    let (app, _, alice) = a_day().await;
    let export = async |kind: &str| alice.get(&app.admin(&format!("/log.{kind}"))).await.body;
    assert!(export("csv").await.contains("carla@example.com") && export("jsonl").await.contains("carla@example.com"));
    app.execute("UPDATE staff_roles SET role = 'editor' WHERE role = 'support'").await;
    for body in [export("csv").await, export("jsonl").await, alice.get(&app.admin("/log")).await.body] {
        assert!(body.contains("Alice Support"), "{body}");
        assert!(!body.contains("carla") && !body.contains("order"), "{body}");
    }
}

#[actix_web::test]
async fn filters_narrow_the_list_and_stay_in_the_address() {
    let (app, olga, _) = a_day().await;
    let rows = async |query: &str| olga.get(&app.admin(&format!("/log{query}"))).await.all("tbody tr");
    assert!(rows("?topic=links").await.iter().all(|row| row.contains("Reset link")));
    assert_eq!(rows("?topic=links").await.len(), 1);
    assert!(rows("?who=operator").await.is_empty());
    assert!(rows("?who=system").await.iter().all(|row| row.contains("Keydesk")));
    let carla = rows("?customer=1").await;
    assert!(!carla.is_empty() && carla.iter().all(|row| row.contains("carla@example.com")));
    assert!(!rows("?customer=%231").await.is_empty(), "as the search box has it");
    for bad in
        ["customer=nobody", "from=2026-13-45", "until=2026-02-01&from=2026-02-02", "until=x", "who=zzz", "topic=zzz"]
    {
        let page = olga.get(&app.admin(&format!("/log?{bad}"))).await;
        assert_eq!((page.status, page.all("tbody tr").len()), (422, 0), "{bad}");
        let field = bad.split('=').next().unwrap();
        assert!(page.has(&format!("[role=alert] a[href='#{field}']")), "{}", page.text());
        assert_eq!(
            olga.get(&app.admin(&format!("/log.csv?{bad}"))).await.status,
            400,
            "all of it is not what was asked for"
        );
    }
    app.wait(TimeDelta::days(2));
    let today = app.now().rfc3339()[..10].to_owned();
    let olga = app.sign_in("owner@northwind.example").await;
    let page = olga.get(&app.admin(&format!("/log?from={today}&topic=staff"))).await;
    assert_eq!(page.all("tbody tr").len(), 1, "only this sign-in: {}", page.text());
    assert_eq!(page.attributes("#from", "value"), [today.as_str()]);
    let exports = page.attributes(".head-actions a", "href");
    assert!(exports.iter().all(|href| href.contains(&format!("from={today}")) && href.contains("topic=staff")));
    let before = olga.get(&app.admin("/log?until=2000-01-01")).await;
    assert!(before.has(".empty") && before.has("a[href$='/log'].button"));
}

#[actix_web::test]
async fn a_long_log_is_paged_and_exported_whole() {
    let (app, olga, _) = a_day().await;
    let (account, now) = (app.account, app.now());
    app.write(move |conn| {
        for i in 0..2_300 {
            let data = serde_json::json!({ "application": format!("=nr {i}, \"quoted\"") });
            let by = keydesk::events::By::system();
            keydesk::events::record(conn, account, None, keydesk::events::Kind::ApplicationRemoved, &data, &by, now)
                .unwrap();
        }
    })
    .await;
    let mut page = olga.get(&app.admin("/log?topic=applications")).await;
    let mut seen = page.all("tbody tr").len();
    while let Some(next) = page.attributes("a[rel=next]", "href").pop() {
        assert!(next.contains("topic=applications"), "{next}");
        page = olga.get(&next).await;
        seen += page.all("tbody tr").len();
    }
    assert_eq!(seen, 2_300);
    let csv = olga.get(&app.admin("/log.csv?topic=applications")).await;
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert!(csv.header("content-disposition").starts_with("attachment; filename=\"keydesk-log-"));
    assert_eq!(csv.body.matches("\r\n").count(), 2_301, "a head and each line once");
    assert!(csv.body.contains(r#""{""application"":""=nr 7, \""quoted\""""}""#), "{}", &csv.body[..400]);
    let json = olga.get(&app.admin("/log.jsonl?topic=applications")).await;
    let ids: std::collections::BTreeSet<i64> = json
        .body
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_i64().unwrap())
        .collect();
    assert_eq!(ids.len(), 2_300);
    let log = olga.get(&app.admin("/log?topic=account")).await;
    assert!(log.text().contains("Log exported (csv)") && log.text().contains("Log exported (jsonl)"));
    assert!(log.text().contains("About: Applications"), "and of what: {}", log.text());
}

#[actix_web::test]
async fn lines_lead_to_what_they_are_about() {
    let app = TestApp::start().await;
    let (olga, scene) = (app.signed_in(Role::Owner).await, app.scene().await);
    let form = olga.get(&app.admin("/settings")).await;
    olga.finish(&form, "/settings", &[("reset_minutes", "30")]).await;
    let at = |page: String| app.admin(&page);
    let reset = at("/notifications/reset/en/all".into());
    let form = olga.get(&reset).await;
    olga.finish(&form, &reset, &[("subject", "Draft")]).await;
    let colleague = at(format!("/staff/{}", scene.colleague));
    let form = olga.get(&colleague).await;
    olga.finish(&form, &colleague, &[("role", "manager")]).await;
    let mail = at(format!("/messages/{}", scene.message));
    app.work().await;
    app.execute("UPDATE messages SET state = 'failed'").await;
    let page = olga.get(&mail).await;
    olga.finish(&page, "/again", &[]).await;
    let log = olga.get(&app.admin("/log")).await;
    let application = at(format!("/applications/{}", scene.application));
    for (href, words) in [
        (application, "Carla's app"),
        (at("/keys".into()), "API keys"),
        (reset, "Password reset, English"),
        (colleague, "Cole League"),
        (mail, "Message"),
        (at("/settings".into()), "Settings"),
    ] {
        let link = format!("tbody td a[href='{href}']");
        assert!(log.has(&link) && log.one(&link).contains(words), "{href}: {}", log.text());
        assert_eq!(olga.get(&href).await.status, 200, "{href}");
    }
}

#[actix_web::test]
async fn a_64_no_cell_of_an_export_is_a_formula() {
    let (app, olga, _) = a_day().await;
    for (name, cell) in [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("@SUM(1)", "'@SUM(1)"),
        ("+1|cmd", "'+1|cmd"),
        ("-1;=2", "\"'-1;'=2\""),
        ("\t=1", "'\t'=1"),
    ] {
        app.execute(&format!("UPDATE staff SET name = '{name}' WHERE name LIKE '%' AND email LIKE 'owner%'")).await;
        let csv = olga.get(&app.admin("/log.csv")).await.body;
        assert!(csv.contains(&format!(",{cell},")), "{name}: {csv}");
        assert!(!csv.contains(&format!(",{name},")), "{name}");
    }
}

#[actix_web::test]
async fn the_log_of_another_account_is_not_in_it() {
    let (app, olga, _) = a_day().await;
    let other = app.add_account("Contoso").await;
    app.scene_in(other, "Xaver", "xaver@contoso.example").await;
    for page in ["/log", "/log.csv", "/log.jsonl", "/log?customer=2", "/log.csv?customer=2"] {
        let page = olga.get(&app.admin(page)).await;
        assert!(!page.body.contains("xaver") && !page.body.contains("Contoso"), "{}", page.path);
    }
}

#[actix_web::test]
async fn who_was_removed_can_still_be_asked_for() {
    let (app, olga, _) = a_day().await;
    let log = olga.get(&app.admin("/log")).await;
    let present = log.all("#who option");
    let alice = olga.get(&app.admin("/staff")).await.attributes("tbody a", "href");
    let alice = alice.iter().find(|link| !link.ends_with("/1")).unwrap().clone();
    let form = olga.get(&format!("{alice}/remove")).await;
    assert_eq!(olga.submit(&form, "/remove", &[]).await.status, 303);
    let log = olga.get(&app.admin("/log")).await;
    let options = log.all("#who option");
    assert_eq!(options.len(), present.len());
    let place = options.iter().position(|name| name == "Alice Support (removed), support@northwind.example").unwrap();
    let id = log.attributes("#who option", "value").remove(place);
    let theirs = olga.get(&app.admin(&format!("/log?who={id}"))).await;
    assert!(theirs.text().contains("Reset link asked for"), "{}", theirs.text());
    assert!(theirs.all("tbody tr").iter().all(|row| row.contains("Alice Support")));
    let link = format!("tbody td a[href='{}']", app.admin(&format!("/log?who={id}")));
    assert!(log.has(&link), "the line about her removal leads to what she did: {}", log.body);
}

#[actix_web::test]
async fn what_was_changed_is_called_as_in_the_form_that_changed_it() {
    let app = TestApp::start().await;
    let (olga, scene) = (app.signed_in(Role::Owner).await, app.scene().await);
    let application = format!("/applications/{}", scene.application);
    for (page, typed) in [
        (
            "/settings",
            &[("sender_name", "Us"), ("reply_to_name", "You"), ("sign_in_hours", "9"), ("event_days", "900")][..],
        ),
        ("/settings/limits", &[("links_a_day", "7"), ("requests_an_hour", "70"), ("failures_an_hour", "70")]),
        (&application, &[("endpoint", "https://shop.example/"), ("adds_identity", "true")]),
        (&format!("/customers/{}/edit", scene.customer), &[("first_name", "Ida"), ("time_zone", "Europe/Rome")]),
    ] {
        let page = app.admin(page);
        let done = olga.submit(&olga.get(&page).await, &page, typed).await;
        assert_eq!(done.status, 303, "{page}: {}", done.text());
    }
    let log = olga.get(&app.admin("/log")).await;
    let called = log.all(".changes dt");
    assert!(called.len() >= 11, "{called:?}");
    assert!(called.iter().all(|name| !name.contains('_') && name.starts_with(char::is_uppercase)), "{called:?}");
    assert!(log.text().contains("Add the customer’s id and e-mail to the link no → yes"), "{}", log.text());
}
