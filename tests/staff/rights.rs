//! Who may do what, checked on the server.

use keydesk::staff::roles::{Role, markdown};

use crate::harness::TestApp;

/// Page, and who sees it: owner, manager, support, editor.
pub const PAGES: [(&str, [bool; 4]); 16] = [
    ("/customers", [true, true, true, false]),
    ("/customers/1", [true, true, true, false]),
    ("/customers/1/edit", [true, true, false, false]),
    ("/customers/1/reset", [true, true, true, false]),
    ("/customers/1/invite", [true, true, true, false]),
    ("/customers/1/disable", [true, true, false, false]),
    ("/customers/1/enable", [true, true, false, false]),
    ("/customers/1/unlock", [true, true, true, false]),
    ("/customers/1/sign-out", [true, true, true, false]),
    ("/messages", [true, true, true, false]),
    ("/messages/1", [true, true, true, false]),
    ("/messages/1/html", [true, true, true, false]),
    ("/applications", [true, true, true, false]),
    ("/applications/new", [true, true, false, false]),
    ("/administration", [true, true, true, true]),
    ("/roles", [true, true, true, true]),
];

#[actix_web::test]
async fn a_61_every_page_is_for_the_roles_of_the_table() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let owner = app.signed_in(Role::Owner).await;
    app.send_reset(&owner, carla).await;
    for (i, role) in [Role::Owner, Role::Manager, Role::Support, Role::Editor].into_iter().enumerate() {
        let browser = if i == 0 { owner.clone() } else { app.signed_in(role).await };
        for (page, may) in PAGES {
            let status = browser.get(&app.admin(page)).await.status;
            // A conflict is the answer of a page that may be seen: there is nothing to invite.
            let seen = matches!(status, 200 | 409);
            assert_eq!((seen, status == 403), (may[i], !may[i]), "{role} {page}: {status}");
        }
    }
    for (page, _) in PAGES {
        assert_eq!(app.browser().get(&app.admin(page)).await.status, 303, "nobody {page}");
    }
}

#[actix_web::test]
async fn a_61_hidden_buttons_do_not_work_when_called_directly() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    app.send_reset(&app.signed_in(Role::Owner).await, carla).await;
    for (role, refused) in [
        (Role::Support, vec!["customers/1/edit", "customers/1/disable", "customers/1/enable", "applications"]),
        (
            Role::Editor,
            vec![
                "customers/1/edit",
                "customers/1/disable",
                "customers/1/reset",
                "customers/1/invite",
                "customers/1/unlock",
                "customers/1/sign-out",
                "resets/1/again",
                "resets/1/withdraw",
                "messages/1/again",
                "applications",
            ],
        ),
    ] {
        let browser = app.signed_in(role).await;
        let token = browser.get(&app.admin("/roles")).await.attributes("input[name=form]", "value").remove(0);
        for path in refused {
            let fields = [
                ("form", token.as_str()),
                ("name", "x"),
                ("endpoint", ""),
                ("link_format", "default"),
                ("mail_mode", "live"),
                ("email", "x@example.com"),
                ("first_name", ""),
                ("last_name", ""),
                ("phone", ""),
                ("number", ""),
                ("locale", ""),
                ("time_zone", ""),
                ("version", "0"),
            ];
            let request = browser.raw("POST", &app.admin(&format!("/{path}"))).form(&fields);
            assert_eq!(browser.send(request).await.status, 403, "{role} {path}");
        }
    }
    let customer = app.look_up(carla).await;
    assert_eq!((customer.version, customer.email.as_str()), (0, "carla@example.com"));
}

#[actix_web::test]
async fn a_role_that_is_taken_away_is_gone_with_the_next_request() {
    use diesel::prelude::*;
    let app = TestApp::start().await;
    let alice = app.alice().await;
    app.write(|conn| diesel::delete(keydesk::db::schema::staff_roles::table).execute(conn).unwrap()).await;
    assert_eq!(alice.get(&app.admin("/customers")).await.status, 404);
}

#[test]
fn the_docs_show_the_table_of_the_code() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/roles.md");
    let wanted = format!("# Roles\n\nMade from `src/staff/roles.rs`; a test keeps it so.\n\n{}", markdown());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &wanted).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), wanted, "UPDATE_DOCS=1 writes it anew");
}
