//! Writing a mail, putting it in force, and looking at what arrives, as its reader does.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use keydesk::staff::roles::Role;

use super::sign_in;
use crate::harness::app::Wish;
use crate::harness::smtp::MailServer;
use crate::harness::window::{Setting, Window};
use crate::harness::{Mail, TestApp};

/// Red by day, blue by night; the button is as wide as a phone.
const HTML: &str = "<!doctype html><meta name=viewport content='width=device-width'><style>p { color: rgb(200, 0, 0) } \
    .go { display: inline-block } @media (prefers-color-scheme: dark) { p { color: rgb(0, 0, 200) !important } } \
    @media (max-width: 480px) { .go { display: block !important } }</style>\
    <p>WORDS {{ customer.first_name }}</p><a class=go href='{{ customer.reset_password_url }}'>Go</a>";

/// What arrives at Carla's, who reads that language.
async fn written_and_received(setting: Setting, words: &str) -> (Mail, TestApp) {
    let (server, locale) = (MailServer::start(), setting.language);
    let app = TestApp::with(Wish { smtp: Some(server.setting()), ..Wish::default() }).await;
    let window = Window::open(format!("http://{}", app.address), setting).await;
    sign_in(&app, &window).await;
    window.go(&app.admin(&format!("/notifications/reset/{locale}/all"))).await;
    window.fill("#subject", &format!("{words} {{{{ shop.name }}}}")).await;
    window.fill("#html", &HTML.replace("WORDS", words)).await;
    window.client.find(fantoccini::Locator::Css("#text")).await.unwrap().clear().await.unwrap();
    window.click("[formaction$='/publish']").await;
    window.find("[role=status]").await;
    window.close().await;
    let carla = app.carla().await;
    app.execute(&format!("UPDATE customers SET locale = '{locale}'")).await;
    app.send_reset(&app.signed_in(Role::Support).await, carla).await;
    app.work().await;
    (Mail::of(&server.mail()), app)
}

/// The mail in a mail program like this.
async fn read(mail: &Mail, setting: Setting) -> [String; 3] {
    let narrow = setting.width < 600;
    let window = Window::open(String::new(), setting).await;
    let page = format!("data:text/html;charset=utf-8;base64,{}", STANDARD.encode(&mail.html));
    window.client.goto(&page).await.unwrap();
    let style = async |of: &str, what: &str| {
        let script = format!("return getComputedStyle(document.querySelector('{of}')).{what}");
        window.run(&script).await.as_str().unwrap().to_owned()
    };
    let seen = [style("p", "color").await, style("a", "display").await, window.text("p").await];
    assert_eq!(window.find("a").await.attr("href").await.unwrap().unwrap(), mail.link());
    let fits = window.run("return document.documentElement.scrollWidth <= innerWidth").await;
    assert!(!narrow || fits == true, "it scrolls sideways");
    window.close().await;
    seen
}

async fn looks_as_written(mail: &Mail, words: &str) {
    let (red, blue, words) = ("rgb(200, 0, 0)", "rgb(0, 0, 200)", format!("{words} Carla"));
    let phone = Setting { width: 360, height: 640, ..Setting::default() };
    let dark = Setting { dark: true, ..Setting::default() };
    assert_eq!(read(mail, Setting::default()).await, [red, "inline-block", &words]);
    assert_eq!(read(mail, dark).await, [blue, "inline-block", &words]);
    assert_eq!(read(mail, phone).await, [red, "block", &words]);
    assert!(mail.text.contains(&words) && mail.text.contains("token="), "{}", mail.text);
}

#[actix_web::test]
async fn what_is_written_arrives_as_it_was_meant_light_dark_and_on_a_phone() {
    let (mail, app) = written_and_received(Setting::default(), "Dear").await;
    assert_eq!(mail.header("subject"), ["Dear Northwind"]);
    looks_as_written(&mail, "Dear").await;
    assert_eq!(app.set_password(&mail.link(), "plum tractor ninety").await.status, 303);
}

#[actix_web::test]
async fn the_same_in_german_and_without_scripts() {
    let setting = Setting { scripts: false, language: "de", ..Setting::default() };
    let (mail, _app) = written_and_received(setting, "Guten Tag").await;
    assert_eq!(mail.header("subject"), ["Guten Tag Northwind"]);
    looks_as_written(&mail, "Guten Tag").await;
}
