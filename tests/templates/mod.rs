//! Editors at work on the words of the shop's mails.

mod attacks;
mod both;
mod calm;
mod edit;
mod inherit;
mod languages;
mod plain;
mod preview;
mod publish;
mod restore;
mod sending;
mod test_mail;
mod told;
mod versions;
mod whose;

use keydesk::staff::roles::Role;

use crate::harness::{Browser, Page, STAFF_PASSWORD, TestApp};

/// The reset mail in English, for all applications.
const RESET: &str = "/notifications/reset/en/all";

/// A mail that may be published.
const GOOD: &str = "<p>Hello {{ customer.first_name }}</p><a href=\"{{ customer.reset_password_url }}\">Go</a>";

struct Desk {
    app: TestApp,
    emil: Browser,
}

impl Desk {
    async fn open() -> Self {
        Self::with(TestApp::start().await).await
    }

    async fn with(app: TestApp) -> Self {
        let emil = app.signed_in(Role::Editor).await;
        Self { app, emil }
    }

    fn at(&self, page: &str) -> String {
        self.app.admin(page)
    }

    /// Emil opens the form, types, and presses the button with this end.
    async fn press(&self, page: &str, button: &str, typed: &[(&str, &str)]) -> Page {
        let form = self.emil.get(&self.at(page)).await;
        self.submit(&form, page, button, typed).await
    }

    /// The same with a form that is open already.
    async fn submit(&self, form: &Page, page: &str, button: &str, typed: &[(&str, &str)]) -> Page {
        let (_, fields) = form.form(page, typed);
        self.emil.send(self.emil.raw("POST", &self.at(&format!("{page}{button}"))).form(&fields)).await
    }

    /// Publishes, which must succeed; the text is made of the HTML.
    async fn publish(&self, page: &str, subject: &str, html: &str) {
        // Asked for when he signed in more than five minutes ago.
        let typed = [("subject", subject), ("html", html), ("text", ""), ("your_password", STAFF_PASSWORD)];
        let answer = self.press(page, "/publish", &typed).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
    }
}
