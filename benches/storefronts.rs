//! What storefronts can ask in a second, in each dialect, beside what the database and the hashing allow on
//! the same machine in the same run.
//!
//! `scripts/bench storefronts` runs it on both databases, on the disk as it is and on a slower one. It prints
//! Markdown for docs/performance.md. The client shares the processor, and a disk that answers before it has
//! written makes commits cheap, so the aims are met on some machines and not on others. It fails when sign-ins
//! are fewer than eight tenths of the hashes, when resets are below their aim though commits take what they do on most
//! disks (`KEYDESK_BENCH_SLOW_DISK`), or when any request is answered otherwise than it should be.

#![allow(clippy::expect_used, clippy::print_stdout)]

use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use argon2::{Argon2, PasswordVerifier};
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, RunQueryDsl, SqliteConnection, sql_query};
use futures_util::future::join_all;
use keydesk::accounts::AccountId;
use keydesk::accounts::create::{NewAccount, create as create_account};
use keydesk::api_keys::{Scope, make};
use keydesk::app::{self, Keydesk};
use keydesk::clock::Clock;
use keydesk::config::Config;
use keydesk::crypto::Keys;
use keydesk::customers::create::{NewCustomer, create as create_customer};
use keydesk::customers::{new_password, store};
use keydesk::db::{Conn, Db};
use keydesk::events::By;
use keydesk::passwords::{Hasher, Password};
use serde_json::json;

/// How long each row is measured.
const WHILE: Duration = Duration::from_secs(4);
/// And how long it has run before: connections are made and statements prepared by then.
const BEFORE: Duration = Duration::from_secs(1);
/// Turns of sign-ins and hashes, and how long each is.
const TURNS: u32 = 8;
const TURN: Duration = Duration::from_secs(1);
const DIALECTS: [&str; 3] = ["adobe", "bigcommerce", "websales"];
/// Requests in flight at once.
const CLIENTS: usize = 32;
/// Customers who sign in.
const CUSTOMERS: u64 = 300;
/// Keys, so that no key's own limit is met.
const KEYS: u64 = 64;
const PASSWORD: &str = "three words and more";
/// Aim: of the commits of eight clients on Postgres; on SQLite all of one writer's.
const OF_COMMITS: f64 = 0.5;
/// Aim: of the hashes.
const OF_HASHES: f64 = 0.9;
/// Of the hashes, on any machine.
const AT_LEAST: f64 = 0.8;

fn main() {
    // The client's TLS, which it wants to know of even where it needs none.
    rustls::crypto::ring::default_provider().install_default().expect("one provider");
    let database = std::env::var("KEYDESK_BENCH_DATABASE").expect("KEYDESK_BENCH_DATABASE; scripts/bench sets it");
    actix_web::rt::System::new().block_on(measure(&database));
}

async fn measure(database: &str) {
    let one = commits(database, 1);
    let eight = commits(database, 8);
    let (keydesk, address, keys) = start(database).await;
    let stored = keydesk.hasher.hash(Password::typed(PASSWORD).expect("a password")).await.expect("a hash");
    let hasher = hashes_of(&keydesk, &stored).await;
    let name = if database.starts_with("sqlite:") { "SQLite" } else { "Postgres" };
    println!("| {name} | a second | beside | share | aim |\n| --- | --- | --- | --- | --- |");
    println!("| durable commits, 1 client | {one:.0} | | | |\n| durable commits, 8 clients | {eight:.0} | | | |");
    println!("| Keydesk's hasher | {hasher:.0} | | | |");
    let mut below = Vec::new();
    // Sign-ins first: what was asked for is still worked on when its row is done.
    for dialect in DIALECTS {
        let (rate, hashes) = sign_ins(&address, &keys, &stored, dialect).await;
        below.extend(row(&format!("sign-in, {dialect}"), rate, (hashes, "hashes"), OF_HASHES, AT_LEAST));
    }
    let (base, aim) = if name == "SQLite" { (one, 1.0) } else { (eight, OF_COMMITS) };
    let least = if std::env::var_os("KEYDESK_BENCH_SLOW_DISK").is_some() { aim } else { 0.0 };
    for dialect in DIALECTS {
        let rate = requests(&address, &keys, (dialect, false), BEFORE, WHILE).await;
        below.extend(row(&format!("reset request, {dialect}"), rate, (base, "commits"), aim, least));
    }
    assert!(below.is_empty(), "far below the aim: {below:?}");
}

/// Prints one; gives it again if it is less than it must be.
fn row(what: &str, rate: f64, (base, of): (f64, &str), aim: f64, least: f64) -> Option<String> {
    let share = rate / base;
    println!("| {what} | {rate:.0} | {base:.0} {of} | {:.0} % | {:.0} % |", share * 100.0, aim * 100.0);
    (share < least).then(|| format!("{what}: {:.0} %", share * 100.0))
}

/// Sign-ins and hashes, in turns: what a processor does in a second changes from second to second, more so where it is
/// shared with other machines.
async fn sign_ins(address: &str, keys: &[String], stored: &str, dialect: &str) -> (f64, f64) {
    let (mut rate, mut hashes) = (0.0, 0.0);
    for _ in 0..TURNS {
        hashes += argon2id(stored) / f64::from(TURNS);
        rate += requests(address, keys, (dialect, true), BEFORE / TURNS, TURN).await / f64::from(TURNS);
    }
    (rate, hashes)
}

/// Commits of one small row each, by so many connections.
fn commits(database: &str, clients: usize) -> f64 {
    if let Some(path) = database.strip_prefix("sqlite:") {
        let path = format!("{path}.commits");
        return rate_of_commits(clients, move || {
            let mut conn = SqliteConnection::establish(&path).expect("a database");
            let settings = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL";
            conn.batch_execute(settings).expect("settings");
            conn
        });
    }
    let url = database.to_owned();
    rate_of_commits(clients, move || PgConnection::establish(&url).expect("a database"))
}

fn rate_of_commits<C>(clients: usize, connect: impl Fn() -> C + Send + Sync + 'static) -> f64
where
    C: SimpleConnection + Send + 'static,
{
    let connect = Arc::new(connect);
    connect().batch_execute("CREATE TABLE IF NOT EXISTS bench_commits (n INTEGER)").expect("a table");
    let (stop, done) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
    let begun = Instant::now();
    let threads: Vec<_> = (0..clients)
        .map(|_| {
            let (connect, stop, done) = (Arc::clone(&connect), Arc::clone(&stop), Arc::clone(&done));
            thread::spawn(move || {
                let mut conn = connect();
                while !stop.load(Ordering::Relaxed) {
                    conn.batch_execute("INSERT INTO bench_commits VALUES (1)").expect("a commit");
                    done.fetch_add(1, Ordering::Relaxed);
                }
            })
        })
        .collect();
    thread::sleep(WHILE);
    stop.store(true, Ordering::Relaxed);
    let rate = per_second(&done, begun);
    threads.into_iter().for_each(|thread| thread.join().expect("a client"));
    rate
}

fn per_second(done: &AtomicU64, begun: Instant) -> f64 {
    #[allow(clippy::cast_precision_loss)]
    let done = done.load(Ordering::Relaxed) as f64;
    done / begun.elapsed().as_secs_f64()
}

/// What the library does by itself.
fn argon2id(stored: &str) -> f64 {
    let done = Arc::new(AtomicU64::new(0));
    let begun = Instant::now();
    let threads: Vec<_> = (0..thread::available_parallelism().map_or(1, std::num::NonZero::get))
        .map(|_| {
            let (done, stored) = (Arc::clone(&done), stored.to_owned());
            thread::spawn(move || {
                while begun.elapsed() < TURN {
                    Argon2::default().verify_password(PASSWORD.as_bytes(), stored.as_str()).expect("the password");
                    done.fetch_add(1, Ordering::Relaxed);
                }
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().expect("a thread"));
    per_second(&done, begun)
}

async fn hashes_of(keydesk: &Keydesk, stored: &str) -> f64 {
    let (begun, done) = (Instant::now(), AtomicU64::new(0));
    join_all((0..8).map(|_| async {
        while begun.elapsed() < WHILE {
            let password = Password::typed(PASSWORD).expect("a password");
            assert!(keydesk.hasher.verify(Some(stored.to_owned()), password).await.expect("a hash"));
            done.fetch_add(1, Ordering::Relaxed);
        }
    }))
    .await;
    per_second(&done, begun)
}

/// A server with its worker, and keys.
async fn start(database: &str) -> (Keydesk, String, Vec<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let listen = listener.local_addr().expect("an address");
    let address = format!("http://{listen}");
    let config = Config {
        database: database.parse().expect("a database"),
        public_url: address.parse().expect("an address"),
        listen,
        keys: Keys::parse("a secret of the benchmark that is long enough").expect("keys"),
        smtp: None,
        trusted_proxies: vec!["127.0.0.0/8".parse().expect("a network")],
        check_networks: Vec::new(),
        introspection: false,
        demo: false,
    };
    let db = Db::create(&config.database).expect("a database");
    db.migrate().expect("tables");
    let hash = Hasher::new().hash(Password::typed(PASSWORD).expect("a password")).await.expect("a hash");
    let keys = db.write(move |conn| Ok::<_, keydesk::db::Failure>(fill(conn, &hash))).await.expect("people");
    let ready = app::build(config, db, Clock::default(), listener).expect("a server");
    actix_web::rt::spawn(ready.server);
    actix_web::rt::spawn(ready.worker.run());
    (ready.keydesk, address, keys)
}

fn fill(conn: &mut Conn, hash: &str) -> Vec<String> {
    let (by, now) = (By::system(), Clock::default().now());
    let new = NewAccount {
        name: "Bench".into(),
        locale: "en".into(),
        time_zone: chrono_tz::UTC,
        sender: "service@bench.example".parse().expect("an address"),
    };
    let account: AccountId = create_account(conn, &new, &by, now).expect("an account");
    let widest = "UPDATE accounts SET requests_a_minute = 6000, requests_an_hour = 1000, failures_an_hour = 10000";
    sql_query(widest).execute(conn).expect("limits");
    for n in 0..CUSTOMERS {
        let new = NewCustomer {
            email: format!("customer{n}@bench.example").parse().expect("an address"),
            first_name: "Anna".into(),
            last_name: format!("Number {n}"),
            phone: String::new(),
            company: String::new(),
            number: None,
            locale: String::new(),
            time_zone: String::new(),
        };
        let id = create_customer(conn, account, &new, &[], &by, now).expect("a customer");
        let customer = store::find(conn, account, id).expect("a customer").expect("a customer");
        new_password::set(conn, &customer, hash, now).expect("a password");
    }
    (0..KEYS)
        .map(|n| {
            let scopes = vec![Scope::Storefront, Scope::NotificationsSend];
            let wanted = make::Wanted { name: format!("Key {n}"), scopes, application: None, expires_at: None };
            make::make(conn, account, &wanted, &by, now).expect("a key").1.reveal()
        })
        .collect()
}

/// Requests of all clients in a second; each comes from another visitor.
async fn requests(
    address: &str,
    keys: &[String],
    (dialect, signs_in): (&str, bool),
    before: Duration,
    long: Duration,
) -> f64 {
    let client = reqwest::Client::new();
    let (count, done) = (AtomicU64::new(0), AtomicU64::new(0));
    let begun = Instant::now() + before;
    join_all((0..CLIENTS).map(|_| async {
        while Instant::now() < begun + long {
            let n = count.fetch_add(1, Ordering::Relaxed);
            let request = request(&client, address, keys, (dialect, signs_in), n);
            let answer = request.send().await.expect("an answer");
            let status = answer.status();
            let body = answer.text().await.expect("a body");
            let is_right = status == 200 && !body.contains("\"errors\":[{") && (!signs_in || body.contains("oken"));
            assert!(is_right, "{dialect}: {status} {body}");
            if Instant::now() > begun {
                done.fetch_add(1, Ordering::Relaxed);
            }
        }
    }))
    .await;
    per_second(&done, begun)
}

fn request(
    client: &reqwest::Client,
    address: &str,
    keys: &[String],
    (dialect, signs_in): (&str, bool),
    n: u64,
) -> reqwest::RequestBuilder {
    let email = format!("customer{}@bench.example", n % CUSTOMERS);
    let visitor = format!("100.{}.{}.{}", n / 65_536 % 256, n / 256 % 256, n % 256);
    let key = keys.get(usize::try_from(n % KEYS).unwrap_or(0)).expect("a key");
    let request = match (dialect, signs_in) {
        ("websales", false) => client.post(format!("{address}/notifications/customers/reset?email={email}")),
        ("websales", true) => client.post(format!("{address}/accounts/customers")).basic_auth(&email, Some(PASSWORD)),
        _ => {
            let document = match (dialect, signs_in) {
                ("adobe", false) => "mutation($e: String!) { requestPasswordResetEmail(email: $e) }",
                ("adobe", true) => {
                    "mutation($e: String!, $p: String!) { generateCustomerToken(email: $e, password: $p) { token } }"
                }
                (_, false) => {
                    "mutation($e: String!) { customer { requestResetPassword(input: { email: $e }) { errors { __typename } } } }"
                }
                (_, true) => {
                    "mutation($e: String!, $p: String!) { login(email: $e, password: $p) { customerAccessToken { value } } }"
                }
            };
            let variables = if signs_in { json!({ "e": email, "p": PASSWORD }) } else { json!({ "e": email }) };
            let body = json!({ "query": document, "variables": variables }).to_string();
            client.post(format!("{address}/{dialect}/1/graphql")).header("content-type", "application/json").body(body)
        }
    };
    let request = request.header("x-visitor-address", visitor);
    // As Bearer BigCommerce's, which Basic would stand in the way of elsewhere.
    if dialect == "bigcommerce" { request.bearer_auth(key) } else { request.header("x-api-key", key) }
}
