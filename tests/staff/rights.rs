//! Every route, for every role, for strangers, and for staff of another account.

use keydesk::i18n::Lang;
use keydesk::staff::roles::{self, Right, Role};

use super::routes::{ROUTES, Row, Who};
use crate::harness::{Browser, Page, Scene, TestApp};

/// For forms of the backoffice, and of the pages for customers.
struct Tokens {
    desk: String,
    hosted: String,
}

impl Tokens {
    async fn given_to(browser: &Browser, page: &str, scene: &Scene) -> Self {
        let desk = browser.get(page).await.form_token();
        Self { desk, hosted: browser.get(&scene.at("/hosted/{account}/forgot")).await.form_token() }
    }
}

impl Row {
    async fn ask(&self, browser: &Browser, scene: &Scene, tokens: &Tokens) -> Page {
        let mut request = browser.raw(self.method(), &self.at(scene));
        if self.is_post() {
            let token = if self.is_hosted() { &tokens.hosted } else { &tokens.desk };
            request = request.form(&[self.fields(), vec![("form", token.as_str())]].concat());
        }
        browser.send(request).await
    }

    fn admits(&self, role: Role) -> bool {
        match self.who {
            Who::Anyone | Who::SignedIn => true,
            Who::In(initials) => initials.contains(&role.word()[..1]),
        }
    }
}

#[actix_web::test]
async fn a_61_each_role_may_what_the_table_says_and_nothing_else() {
    for role in Role::ALL {
        let app = TestApp::start().await;
        let scene = app.scene().await;
        let browser = app.signed_in(*role).await;
        let tokens = Tokens::given_to(&browser, &app.admin("/roles"), &scene).await;
        for row in ROUTES {
            let before = if row.admits(*role) { None } else { Some(app.contents().await) };
            let page = row.ask(&browser, &scene, &tokens).await;
            let expected = if row.admits(*role) { row.answer } else { 403 };
            assert_eq!(page.status, expected, "{role}: {} {}", row.route, page.text());
            if let Some(before) = before {
                assert_eq!(app.contents().await, before, "{role}: {}", row.route);
            }
        }
    }
}

#[actix_web::test]
async fn a_61_strangers_are_asked_to_sign_in() {
    let app = TestApp::start().await;
    app.signed_in(Role::Owner).await;
    let (scene, browser) = (app.scene().await, app.browser());
    let tokens = Tokens::given_to(&browser, "/sign-in", &scene).await;
    for row in ROUTES {
        let before = app.contents().await;
        let page = row.ask(&browser, &scene, &tokens).await;
        if row.who == Who::Anyone {
            assert_eq!(page.status, row.answer, "{} {}", row.route, page.text());
            continue;
        }
        assert_eq!(page.status, 303, "{} {}", row.route, page.text());
        let next = if row.is_post() { "/admin".into() } else { row.at(&scene) };
        let next: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
        assert_eq!(page.location().unwrap(), format!("/sign-in?next={next}"), "{}", row.route);
        assert_eq!(app.contents().await, before, "{}", row.route);
    }
}

#[actix_web::test]
async fn a_61_owners_of_another_account_find_nothing_here() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let other = app.add_account("Contoso").await;
    app.add_staff(other, Role::Owner, "Otto Other", "otto@contoso.example").await;
    let browser = app.sign_in("otto@contoso.example").await;
    let tokens = Tokens::given_to(&browser, &format!("/admin/{other}/roles"), &scene).await;
    let before = app.contents().await;
    for row in ROUTES.iter().filter(|row| matches!(row.who, Who::In(_))) {
        let page = row.ask(&browser, &scene, &tokens).await;
        assert_eq!(page.status, 404, "{} {}", row.route, page.text());
    }
    assert_eq!(app.contents().await, before);
}

/// Tables that are no acts: what was asked, how often, and who is signed in.
const BESIDE: [&str; 4] = ["reset_intakes", "sign_in_failures", "staff_sessions", "events"];

/// Without its line in the log no act happens, whatever the answer is.
#[actix_web::test]
async fn while_the_log_cannot_be_written_nothing_is_done() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let owner = app.signed_in(Role::Owner).await;
    let tokens = Tokens::given_to(&owner, &app.admin("/roles"), &scene).await;
    app.execute("ALTER TABLE events RENAME TO events_away").await;
    let contents = async || {
        let mut contents = app.contents().await;
        contents.retain(|table, _| !BESIDE.contains(&table.as_str()));
        contents
    };
    let before = contents().await;
    let mut tried = 0;
    // How the pages look to oneself is in no log; links for staff are made when the worker looks them up.
    let beside = ["/preferences", "/forgot", "/admin/{account}/staff/{id}/password"];
    let is_act = |row: &&Row| row.is_post() && !beside.contains(&row.pattern());
    for row in ROUTES.iter().filter(is_act) {
        let page = row.ask(&owner, &scene, &tokens).await;
        assert!(page.status != 200 || !page.text().contains("saved"), "{}", row.route);
        assert_eq!(contents().await, before, "{}: {}", row.route, page.status);
        tried += 1;
    }
    assert!(tried > 30, "{tried}");
}

#[actix_web::test]
async fn every_page_answers_head_as_get_without_a_body() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let owner = app.signed_in(Role::Owner).await;
    for row in ROUTES.iter().filter(|row| !row.is_post()) {
        let page = owner.send(owner.raw("HEAD", &row.at(&scene))).await;
        assert_eq!((page.status, page.body.as_str()), (row.answer, ""), "{}", row.route);
    }
}

#[actix_web::test]
async fn buttons_without_the_right_are_not_shown_and_their_addresses_do_nothing() {
    let app = TestApp::start().await;
    let scene = app.scene().await;
    let page = app.admin(&format!("/customers/{}", scene.customer));
    let (alice, bob) = (app.alice().await, app.bob().await);
    let hers = alice.get(&page).await;
    let his = bob.get(&page).await;
    for deed in ["edit", "disable"] {
        let link = format!("a[href='{page}/{deed}']");
        assert!(his.has(&link) && !hers.has(&link), "{deed}");
        assert_eq!(alice.get(&format!("{page}/{deed}")).await.status, 403);
        let form = [("form", hers.form_token()), ("version", "0".into())];
        let answer = alice.send(alice.raw("POST", &format!("{page}/{deed}")).form(&form)).await;
        assert!([400, 403].contains(&answer.status), "{deed}: {}", answer.status);
    }
    assert!(hers.has(&format!("a[href='{page}/reset']")));
    let applications = app.admin("/applications");
    assert!(!alice.get(&applications).await.has(&format!("a[href='{applications}/new']")));
    assert!(bob.get(&applications).await.has(&format!("a[href='{applications}/new']")));
    let form = alice.get(&format!("{applications}/{}", scene.application)).await;
    assert!(form.has("fieldset[disabled]") && !form.has("form[action*='/applications/'] button"));
    assert_eq!(app.look_up(scene.customer).await.state, keydesk::customers::State::Active);
}

#[actix_web::test]
async fn editors_see_no_way_to_customers() {
    let app = TestApp::start().await;
    let editor = app.signed_in(Role::Editor).await;
    let home = editor.open("/admin").await;
    assert_eq!(home.path, app.admin("/administration"));
    for page in ["/customers", "/messages", "/applications"] {
        let inside_lists = format!("li a[href='{}']", app.admin(page));
        assert!(!home.has(&inside_lists), "{page}");
    }
    assert!(!home.has("input[type=search]"));
}

#[actix_web::test]
async fn the_page_of_roles_shows_the_table() {
    let app = TestApp::start().await;
    let (alice, t) = (app.alice().await, Lang::En.words());
    let page = alice.get(&app.admin("/roles")).await;
    assert_eq!(page.all("tbody th"), Right::ALL.iter().map(|right| t.of("right", right)).collect::<Vec<_>>());
    let cells = Right::ALL.iter().flat_map(|right| Role::ALL.iter().map(|role| role.may(*right)));
    let words: Vec<_> = cells.map(|may| t.say(if may { "yes" } else { "no" })).collect();
    assert_eq!(page.all("tbody td"), words);
    let people = app.admin("/staff");
    assert!(!page.has(&format!("a[href='{people}']")), "names are for owners");
    let owner = app.signed_in(Role::Owner).await.get(&app.admin("/roles")).await;
    assert!(owner.has(&format!("a[href='{people}']")));
}

/// `UPDATE_DOCS=1` writes it anew.
#[test]
fn the_docs_have_the_same_table() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/roles.md");
    let wanted = format!(
        "# Roles\n\nMade from the table in `src/staff/roles.rs`, which the server checks; \
         `UPDATE_DOCS=1 cargo test --test main the_docs_have_the_same_table` writes it anew.\n\n{}",
        roles::markdown()
    );
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &wanted).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), wanted);
}
