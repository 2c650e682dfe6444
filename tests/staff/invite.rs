//! Inviting somebody, who then sets a password and joins.

use chrono::TimeDelta;
use keydesk::staff::roles::Role;
use keydesk::throttle::{self, Subject};

use crate::harness::app::Wish;
use crate::harness::smtp::MailServer;
use crate::harness::{Browser, Mail, TestApp};

const NEW: &str = "nina@northwind.example";
const HER_PASSWORD: &str = "copper lantern walks uphill";

struct Invited {
    app: TestApp,
    olga: Browser,
    server: MailServer,
    mail: Mail,
}

/// Olga, the owner, has invited Nina to the support; the mail is out.
async fn invited() -> Invited {
    let server = MailServer::start();
    let app = TestApp::with(Wish { smtp: Some(server.setting()), ..Wish::default() }).await;
    let olga = app.signed_in(Role::Owner).await;
    let form = olga.get(&app.admin("/staff/invite")).await;
    let list = olga.finish(&form, "/staff/invite", &[("email", NEW), ("role", "support")]).await;
    assert!(list.one(".banner").contains("Invite to nina@northwind.example as Support is queued"), "{}", list.text());
    assert!(list.one("section tbody").contains("Olga Owner"));
    app.work().await;
    let mail = Mail::of(&server.mail());
    Invited { app, olga, server, mail }
}

impl TestApp {
    /// As after a hundred wrong passwords for a colleague's address.
    async fn lock(&self, email: &'static str) {
        let (keys, now) = (self.keydesk.config.keys.clone(), self.now());
        self.write(move |conn| throttle::lock(conn, &Subject::new(&keys, "staff", email), now).unwrap()).await;
    }
}

impl Invited {
    fn link(&self) -> String {
        self.mail.path()
    }

    /// The link of the next mail.
    async fn next_link(&self) -> String {
        self.app.work().await;
        Mail::of(&self.server.mail()).path()
    }
}

#[actix_web::test]
async fn an_invite_is_mailed_taken_once_and_the_person_works_in_their_role() {
    let invited = invited().await;
    let mail = &invited.mail;
    assert_eq!(mail.header("to"), [NEW]);
    assert!(
        mail.text.contains("Olga Owner (owner@northwind.example)") && mail.text.contains("Support"),
        "{}",
        mail.text
    );
    assert!(mail.html.contains("Take the invite") && mail.html.contains("/staff/link?token="));
    let (link, nina) = (invited.link(), invited.app.browser());
    let first = nina.get(&link).await;
    assert_eq!((first.status, first.location().as_deref()), (303, Some("/staff/link")), "the token leaves the address");
    assert_eq!(first.header("referrer-policy"), "no-referrer");
    let page = nina.open(&link).await;
    assert!(page.text().contains("You are invited to Northwind as Support"), "{}", page.text());
    let typed = [("name", "Nina New"), ("password", HER_PASSWORD)];
    invited.app.lock(NEW).await; // by strangers, before it was hers
    let signed = nina.finish(&page, "/staff/link", &typed).await;
    assert!(signed.one(".banner").contains("You have joined"), "{}", signed.text());
    let home = nina.finish(&signed, "/sign-in", &[("email", NEW), ("password", HER_PASSWORD)]).await;
    assert_eq!(home.path, invited.app.admin("/customers"));
    assert_eq!(nina.get(&invited.app.admin("/staff")).await.status, 403, "support, no more");
    assert_eq!(invited.app.browser().open(&link).await.status, 410, "it works once");
    let list = invited.olga.get(&invited.app.admin("/staff")).await;
    assert!(list.one("tbody").contains("Nina New") && !list.has("section tbody"), "{}", list.text());
}

#[actix_web::test]
async fn a_refused_password_or_name_leaves_the_invite_as_it_is() {
    let invited = invited().await;
    let nina = invited.app.browser();
    let page = nina.open(&invited.link()).await;
    for (name, password, words) in [
        ("Nina", "fourteen chars", "at least 15 characters"),
        ("Nina", "northwindnorthwind", "easy to guess"),
        ("", HER_PASSWORD, "Enter a name"),
        ("Nina\u{7}", HER_PASSWORD, "on one line"),
    ] {
        let answer = nina.submit(&page, "/staff/link", &[("name", name), ("password", password)]).await;
        assert_eq!(answer.status, 422, "{name} {password}");
        assert!(answer.one(".field-error").contains(words), "{}", answer.text());
        assert!(!answer.body.contains(password), "no password comes back");
    }
    let answer = nina.submit(&page, "/staff/link", &[("name", "Nina"), ("password", HER_PASSWORD)]).await;
    assert_eq!(answer.status, 303);
}

#[actix_web::test]
async fn who_is_known_elsewhere_joins_with_the_password_they_have() {
    let invited = invited().await;
    let other = invited.app.add_account("Contoso").await;
    invited.app.add_staff(other, Role::Editor, "Nina Known", NEW).await;
    let list = invited.olga.get(&invited.app.admin("/staff")).await;
    assert!(!list.text().contains("Nina Known"), "that she works elsewhere is nobody's business here");
    let nina = invited.app.sign_in(NEW).await;
    let page = nina.open(&invited.link()).await;
    assert!(!page.has("input[name=password]") && !page.has("input[name=name]"), "{}", page.text());
    assert_eq!(nina.submit(&page, "/staff/link", &[]).await.status, 303);
    assert_eq!(nina.open(&invited.app.admin("/customers")).await.status, 200, "without signing in again");
    assert_eq!(nina.open(&format!("/admin/{other}/notifications")).await.status, 200);
}

#[actix_web::test]
async fn invites_end_when_withdrawn_sent_again_or_after_seven_days() {
    let invited = invited().await;
    let (first, olga) = (invited.link(), &invited.olga);
    let list = olga.get(&invited.app.admin("/staff")).await;
    olga.finish(&list, "/again", &[]).await;
    let second = invited.next_link().await;
    assert_ne!(first, second);
    assert_eq!(invited.app.browser().open(&first).await.status, 410, "a newer one was sent");
    let nina = invited.app.browser();
    let page = nina.open(&second).await;
    assert_eq!(page.status, 200);
    let list = olga.get(&invited.app.admin("/staff")).await;
    let list = olga.finish(&list, "/withdraw", &[]).await;
    assert!(list.one(".banner").contains("no longer works") && !list.has("section tbody"));
    let answer = nina.submit(&page, "/staff/link", &[("name", "Nina"), ("password", HER_PASSWORD)]).await;
    assert_eq!(answer.status, 410, "withdrawn while the form was open");

    let form = olga.get(&invited.app.admin("/staff/invite")).await;
    olga.submit(&form, "/staff/invite", &[("email", NEW), ("role", "editor")]).await;
    let third = invited.next_link().await;
    invited.app.wait(TimeDelta::days(7) - TimeDelta::minutes(1));
    assert_eq!(invited.app.browser().open(&third).await.status, 200);
    invited.app.wait(TimeDelta::minutes(2));
    assert_eq!(invited.app.browser().open(&third).await.status, 410);
    let olga = invited.app.sign_in("owner@northwind.example").await;
    assert!(olga.get(&invited.app.admin("/staff")).await.one("section tbody").contains("Expired"));
}

#[actix_web::test]
async fn what_cannot_be_invited_is_said_at_its_field() {
    let invited = invited().await;
    let (app, olga) = (&invited.app, &invited.olga);
    let form = olga.get(&app.admin("/staff/invite")).await;
    for (email, role, status, words) in [
        ("nobody", "support", 422, "Enter one e-mail address"),
        ("a@x.example,b@x.example", "support", 422, "Enter one e-mail address"),
        ("a@x.example", "king", 422, "Choose a role"),
        ("OWNER@northwind.example", "support", 409, "has a role here already"),
    ] {
        let answer = olga.submit(&form, "/staff/invite", &[("email", email), ("role", role)]).await;
        assert_eq!(answer.status, status, "{email}");
        assert!(answer.one(".field-error").contains(words), "{}", answer.text());
        assert!(answer.attributes("#email", "value").contains(&email.to_owned()), "what was typed stays");
    }
    for i in 1..20 {
        let email = format!("nr{i}@x.example");
        assert_eq!(olga.submit(&form, "/staff/invite", &[("email", &email), ("role", "editor")]).await.status, 303);
    }
    let answer = olga.submit(&form, "/staff/invite", &[("email", "nr20@x.example"), ("role", "editor")]).await;
    assert!(answer.one(".field-error").contains("within the hour"), "{}", answer.text());
}

#[actix_web::test]
async fn the_link_is_nowhere_but_in_the_mail() {
    let invited = invited().await;
    let token = invited.mail.token();
    let contents = format!("{:?}", invited.app.contents().await);
    assert!(!contents.contains(&token), "not in the database");
    let list = invited.olga.get(&invited.app.admin("/messages")).await;
    let mail = list.attributes("tbody a", "href").remove(0);
    for page in [mail.clone(), format!("{mail}?part=text"), format!("{mail}/html")] {
        assert!(!invited.olga.get(&page).await.body.contains(&token), "{page}: owners do not see it either");
    }
}

#[actix_web::test]
async fn without_a_mail_server_the_page_says_what_helps() {
    let app = TestApp::start().await;
    let olga = app.signed_in(Role::Owner).await;
    let page = olga.get(&app.admin("/staff/invite")).await;
    assert!(page.has("button[disabled]") && page.text().contains("keydesk staff create"), "{}", page.text());
    let token = page.form_token();
    let form = [("form", token.as_str()), ("email", NEW), ("role", "support")];
    let answer = olga.send(olga.raw("POST", &app.admin("/staff/invite")).form(&form)).await;
    assert_eq!(answer.status, 422, "and the server refuses");
    assert!(app.contents().await["staff_links"].is_empty());
}
