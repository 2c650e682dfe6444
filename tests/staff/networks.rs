//! One password tried on every address: counted by network, of IPv6 also by site.

use chrono::TimeDelta;
use keydesk::staff::roles::Role;
use keydesk::throttle::{self, Network, Subject};

use super::ALICE;
use crate::harness::app::Wish;
use crate::harness::{STAFF_PASSWORD, TestApp};

#[actix_web::test]
async fn a_network_that_tries_one_password_on_every_address_comes_to_an_end() {
    let wish = Wish { trusted_proxies: vec!["127.0.0.0/8".parse().unwrap()], ..Default::default() };
    let app = TestApp::with(wish).await;
    app.begin_an_hour();
    app.add_staff(app.account, Role::Support, "Alice Support", ALICE).await;
    let from = |ip: &'static str| {
        let browser = app.browser();
        async move {
            let page = browser.get("/sign-in").await;
            let (action, fields) = page.form("/sign-in", &[("email", ALICE), ("password", STAFF_PASSWORD)]);
            browser.send(browser.raw("POST", &action).header("x-forwarded-for", ip).form(&fields)).await.status
        }
    };
    assert_eq!(from("203.0.113.7").await, 303);
    let (keys, now) = (app.keydesk.config.keys.clone(), app.keydesk.clock.now());
    let tries = app.keydesk.db.write(move |conn| {
        let network = Network::of("203.0.113.9".parse().unwrap());
        let mut allowed = 0;
        for n in 0..throttle::PER_NETWORK + 10 {
            let subject = Subject::new(&keys, "staff", &format!("n{n}@northwind.example"));
            allowed += i64::from(throttle::begin(conn, &subject, &network, now).is_ok());
        }
        Ok::<_, keydesk::db::Failure>(allowed)
    });
    assert_eq!(tries.await.unwrap(), throttle::PER_NETWORK);
    let hashes = app.keydesk.hasher.worked();
    assert_eq!(from("203.0.113.7").await, 422, "though the password is right");
    assert_eq!(app.keydesk.hasher.worked(), hashes);
    assert_eq!(from("198.51.100.9").await, 303, "from elsewhere");
    app.wait(TimeDelta::hours(1));
    assert_eq!(from("203.0.113.7").await, 303, "in the next hour");
}

/// What was typed is gone with the session, but not the place.
#[actix_web::test]
async fn a_form_sent_after_the_session_leads_back_to_its_page() {
    let app = TestApp::start().await;
    let carla = app.carla().await;
    let browser = app.browser();
    for (referer, next) in [
        (
            Some(app.admin(&format!("/customers/{carla}/edit"))),
            format!("/admin/{}/customers/{carla}/edit", app.account),
        ),
        (None, "/admin".to_owned()),
    ] {
        let mut request = browser.raw("POST", &app.admin(&format!("/customers/{carla}/edit")));
        if let Some(page) = referer {
            request = request.header("referer", format!("http://{}{page}", app.address));
        }
        let page = browser.send(request.form(&[("first_name", "X")])).await;
        let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("next", &next).finish();
        assert_eq!((page.status, page.location()), (303, Some(format!("/sign-in?{query}"))));
    }
}

/// Who has an IPv6 connection has tens of thousands of networks.
#[actix_web::test]
async fn a_site_that_tries_from_ever_new_networks_comes_to_an_end() {
    let app = TestApp::start().await;
    app.begin_an_hour();
    let (keys, now) = (app.keydesk.config.keys.clone(), app.now());
    let begin = async |address: String, n: i64| {
        let subject = Subject::new(&keys, "staff", &format!("n{n}@northwind.example")).allowing(20);
        let network = Network::of(address.parse().unwrap());
        let tried = app.keydesk.db.write(move |conn| throttle::begin(conn, &subject, &network, now));
        tried.await.is_ok()
    };
    let mut allowed = 0;
    for n in 0..250 {
        allowed += i64::from(begin(format!("2001:db8:1:{n:x}::7"), n).await);
    }
    assert_eq!(allowed, 200, "ten networks' worth");
    assert!(begin("2001:db8:2:1::7".into(), 1).await, "another site");
    // A network that has had its own takes nothing from its neighbours.
    let mut allowed = 0;
    for n in 0..250 {
        allowed += i64::from(begin("2001:db8:3:1::7".into(), 1_000 + n).await);
    }
    assert_eq!(allowed, 20);
    assert!(begin("2001:db8:3:2::7".into(), 2_000).await);
}
