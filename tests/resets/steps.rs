//! What a customer and staff do with links, as short words for tests.

use keydesk::applications::link::MaskedLink;
use keydesk::customers::CustomerId;
use keydesk::messages::Message;
use keydesk::resets::Reset;

use crate::harness::{Browser, Page, TestApp};

impl TestApp {
    /// Staff sends a reset, and the worker works.
    pub async fn send_reset(&self, staff: &Browser, customer: CustomerId) -> Page {
        let form = staff.get(&self.admin(&format!("/customers/{customer}/reset"))).await;
        let page = staff.finish(&form, "/reset", &[("identity", "order")]).await;
        self.work().await;
        page
    }

    /// A customer's newest link, as the database has it.
    pub async fn newest_reset(&self, customer: CustomerId) -> Reset {
        let account = self.account;
        let found =
            self.read(move |conn| keydesk::resets::store::of_customer(conn, account, customer, 1).unwrap()).await;
        found.into_iter().next().expect("a reset").0
    }

    /// The link as it stands in the mail.
    pub async fn newest_link(&self, customer: CustomerId) -> String {
        let reset = self.newest_reset(customer).await;
        let token = reset.token(&self.keydesk.config.keys).unwrap();
        MaskedLink::stored(reset.link).fill(&token)
    }

    /// Its token.
    pub async fn newest_token(&self, customer: CustomerId) -> String {
        let reset = self.newest_reset(customer).await;
        reset.token(&self.keydesk.config.keys).unwrap().reveal().to_owned()
    }

    /// All mails to a customer, the newest first.
    pub async fn mails_to(&self, customer: CustomerId) -> Vec<Message> {
        let account = self.account;
        self.read(move |conn| keydesk::messages::store::of_customer(conn, account, customer, 100).unwrap()).await
    }

    /// Opens a link as a browser does, up to the form.
    pub async fn follow(&self, browser: &Browser, link: &str) -> Page {
        let path = link.split_once(&self.address.to_string()).expect("a link to this server").1;
        browser.open(path).await
    }

    /// Opens a link and sets this password; gives the answer to the form.
    pub async fn set_password(&self, link: &str, password: &str) -> Page {
        let browser = self.browser();
        let page = self.follow(&browser, link).await;
        if page.status != 200 {
            return page;
        }
        browser.submit(&page, "/password", &[("password", password)]).await
    }
}
