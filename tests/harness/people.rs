//! The cast: staff of each role, and customers in every state.

use diesel::prelude::*;
use keydesk::accounts::AccountId;
use keydesk::customers::create::{NewAddress, NewCustomer, create};
use keydesk::customers::{Customer, CustomerId, State, store};
use keydesk::db::schema::customers;
use keydesk::events::By;
use keydesk::passwords::{Hasher, Password};
use keydesk::staff::StaffId;
use keydesk::staff::create::{self as staff, NewStaff};
use keydesk::staff::roles::Role;
use tokio::sync::OnceCell;

use super::app::TestApp;
use super::page::Browser;

pub const STAFF_PASSWORD: &str = "seven plum tractors at dawn";
pub const CUSTOMER_PASSWORD: &str = "old violet harbour 31";

/// Hashing takes time: each of the two passwords is hashed once for all tests.
async fn hash(password: &'static str) -> String {
    static STAFF: OnceCell<String> = OnceCell::const_new();
    static CUSTOMER: OnceCell<String> = OnceCell::const_new();
    let cell = if password == STAFF_PASSWORD { &STAFF } else { &CUSTOMER };
    let make = || async { Hasher::new().hash(Password::typed(password).unwrap()).await.unwrap() };
    cell.get_or_init(make).await.clone()
}

impl TestApp {
    /// Adds a staff member; the address is `role@northwind.example` unless another is given.
    pub async fn add_staff(&self, account: AccountId, role: Role, name: &str, email: &str) -> StaffId {
        let new =
            NewStaff { name: name.into(), email: email.parse().unwrap(), password_hash: hash(STAFF_PASSWORD).await };
        let now = self.now();
        self.write(move |conn| staff::create(conn, &new, account, role, &By::system(), now).unwrap()).await
    }

    /// A browser in which somebody of that role is signed in.
    pub async fn signed_in(&self, role: Role) -> Browser {
        let name = match role {
            Role::Owner => "Olga Owner",
            Role::Manager => "Bob Manager",
            Role::Support => "Alice Support",
            Role::Editor => "Emil Editor",
        };
        let email = format!("{role}@northwind.example");
        self.add_staff(self.account, role, name, &email).await;
        self.sign_in(&email).await
    }

    /// A browser in which this staff member is signed in.
    pub async fn sign_in(&self, email: &str) -> Browser {
        let browser = self.browser();
        let page = browser.get("/sign-in").await;
        let answer = browser.submit(&page, "/sign-in", &[("email", email), ("password", STAFF_PASSWORD)]).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        browser
    }

    /// Alice, of the support.
    pub async fn alice(&self) -> Browser {
        self.signed_in(Role::Support).await
    }

    /// Bob, the manager.
    pub async fn bob(&self) -> Browser {
        self.signed_in(Role::Manager).await
    }

    /// Carla Castillo, active, with [`CUSTOMER_PASSWORD`].
    pub async fn carla(&self) -> CustomerId {
        self.customer("Carla", "Castillo", "carla@example.com", State::Active).await
    }

    /// Ivan Invited has never set a password.
    pub async fn ivan(&self) -> CustomerId {
        self.customer("Ivan", "Invited", "ivan@example.com", State::Invited).await
    }

    /// Dora Disabled was switched off.
    pub async fn dora(&self) -> CustomerId {
        self.customer("Dora", "Disabled", "dora@example.com", State::Disabled).await
    }

    pub async fn customer(&self, first: &str, last: &str, email: &str, state: State) -> CustomerId {
        self.customer_of(self.account, first, last, email, state).await
    }

    pub async fn customer_of(
        &self,
        account: AccountId,
        first: &str,
        last: &str,
        email: &str,
        state: State,
    ) -> CustomerId {
        let new = NewCustomer {
            company: String::new(),
            email: email.parse().unwrap(),
            first_name: first.into(),
            last_name: last.into(),
            phone: "+34 911 23 45 67".into(),
            number: None,
            locale: "en".into(),
            time_zone: "Europe/Madrid".into(),
        };
        let home = NewAddress {
            street: "Calle Mayor 1".into(),
            city: "Madrid".into(),
            postal_code: "28013".into(),
            country: "ES".into(),
            is_default: true,
            is_default_billing: true,
            ..NewAddress::default()
        };
        let (now, hash) = (self.now(), hash(CUSTOMER_PASSWORD).await);
        self.write(move |conn| {
            let id = create(conn, account, &new, &[home], &By::system(), now).unwrap();
            if state != State::Invited {
                diesel::update(customers::table.find(id))
                    .set((
                        customers::state.eq(state),
                        customers::password_hash.eq(hash),
                        customers::password_changed_at.eq(now),
                        customers::address_confirmed_at.eq(now),
                    ))
                    .execute(conn)
                    .unwrap();
            }
            id
        })
        .await
    }

    /// As the database has them now.
    pub async fn look_up(&self, id: CustomerId) -> Customer {
        let account = self.account;
        self.read(move |conn| store::find(conn, account, id).unwrap().unwrap()).await
    }

    /// Who has the address now.
    pub async fn by_email(&self, email: &'static str) -> CustomerId {
        let account = self.account;
        self.read(move |conn| store::by_email(conn, account, email).unwrap().unwrap().id).await
    }

    /// Signs a customer in on the hosted page; gives the browser and whether it worked.
    pub async fn customer_signs_in(&self, email: &str, password: &str) -> (Browser, bool) {
        let browser = self.browser();
        let page = browser.get(&self.hosted("sign-in")).await;
        let answer = browser.submit(&page, "/sign-in", &[("email", email), ("password", password)]).await;
        (browser, answer.status == 303)
    }
}
