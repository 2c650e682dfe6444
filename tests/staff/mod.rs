//! Who may sign in, for how long, and what they may do.

mod abuse;
mod confirm;
mod forged;
mod framed;
mod invite;
mod kept;
mod networks;
mod people;
mod preferences;
mod race;
mod redirects;
mod rights;
pub mod routes;
mod second_factor;
mod sessions;
mod several;
mod sign_in;
mod tenants;
mod you;

use keydesk::staff::roles::Role;

use crate::harness::{STAFF_PASSWORD, TestApp};

const ALICE: &str = "alice@northwind.example";

impl TestApp {
    /// Alice signs in; what her browser would send from then on: the visitor's cookie, the
    /// session's.
    async fn cookies_of_alice(&self) -> (String, String) {
        self.add_staff(self.account, Role::Support, "Alice Support", ALICE).await;
        let browser = self.browser();
        let page = browser.get("/sign-in").await;
        let answer = browser.submit(&page, "/sign-in", &[("email", ALICE), ("password", STAFF_PASSWORD)]).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        (page.cookie("visitor").unwrap(), answer.cookie("keydesk").unwrap())
    }
}
