//! The account's own texts of mails, for reading.

use keydesk::api_keys::Scope;
use keydesk::staff::roles::Role;
use serde_json::{Value, json as value};

use super::{Program, json, program};
use crate::harness::{Browser, STAFF_PASSWORD};

const HTML: &str = "<p>Hello</p><a href=\"{{ customer.reset_password_url }}\">Go</a>";

async fn listed(program: &Program) -> Vec<Value> {
    json(&program.get("/accounts/email-templates").await)["emailTemplates"].as_array().unwrap().clone()
}

/// Types a reset mail in a language, for an application or `all`, and presses a button.
async fn writes(program: &Program, editor: &Browser, place: &str, button: &str, subject: &str) {
    let page = program.app.admin(&format!("/notifications/reset/{place}"));
    let form = editor.get(&page).await;
    let typed = [("subject", subject), ("html", HTML), ("text", ""), ("your_password", STAFF_PASSWORD)];
    let (_, fields) = form.form(&page, &typed);
    let answer = editor.send(editor.raw("POST", &format!("{page}{button}")).form(&fields)).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
}

#[actix_web::test]
async fn drafts_and_what_is_in_force_are_told_apart() {
    let program = program().await;
    assert!(listed(&program).await.is_empty(), "all is built in");
    let editor = program.app.signed_in(Role::Editor).await;
    writes(&program, &editor, "en/all", "", "Not yet").await;
    let draft = &listed(&program).await[0];
    assert_eq!((draft["status"].as_str(), draft["version"].as_i64()), (Some("draft"), None));
    writes(&program, &editor, "en/all", "/publish", "In force").await;
    writes(&program, &editor, "en/all", "", "The next").await;
    let all = listed(&program).await;
    let told = value!({ "_id": all[0]["_id"], "name": all[0]["name"], "type": "reset", "lang": "en", "applicationId": null,
        "subject": "In force", "status": "published", "version": 1 });
    assert_eq!((all.len(), &all[0]), (1, &told), "without texts, and the draft is nobody's yet");
    let one = json(&program.get(&format!("/accounts/email-templates/{}", all[0]["_id"].as_str().unwrap())).await);
    assert_eq!(one["emailTemplate"]["htmlTemplate"], HTML);
    assert_eq!(one["emailTemplate"]["txtTemplate"], "", "made of the HTML");
    assert_eq!(one["emailTemplate"]["version"], told["version"]);
}

#[actix_web::test]
async fn the_kinds_of_mails_are_listed() {
    let types = json(&program().await.get("/accounts/email-templates/types").await)["types"].clone();
    let types = types.as_array().unwrap();
    assert!(types.contains(&value!({ "type": "reset", "name": "Password reset" })), "{types:?}");
    assert!(types.iter().all(|one| one["type"] != "staff_notice"), "staff's are nobody's to change");
}

#[actix_web::test]
async fn a_61_a_key_sees_what_is_its_accounts_and_its_applications() {
    let program = program().await;
    let app = &program.app;
    let editor = app.signed_in(Role::Editor).await;
    let (own, other) = (app.application(app.account, "Own").await, app.application(app.account, "Other").await);
    for place in ["en/all".to_owned(), format!("en/{own}"), format!("de/{other}")] {
        writes(&program, &editor, &place, "", "Draft").await;
    }
    let all = listed(&program).await;
    assert_eq!(all.len(), 3);
    let others = all.iter().find(|one| one["applicationId"] == other.to_string()).unwrap()["_id"].as_str().unwrap();
    let path = format!("/accounts/email-templates/{others}");
    assert_eq!(program.get(&path).await.status, 200);
    let elsewhere = app.add_account("Elsewhere").await;
    let browser = app.browser();
    for (account, application, seen) in [(app.account, Some(own), 2), (elsewhere, None, 0)] {
        let key = app.key(account, &[Scope::ApplicationsRead], application).await.1;
        let list = browser.send(browser.raw("GET", "/accounts/email-templates").header("x-api-key", &key)).await;
        assert_eq!(json(&list)["emailTemplates"].as_array().unwrap().len(), seen);
        let one = browser.send(browser.raw("GET", &path).header("x-api-key", &key)).await;
        assert_eq!((one.status, json(&one)["code"].as_str()), (404, Some("TEMPLATE_NOT_FOUND")));
    }
    for none in ["0", "x", "99999999999999999999"] {
        assert_eq!(program.get(&format!("/accounts/email-templates/{none}")).await.status, 404);
    }
}

#[actix_web::test]
async fn many_templates_cost_as_many_statements_as_one() {
    let program = program().await;
    let editor = program.app.signed_in(Role::Editor).await;
    let db = program.app.keydesk.db.clone();
    listed(&program).await; // the first request of a key is noted
    let mut work = Vec::new();
    for place in ["en/all", "de/all"] {
        writes(&program, &editor, place, "/publish", "In force").await;
        let before = db.statements();
        listed(&program).await;
        work.push(db.statements() - before);
    }
    assert_eq!(work[0], work[1]);
}
