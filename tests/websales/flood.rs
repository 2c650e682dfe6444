//! One who has very many networks.

use serde_json::json;

use super::program;

#[actix_web::test]
async fn who_asks_from_ever_new_networks_of_a_full_site_leaves_no_rows() {
    let program = program().await;
    program.app.begin_an_hour();
    program.app.execute("UPDATE accounts SET registrations_an_hour = 1").await;
    let rows = async || program.app.contents().await["sign_in_failures"].len();
    program.app.carla().await;
    let asks = async |visitor: String| {
        let request = program.browser.raw("POST", "/accounts/customer").header("x-api-key", &program.key);
        let request = request.header("content-type", "application/json").header("x-visitor-address", visitor);
        let body = json!({ "customer": { "email": "carla@example.com", "firstName": "C" } });
        program.browser.send(request.body(body.to_string())).await.status
    };
    let mut answers = Vec::new();
    for n in 0..16 {
        answers.push(asks(format!("2001:db8:7:{n}::1")).await);
    }
    assert_eq!(answers, [[409; 10].as_slice(), &[429; 6]].concat(), "ten networks' worth from one site");
    assert_eq!(rows().await, 11, "the site's and ten of its networks");
    assert_eq!(asks("2001:db8:8:1::1".into()).await, 409, "another site is not full");
    assert_eq!(asks("2001:db8:8:1::2".into()).await, 429, "its network is");
    for n in 2..11 {
        assert_eq!(asks(format!("2001:db8:8:{n}::1")).await, 409, "what one was refused is left to its neighbours");
    }
    assert_eq!(asks("2001:db8:8:11::1".into()).await, 429);
}
