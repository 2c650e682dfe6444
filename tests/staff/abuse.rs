//! What somebody tries who has a part of what it takes: a session, a password, a role until tonight.

use chrono::TimeDelta;
use keydesk::staff::change_role::change_role;
use keydesk::staff::links::redeem::set_password;
use keydesk::staff::remove::remove;
use keydesk::staff::roles::Role;
use keydesk::staff::{StaffId, store};
use keydesk::throttle::{self, Network, Subject};

use super::ALICE;
use crate::harness::app::Wish;
use crate::harness::smtp::MailServer;
use crate::harness::wire::HeldBack;
use crate::harness::{Browser, Mail, STAFF_PASSWORD, TestApp};

const OTTO: &str = "otto@northwind.example";
const WRONG: &str = "eight plum tractors at dusk";

async fn with_mail(server: &MailServer) -> TestApp {
    TestApp::with(Wish { smtp: Some(server.setting()), ..Wish::default() }).await
}

async fn removed(app: &TestApp, id: StaffId) {
    let (account, now) = (app.account, app.now());
    app.write(move |conn| remove(conn, account, id, &keydesk::events::By::system(), now).unwrap()).await;
}

/// The password is another, as by a link; every session has ended.
async fn has_reset(app: &TestApp, id: StaffId) {
    let (account, keys, now) = (app.settings().await, app.keydesk.config.keys.clone(), app.now());
    app.write(move |conn| {
        let member = store::find(conn, id).unwrap().unwrap();
        set_password(conn, &keys, &account, &member, "another hash", &keydesk::events::By::system(), now).unwrap();
    })
    .await;
}

fn told(lines: &crate::harness::contents::Contents, kind: &str) -> usize {
    lines["events"].iter().filter(|line| line.contains(kind)).count()
}

/// Signs in; the cookies, and the token of a page's forms.
async fn cookies(app: &TestApp, email: &str, path: &str) -> (String, String) {
    let browser = app.browser();
    let page = browser.get("/sign-in").await;
    let answer = browser.submit(&page, "/sign-in", &[("email", email), ("password", STAFF_PASSWORD)]).await;
    let cookies = format!("{}; {}", page.cookie("visitor").unwrap(), answer.cookie("keydesk").unwrap());
    let form = app.browser().get_with(&cookies, &app.admin(path)).await;
    (cookies, form.form_token())
}

async fn held_back(app: &TestApp, cookies: &str, path: &str, body: &str) -> HeldBack {
    let head = format!(
        "POST {} HTTP/1.1\r\nHost: {}\r\nCookie: {cookies}\r\nConnection: close\r\nExpect: 100-continue\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
        app.admin(path),
        app.address,
        body.len()
    );
    HeldBack::head(app.address, &head).await
}

#[actix_web::test]
async fn a_79_a_body_that_is_held_back_is_judged_by_the_rights_of_its_arrival() {
    let app = TestApp::start().await;
    app.signed_in(Role::Owner).await;
    let otto = app.add_staff(app.account, Role::Owner, "Otto Other", OTTO).await;
    let (cookies, form) = cookies(&app, OTTO, "/staff/invite").await;
    let body = format!("form={form}&email=private%40example.org&role=owner&your_password=");
    let waiting = held_back(&app, &cookies, "/staff/invite", &body).await;
    removed(&app, otto).await;
    let answer = waiting.body(&body).await;
    assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
    assert_eq!(told(&app.contents().await, "staff.invited"), 0);
}

#[actix_web::test]
async fn an_old_password_that_is_held_back_does_not_undo_a_reset() {
    let app = TestApp::start().await;
    let alice = app.add_staff(app.account, Role::Support, "Alice Support", ALICE).await;
    let (cookies, form) = cookies(&app, ALICE, "/you").await;
    let old: String = STAFF_PASSWORD.replace(' ', "+");
    let body = format!("form={form}&old={old}&password=copper+lantern+walks+uphill");
    let waiting = held_back(&app, &cookies, "/you/password", &body).await;
    has_reset(&app, alice).await;
    let answer = waiting.body(&body).await;
    assert!(answer.starts_with("HTTP/1.1 303") && answer.contains("location: /sign-in"), "{answer}");
    let member = app.read(move |conn| store::find(conn, alice).unwrap().unwrap()).await;
    assert_eq!(member.password_hash, "another hash");
    let stale = keydesk::staff::StaffMember { session_epoch: member.session_epoch - 1, ..member };
    assert!(!app.write(move |conn| store::hold_as(conn, &stale).unwrap()).await, "nor in the same moment");
}

#[actix_web::test]
async fn strangers_who_lock_the_sign_in_do_not_keep_an_owner_from_confirming() {
    let server = MailServer::start();
    let app = with_mail(&server).await;
    let olga = app.signed_in(Role::Owner).await;
    let (keys, now) = (app.keydesk.config.keys.clone(), app.now());
    app.write(move |conn| throttle::lock(conn, &Subject::new(&keys, "staff", "owner@northwind.example"), now).unwrap())
        .await;
    app.wait(TimeDelta::minutes(6));
    let form = olga.get(&app.admin("/staff/invite")).await;
    let fields = [("email", OTTO), ("role", "support"), ("your_password", STAFF_PASSWORD)];
    assert_eq!(olga.submit(&form, "/staff/invite", &fields).await.status, 303);
}

#[actix_web::test]
async fn strangers_can_neither_void_a_persons_link_nor_use_up_what_owners_may_send() {
    let server = MailServer::start();
    let app = with_mail(&server).await;
    let olga = app.signed_in(Role::Owner).await;
    let alice = app.add_staff(app.account, Role::Support, "Alice Support", ALICE).await;
    let send = async || {
        let page = olga.get(&app.admin(&format!("/staff/{alice}/password"))).await;
        olga.finish(&page, "/password", &[]).await;
        app.work().await;
    };
    let ask = async || {
        let stranger = app.browser();
        let page = stranger.open("/forgot").await;
        stranger.submit(&page, "/forgot", &[("email", ALICE)]).await;
        app.work().await;
    };
    send().await;
    let sent = Mail::of(&server.mail()).path();
    for _ in 0..7 {
        app.wait(TimeDelta::minutes(6));
        ask().await;
    }
    let mails: Vec<_> = server.so_far().into_iter().filter(|event| event["event"] == "mail").collect();
    assert_eq!(mails.len(), 5, "five of their own a day");
    assert!(mails.iter().take(4).all(|mail| Mail::of(mail).path() == sent), "the same link while it is good");
    let olga = app.sign_in("owner@northwind.example").await;
    let page = olga.get(&app.admin(&format!("/staff/{alice}/password"))).await;
    olga.finish(&page, "/password", &[]).await;
    app.work().await;
    let after = server.so_far().into_iter().filter(|event| event["event"] == "mail").count();
    assert_eq!(after, 1, "an owner's still goes out");
}

#[actix_web::test]
async fn invites_end_with_the_owner_who_sent_them_and_for_the_person_who_goes() {
    for demoted in [false, true] {
        let server = MailServer::start();
        let app = with_mail(&server).await;
        let olga = app.signed_in(Role::Owner).await;
        let otto = app.add_staff(app.account, Role::Owner, "Otto Other", OTTO).await;
        let his = app.sign_in(OTTO).await;
        let invite = async |browser: &Browser, email: &str| {
            let form = browser.get(&app.admin("/staff/invite")).await;
            assert_eq!(
                browser.submit(&form, "/staff/invite", &[("email", email), ("role", "owner")]).await.status,
                303
            );
        };
        invite(&his, "private@example.org").await;
        invite(&olga, "nina@northwind.example").await;
        if demoted {
            let (account, now, by) = (app.account, app.now(), keydesk::events::By::system());
            app.write(move |conn| change_role(conn, account, otto, (None, Role::Support), &by, now).unwrap()).await;
        } else {
            removed(&app, otto).await;
        }
        let people = olga.get(&app.admin("/staff")).await.text();
        assert!(!people.contains("private@example.org") && people.contains("nina@northwind.example"), "{people}");
        assert_eq!(told(&app.contents().await, "staff.invite_withdrawn"), 1);
    }
}

#[actix_web::test]
async fn what_weakens_an_account_or_shortens_its_memory_is_confirmed() {
    let app = TestApp::start().await;
    let olga = app.signed_in(Role::Owner).await;
    app.wait(TimeDelta::minutes(6));
    let form = olga.get(&app.admin("/settings")).await;
    for (field, value) in [("support_email", "x@evil.example"), ("event_days", "1"), ("message_days", "30")] {
        let asked = olga.submit(&form, "/settings", &[(field, value)]).await;
        assert!(asked.status == 422 && asked.has("#your_password-error"), "{field}");
    }
    let (action, mut fields) = form.form("/settings", &[]);
    fields.retain(|(name, _)| name != "identity_check");
    assert_eq!(olga.send(olga.raw("POST", &action).form(&fields)).await.status, 422);
    assert_eq!(olga.submit(&form, "/settings", &[("password_minimum", "15")]).await.status, 303, "stronger");
}

#[actix_web::test]
async fn owners_read_of_wrong_passwords_and_refused_rights_once_an_hour() {
    let app = TestApp::start().await;
    let alice = app.alice().await;
    for _ in 0..3 {
        assert_eq!(alice.get(&app.admin("/settings")).await.status, 403);
        for email in ["support@northwind.example", "nobody@northwind.example"] {
            let browser = app.browser();
            let page = browser.get("/sign-in").await;
            browser.submit(&page, "/sign-in", &[("email", email), ("password", WRONG)]).await;
        }
        app.work().await;
    }
    let lines = app.contents().await;
    assert_eq!((told(&lines, "staff.refused"), told(&lines, "staff.sign_in_failed")), (1, 1));
    let olga = app.signed_in(Role::Owner).await;
    let log = olga.get(&app.admin("/log")).await.text();
    assert!(log.contains("Wrong password for ") && log.contains("their role does not allow"), "{log}");
    assert!(!log.contains("nobody@"));
    app.wait(TimeDelta::hours(1));
    let alice = app.sign_in("support@northwind.example").await;
    alice.get(&app.admin("/settings")).await;
    app.work().await;
    assert_eq!(told(&app.contents().await, "staff.refused"), 2);
}

#[actix_web::test]
async fn support_does_not_read_what_mails_say_of_colleagues() {
    let server = MailServer::start();
    let app = with_mail(&server).await;
    let (olga, alice) = (app.signed_in(Role::Owner).await, app.alice().await);
    let form = olga.get(&app.admin("/staff/invite")).await;
    olga.finish(&form, "/staff/invite", &[("email", OTTO), ("role", "owner")]).await;
    app.work().await;
    assert!(olga.get(&app.admin("/messages")).await.text().contains(OTTO));
    assert!(!alice.get(&app.admin("/messages")).await.text().contains(OTTO));
    for page in ["/messages/1", "/messages/1/html"] {
        assert_eq!(olga.get(&app.admin(page)).await.status, 200, "{page}");
        assert_eq!(alice.get(&app.admin(page)).await.status, 404, "{page}");
    }
}

#[actix_web::test]
async fn no_name_holds_the_place_of_an_invites_link() {
    let server = MailServer::start();
    let app = with_mail(&server).await;
    let olga = app.signed_in(Role::Owner).await;
    app.execute("UPDATE staff SET name = 'https://evil.example/?https://link.invalid/'").await;
    let form = olga.get(&app.admin("/staff/invite")).await;
    olga.finish(&form, "/staff/invite", &[("email", OTTO), ("role", "support")]).await;
    app.work().await;
    let mail = Mail::of(&server.mail());
    let token = mail.token();
    assert!(
        !token.is_empty() && !mail.text.contains(&format!("evil.example/?https://{}", app.address)),
        "{}",
        mail.text
    );
    assert_eq!(mail.text.matches(&token).count(), 1);
}

#[actix_web::test]
async fn a_count_of_tries_is_kept_apart_for_each_network() {
    let app = TestApp::start().await;
    let (keys, now) = (app.keydesk.config.keys.clone(), app.now());
    let left = app.write(move |conn| {
        let subject = Subject::new(&keys, "staff", "somebody");
        let network = Network::of("203.0.113.9".parse().unwrap());
        throttle::begin(conn, &subject, &network, now).unwrap();
        throttle::begin(conn, &subject, &network, now).unwrap();
        throttle::take_back(conn, &subject, &network, now).unwrap()
    });
    assert_eq!(left.await, 1);
}
