//! Two shops on one Keydesk: neither sees anything of the other.

use diesel::prelude::*;
use keydesk::accounts::AccountId;
use keydesk::customers::State;
use keydesk::db::schema::resets;
use keydesk::resets::{Reset, ResetId, store};
use keydesk::staff::roles::Role;

use super::routes::ROUTES;
use crate::harness::{Browser, CUSTOMER_PASSWORD, Scene, TestApp};

struct Two {
    app: TestApp,
    /// Owner of the first account.
    olga: Browser,
    token: String,
    ours: Scene,
    theirs: Scene,
}

async fn two() -> Two {
    let app = TestApp::start().await;
    let ours = app.scene().await;
    let other = app.add_account("Contoso").await;
    let theirs = app.scene_in(other, "Xaver", "xaver@contoso.example").await;
    let olga = app.signed_in(Role::Owner).await;
    let token = olga.get(&app.admin("/roles")).await.form_token();
    Two { app, olga, token, ours, theirs }
}

#[actix_web::test]
async fn ids_of_another_account_are_unknown_in_every_route() {
    let two = two().await;
    let before = two.app.contents().await;
    let mut tried = 0;
    for row in ROUTES.iter().filter(|row| row.pattern().contains("{id}")) {
        for account in [two.ours.account, two.theirs.account, AccountId(4711)] {
            let mut request = two.olga.raw(row.method(), &two.theirs.of(account, row.pattern()));
            if row.is_post() {
                request = request.form(&[row.fields(), vec![("form", two.token.as_str())]].concat());
            }
            let page = two.olga.send(request).await;
            assert_eq!(page.status, 404, "{} under {account}: {}", row.route, page.text());
            tried += 1;
        }
    }
    assert!(tried > 50);
    assert_eq!(two.app.contents().await, before);
}

#[actix_web::test]
async fn an_unknown_id_and_one_of_another_account_are_answered_alike() {
    let two = two().await;
    // Around it, the forms of the frame have their tokens and lead back to the address that was asked.
    let bare = |page: crate::harness::Page| (page.status, page.one("main").replace(page.header("x-request-id"), ""));
    let theirs = two.olga.get(&two.app.admin(&format!("/customers/{}", two.theirs.customer))).await;
    let nobody = two.olga.get(&two.app.admin("/customers/99999999")).await;
    assert_eq!(bare(theirs), bare(nobody));
}

#[actix_web::test]
async fn lists_and_searches_stay_in_the_account() {
    let two = two().await;
    let id = format!("#{}", two.theirs.customer);
    for typed in ["", "xaver", "xaver@contoso.example", "contoso", &id, "castillo", "0911", "%", "_"] {
        let typed: String = url::form_urlencoded::byte_serialize(typed.as_bytes()).collect();
        for view in ["&view=all", ""] {
            let page = two.olga.open(&two.app.admin(&format!("/customers?q={typed}{view}"))).await;
            assert_eq!(page.status, 200);
            assert!(!page.all("tbody, h1").join(" ").contains("Xaver"), "{typed}");
        }
    }
    for page in ["/messages", "/applications", "/roles", "/administration"] {
        let page = two.olga.get(&two.app.admin(page)).await;
        assert!(!page.text().to_lowercase().contains("xaver") && !page.text().contains("Contoso"), "{}", page.path);
    }
    let mine = two.olga.get(&two.app.admin("/customers?q=castillo&view=all")).await;
    assert_eq!(mine.all("tbody th"), ["Carla Castillo"]);
}

#[actix_web::test]
async fn a_34_applications_of_another_account_cannot_be_chosen_for_a_reset() {
    let two = two().await;
    let page = two.app.admin(&format!("/customers/{}/reset", two.ours.customer));
    let form = two.olga.get(&page).await;
    let chosen = two.theirs.application.to_string();
    assert!(!form.attributes("select[name=application] option", "value").contains(&chosen));
    let fields = [("application", chosen.as_str()), ("identity", "order")];
    let before = two.app.contents().await;
    assert_eq!(two.olga.submit(&form, "/reset", &fields).await.status, 422);
    assert_eq!(two.app.contents().await, before);
}

#[actix_web::test]
async fn the_same_address_in_both_accounts_is_two_customers() {
    let two = two().await;
    let (ours, other) = (two.ours.customer, two.theirs.account);
    let twin = two.app.customer_of(other, "Carla", "Twin-of-Carla", "carla@example.com", State::Active).await;
    let set = "UPDATE customers SET password_hash = NULL WHERE id = ";
    two.app.execute(&format!("{set}{twin}")).await;
    let (browser, worked) = two.app.customer_signs_in("carla@example.com", CUSTOMER_PASSWORD).await;
    assert!(worked, "in ours");
    let page = browser.get(&format!("/hosted/{other}/sign-in")).await;
    let typed = [("email", "carla@example.com"), ("password", CUSTOMER_PASSWORD)];
    assert_eq!(browser.submit(&page, "/sign-in", &typed).await.status, 422, "not in theirs");
    let page = two.olga.get(&two.app.admin(&format!("/customers/{ours}/disable"))).await;
    two.olga.finish(&page, "/disable", &[]).await;
    let states = two.app.contents().await["customers"].join("\n");
    assert_eq!((states.matches("disabled").count(), states.matches("Twin-of-Carla").count()), (1, 1));
    assert_eq!(two.app.look_up(ours).await.state, State::Disabled);
}

async fn token_of(app: &TestApp, scene: &Scene) -> String {
    let (account, id) = (scene.account, scene.reset);
    let reset: Reset = app.read(move |conn| store::find(conn, account, id).unwrap().unwrap()).await;
    reset.token(&app.keydesk.config.keys).unwrap().reveal().to_owned()
}

#[actix_web::test]
async fn a_18_a_link_of_one_shop_is_unknown_on_the_pages_of_the_other() {
    let two = two().await;
    let token = token_of(&two.app, &two.ours).await;
    let (here, there) = (two.ours.account, two.theirs.account);
    let browser = two.app.browser();
    assert_eq!(browser.open(&format!("/hosted/{there}/password?token={token}")).await.status, 410);
    let page = browser.open(&format!("/hosted/{here}/password?token={token}")).await;
    assert_eq!(page.status, 200, "here it is known: {}", page.text());
    // The right shop's form, sent to the wrong shop with the wrong shop's cookie.
    let form = [("form", page.form_token()), ("password", "nine amber kettles singing".into())];
    let answer = browser.send(browser.raw("POST", &format!("/hosted/{there}/password")).form(&form)).await;
    assert_eq!(answer.status, 410);
    let id: ResetId = two.ours.reset;
    let used = two.app.read(move |conn| {
        resets::table.find(id).select(resets::used_at).first::<Option<keydesk::db::types::Time>>(conn).unwrap()
    });
    assert_eq!(used.await, None);
    let renew = [("form", page.form_token())];
    let before = two.app.contents().await;
    browser.send(browser.raw("POST", &format!("/hosted/{there}/password/renew")).form(&renew)).await;
    assert_eq!(two.app.contents().await["reset_intakes"], before["reset_intakes"], "nor can it be renewed there");
}

#[actix_web::test]
async fn a_customers_sign_in_is_worth_nothing_at_the_other_shop() {
    let two = two().await;
    let browser = two.app.browser();
    let page = browser.get(&two.app.hosted("sign-in")).await;
    let typed = [("email", "carla@example.com"), ("password", CUSTOMER_PASSWORD)];
    let answer = browser.submit(&page, "/sign-in", &typed).await;
    let cookie = answer.cookie(&format!("customer-{}", two.ours.account)).unwrap();
    let (here, there) = (two.app.hosted("signed-in"), format!("/hosted/{}/signed-in", two.theirs.account));
    assert_eq!(browser.get_with(&cookie, &here).await.status, 200);
    let renamed = format!("customer-{}={}", two.theirs.account, cookie.split_once('=').unwrap().1);
    assert_eq!(browser.get_with(&renamed, &there).await.status, 303, "also under the other's name");
}

#[actix_web::test]
async fn forgetting_at_one_shop_writes_to_nobody_of_the_other() {
    let two = two().await;
    let before = two.app.contents().await;
    let browser = two.app.browser();
    let page = browser.get(&two.app.hosted("forgot")).await;
    let sent = browser.finish(&page, "/forgot", &[("email", "xaver@contoso.example")]).await;
    assert_eq!(sent.path, two.app.hosted("forgot/sent"));
    two.app.work().await;
    let after = two.app.contents().await;
    assert_eq!(after["resets"], before["resets"]);
    assert_eq!(after["messages"].len(), before["messages"].len());
}

#[actix_web::test]
async fn staff_of_both_accounts_see_each_under_its_own_address() {
    let two = two().await;
    let theirs = two.theirs.account;
    two.app
        .execute(&format!(
            "INSERT INTO staff_roles (staff_id, account_id, role) SELECT id, {theirs}, 'editor' FROM staff \
             WHERE name LIKE 'Olga%'"
        ))
        .await;
    let choice = two.olga.get("/admin").await;
    assert_eq!(choice.status, 200);
    assert!(choice.has(&format!("a[href='/admin/{theirs}/administration']")), "editors have no customers");
    assert!(choice.has(&format!("a[href='{}']", two.app.admin("/customers"))));
    assert_eq!(two.olga.get(&format!("/admin/{theirs}/customers")).await.status, 403, "editor there");
    assert_eq!(two.olga.get(&two.app.admin("/customers")).await.status, 200, "owner here");
    let crossed = format!("/admin/{theirs}/customers/{}", two.ours.customer);
    assert_ne!(two.olga.get(&crossed).await.status, 200);
}
