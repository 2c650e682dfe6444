//! A few journeys in a real browser; the rest of the suite asks the same application without one.

mod accessible;
mod editor;
mod journeys;
mod keyboard;
mod received;
mod states;
mod typed;

use keydesk::staff::roles::Role;

use crate::harness::app::Wish;
use crate::harness::window::{Setting, Window};
use crate::harness::{STAFF_PASSWORD, TestApp};

/// The application as in the demo, where links of collected mails work, and a window of it.
async fn demo(setting: Setting) -> (TestApp, Window) {
    let app = TestApp::with(Wish { demo: true, ..Wish::default() }).await;
    let window = Window::open(format!("http://{}", app.address), setting).await;
    (app, window)
}

/// Signs a manager in, by the form.
async fn sign_in(app: &TestApp, window: &Window) {
    sign_in_as(app, window, Role::Manager).await;
}

/// Signs somebody in, by the form.
async fn sign_in_as(app: &TestApp, window: &Window, role: Role) {
    app.add_staff(app.account, role, "Bob Manager", "bob@northwind.example").await;
    sign_in_again(window).await;
}

/// The same person once more.
async fn sign_in_again(window: &Window) {
    window.go("/sign-in").await;
    window.fill("#email", "bob@northwind.example").await;
    window.fill("#password", STAFF_PASSWORD).await;
    window.click("form[action='/sign-in'] button.button-primary").await;
    window.arrives("/customers").await;
}
