//! The list: search, tabs, order, pages.

use chrono::TimeDelta;
use diesel::prelude::*;
use keydesk::customers::State;
use keydesk::db::schema::customers;

use crate::harness::{Browser, Page, TestApp};

#[actix_web::test]
async fn finds_by_name_address_phone_and_id_without_marks_or_case() {
    let app = TestApp::start().await;
    app.carla().await;
    let zofia = app.customer("Zofia", "Müller-Łuczak", "zofia@example.org", State::Active).await;
    let alice = app.alice().await;
    for typed in ["muller", "ŁUCZAK", "zofia@exam", "luczak zofia", &format!("#{zofia}"), "zofia@example.org"] {
        let query = url::form_urlencoded::byte_serialize(typed.as_bytes()).collect::<String>();
        let page = alice.get(&app.admin(&format!("/customers?view=all&q={query}"))).await;
        assert_eq!(page.all("tbody th"), ["Zofia Müller-Łuczak"], "{typed}");
    }
    let page = alice.get(&app.admin("/customers?view=all&q=0911+23")).await;
    assert_eq!(page.all("tbody tr").len(), 2, "both have that phone number");
}

#[actix_web::test]
async fn a_whole_address_or_id_in_the_box_leads_straight_to_the_customer() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let alice = app.alice().await;
    app.execute(&format!(
        "INSERT INTO orders (customer_id, number, placed_at, status, status_key, total, currency) \
         VALUES ({carla}, 'SO-1001', '2026-01-01 00:00:00', 'Shipped', 'shipped', '1.00', 'EUR')"
    ))
    .await;
    let pasted = "Carla+%3Ccarla%40example.com%3E";
    for typed in ["carla@example.com", "CARLA@EXAMPLE.COM", &format!("%23{carla}"), pasted, "so-1001", "SO-1001"] {
        let page = alice.get(&app.admin(&format!("/customers?q={typed}"))).await;
        assert_eq!(page.location().unwrap(), app.admin(&format!("/customers/{carla}")), "{typed}");
    }
    for lists in ["carla", "SO-100", &format!("%2B{carla}")] {
        assert_eq!(alice.get(&app.admin(&format!("/customers?q={lists}"))).await.status, 200, "{lists}");
    }
    let page = alice.get(&app.admin("/customers?view=all&q=Castillo,+Carla")).await;
    assert_eq!(page.all("tbody th"), ["Carla Castillo"]);
}

#[actix_web::test]
async fn wildcards_are_found_as_they_are_typed() {
    let app = TestApp::start().await;
    app.carla().await;
    app.customer("50%", "Off_er", "o@example.com", State::Active).await;
    let alice = app.alice().await;
    for (typed, found) in [("%25", 1), ("_", 1), ("%25%25", 0), ("%5C", 0), ("%27", 0), ("%22%29%3B--", 0)] {
        let page = alice.get(&app.admin(&format!("/customers?view=all&q={typed}"))).await;
        assert_eq!((page.status, page.all("tbody tr").len()), (200, found), "{typed}");
    }
}

#[actix_web::test]
async fn tabs_show_each_state_in_words() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    app.dora().await;
    app.ivan().await;
    let soon = app.now() + TimeDelta::hours(1);
    let locked = app.customer("Lola", "Locked", "lola@example.com", State::Active).await;
    app.write(move |conn| {
        let change = |id| diesel::update(customers::table.find(id));
        change(locked).set(customers::locked_until.eq(soon)).execute(conn).unwrap();
        change(carla).set(customers::reset_required_at.eq(soon)).execute(conn).unwrap();
    })
    .await;
    let alice = app.alice().await;
    for (view, names, state) in [
        ("active", vec!["Carla Castillo", "Lola Locked"], "Active"),
        ("invited", vec!["Ivan Invited"], "Invited"),
        ("disabled", vec!["Dora Disabled"], "Disabled"),
        ("locked", vec!["Lola Locked"], "Locked"),
        ("reset-required", vec!["Carla Castillo"], "Reset required"),
    ] {
        let page = alice.get(&app.admin(&format!("/customers?view={view}"))).await;
        assert_eq!(page.all("tbody th"), names, "{view}");
        assert!(page.one("tbody tr").contains(state), "{view}");
    }
    assert_eq!(alice.get(&app.admin("/customers")).await.all("tbody tr").len(), 4);
}

async fn crowd(app: &TestApp, count: usize) {
    for i in 0..count {
        // Pairs share a name, so that the id must decide.
        let name = format!("Person {:02}", i / 2);
        app.customer("", &name, &format!("person{i:02}@example.com"), State::Active).await;
    }
}

/// All names from one end of the list to the other, by this link.
async fn walk(alice: &Browser, mut page: Page, rel: &str) -> Vec<String> {
    let mut emails = Vec::new();
    loop {
        let mut here = page.all("tbody td:nth-of-type(1)");
        if rel == "prev" {
            here.reverse();
        }
        emails.extend(here);
        let Some(next) = page.attributes(&format!("a[rel={rel}]"), "href").into_iter().next() else { return emails };
        page = alice.get(&next).await;
    }
}

#[actix_web::test]
async fn pages_show_everyone_once_forwards_and_back_in_every_order() {
    let app = TestApp::start().await;
    crowd(&app, 60).await;
    let alice = app.alice().await;
    for order in ["sort=name", "sort=name&order=reversed", "sort=email", "sort=sign-in", "sort=reset&order=reversed"] {
        let first = alice.get(&app.admin(&format!("/customers?view=all&{order}"))).await;
        assert_eq!(first.all("tbody tr").len(), 25);
        let forwards = walk(&alice, first, "next").await;
        let mut each = forwards.clone();
        each.sort();
        each.dedup();
        assert_eq!((forwards.len(), each.len()), (60, 60), "{order}");
        // From the last page back.
        let mut page = alice.get(&app.admin(&format!("/customers?view=all&{order}"))).await;
        while let Some(next) = page.attributes("a[rel=next]", "href").into_iter().next() {
            page = alice.get(&next).await;
        }
        let mut back = walk(&alice, page, "prev").await;
        back.reverse();
        assert_eq!(back, forwards, "{order}");
    }
}

#[actix_web::test]
async fn the_list_asks_the_database_the_same_number_of_times_for_one_as_for_many() {
    let app = TestApp::start().await;
    app.carla().await;
    let alice = app.alice().await;
    let count = async || {
        alice.get(&app.admin("/customers")).await;
        let before = app.keydesk.db.statements();
        alice.get(&app.admin("/customers")).await;
        app.keydesk.db.statements() - before
    };
    let one = count().await;
    crowd(&app, 24).await;
    assert_eq!(count().await, one);
}

#[actix_web::test]
async fn nonsense_in_the_address_is_left_out() {
    let app = TestApp::start().await;
    app.carla().await;
    let alice = app.alice().await;
    for query in
        ["view=x&sort=y&size=7", "after=..", "after=99999999999999999999.x", "size=-1&before=1.%00", "q=%F0%9F%92%A9"]
    {
        assert_eq!(alice.get(&app.admin(&format!("/customers?{query}"))).await.status, 200, "{query}");
    }
}
