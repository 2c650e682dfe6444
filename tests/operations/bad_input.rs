//! What is wrong with a form is told above it, and leads to where it is marked.

use keydesk::config::Smtp;
use keydesk::staff::roles::Role;

use crate::harness::app::Wish;
use crate::harness::{Page, STAFF_PASSWORD, TestApp};

fn is_marked(page: &Page, fields: &[&str]) {
    assert_eq!(page.status, 422, "{}", page.text());
    let links = page.attributes("#problems a", "href");
    for field in fields {
        assert!(links.contains(&format!("#{field}")), "{field}: {links:?}");
        let invalid = format!("#{field}[aria-invalid=true], #{field} [aria-invalid=true]");
        let told = format!("#{field}-error");
        assert!(page.has(&invalid) && !page.one(&told).is_empty(), "{field} is not marked");
        let described = page.attributes(&invalid, "aria-describedby");
        assert!(described[0].split(' ').any(|id| id == told[1..].to_owned()), "{field}: {described:?}");
    }
    for link in links {
        assert!(page.has(&format!("{link}:not([type=hidden])")), "{link} leads nowhere");
    }
}

#[actix_web::test]
async fn every_field_that_is_wrong_is_marked_and_the_summary_leads_there() {
    // Invites need a mail server, which nobody asks here.
    let smtp = Smtp { url: "smtp://127.0.0.1:9".parse().unwrap(), extra_root: None };
    let app = TestApp::with(Wish { smtp: Some(smtp), ..Wish::default() }).await;
    let scene = app.scene().await;
    let olga = app.signed_in(Role::Owner).await;
    for (page, action, typed, fields) in [
        ("/settings", "/settings", vec![("locale", "xx"), ("time_zone", "Mars/Base")], vec!["locale", "time_zone"]),
        ("/keys/new", "/keys", vec![("name", ""), ("days", "36500")], vec!["name", "scope", "days"]),
        (
            "/keys/new",
            "/keys",
            vec![("name", "x"), ("scope", "storefront"), ("application", "99")],
            vec!["application"],
        ),
        (&format!("/keys/{}/replace", scene.key), "/replace", vec![("hours", "9999")], vec!["hours"]),
        ("/staff/invite", "/staff/invite", vec![("email", "x"), ("role", "king")], vec!["email", "role"]),
        (
            &format!("/staff/{}", scene.colleague),
            &format!("/staff/{}", scene.colleague),
            vec![("role", "king"), ("your_password", STAFF_PASSWORD)],
            vec!["role"],
        ),
    ] {
        let form = olga.get(&app.admin(page)).await;
        is_marked(&olga.submit(&form, action, &typed).await, &fields);
    }
}

/// What somebody else has changed is told in words, since it is in no field.
#[actix_web::test]
async fn what_has_changed_meanwhile_leads_to_nothing_that_cannot_be_seen() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let olga = app.signed_in(Role::Owner).await;
    for (page, theirs, mine) in [
        ("/settings".to_owned(), ("name", "Theirs"), ("name", "Mine")),
        (format!("/customers/{}/edit", scene.customer), ("first_name", "Theirs"), ("first_name", "Mine")),
        (format!("/applications/{}", scene.application), ("mail_mode", "collect"), ("adds_identity", "on")),
    ] {
        let path = app.admin(&page);
        let form = olga.get(&path).await;
        assert_eq!(olga.submit(&form, &path, &[theirs]).await.status, 303, "{page}");
        let answer = olga.submit(&form, &path, &[mine]).await;
        assert!([409, 422].contains(&answer.status), "{page}: {}", answer.status);
        let told = answer.one("#problems");
        assert!(told.contains("omebody else") && !answer.has("a[href='#version']"), "{page}: {told}");
    }
}
