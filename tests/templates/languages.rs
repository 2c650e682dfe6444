//! The languages of customers: mails and the pages behind their links, with built-in words and an account's own.

use super::GOOD;
use super::sending::with_mail_server;
use crate::harness::Mail;

#[actix_web::test]
async fn mails_and_the_pages_behind_their_links_are_in_the_customers_language() {
    let (server, desk) = with_mail_server().await;
    let (carla, alice) = (desk.app.carla().await, desk.app.alice().await);
    for (lang, subject, until, title) in [
        ("en", "Set a new password for Northwind", "November 2026 (Madrid)", "Set a new password"),
        ("de", "Neues Passwort für Northwind", "November 2026, ", "Neues Passwort setzen"),
        ("es-MX", "Crea una contraseña nueva para Northwind", " de noviembre de 2026, ", "Crear contraseña nueva"),
        (
            "fr",
            "Choisissez un nouveau mot de passe pour Northwind",
            " novembre 2026 à ",
            "Choisir un nouveau mot de passe",
        ),
        ("it", "Imposta una nuova password per Northwind", " novembre 2026, ", "Imposta una nuova password"),
        ("nl", "Stel een nieuw wachtwoord in voor Northwind", " november 2026 om ", "Nieuw wachtwoord instellen"),
        ("pl", "Ustaw nowe hasło w sklepie Northwind", " listopada 2026 r., godz. ", "Ustaw nowe hasło"),
        ("pt", "Defina uma nova senha para a loja Northwind", " de novembro de 2026 às ", "Definir nova senha"),
    ] {
        desk.app.execute(&format!("UPDATE customers SET locale = '{lang}'")).await;
        desk.app.send_reset(&alice, carla).await;
        let mail = Mail::of(&server.mail());
        assert_eq!(mail.subject(), subject);
        assert!(mail.html.contains(until) && mail.text.contains(until), "{lang}: {}", mail.text);
        assert!(mail.html.contains(&format!("<html lang=\"{}\"", &lang[..2])), "{}", mail.html);
        let page = desk.app.follow(&desk.app.browser(), &mail.link()).await;
        assert_eq!((page.attributes("html", "lang"), page.one("h1")), (vec![lang[..2].to_owned()], title.to_owned()));
        desk.app.wait(chrono::TimeDelta::minutes(10));
    }
}

#[actix_web::test]
async fn a_shop_writes_its_own_words_in_any_of_them() {
    let (server, desk) = with_mail_server().await;
    let list = async |query: &str| desk.emil.get(&desk.at(&format!("/notifications{query}"))).await;
    assert_eq!(list("").await.all("thead th"), ["Notification", "English", "For single applications"]);
    let asked = list("?language=pl").await;
    assert_eq!(asked.all("thead th")[1..3], ["English", "Polish"]);
    assert!(!list("").await.all(".menu-item").contains(&"English".to_owned()));
    desk.publish("/notifications/reset/pl/all", "Nowe hasło", GOOD).await;
    assert_eq!(list("").await.all("thead th")[1..3], ["English", "Polish"], "a language in use has a column");
    for lang in ["de", "it"] {
        desk.press(&format!("/notifications/reset/{lang}/all"), "", &[("subject", "Draft")]).await;
    }
    let many = list("").await;
    assert_eq!(many.all("thead th")[1..3], ["Languages", "For single applications"], "more would not fit");
    assert!(many.all("tbody tr")[0].contains("Polish: Your own text"), "{}", many.text());
    let (carla, alice) = (desk.app.carla().await, desk.app.alice().await);
    for (lang, subject) in [("pl", "Nowe hasło"), ("it", "Imposta una nuova password per Northwind")] {
        desk.app.execute(&format!("UPDATE customers SET locale = '{lang}'")).await;
        desk.app.send_reset(&alice, carla).await;
        assert_eq!(Mail::of(&server.mail()).subject(), subject);
        desk.app.wait(chrono::TimeDelta::minutes(10));
    }
}
