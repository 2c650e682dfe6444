//! One of everything in an account: a customer, their open link, its mail, an application.

use diesel::prelude::*;
use keydesk::accounts::{self, AccountId};
use keydesk::api_keys::{ApiKeyId, Scope, make, store};
use keydesk::applications::save::{self, Wanted};
use keydesk::applications::{ApplicationId, LinkFormat, MailMode};
use keydesk::customers::{CustomerId, State};
use keydesk::db::schema::messages;
use keydesk::email::Email;
use keydesk::events::By;
use keydesk::messages::MessageId;
use keydesk::resets::request::{self, Ask};
use keydesk::resets::{IdentityCheck, Purpose, Reset, ResetId};
use keydesk::staff::links::{StaffLinkId, invite};
use keydesk::staff::roles::Role;
use keydesk::staff::{self, StaffId};

use super::TestApp;

#[derive(Clone, Copy, Debug)]
pub struct Scene {
    pub account: AccountId,
    pub customer: CustomerId,
    pub reset: ResetId,
    pub message: MessageId,
    pub application: ApplicationId,
    /// A colleague, of the support.
    pub colleague: StaffId,
    /// A key with every scope.
    pub key: ApiKeyId,
    /// Somebody who is invited.
    pub invite: StaffLinkId,
}

impl Scene {
    /// A route's pattern as the address of one of these.
    pub fn at(&self, pattern: &str) -> String {
        self.of(self.account, pattern)
    }

    /// As `at`, under another account's address.
    pub fn of(&self, account: AccountId, pattern: &str) -> String {
        let id = match pattern.split('/').nth(3) {
            Some("customers") => self.customer.0,
            Some("resets") => self.reset.0,
            Some("messages") => self.message.0,
            Some("applications") => self.application.0,
            Some("staff") => self.colleague.0,
            Some("keys") => self.key.0,
            Some("invites") => self.invite.0,
            _ => 0,
        };
        let css = keydesk::web::assets::names().css.trim_start_matches("/assets/");
        let pattern =
            pattern.replace("{notification}", "reset").replace("{locale}", "en").replace("{application}", "all");
        let pattern = pattern.replace("{number}", "0").replace("{account}", &account.to_string());
        pattern.replace("{id}", &id.to_string()).replace("{path}", css)
    }
}

impl TestApp {
    /// Carla, with an open link by mail, in this account.
    pub async fn scene(&self) -> Scene {
        self.scene_in(self.account, "Carla", "carla@example.com").await
    }

    pub async fn scene_in(&self, account: AccountId, name: &str, email: &str) -> Scene {
        let customer = self.customer_of(account, name, "Castillo", email, State::Active).await;
        let application = self.application(account, &format!("{name}'s app")).await;
        let reset = self.link(account, customer, Purpose::Reset, Some(application), "knew the order").await.id;
        let message = self
            .read(move |conn| {
                let mails = messages::table.filter(messages::reset_id.eq(reset)).select(messages::id);
                mails.first::<MessageId>(conn).unwrap()
            })
            .await;
        let (colleague, invite) = self.colleague(account, name).await;
        let key = self.key(account, Scope::ALL, None).await.0;
        Scene { account, customer, reset, message, application, colleague, key, invite }
    }

    /// An API key, and what is sent of it.
    pub async fn key(
        &self,
        account: AccountId,
        scopes: &[Scope],
        application: Option<ApplicationId>,
    ) -> (ApiKeyId, String) {
        let (scopes, now) = (scopes.to_vec(), self.now());
        let made = self.write(move |conn| {
            // Of two that work, no two have the same name.
            let name = match store::all(conn, account).unwrap().len() {
                0 => "Storefront".to_owned(),
                others => format!("Storefront {}", others + 1),
            };
            let wanted = make::Wanted { name, scopes, application, expires_at: None };
            make::make(conn, account, &wanted, &By::system(), now).unwrap()
        });
        let made = made.await;
        (made.0, made.1.reveal())
    }

    /// Somebody of the support, and an invite that they have sent when they were an owner.
    async fn colleague(&self, account: AccountId, name: &str) -> (StaffId, StaffLinkId) {
        let email = format!("colleague-of-{}@northwind.example", name.to_lowercase());
        let colleague = self.add_staff(account, Role::Support, "Cole League", &email).await;
        let (keys, now) = (self.keydesk.config.keys.clone(), self.now());
        let invited: Email = format!("invited-by-{}@northwind.example", name.to_lowercase()).parse().unwrap();
        let invite = self.write(move |conn| {
            let account = accounts::store::find(conn, account).unwrap().unwrap();
            let inviter = staff::store::find(conn, colleague).unwrap().unwrap();
            invite::invite(conn, &keys, &account, &inviter, &invited, Role::Editor, &By::system(), now).unwrap()
        });
        (colleague, invite.await)
    }

    pub async fn application(&self, account: AccountId, name: &str) -> ApplicationId {
        self.application_that(account, name, MailMode::Live).await
    }

    pub async fn application_that(&self, account: AccountId, name: &str, mail_mode: MailMode) -> ApplicationId {
        let wanted = Wanted {
            name: name.into(),
            endpoint: None,
            link_format: LinkFormat::Default,
            adds_identity: false,
            mail_mode,
            mail_domains: String::new(),
            api_host: None,
            answers_as_original: false,
        };
        let now = self.now();
        self.write(move |conn| save::create(conn, account, &wanted, &By::system(), now).unwrap()).await
    }

    /// A link, as staff ask for it.
    pub async fn link(
        &self,
        account: AccountId,
        customer: CustomerId,
        purpose: Purpose,
        application: Option<ApplicationId>,
        note: &str,
    ) -> Reset {
        let identity_check = Some(IdentityCheck::Other.word().to_owned());
        let ask = Ask { application, identity_check, identity_note: note.into(), ..Ask::plain(customer, purpose) };
        let (maker, now) = (self.keydesk.link_maker(), self.now());
        self.write(move |conn| {
            let account = accounts::store::find(conn, account).unwrap().unwrap();
            request::request(conn, &maker, &account, &ask, &By::system(), now).unwrap()
        })
        .await
    }
}
