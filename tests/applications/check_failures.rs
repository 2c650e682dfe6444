//! What keeps an endpoint from answering, step by step.

use std::net::TcpListener;

use super::shop::{HERE, Shop, check, with_endpoint};

#[actix_web::test]
async fn what_fails_is_told_in_words_and_what_worked_before_it_too() {
    let silent = Shop::that_says(String::new());
    let plain = Shop::page("no TLS here");
    let other = Shop::that_says("220 mail.example ESMTP\r\n".into());
    let broken = Shop::that_says("HTTP/1.1 503 Busy\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".into());
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    for (endpoint, connects, words) in [
        (format!("http://127.0.0.1:{}/", silent.port), true, "No web page came"),
        (format!("http://127.0.0.1:{}/", other.port), true, "No web page came"),
        (format!("https://127.0.0.1:{}/", plain.port), true, "does not speak TLS"),
        (format!("http://127.0.0.1:{free}/"), false, "The connection was refused"),
        (format!("http://127.0.0.1:{}/", broken.port), true, "answers with an error"),
        ("https://no-such-host.invalid/".into(), false, "is not known"),
    ] {
        let (app, bob) = with_endpoint(&endpoint, &HERE).await;
        let told = check(&app, &bob).await.all(".timeline .event").join("|");
        assert!(told.contains(words), "{endpoint}: {told}");
        assert_eq!(told.contains("takes connections"), connects, "{endpoint}: {told}");
    }
}

#[actix_web::test]
async fn the_words_of_what_failed_are_beside_it_and_ours_are_german() {
    let plain = Shop::page("no TLS here");
    let (app, mut bob) = with_endpoint(&format!("https://127.0.0.1:{}/", plain.port), &HERE).await;
    bob.language = "de".into();
    let told = check(&app, &bob).await;
    assert!(told.one(".tone-bad p").contains("spricht kein TLS"), "{}", told.text());
    assert!(told.one(".tone-bad .event-note[lang=en]").contains("corrupt message"), "{}", told.text());
}
