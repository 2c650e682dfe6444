//! Addresses in other alphabets, for mail servers that know only one.

use serde_json::json;

use super::Scene;
use crate::harness::Mail;

#[actix_web::test]
async fn domains_go_out_in_ascii_wherever_they_stand() {
    let scene = Scene::set().await;
    let set = "sender_email = 'dienst@müller.example', reply_to_email = 'hilfe@müller.example'";
    scene.app.execute(&format!("UPDATE accounts SET {set}")).await;
    scene.app.execute("UPDATE customers SET email = 'carla@bücher.example'").await;
    scene.ask().await;
    let event = scene.server.mail();
    let mail = Mail::of(&event);
    assert_eq!(event["from"], "dienst@xn--mller-kva.example");
    assert_eq!(event["to"], json!(["carla@xn--bcher-kva.example"]));
    assert!(mail.header("from")[0].ends_with("<dienst@xn--mller-kva.example>"), "{:?}", mail.header("from"));
    assert!(mail.header("reply-to")[0].contains("hilfe@xn--mller-kva.example"), "{:?}", mail.header("reply-to"));
    assert!(mail.header("message-id")[0].ends_with("@xn--mller-kva.example>"), "{:?}", mail.header("message-id"));
}
