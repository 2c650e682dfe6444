//! A shop set up by the commands, as an operator does it.

use std::net::{SocketAddr, TcpListener};
use std::sync::atomic::{AtomicU32, Ordering};

use keydesk::accounts::AccountId;
use keydesk::crypto::Keys;
use keydesk::customers::CustomerId;
use keydesk::customers::create::{NewCustomer, create};
use keydesk::db::{DatabaseUrl, Db, Failure};
use keydesk::events::By;
use keydesk::messages::Message;
use keydesk::resets::Purpose;
use keydesk::resets::request::{Ask, LinkMaker, request};
use tempfile::TempDir;

use crate::harness::app::SECRET;
use crate::harness::server::{Server, keydesk};
use crate::harness::{Browser, Page};

pub struct Shop {
    pub folder: TempDir,
    pub address: SocketAddr,
    /// The owner's, as it was printed.
    pub password: String,
    pub db: Db,
}

impl Shop {
    pub fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        run(&folder, &["migrate"]);
        run(&folder, &["account", "create", "--name", "Northwind", "--sender", "service@northwind.example"]);
        let staff =
            ["staff", "create", "--account", "1", "--role", "owner", "--name", "Ann", "--email", "ann@shop.example"];
        let password = run(&folder, &staff).split_whitespace().last().unwrap().to_owned();
        let db = Db::open(&DatabaseUrl::Sqlite(folder.path().join("k.sqlite"))).unwrap();
        Self { folder, address: free_address(), password, db }
    }

    /// A process that serves it, always at the same address.
    pub fn serve(&self, more: &[(&str, &str)]) -> Server {
        let (listen, url) = (self.address.to_string(), format!("http://{}", self.address));
        let mut settings =
            vec![("KEYDESK_LISTEN", listen.as_str()), ("KEYDESK_PUBLIC_URL", &url), ("KEYDESK_SECRET", SECRET)];
        settings.extend(more);
        Server::start(self.folder.path(), &settings)
    }

    pub fn browser(&self) -> Browser {
        Browser::new(self.address)
    }

    /// Ann's browser.
    pub async fn ann(&self) -> Browser {
        let browser = self.browser();
        let page = browser.get("/sign-in").await;
        let fields = [("email", "ann@shop.example"), ("password", self.password.as_str())];
        let answer = browser.submit(&page, "/sign-in", &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        browser
    }

    pub async fn customer(&self, email: &str) -> CustomerId {
        let new = NewCustomer {
            company: String::new(),
            email: email.parse().unwrap(),
            first_name: "Carla".into(),
            last_name: "Castillo".into(),
            phone: String::new(),
            number: None,
            locale: String::new(),
            time_zone: String::new(),
        };
        let now = keydesk::clock::Clock::default().now();
        let write = self.db.write(move |conn| create(conn, AccountId(1), &new, &[], &By::operator(), now));
        write.await.unwrap()
    }

    /// An invite in the outbox.
    pub async fn queue_invite(&self, customer: CustomerId) {
        let public_url = format!("http://{}", self.address).parse().unwrap();
        let maker = LinkMaker { keys: Keys::parse(SECRET).unwrap(), public_url };
        let now = keydesk::clock::Clock::default().now();
        let write = self.db.write(move |conn| {
            let account = keydesk::accounts::store::find(conn, AccountId(1))?.unwrap();
            let ask = Ask {
                customer,
                purpose: Purpose::Invite,
                application: None,
                identity_check: None,
                identity_note: String::new(),
                path: None,
                lang: None,
            };
            request(conn, &maker, &account, &ask, &By::operator(), now).unwrap();
            Ok::<_, Failure>(())
        });
        write.await.unwrap();
    }

    /// Staff sends an invite.
    pub async fn invite(&self, staff: &Browser, customer: CustomerId) -> Page {
        let form = staff.get(&format!("/admin/1/customers/{customer}/invite")).await;
        staff.finish(&form, "/invite", &[]).await
    }

    /// Opens a link in a mail and sets this password; gives the answer.
    pub async fn set_password(&self, link: &str, password: &str) -> Page {
        let browser = self.browser();
        let path = link.split_once(&self.address.to_string()).expect("a link to this server").1;
        let page = browser.open(path).await;
        assert_eq!(page.status, 200, "{}", page.text());
        browser.submit(&page, "/password", &[("password", password)]).await
    }

    /// The newest mail to a customer.
    pub async fn mail_to(&self, customer: CustomerId) -> Message {
        let read = self.db.read(move |conn| keydesk::messages::store::of_customer(conn, AccountId(1), customer, 1));
        read.await.unwrap().remove(0)
    }
}

fn run(folder: &TempDir, arguments: &[&str]) -> String {
    let output = keydesk(folder.path()).args(arguments).env("DATABASE_URL", "sqlite:k.sqlite").output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// One that nobody listens at now, below those that the system gives to whoever asks for any.
pub fn free_address() -> SocketAddr {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    loop {
        let port = 20_000 + (std::process::id() * 97 + NEXT.fetch_add(1, Ordering::Relaxed)) % 12_000;
        let address = SocketAddr::from(([127, 0, 0, 1], u16::try_from(port).unwrap()));
        if TcpListener::bind(address).is_ok() {
            return address;
        }
    }
}
