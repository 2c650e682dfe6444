//! Links and codes of staff, used in many browsers at once: one gets through.

use futures_util::future::join_all;
use keydesk::staff::links::{StaffLink, store};
use keydesk::staff::roles::Role;

use crate::harness::{Browser, TestApp};

const PASSWORD: &str = "copper lantern walks uphill";

impl TestApp {
    /// Where the newest link leads.
    async fn newest_staff_link(&self) -> String {
        let newest = "SELECT max(id) AS id FROM staff_links";
        #[derive(diesel::QueryableByName)]
        struct Newest {
            #[diesel(sql_type = diesel::sql_types::BigInt)]
            id: i64,
        }
        let link: StaffLink = self
            .read(move |conn| {
                let newest: Newest = diesel::RunQueryDsl::get_result(diesel::sql_query(newest), conn).unwrap();
                store::find(conn, keydesk::staff::links::StaffLinkId(newest.id)).unwrap().unwrap()
            })
            .await;
        let address = link.address(&self.keydesk.config.keys, &self.keydesk.config.public_url).unwrap();
        address[address.find("/staff/").unwrap()..].to_owned()
    }
}

/// The same form in so many browsers, sent at once; what each was answered.
async fn at_once(app: &TestApp, link: &str, count: usize) -> Vec<u16> {
    let mut open = Vec::new();
    for _ in 0..count {
        let browser = app.browser();
        let page = browser.open(link).await;
        assert_eq!(page.status, 200, "{}", page.text());
        open.push((browser, page));
    }
    let send = |(browser, page): &(Browser, crate::harness::Page)| {
        let (browser, page) = (browser.clone(), page.clone());
        async move { browser.submit(&page, "/staff/link", &[("name", "Nina"), ("password", PASSWORD)]).await.status }
    };
    let mut answers = join_all(open.iter().map(send)).await;
    answers.sort_unstable();
    answers
}

#[actix_web::test]
async fn an_invite_makes_one_person_however_often_it_is_taken_at_once() {
    let app = TestApp::start().await;
    for round in 0..5 {
        let scene = app.scene_in(app.account, &format!("Nr{round}"), &format!("nr{round}@example.com")).await;
        let before = app.contents().await["staff"].len();
        let link = app.newest_staff_link().await;
        assert_eq!(at_once(&app, &link, 5).await, [303, 410, 410, 410, 410], "{scene:?}");
        assert_eq!(app.contents().await["staff"].len(), before + 1);
    }
}

#[actix_web::test]
async fn two_invites_of_one_address_to_two_accounts_make_one_person() {
    let app = TestApp::start().await;
    let other = app.add_account("Contoso").await;
    app.scene_in(app.account, "Nina", "nina@example.com").await;
    let here = app.newest_staff_link().await;
    app.scene_in(other, "Nora", "nora@example.com").await;
    let there = app.newest_staff_link().await;
    app.execute("UPDATE staff_links SET email = 'n@x.example', email_key = 'n@x.example'").await;
    let before = app.contents().await["staff"].len();
    let (first, second) = tokio::join!(at_once(&app, &here, 1), at_once(&app, &there, 1));
    // Who is second has become somebody in the meantime: the link is still good, and joins.
    let mut answers = [first[0], second[0]];
    answers.sort_unstable();
    assert!(answers[0] == 303 && [303, 410].contains(&answers[1]), "{answers:?}");
    assert_eq!(app.contents().await["staff"].len(), before + 1);
}

#[actix_web::test]
async fn a_password_link_is_used_once_however_often_at_once() {
    let app = TestApp::start().await;
    app.add_staff(app.account, Role::Support, "Alice Support", super::ALICE).await;
    let browser = app.browser();
    let page = browser.get("/forgot").await;
    browser.submit(&page, "/forgot", &[("email", super::ALICE)]).await;
    app.work().await;
    let link = app.newest_staff_link().await;
    assert_eq!(at_once(&app, &link, 6).await, [303, 410, 410, 410, 410, 410]);
    let set = app.contents().await["events"].join("\n").matches("staff.password_set").count();
    assert_eq!(set, 1);
}
