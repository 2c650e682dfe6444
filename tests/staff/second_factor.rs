//! A code beside the password: set up, asked for, taken once, required, lost.

use chrono::TimeDelta;
use keydesk::staff::roles::Role;
use totp_rs::{Builder, Secret};

use super::ALICE;
use crate::harness::{Browser, Page, STAFF_PASSWORD, TestApp};

/// Somebody with an app and printed codes.
struct Equipped {
    app: TestApp,
    browser: Browser,
    secret: Secret,
    codes: Vec<String>,
}

impl TestApp {
    /// What the app shows now.
    fn code_of(&self, secret: &Secret) -> String {
        self.code_at(secret, 0)
    }

    fn code_at(&self, secret: &Secret, seconds: i64) -> String {
        let time = u64::try_from(self.now().unix() + seconds).unwrap();
        Builder::new().with_secret(secret.clone()).build_noncompliant().generate(time).to_string()
    }

    /// One that the app does not show about now.
    fn wrong_code(&self, secret: &Secret) -> String {
        let near = [-60, -30, 0, 30, 60].map(|seconds| self.code_at(secret, seconds));
        (0..).map(|n| format!("{n:06}")).find(|code| !near.contains(code)).unwrap()
    }
}

fn secret_on(page: &Page) -> Secret {
    Secret::try_from_base32(page.one(".letters").replace(' ', "")).unwrap()
}

async fn equipped() -> Equipped {
    let app = TestApp::start().await;
    app.add_staff(app.account, Role::Support, "Alice Support", ALICE).await;
    let browser = app.sign_in(ALICE).await;
    let page = browser.get(&app.admin("/you/second-factor")).await;
    let secret = secret_on(&page);
    let shown = browser.submit(&page, "/you/second-factor", &[("code", &app.code_of(&secret))]).await;
    assert_eq!(shown.status, 200, "{}", shown.text());
    let codes = shown.one("pre").split_whitespace().map(str::to_owned).collect();
    app.wait(TimeDelta::seconds(60));
    Equipped { app, browser, secret, codes }
}

impl Equipped {
    /// Password right; the page that asks for the code.
    async fn half(&self) -> (Browser, Page) {
        let browser = self.app.browser();
        let page = browser.get("/sign-in").await;
        let page = browser.finish(&page, "/sign-in", &[("email", ALICE), ("password", STAFF_PASSWORD)]).await;
        assert!(page.path.starts_with("/sign-in/code"), "{}", page.path);
        (browser, page)
    }

    fn code(&self) -> String {
        self.app.code_of(&self.secret)
    }
}

#[actix_web::test]
async fn the_password_alone_opens_nothing() {
    let alice = equipped().await;
    let (browser, page) = alice.half().await;
    for address in ["/admin", &alice.app.admin("/customers"), &alice.app.admin("/you/second-factor")] {
        let answer = browser.get(address).await;
        assert!(answer.location().unwrap().starts_with("/sign-in"), "{address}");
    }
    assert_eq!(alice.browser.open(&alice.app.admin("/you")).await.all(".rows li").len(), 1, "half is not listed");
    let code = alice.app.wrong_code(&alice.secret);
    let wrong = browser.submit(&page, "/sign-in/code", &[("code", &code)]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.one(".banner").contains("does not match"));
    let home = browser.finish(&page, "/sign-in/code", &[("code", &alice.code())]).await;
    assert_eq!(home.path, alice.app.admin("/customers"));
}

#[actix_web::test]
async fn a_code_is_taken_once() {
    let alice = equipped().await;
    let code = alice.code();
    let (first, page) = alice.half().await;
    assert_eq!(first.submit(&page, "/sign-in/code", &[("code", &code)]).await.status, 303);
    let (second, page) = alice.half().await;
    assert_eq!(second.submit(&page, "/sign-in/code", &[("code", &code)]).await.status, 422, "replayed");
    alice.app.wait(TimeDelta::seconds(30));
    let spaced = format!(" {} {} ", &alice.code()[..3], &alice.code()[3..]);
    assert_eq!(second.submit(&page, "/sign-in/code", &[("code", &spaced)]).await.status, 303, "the next one is good");
}

#[actix_web::test]
async fn a_recovery_code_is_taken_once_however_it_is_typed() {
    let alice = equipped().await;
    assert_eq!(alice.codes.len(), 10);
    let typed = alice.codes[3].to_uppercase().replace('-', " ");
    let (browser, page) = alice.half().await;
    assert_eq!(browser.submit(&page, "/sign-in/code", &[("code", &typed)]).await.status, 303);
    let (browser, page) = alice.half().await;
    assert_eq!(browser.submit(&page, "/sign-in/code", &[("code", &alice.codes[3])]).await.status, 422);
    let own = alice.browser.get(&alice.app.admin("/you/second-factor")).await;
    assert!(own.text().contains("9 recovery codes are left"), "{}", own.text());
    let stored = format!("{:?}", alice.app.contents().await);
    assert!(!stored.contains(&alice.codes[0]) && !stored.contains(&alice.secret.to_base32()), "only sealed or hashed");
    assert_eq!(alice.browser.submit(&own, "/codes", &[]).await.status, 422, "not without a code");
    let new = alice.browser.submit(&own, "/codes", &[("code", &alice.code())]).await;
    assert_eq!(new.status, 200);
    let (browser, page) = alice.half().await;
    assert_eq!(browser.submit(&page, "/sign-in/code", &[("code", &alice.codes[4])]).await.status, 422, "void");
}

#[actix_web::test]
async fn wrong_codes_are_counted_and_the_page_waits_ten_minutes() {
    let alice = equipped().await;
    let (browser, page) = alice.half().await;
    for _ in 0..5 {
        let code = alice.app.wrong_code(&alice.secret);
        assert_eq!(browser.submit(&page, "/sign-in/code", &[("code", &code)]).await.status, 422);
    }
    alice.app.wait(TimeDelta::seconds(-30)); // however long a hash takes here
    assert_eq!(browser.submit(&page, "/sign-in/code", &[("code", &alice.code())]).await.status, 422, "paused");
    alice.app.wait(TimeDelta::minutes(2));
    assert_eq!(browser.submit(&page, "/sign-in/code", &[("code", &alice.code())]).await.status, 303);
    let (browser, page) = alice.half().await;
    alice.app.wait(TimeDelta::minutes(11));
    let late = browser.submit(&page, "/sign-in/code", &[("code", &alice.code())]).await;
    assert_eq!(late.location().as_deref(), Some("/sign-in"));
}

#[actix_web::test]
async fn a_mistyped_code_at_the_set_up_keeps_the_picture() {
    let app = TestApp::start().await;
    let alice = app.alice().await;
    let page = alice.get(&app.admin("/you/second-factor")).await;
    assert!(page.has("svg.qr[role=img]"));
    let code = app.wrong_code(&secret_on(&page));
    let again = alice.submit(&page, "/you/second-factor", &[("code", &code)]).await;
    assert_eq!(again.status, 422);
    assert!(again.one("#code-error").contains("does not match"));
    assert_eq!(secret_on(&page).to_base32(), secret_on(&again).to_base32());
    app.wait(TimeDelta::minutes(6));
    let code = app.code_of(&secret_on(&page));
    let asked = alice.submit(&again, "/you/second-factor", &[("code", &code)]).await;
    assert!(asked.one("#your_password-error").contains("your own password"), "six minutes later");
    let typed = [("code", code.as_str()), ("your_password", STAFF_PASSWORD)];
    assert_eq!(alice.submit(&asked, "/you/second-factor", &typed).await.status, 200);
}

#[actix_web::test]
async fn an_account_that_requires_one_sends_people_to_set_it_up() {
    let app = TestApp::start().await;
    let (olga, alice) = (app.signed_in(Role::Owner).await, app.alice().await);
    let page = olga.get(&app.admin("/settings")).await;
    let saved = olga.submit(&page, "/settings", &[("second_factor", "on")]).await;
    assert_eq!(saved.status, 303);
    let set_up = app.admin("/you/second-factor");
    for (browser, page) in [(&olga, "/settings"), (&alice, "/customers"), (&alice, "/you")] {
        assert_eq!(browser.get(&app.admin(page)).await.location().as_deref(), Some(set_up.as_str()), "{page}");
    }
    let token = alice.get(&set_up).await.form_token();
    let form = [("form", token.as_str()), ("name", "Else")];
    let answer = alice.send(alice.raw("POST", &app.admin("/you")).form(&form)).await;
    assert_eq!(answer.location().as_deref(), Some(set_up.as_str()), "deeds too");
    let page = alice.get(&set_up).await;
    assert!(page.one(".banner").contains("requires a second factor"));
    let code = app.code_of(&secret_on(&page));
    assert_eq!(alice.submit(&page, "/you/second-factor", &[("code", &code)]).await.status, 200);
    assert_eq!(alice.get(&app.admin("/customers")).await.status, 200);
    let page = alice.get(&set_up).await;
    assert!(page.has("#off[disabled]"));
    let (_, filled) = page.form("/codes", &[]);
    let off = alice.send(alice.raw("POST", &format!("{set_up}/off")).form(&filled)).await;
    assert_eq!(off.status, 422, "{}", off.text());
}

#[actix_web::test]
async fn a_lost_app_is_removed_by_an_owner_of_all_their_accounts_and_by_nobody_else() {
    let alice = equipped().await;
    let app = &alice.app;
    let olga = app.signed_in(Role::Owner).await;
    let people = olga.get(&app.admin("/staff")).await;
    let links = people.attributes("tbody a", "href");
    let names = people.all("tbody a");
    let hers = &links[names.iter().position(|name| name == "Alice Support").unwrap()];
    let other = app.add_account("Contoso").await;
    let id = hers.rsplit('/').next().unwrap();
    app.execute(&format!("INSERT INTO staff_roles (staff_id, account_id, role) VALUES ({id}, {other}, 'owner')")).await;
    let page = olga.get(&format!("{hers}/second-factor")).await;
    let told = olga.finish(&page, "/second-factor", &[]).await;
    assert!(told.one(".banner").contains("accounts that you do not own"), "{}", told.text());
    alice.half().await;
    app.execute(&format!("DELETE FROM staff_roles WHERE account_id = {other}")).await;
    let told = olga.finish(&page, "/second-factor", &[]).await;
    assert!(told.one(".banner").contains("no longer has a second factor"), "{}", told.text());
    app.sign_in(ALICE).await;
    let mails = app.contents().await["messages"].join("\n");
    assert!(mails.contains("Your second factor for Keydesk was removed") && mails.contains(ALICE));
}

#[actix_web::test]
async fn a_new_password_by_mail_does_not_pass_by_the_code() {
    let alice = equipped().await;
    alice.app.execute("UPDATE staff SET session_epoch = session_epoch + 1").await;
    let (browser, page) = alice.half().await;
    assert!(page.has("#code"));
    assert_eq!(browser.get("/admin").await.status, 303);
}

#[actix_web::test]
async fn it_is_turned_off_by_its_person() {
    let alice = equipped().await;
    let page = alice.browser.get(&alice.app.admin("/you/second-factor")).await;
    let off = alice.app.admin("/you/second-factor/off");
    let (_, without) = page.form("/codes", &[]);
    assert_eq!(alice.browser.send(alice.browser.raw("POST", &off).form(&without)).await.status, 422, "no code");
    let (_, filled) = page.form("/codes", &[("code", &alice.code())]);
    let done = alice.browser.send(alice.browser.raw("POST", &off).form(&filled)).await;
    assert_eq!(done.status, 303, "{}", done.text());
    alice.app.sign_in(ALICE).await;
}

#[actix_web::test]
async fn one_code_in_many_browsers_at_once_opens_one() {
    let alice = equipped().await;
    for code in [alice.code(), alice.codes[5].clone()] {
        let mut open = Vec::new();
        for _ in 0..4 {
            open.push(alice.half().await);
        }
        let send = |(browser, page): &(Browser, Page)| {
            let (browser, page, code) = (browser.clone(), page.clone(), code.clone());
            async move { browser.submit(&page, "/sign-in/code", &[("code", &code)]).await.status }
        };
        let answers = futures_util::future::join_all(open.iter().map(send)).await;
        assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
        alice.app.wait(TimeDelta::minutes(20));
    }
}
