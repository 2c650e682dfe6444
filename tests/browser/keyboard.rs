//! Without a mouse.

use keydesk::staff::roles::Role;

use crate::harness::window::Setting;

use super::{demo, sign_in, sign_in_as};

#[actix_web::test]
async fn keys_lead_to_search_administration_shortcuts_and_rows() {
    let (app, window) = demo(Setting::default()).await;
    let carla = app.carla().await;
    app.dora().await;
    sign_in(&app, &window).await;
    window.press("/").await;
    window.until("return document.activeElement.id === 'search'").await;
    window.press("casti").await;
    window.until("return document.querySelectorAll('tbody tr').length === 1").await;
    window.until("return location.search.includes('q=casti')").await;
    window.run("document.activeElement.blur()").await;
    window.press("j").await;
    window.until("return document.activeElement.classList.contains('row-link')").await;
    window.press("\u{e007}").await;
    window.arrives(&app.admin(&format!("/customers/{carla}"))).await;
    window.press("?").await;
    window.until("return document.querySelector('dialog').open").await;
    window.press("\u{e00c}").await;
    window.until("return !document.querySelector('dialog').open").await;
    window.press_alt('a').await;
    window.until("return document.querySelector('#administration').open").await;
    window.until("return document.activeElement.closest('#administration') !== null").await;
    window.close().await;
}

#[actix_web::test]
async fn every_entry_of_administration_is_reached_with_arrows_and_opened_with_enter() {
    let (app, window) = demo(Setting::default()).await;
    sign_in_as(&app, &window, Role::Owner).await;
    let links = "return [...document.querySelectorAll('#administration a')].map(a => a.getAttribute('href'))";
    let links: Vec<String> = serde_json::from_value(window.run(links).await).unwrap();
    assert!(links.len() > 6, "{links:?}");
    let here = |link: &str| format!("return document.activeElement.getAttribute('href') === '{link}'");
    let customers = app.admin("/customers");
    for (down, link) in links.iter().enumerate() {
        window.go(&customers).await;
        window.press_alt('a').await;
        window.until(&here(&links[0])).await;
        for _ in 0..down {
            window.press("\u{e015}").await;
        }
        window.until(&here(link)).await;
        window.press("\u{e007}").await;
        window.arrives(link).await;
        // Here it is open already, and stays so.
        window.press_alt('a').await;
        window.until(&here(&links[0])).await;
    }
    window.go(&customers).await;
    window.press_alt('a').await;
    window.until(&here(&links[0])).await;
    window.press("\u{e013}").await;
    window.until(&here(links.last().unwrap())).await;
    window.press("\u{e015}").await;
    window.until(&here(&links[0])).await;
    window.close().await;
}

#[actix_web::test]
async fn the_dialog_takes_the_focus_and_gives_it_back() {
    let (app, window) = demo(Setting::default()).await;
    let carla = app.carla().await;
    sign_in(&app, &window).await;
    window.go(&app.admin(&format!("/customers/{carla}"))).await;
    window.run("document.querySelector('a.button-primary[data-dialog]').focus()").await;
    window.press("\u{e007}").await;
    window.until("return document.querySelector('dialog').contains(document.activeElement)").await;
    window.press("\u{e00c}").await;
    window.until("return document.activeElement.matches('a.button-primary[data-dialog]')").await;
    window.close().await;
}

#[actix_web::test]
async fn who_speaks_to_the_computer_switches_single_keys_off() {
    let (app, window) = demo(Setting::default()).await;
    sign_in(&app, &window).await;
    window.go(&app.admin("/shortcuts")).await;
    window.click("button[name=single_keys][value=false]").await;
    window.until("return document.body.dataset.singleKeys === 'off'").await;
    window.press("/").await;
    window.press_alt('a').await; // not a key by itself: it stays
    window.until("return document.querySelector('#administration').open").await;
    assert_eq!(window.run("return document.activeElement.id === 'search'").await, false);
    window.close().await;
}
