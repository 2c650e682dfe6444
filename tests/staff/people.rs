//! The account's people: roles, removal, and that there is always an owner.

use keydesk::staff::StaffId;
use keydesk::staff::change_role::{Refused, change_role};
use keydesk::staff::remove::remove;
use keydesk::staff::roles::Role;

use crate::harness::{Browser, STAFF_PASSWORD, TestApp};

const OTTO: &str = "otto@northwind.example";

async fn olga_and_otto(role: Role) -> (TestApp, Browser, StaffId) {
    let app = TestApp::start().await;
    let olga = app.signed_in(Role::Owner).await;
    let otto = app.add_staff(app.account, role, "Otto Other", OTTO).await;
    (app, olga, otto)
}

async fn owners(app: &TestApp) -> usize {
    let account = app.account;
    let people = app.read(move |conn| keydesk::staff::store::of_account(conn, account).unwrap()).await;
    people.iter().filter(|(_, role)| *role == Role::Owner).count()
}

#[actix_web::test]
async fn a_changed_role_holds_with_the_next_request() {
    let (app, olga, otto) = olga_and_otto(Role::Manager).await;
    let browser = app.sign_in(OTTO).await;
    assert_eq!(browser.get(&app.admin("/applications/new")).await.status, 200);
    let page = olga.get(&app.admin(&format!("/staff/{otto}"))).await;
    let list = olga.finish(&page, &format!("/staff/{otto}"), &[("role", "support")]).await;
    assert!(list.one(".banner").contains("Otto Other is now Support"), "{}", list.text());
    assert_eq!(browser.get(&app.admin("/applications/new")).await.status, 403);
    assert_eq!(browser.get(&app.admin("/customers")).await.status, 200);
    let lines = app.contents().await["events"].join("\n");
    let line = lines.lines().find(|line| line.contains("staff.role_changed")).unwrap();
    assert!(line.contains("before") && line.contains("manager") && line.contains("support"), "{line}");
}

#[actix_web::test]
async fn who_is_removed_finds_nothing_with_the_next_request() {
    let (app, olga, otto) = olga_and_otto(Role::Manager).await;
    let browser = app.sign_in(OTTO).await;
    let page = olga.get(&app.admin(&format!("/staff/{otto}/remove"))).await;
    assert!(page.text().contains("Otto Other loses all access to Northwind at once"), "{}", page.text());
    let list = olga.finish(&page, "/remove", &[]).await;
    assert!(!list.one("tbody").contains("Otto"), "{}", list.text());
    assert_eq!(browser.get(&app.admin("/customers")).await.status, 404);
    assert!(browser.get("/admin").await.text().contains("no role in any account"));
}

#[actix_web::test]
async fn a_62_the_last_owner_stays() {
    let (app, olga, otto) = olga_and_otto(Role::Manager).await;
    let me = app.admin("/staff");
    let me = olga.get(&me).await.attributes("tbody a", "href").into_iter().find(|a| !a.ends_with(&format!("/{otto}")));
    let me = me.unwrap();
    let page = olga.get(&me).await;
    assert!(!page.body.contains("/remove\"") && page.one("section").contains("needs an owner"), "{}", page.text());
    let answer = olga.submit(&page, &me, &[("role", "editor")]).await;
    assert_eq!(answer.status, 409);
    assert!(answer.one(".field-error").contains("needs an owner"), "{}", answer.text());
    let page = olga.get(&format!("{me}/remove")).await;
    assert!(page.one(".unavailable").contains("needs an owner") && page.has(".unavailable button[disabled]"));
    assert!(!page.has("form[action$='/remove']") && !page.text().contains("loses all access"), "{}", page.text());
    // As she saw it while there was another owner.
    app.execute(&format!("UPDATE staff_roles SET role = 'owner' WHERE staff_id = {otto}")).await;
    let page = olga.get(&format!("{me}/remove")).await;
    app.execute(&format!("UPDATE staff_roles SET role = 'manager' WHERE staff_id = {otto}")).await;
    let answer = olga.submit(&page, "/remove", &[]).await;
    assert_eq!(answer.status, 409);
    assert!(answer.one(".unavailable").contains("needs an owner"), "{}", answer.text());
    // One who cannot sign in does not count.
    app.execute(&format!("UPDATE staff_roles SET role = 'owner' WHERE staff_id = {otto}")).await;
    app.execute(&format!("UPDATE staff SET disabled_at = created_at WHERE id = {otto}")).await;
    assert_eq!(olga.submit(&page, "/remove", &[]).await.status, 409);
    app.execute("UPDATE staff SET disabled_at = NULL").await;
    let answer = olga.submit(&page, "/remove", &[]).await;
    assert_eq!(answer.location().as_deref(), Some("/admin"), "now there is another");
    assert_eq!(owners(&app).await, 1);
}

#[actix_web::test]
async fn a_role_that_somebody_else_has_changed_is_told_before_it_is_changed_again() {
    let (app, olga, otto) = olga_and_otto(Role::Editor).await;
    let page = app.admin(&format!("/staff/{otto}"));
    let form = olga.get(&page).await;
    olga.submit(&form, &page, &[("role", "support")]).await;
    let late = olga.submit(&form, &page, &[("role", "manager")]).await;
    assert!(late.status == 409 && late.one("#role-error").contains("changed this role to Support"), "{}", late.text());
    assert!(late.has("input[value=manager][checked]"), "what was chosen stays");
    assert_eq!(olga.submit(&late, &page, &[]).await.status, 303);
}

#[actix_web::test]
async fn a_62_two_owners_who_demote_and_remove_each_other_at_once_leave_one() {
    let (app, _, otto) = olga_and_otto(Role::Owner).await;
    let account = app.account;
    for round in 0..20 {
        app.execute("UPDATE staff_roles SET role = 'owner'").await;
        let people = app.read(move |conn| keydesk::staff::store::of_account(conn, account).unwrap()).await;
        let olga = people.iter().map(|(member, _)| member.id).find(|id| *id != otto).unwrap();
        let (now, by) = (app.now(), keydesk::events::By::system);
        let demote =
            |id| app.keydesk.db.write(move |conn| change_role(conn, account, id, (None, Role::Editor), &by(), now));
        let take = |id| app.keydesk.db.write(move |conn| remove(conn, account, id, &by(), now));
        let (one, two) = if round % 2 == 0 {
            tokio::join!(demote(olga), demote(otto))
        } else {
            let (one, two) = tokio::join!(demote(olga), take(otto));
            if two.is_ok() {
                let sql = format!(
                    "INSERT INTO staff_roles (staff_id, account_id, role) VALUES ({otto}, {account}, 'editor')"
                );
                app.execute(&sql).await;
            }
            (one, two)
        };
        let refused = [&one, &two].into_iter().filter(|done| matches!(done, Err(Refused::LastOwner))).count();
        assert_eq!((refused, owners(&app).await), (1, 1), "{one:?} {two:?}");
    }
}

#[actix_web::test]
async fn an_owner_signs_somebody_out_everywhere() {
    let (app, olga, otto) = olga_and_otto(Role::Support).await;
    let (laptop, phone) = (app.sign_in(OTTO).await, app.sign_in(OTTO).await);
    let page = olga.get(&app.admin(&format!("/staff/{otto}/sign-out"))).await;
    olga.finish(&page, &format!("/staff/{otto}/sign-out"), &[]).await;
    for browser in [laptop, phone] {
        assert_eq!(browser.get(&app.admin("/customers")).await.status, 303, "to the sign-in");
    }
    assert_eq!(olga.get(&app.admin("/staff")).await.status, 200);
    app.sign_in(OTTO).await;
}

#[actix_web::test]
async fn far_reaching_deeds_ask_for_the_password_after_five_minutes() {
    let (app, olga, otto) = olga_and_otto(Role::Support).await;
    let page = app.admin(&format!("/staff/{otto}"));
    assert!(!olga.get(&page).await.has("#your_password"), "signed in a moment ago");
    app.wait(chrono::TimeDelta::seconds(301));
    let before = olga.get(&page).await;
    assert!(before.has("#your_password"));
    for (typed, words) in [("", "Type your own password"), ("not my password", "not your password")] {
        let answer = olga.submit(&before, &page, &[("role", "owner"), ("your_password", typed)]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.one(".field-error").contains(words), "{}", answer.text());
        assert!(answer.attributes("input[checked]", "value").contains(&"owner".to_owned()), "what was chosen stays");
    }
    // Without the field, as a form made by hand would be.
    let form = [("form", before.form_token()), ("role", "owner".into())];
    assert_eq!(olga.send(olga.raw("POST", &page).form(&form)).await.status, 422);
    assert_eq!(owners(&app).await, 1);
    let right = [("role", "owner"), ("your_password", STAFF_PASSWORD)];
    let list = olga.finish(&before, &page, &right).await;
    assert!(list.one(".banner").contains("is now Owner"), "{}", list.text());
    assert!(!olga.get(&page).await.has("#your_password"), "good for five minutes");
    app.wait(chrono::TimeDelta::seconds(301));
    assert!(olga.get(&page).await.has("#your_password"));
}

#[actix_web::test]
async fn wrong_passwords_at_a_confirmation_count_as_wrong_sign_ins() {
    let (app, olga, otto) = olga_and_otto(Role::Support).await;
    let page = app.admin(&format!("/staff/{otto}"));
    app.wait(chrono::TimeDelta::minutes(6));
    let form = olga.get(&page).await;
    for _ in 0..5 {
        olga.submit(&form, &page, &[("role", "owner"), ("your_password", "guessing away again")]).await;
    }
    let right = [("role", "owner"), ("your_password", STAFF_PASSWORD)];
    app.wait(chrono::TimeDelta::seconds(-30)); // however long a hash takes here
    assert_eq!(olga.submit(&form, &page, &right).await.status, 422, "paused, also for the right one");
    app.wait(chrono::TimeDelta::minutes(16));
    assert_eq!(olga.submit(&form, &page, &right).await.status, 303);
}
