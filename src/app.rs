//! The application: everything the pages and the worker share, and the server around them.

use std::net::TcpListener;
use std::sync::Arc;

use actix_session::SessionMiddleware;
use actix_session::config::{CookieContentSecurity, PersistentSession, TtlExtensionPolicy};
use actix_web::cookie::time::Duration;
use actix_web::cookie::{CookieJar, Key, SameSite};
use actix_web::dev::{Server, ServiceRequest};
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App, HttpServer, web::Data};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;
use crate::compatibility::Notebook;
use crate::config::Config;
use crate::db::Db;
use crate::events::looks::Looks;
use crate::events::sealer::Sealer;
use crate::events::warnings::Warnings;
use crate::messages::deliver::PostOffice;
use crate::messages::smtp::MailServer;
use crate::messages::transport::Health;
use crate::messages::worker::Worker;
use crate::notifications::built_in;
use crate::passwords::Hasher;
use crate::resets::redeem::Desk;
use crate::resets::request::LinkMaker;
use crate::routes;
use crate::staff::sessions::{ABSOLUTE, Sessions};
use crate::web::{api_host, assets, body, errors, guard, headers, trace};
use crate::websales::missed;
use crate::{adobe, bigcommerce};

/// What pages and worker share; cheap to clone.
#[derive(Clone)]
pub struct Keydesk {
    /// The settings.
    pub config: Arc<Config>,
    /// The database.
    pub db: Db,
    /// What time it is.
    pub clock: Clock,
    /// Checks passwords.
    pub hasher: Hasher,
    /// How the mail server is.
    pub mail: Health,
    /// The mail server, if there is one.
    pub post: Option<MailServer>,
    /// Who looked at whom.
    pub looks: Looks,
    /// What owners should know of.
    pub warnings: Warnings,
    /// What storefronts missed.
    pub notebook: Notebook,
    wake: Arc<Notify>,
}

/// A server that is ready to run, and its worker.
pub struct Ready {
    /// Answers requests.
    pub server: Server,
    /// Sends mails.
    pub worker: Worker,
    /// Seals the log.
    pub sealer: Sealer,
    /// What both share.
    pub keydesk: Keydesk,
}

impl Keydesk {
    /// Wakes the worker: something was queued.
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    /// What making links needs.
    #[must_use]
    pub fn link_maker(&self) -> LinkMaker {
        LinkMaker { keys: self.config.keys.clone(), public_url: self.config.public_url.clone() }
    }

    /// What setting a password needs.
    #[must_use]
    pub fn password_desk(&self) -> Desk {
        Desk { db: self.db.clone(), hasher: self.hasher.clone(), maker: self.link_maker() }
    }
}

/// Builds the application on a listener. Nothing runs yet.
///
/// # Errors
/// In words, when a setting cannot be used.
pub fn build(config: Config, db: Db, clock: Clock, listener: TcpListener) -> Result<Ready, String> {
    // Compressing takes a moment, in which the rest is made ready.
    std::thread::spawn(|| {
        assets::prepare();
        built_in::prepare();
    });
    let server = match &config.smtp {
        Some(smtp) => {
            Some(MailServer::new(&smtp.url, smtp.extra_root.as_deref()).map_err(|e| format!("SMTP_URL: {e}"))?)
        }
        None => None,
    };
    let keydesk = Keydesk {
        hasher: Hasher::new(),
        mail: Health::default(),
        post: server.clone(),
        looks: Looks::default(),
        warnings: Warnings::default(),
        notebook: Notebook::default(),
        wake: Arc::default(),
        config: Arc::new(config),
        db: db.clone(),
        clock: clock.clone(),
    };
    let public_url = keydesk.config.public_url.clone();
    let keys = keydesk.config.keys.clone();
    let sealer = Sealer { db: db.clone(), keys: keys.clone(), clock: clock.clone(), stop: CancellationToken::new() };
    let office = PostOffice { db, keys, public_url, clock, server, health: keydesk.mail.clone() };
    let worker = Worker {
        office,
        maker: keydesk.link_maker(),
        looks: keydesk.looks.clone(),
        warnings: keydesk.warnings.clone(),
        notebook: keydesk.notebook.clone(),
        wake: Arc::clone(&keydesk.wake),
        stop: CancellationToken::new(),
    };
    let server = serve(keydesk.clone(), listener).map_err(|e| e.to_string())?;
    Ok(Ready { server, worker, sealer, keydesk })
}

fn serve(keydesk: Keydesk, listener: TcpListener) -> std::io::Result<Server> {
    let (bigcommerce, adobe) = (Data::new(bigcommerce::dialect()), Data::new(adobe::dialect()));
    drop_slow_readers(&listener)?;
    let server = HttpServer::new(move || {
        App::new()
            .app_data(Data::new(keydesk.clone()))
            .app_data(bigcommerce.clone())
            .app_data(adobe.clone())
            .configure(|config| routes::configure(config, &keydesk))
            .default_service(actix_web::web::route().to(errors::no_such_page))
            // From the inside out: each wraps what stands above it.
            .wrap(from_fn(missed::watch))
            .wrap(from_fn(body::gather))
            .wrap(from_fn(guard::guard))
            .wrap(from_fn(errors::dress))
            .wrap(from_fn(api_host::lead))
            .wrap(Compress::default())
            .wrap(from_fn(headers::add))
            .wrap(from_fn(trace::trace))
    })
    .workers(2)
    // A compressed page leaves in two pieces; without this the second waits 40 ms for the first
    // one's acknowledgement.
    .tcp_nodelay(true)
    .client_request_timeout(std::time::Duration::from_secs(5))
    .shutdown_timeout(8)
    .disable_signals()
    .listen(listener)?;
    Ok(server.run())
}

/// Connections take it over from their listener: one whose client takes nothing of what is sent, or next to nothing,
/// ends after this time (`TCP_USER_TIMEOUT` of tcp(7); attack A-79). Elsewhere the proxy has to.
fn drop_slow_readers(listener: &TcpListener) -> std::io::Result<()> {
    #[cfg(target_os = "linux")]
    socket2::SockRef::from(listener).set_tcp_user_timeout(Some(body::PATIENCE))?;
    let _ = listener;
    Ok(())
}

/// The session cookie. `__Host-` ties it to this host and https; on plain http on this machine no
/// browser would take that.
#[must_use]
pub fn session_cookie(keydesk: &Keydesk) -> SessionMiddleware<Sessions> {
    let https = keydesk.config.public_url.is_https();
    SessionMiddleware::builder(Sessions::new(keydesk.db.clone(), keydesk.clock.clone()), cookie_key(keydesk))
        .cookie_name(cookie_name(keydesk).into())
        .cookie_secure(https)
        .cookie_http_only(true)
        .cookie_same_site(SameSite::Lax)
        .cookie_path("/".into())
        .cookie_content_security(CookieContentSecurity::Signed)
        .session_lifecycle(
            // The store knows the real limits; the cookie must only not outlive them.
            PersistentSession::default()
                .session_ttl(Duration::seconds(ABSOLUTE.num_seconds()))
                .session_ttl_extension_policy(TtlExtensionPolicy::OnEveryRequest),
        )
        .build()
}

fn cookie_name(keydesk: &Keydesk) -> &'static str {
    if keydesk.config.public_url.is_https() { "__Host-keydesk" } else { "keydesk" }
}

fn cookie_key(keydesk: &Keydesk) -> Key {
    let key = keydesk.config.keys.current();
    Key::from(&[key.mac("session cookie", &[b"1"]), key.mac("session cookie", &[b"2"])].concat())
}

/// Whether a request brings the cookie of a session that there was, told without asking the database. It gives no right.
#[must_use]
pub fn has_session(request: &ServiceRequest, keydesk: &Keydesk) -> bool {
    let Some(cookie) = request.cookie(cookie_name(keydesk)) else { return false };
    let (name, mut jar) = (cookie.name().to_owned(), CookieJar::new());
    jar.add_original(cookie);
    jar.signed(&cookie_key(keydesk)).get(&name).is_some()
}
