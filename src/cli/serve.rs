//! `keydesk serve`.

use std::net::{SocketAddr, TcpListener};

use clap::Args;
use ipnet::IpNet;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

use super::settings::{DatabaseSetting, must_exist, open};
use super::{Stop, say, secret};
use crate::app;
use crate::clock::Clock;
use crate::config::{Config, PublicUrl, Smtp};
use crate::crypto::Keys;
use crate::db::{DatabaseUrl, Db, ServingLock};
use crate::messages::smtp::{MailServer, SmtpUrl};

#[derive(Args)]
pub(super) struct Serve {
    #[command(flatten)]
    database: DatabaseSetting,
    /// Where browsers and mails find the pages, for example <https://desk.shop.example>
    #[arg(long, env = "KEYDESK_PUBLIC_URL", value_name = "URL")]
    public_url: Option<String>,
    /// Address to listen at
    #[arg(long, env = "KEYDESK_LISTEN", default_value = "127.0.0.1:8080")]
    listen: String,
    /// 32 characters or more; old ones after a comma, to rotate. On SQLite kept in a file when not given
    #[arg(long, env = "KEYDESK_SECRET", hide_env_values = true, value_name = "NEW,OLD")]
    secret: Option<String>,
    /// smtp://USER:PASSWORD@HOST:587 or smtps://…; without it mails are only collected
    #[arg(long, env = "SMTP_URL", hide_env_values = true, value_name = "URL")]
    smtp_url: Option<String>,
    /// A certificate (PEM) to trust for the mail server, beside the usual ones
    #[arg(long, env = "SMTP_CA_FILE", value_name = "FILE")]
    smtp_ca_file: Option<std::path::PathBuf>,
    /// Proxies whose X-Forwarded-For is believed, as networks: 10.0.0.0/8,::1/128
    #[arg(long, env = "KEYDESK_TRUSTED_PROXIES", value_delimiter = ',', value_name = "NETWORKS")]
    trusted_proxies: Vec<String>,
    /// Networks that endpoint checks may ask, beside public ones: 10.1.0.0/16
    #[arg(long, env = "KEYDESK_CHECK_NETWORKS", value_delimiter = ',', value_name = "NETWORKS")]
    check_networks: Vec<String>,
    /// Let storefronts with a key ask what their GraphQL offers (some build tools do)
    #[arg(long, env = "KEYDESK_INTROSPECTION")]
    introspection: bool,
}

impl Serve {
    pub(super) fn run(self) -> Result<(), Stop> {
        log("info,actix_server=warn,actix_web=warn");
        let config = self.config()?;
        let db = open(&config.database)?;
        serve(config, db, |_| {})
    }

    fn config(&self) -> Result<Config, Stop> {
        let database = self.database.url()?;
        let url = self.public_url.as_deref().filter(|url| !url.is_empty());
        let url = url.ok_or_else(|| {
            Stop::Setting("KEYDESK_PUBLIC_URL is not set, for example https://desk.shop.example".into())
        })?;
        Ok(Config {
            public_url: parse::<PublicUrl>("KEYDESK_PUBLIC_URL", url)?,
            listen: parse::<SocketAddr>("KEYDESK_LISTEN", &self.listen)?,
            smtp: self.smtp()?,
            trusted_proxies: networks("KEYDESK_TRUSTED_PROXIES", &self.trusted_proxies)?,
            check_networks: networks("KEYDESK_CHECK_NETWORKS", &self.check_networks)?,
            introspection: self.introspection,
            // Last, because it may make a file.
            keys: self.keys(&database)?,
            database,
            demo: false,
        })
    }

    fn keys(&self, database: &DatabaseUrl) -> Result<Keys, Stop> {
        let given = self.secret.as_deref().filter(|secret| !secret.is_empty());
        if given.is_none() {
            must_exist(database)?;
        }
        secret::keys(given, database)
    }

    fn smtp(&self) -> Result<Option<Smtp>, Stop> {
        let Some(url) = self.smtp_url.as_deref().filter(|url| !url.is_empty()) else { return Ok(None) };
        let extra_root = match &self.smtp_ca_file {
            Some(path) => {
                Some(std::fs::read(path).map_err(|e| Stop::Setting(format!("SMTP_CA_FILE {}: {e}", path.display())))?)
            }
            None => None,
        };
        let url = parse::<SmtpUrl>("SMTP_URL", url)?;
        let named = if extra_root.is_some() { "SMTP_CA_FILE" } else { "SMTP_URL" };
        MailServer::new(&url, extra_root.as_deref()).map_err(|e| Stop::Setting(format!("{named}: {e}")))?;
        Ok(Some(Smtp { url, extra_root }))
    }
}

fn parse<T: std::str::FromStr>(name: &str, text: &str) -> Result<T, Stop>
where
    T::Err: std::fmt::Display,
{
    text.parse().map_err(|reason| Stop::Setting(format!("{name}: {reason}")))
}

fn networks(setting: &'static str, list: &[String]) -> Result<Vec<IpNet>, Stop> {
    list.iter().filter(|text| !text.is_empty()).map(|text| parse::<IpNet>(setting, text.trim())).collect()
}

/// What strangers send that is no HTTP is no error of ours; nobody shall be woken by it, or fill the log with it.
const NO_HTTP: &str = "actix_http::h1::dispatcher=off";

/// JSON lines on a server, plain lines where somebody looks.
pub(super) fn log(usual: &str) {
    let filter =
        EnvFilter::try_from_env("KEYDESK_LOG").unwrap_or_else(|_| EnvFilter::new(format!("{usual},{NO_HTTP}")));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    if std::io::IsTerminal::is_terminal(&std::io::stderr()) { lines.init() } else { lines.json().init() }
}

/// Serves until SIGTERM or Ctrl-C, then finishes requests and mails in flight. `ready` is called
/// with the address once it listens.
pub(super) fn serve(config: Config, db: Db, ready: impl FnOnce(SocketAddr)) -> Result<(), Stop> {
    let _lock = match db.file() {
        Some(file) => Some(ServingLock::take(&file).map_err(Stop::Failed)?),
        None => None,
    };
    let listener = TcpListener::bind(config.listen)
        .map_err(|e| Stop::Failed(format!("cannot listen at {}: {e}", config.listen)))?;
    let address = listener.local_addr()?;
    actix_web::rt::System::new().block_on(async move {
        let app = app::build(config, db, Clock::default(), listener).map_err(Stop::Setting)?;
        let (stop, handle) = (app.worker.stop.clone(), app.server.handle());
        let (keydesk, seal_no_more) = (app.keydesk, app.sealer.stop.clone());
        let (worker, sealer) = (tokio::spawn(app.worker.run()), tokio::spawn(app.sealer.run()));
        let server = actix_web::rt::spawn(app.server);
        // Before anybody is told: whoever reads that it listens may end it at once.
        let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        tracing::info!(%address, "listening");
        ready(address);
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => say(""),
        }
        tracing::info!("stopping");
        stop.cancel();
        handle.stop(true).await;
        server.await??;
        worker.await?;
        // What the last requests left behind.
        keydesk.looks.write(&keydesk.db).await?;
        keydesk.warnings.write(&keydesk.db).await?;
        seal_no_more.cancel();
        sealer.await?;
        Ok(())
    })
}
