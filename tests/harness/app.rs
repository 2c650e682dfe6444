//! The application under test.

use std::net::{SocketAddr, TcpListener};

use chrono::TimeDelta;
use keydesk::accounts::create::{NewAccount, create};
use keydesk::accounts::{Account, AccountId};
use keydesk::app::{self, Keydesk};
use keydesk::clock::Clock;
use keydesk::config::{Config, Smtp};
use keydesk::crypto::Keys;
use keydesk::db::{self, Conn, Db};
use keydesk::events::By;
use keydesk::events::sealer::Sealer;
use keydesk::messages::worker::Worker;

use super::database::TestDatabase;
use super::page::Browser;

/// The server's secret in tests.
pub const SECRET: &str = "a secret of the tests that is long enough";

/// A running application with one account, "Northwind".
pub struct TestApp {
    pub keydesk: Keydesk,
    pub worker: Worker,
    pub sealer: Sealer,
    pub address: SocketAddr,
    pub account: AccountId,
    _database: TestDatabase,
    server: actix_web::dev::ServerHandle,
}

/// What a test may want otherwise.
#[derive(Default)]
pub struct Wish {
    pub smtp: Option<Smtp>,
    pub demo: bool,
    pub trusted_proxies: Vec<ipnet::IpNet>,
    pub check_networks: Vec<ipnet::IpNet>,
    pub introspection: bool,
    pub secret: Option<String>,
    pub https: bool,
    pub empty: bool,
}

impl TestApp {
    pub async fn start() -> Self {
        Self::with(Wish::default()).await
    }

    pub async fn with(wish: Wish) -> Self {
        Self::on(TestDatabase::new(), wish).await
    }

    pub async fn on(database: TestDatabase, wish: Wish) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let public = if wish.https { "https://desk.example".to_owned() } else { format!("http://{address}") };
        let config = Config {
            database: database.url.clone(),
            public_url: public.parse().unwrap(),
            listen: address,
            keys: Keys::parse(wish.secret.as_deref().unwrap_or(SECRET)).unwrap(),
            smtp: wish.smtp,
            trusted_proxies: wish.trusted_proxies,
            check_networks: wish.check_networks,
            introspection: wish.introspection,
            demo: wish.demo,
        };
        let db = Db::open(&config.database).unwrap();
        let ready = app::build(config, db, Clock::default(), listener).unwrap();
        let server = ready.server.handle();
        actix_web::rt::spawn(ready.server);
        let mut app = Self {
            keydesk: ready.keydesk,
            worker: ready.worker,
            sealer: ready.sealer,
            address,
            account: AccountId(0),
            _database: database,
            server,
        };
        if !wish.empty {
            app.account = app.add_account("Northwind").await;
        }
        app
    }

    pub async fn add_account(&self, name: &str) -> AccountId {
        let new = NewAccount {
            name: name.into(),
            locale: "en".into(),
            time_zone: chrono_tz::Europe::Madrid,
            sender: "service@northwind.example".parse().unwrap(),
        };
        let now = self.now();
        self.write(move |conn| create(conn, &new, &By::system(), now).unwrap()).await
    }

    /// The account's settings.
    pub async fn settings(&self) -> Account {
        let account = self.account;
        self.read(move |conn| keydesk::accounts::store::find(conn, account).unwrap().unwrap()).await
    }

    /// A browser that nobody has used yet.
    pub fn browser(&self) -> Browser {
        Browser::new(self.address)
    }

    pub fn now(&self) -> keydesk::db::types::Time {
        self.keydesk.clock.now()
    }

    /// Lets time pass.
    pub fn wait(&self, time: TimeDelta) {
        self.keydesk.clock.advance(time);
    }

    /// Some things are counted anew with each hour of the clock: one has just begun.
    pub fn begin_an_hour(&self) {
        self.wait(TimeDelta::seconds(3_600 - self.now().unix() % 3_600));
    }

    /// Lets the worker do what is due.
    pub async fn work(&self) {
        self.worker.work_once().await.unwrap();
    }

    pub async fn read<T: Send + 'static>(&self, f: impl FnOnce(&mut Conn) -> T + Send + 'static) -> T {
        self.keydesk.db.read(move |conn| Ok::<_, db::Failure>(f(conn))).await.unwrap()
    }

    pub async fn write<T: Send + 'static>(&self, f: impl FnOnce(&mut Conn) -> T + Send + 'static) -> T {
        self.keydesk.db.write(move |conn| Ok::<_, db::Failure>(f(conn))).await.unwrap()
    }

    /// A page of the backoffice, in this account.
    pub fn admin(&self, page: &str) -> String {
        format!("/admin/{}{page}", self.account)
    }

    /// A page for this account's customers.
    pub fn hosted(&self, page: &str) -> String {
        format!("/hosted/{}/{page}", self.account)
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        // Without waiting: nobody is left who would ask.
        let server = self.server.clone();
        actix_web::rt::spawn(async move { server.stop(false).await });
    }
}
