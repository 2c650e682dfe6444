//! The outbox and the mail server.

mod alphabets;
mod delivery;
mod dropped;
mod find;
mod hostile;
mod letter;
mod outage;
mod pages;
mod records;
mod secrets;
mod server;
mod tls;
mod worker;

use keydesk::config::Smtp;
use keydesk::customers::{CustomerId, State};
use keydesk::events::By;
use keydesk::messages::Message;
use keydesk::resets::Purpose;
use keydesk::resets::request::{Ask, request};
use serde_json::Value;

use crate::harness::app::Wish;
use crate::harness::smtp::MailServer;
use crate::harness::{Browser, Page, TestApp};

/// A shop with a mail server, Alice at the phone, and Carla, who cannot sign in.
struct Scene {
    server: MailServer,
    app: TestApp,
    alice: Browser,
    carla: CustomerId,
}

impl Scene {
    async fn set() -> Self {
        let server = MailServer::start();
        let smtp = server.setting();
        Self::with(server, smtp).await
    }

    async fn with(server: MailServer, smtp: Smtp) -> Self {
        let app = TestApp::with(Wish { smtp: Some(smtp), ..Wish::default() }).await;
        let (carla, alice) = (app.carla().await, app.alice().await);
        Self { server, app, alice, carla }
    }

    /// Alice sends Carla a reset, and the worker works.
    async fn ask(&self) -> Message {
        self.app.send_reset(&self.alice, self.carla).await;
        self.mail().await
    }

    /// Alice sends Carla a reset; the worker has not looked yet.
    async fn queue(&self) -> Message {
        let form = self.alice.get(&self.app.admin(&format!("/customers/{}/reset", self.carla))).await;
        self.alice.finish(&form, "/reset", &[("identity", "order")]).await;
        self.mail().await
    }

    /// The newest mail to Carla, as the database has it.
    async fn mail(&self) -> Message {
        self.app.mails_to(self.carla).await.remove(0)
    }

    /// Its page.
    async fn page(&self) -> Page {
        let id = self.mail().await.id;
        self.alice.get(&self.app.admin(&format!("/messages/{id}"))).await
    }

    /// The mails that have arrived.
    fn arrived(&self) -> Vec<Value> {
        self.server.so_far().into_iter().filter(|event| event["event"] == "mail").collect()
    }
}

impl TestApp {
    /// That many customers, and a reset for each in the outbox.
    async fn queue_resets(&self, count: usize) {
        let mut customers = Vec::new();
        for i in 0..count {
            let email = format!("customer{i}@example.org");
            customers.push(self.customer("Customer", &i.to_string(), &email, State::Active).await);
        }
        let (maker, account, now) = (self.keydesk.link_maker(), self.settings().await, self.now());
        self.write(move |conn| {
            for customer in customers {
                let ask = Ask {
                    customer,
                    purpose: Purpose::Reset,
                    application: None,
                    identity_check: None,
                    identity_note: String::new(),
                    path: None,
                    lang: None,
                };
                request(conn, &maker, &account, &ask, &By::system(), now).unwrap();
            }
        })
        .await;
    }

    /// Everything in the outbox, the newest first.
    async fn outbox(&self) -> Vec<Message> {
        let account = self.account;
        self.read(move |conn| keydesk::messages::store::page(conn, account, &Default::default(), None, 1000).unwrap())
            .await
    }
}
