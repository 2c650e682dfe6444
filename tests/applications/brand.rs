//! Name, logo, colour and address of an application.

use keydesk::messages::State;
use keydesk::staff::roles::Role;
use reqwest::multipart::{Form, Part};

use crate::harness::app::Wish;
use crate::harness::smtp::MailServer;
use crate::harness::{Browser, Mail, Page, TestApp};

/// A PNG of that size, with a head and an end; nobody here paints it.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    png.extend(width.to_be_bytes());
    png.extend(height.to_be_bytes());
    png.extend(b"\x08\x06\0\0\0\0\0\0\0");
    png.extend(b"\0\0\0\0IEND\xae\x42\x60\x82");
    png
}

/// Sends the form of the brand page with these fields, and a file.
async fn save(app: &TestApp, browser: &Browser, typed: &[(&str, &str)], logo: Option<Vec<u8>>) -> Page {
    let path = app.admin("/applications/1/brand");
    let page = browser.get(&path).await;
    let mut form = Form::new();
    for (name, value) in page.form("/brand", typed).1.into_iter().filter(|(name, _)| name != "logo") {
        form = form.text(name, value);
    }
    let file = Part::bytes(logo.unwrap_or_default()).file_name("logo.png");
    browser.send(browser.raw("POST", &path).multipart(form.part("logo", file))).await
}

async fn with_application() -> (TestApp, Browser, MailServer) {
    let server = MailServer::start();
    let app = TestApp::with(Wish { smtp: Some(server.setting()), ..Wish::default() }).await;
    let bob = app.bob().await;
    let form = bob.get(&app.admin("/applications/new")).await;
    assert_eq!(bob.submit(&form, "/applications", &[("name", "Nord Outlet")]).await.status, 303);
    (app, bob, server)
}

const BRAND: [(&str, &str); 3] =
    [("brand_name", "Nord Outlet"), ("colour", "#FFD000"), ("support_email", "outlet@northwind.example")];

#[actix_web::test]
async fn mails_and_pages_of_an_application_carry_its_brand() {
    let (app, bob, server) = with_application().await;
    let saved = save(&app, &bob, &BRAND, Some(png(360, 90))).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let carla = app.carla().await;
    let form = bob.get(&app.admin(&format!("/customers/{carla}/reset"))).await;
    bob.finish(&form, "/reset", &[("identity", "order"), ("application", "1")]).await;
    app.work().await;
    let mail = Mail::of(&server.mail());
    assert_eq!(mail.header("from"), ["\"Nord Outlet\" <service@northwind.example>"]);
    assert_eq!(mail.header("reply-to"), ["outlet@northwind.example"]);
    assert!(mail.html.contains("alt=\"Nord Outlet\" width=\"180\""), "{}", mail.html);
    assert!(mail.html.contains("background:#ffd000") && mail.html.contains("color:#000000"), "dark letters on yellow");
    assert!(mail.text.contains("outlet@northwind.example") && !mail.text.contains("service@"));

    let customer = app.browser();
    let page = app.follow(&customer, &mail.link()).await;
    assert!(page.has("img.hosted-logo[alt='Nord Outlet'][width='180'][height='45']"));
    assert!(page.text().contains("outlet@northwind.example"));
    let logo = page.attributes("img.hosted-logo", "src").remove(0);
    assert!(mail.html.contains(&format!("{}{logo}", app.keydesk.config.public_url.page(""))), "the same address");
    let picture = app.browser().get(&logo).await;
    assert_eq!((picture.status, picture.header("content-type")), (200, "image/png"));
    assert_eq!(picture.header("cross-origin-resource-policy"), "cross-origin");
    assert!(picture.header("cache-control").contains("immutable"));
    let css = page.attributes("link[rel=stylesheet]", "href").remove(1);
    let style = app.browser().get(&css).await;
    assert!(style.header("content-type").starts_with("text/css") && style.body.contains("background: #ffd000"));

    let done = customer.finish(&page, "/password?app=1", &[("password", "plum tractor ninety")]).await;
    assert!(done.path.ends_with("?app=1") && done.has("img.hosted-logo"), "it stays: {}", done.path);
    app.work().await;
    let notice = Mail::of(&server.mail());
    assert!(notice.header("from")[0].contains("Outlet"), "also the mail that follows");
}

#[actix_web::test]
async fn asking_on_a_brands_page_leads_back_to_its_application() {
    let (app, bob, _server) = with_application().await;
    save(&app, &bob, &BRAND, None).await;
    let carla = app.carla().await;
    let customer = app.browser();
    let page = customer.get(&app.hosted("forgot?app=1")).await;
    assert!(page.one(".hosted-shop").contains("Nord Outlet"));
    let sent = customer.finish(&page, "/forgot?app=1", &[("email", "carla@example.com")]).await;
    assert!(sent.one(".hosted-shop").contains("Nord Outlet"));
    app.work().await;
    assert_eq!(app.newest_reset(carla).await.application_id.map(|id| id.0), Some(1));
    assert_eq!(app.mails_to(carla).await[0].state, State::Accepted);
    let other = app.browser().get(&app.hosted("forgot?app=999")).await;
    assert_eq!((other.status, other.one(".hosted-shop")), (200, "Northwind".into()), "no such application");
}

#[actix_web::test]
async fn bad_input_is_told_at_its_field_and_what_was_typed_stays() {
    let (app, bob, _server) = with_application().await;
    bob.get(&app.admin("/applications")).await; // takes the banner of the last act
    let before = app.contents().await;
    for (field, wrong) in
        [("colour", "red"), ("colour", "#12345"), ("support_email", "a@b@c"), ("brand_name", "a\u{7}")]
    {
        let answer = save(&app, &bob, &[("brand_name", "Typed"), (field, wrong)], None).await;
        assert_eq!(answer.status, 422, "{field} {wrong}");
        assert!(answer.has(&format!("#problems a[href='#{field}']")), "{field}");
        assert_eq!(answer.attributes(&format!("#{field}[aria-invalid=true]"), "value"), [wrong]);
    }
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".to_vec();
    let html = b"<!doctype html><script>alert(1)</script>".to_vec();
    for wrong in [
        svg,
        html,
        b"GIF89a".to_vec(),
        png(0, 10),
        png(2_001, 10),
        png(9, 9)[..30].to_vec(),
        vec![0; 300],
        [png(9, 9), vec![0; 205_000]].concat(),
        // A photograph, as it comes from a telephone.
        [png(9, 9), vec![0; 3_500_000]].concat(),
    ] {
        let answer = save(&app, &bob, &[("brand_name", "Typed")], Some(wrong)).await;
        assert!(answer.status == 422 && answer.has("#logo-error"), "{}", answer.text());
        assert_eq!(answer.attributes("#brand_name", "value"), ["Typed"]);
    }
    let mut after = app.contents().await;
    after.insert("staff_sessions".into(), before["staff_sessions"].clone());
    assert_eq!(after, before);
}

#[actix_web::test]
async fn a_logo_is_removed_and_belongs_to_its_account() {
    let (app, bob, _server) = with_application().await;
    save(&app, &bob, &[], Some(png(100, 100))).await;
    let page = bob.get(&app.admin("/applications/1/brand")).await;
    let logo = page.attributes(".logo-now img", "src").remove(0);
    let other = app.add_account("Elsewhere").await;
    let there = logo.replace(&format!("/hosted/{}/", app.account), &format!("/hosted/{other}/"));
    assert_eq!((app.browser().get(&logo).await.status, app.browser().get(&there).await.status), (200, 404));
    assert_eq!(app.browser().get(&logo.replace(".png", ".gif")).await.status, 404, "by its own name only");
    for odd in ["brand/%00.png", "brand/1-0.css", "brand/9-9.css", "brand/x", "brand/99999999999999999999-1.css"] {
        assert_eq!(app.browser().get(&app.hosted(odd)).await.status, 404, "{odd}");
    }
    save(&app, &bob, &[("remove_logo", "on")], None).await;
    assert_eq!(app.browser().get(&logo).await.status, 404);
    let lines = app.contents().await["events"].join("\n");
    assert_eq!(lines.matches(&logo[logo.len() - 28..logo.len() - 4]).count(), 2, "after, then before: {lines}");
}

#[actix_web::test]
async fn a_form_with_a_file_needs_its_pages_token_and_the_right() {
    let (app, bob, _server) = with_application().await;
    let path = app.admin("/applications/1/brand");
    let before = app.contents().await;
    for token in ["", "AAAA"] {
        let form = Form::new().text("form", token).text("brand_name", "Forged").text("version", "0");
        assert_eq!(bob.send(bob.raw("POST", &path).multipart(form)).await.status, 403);
    }
    let alice = app.alice().await;
    let form = alice.get(&path).await;
    assert!(form.has("fieldset[disabled]"), "support reads it");
    let token = form.form_token();
    let form = Form::new().text("form", token).text("brand_name", "Mine").text("version", "0");
    assert_eq!(alice.send(alice.raw("POST", &path).multipart(form)).await.status, 403);
    let olga = app.signed_in(Role::Owner).await;
    app.wait(chrono::TimeDelta::minutes(6));
    let asked = save(&app, &olga, &[("support_email", "evil@example.org")], None).await;
    assert!(asked.status == 422 && asked.has("#your_password-error"), "where answers go is confirmed");
    let after = app.contents().await;
    assert_eq!(after["applications"], before["applications"]);
}

#[actix_web::test]
async fn what_was_typed_beside_a_file_outlives_the_session() {
    let (app, bob, _server) = with_application().await;
    let path = app.admin("/applications/1/brand");
    let token = bob.get(&path).await.form_token();
    app.wait(chrono::TimeDelta::minutes(31));
    let form = Form::new().text("form", token).text("brand_name", "Nord & Süd").text("colour", "#FFD000");
    let form =
        form.text("support_email", "").text("version", "0").part("logo", Part::bytes(png(9, 9)).file_name("a.png"));
    let request = bob.raw("POST", &path).header("sec-fetch-site", "same-origin").header("sec-fetch-dest", "document");
    let kept = bob.send(request.multipart(form)).await;
    assert_eq!((kept.status, kept.one("h1").as_str()), (403, "You were signed out"), "{}", kept.body);
    assert_eq!(kept.attributes("input[name=brand_name]", "value"), ["Nord & Süd"]);
    let bob = app.sign_in("manager@northwind.example").await;
    let asked = bob.get(&path).await.form_token();
    let (_, mut fields) = kept.form(&path, &[]);
    fields.iter_mut().filter(|(name, _)| name == "form").for_each(|(_, value)| value.clone_from(&asked));
    assert_eq!(bob.send(bob.raw("POST", &path).form(&fields)).await.status, 303, "sent again without the file");
    assert_eq!(bob.get(&path).await.attributes("#brand_name", "value"), ["Nord & Süd"]);
}
