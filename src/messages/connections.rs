//! Connections to the mail server, kept open for the next mail.
//!
//! Not lettre's pool: it takes a connection back whose conversation was broken off, and the next
//! mail on it would be given the last one's answer.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Tls};
use lettre::transport::smtp::extension::ClientId;
use tokio::time::timeout;

use super::bounded::Bounded;

/// How long a connection is kept without a mail.
const IDLE: Duration = Duration::from_secs(60);
/// For an answer to a question that costs a server nothing.
const SMALL_TALK: Duration = Duration::from_secs(2);

/// Why a server was not reached.
#[derive(Debug)]
pub(super) enum Unreached {
    /// Nobody is there.
    NoConnection(std::io::Error),
    /// What lettre says.
    Failed(Error),
}

impl From<Error> for Unreached {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// How to reach the server, and the connections that wait.
#[derive(Clone)]
pub(super) struct Connections {
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    pub credentials: Option<Credentials>,
    /// For reaching it at all.
    pub patience: Duration,
    pub idle: Idle,
}

pub(super) type Idle = Arc<Mutex<Vec<(AsyncSmtpConnection, Instant)>>>;

impl Connections {
    /// One that the server answers on: kept, or new.
    pub async fn take(&self) -> Result<AsyncSmtpConnection, Unreached> {
        while let Some(mut kept) = self.take_kept() {
            if timeout(SMALL_TALK, kept.test_connected()).await == Ok(true) {
                return Ok(kept);
            }
        }
        self.connect().await
    }

    /// Keeps one, after a conversation that came to its end.
    pub fn keep(&self, connection: AsyncSmtpConnection) {
        if !connection.has_broken() {
            self.idle().push((connection, Instant::now()));
        }
    }

    /// Says goodbye on those that are kept.
    pub async fn close(&self) {
        let kept = std::mem::take(&mut *self.idle());
        join_all(kept.into_iter().map(|(mut kept, _)| async move { timeout(SMALL_TALK, kept.quit()).await.is_ok() }))
            .await;
    }

    fn take_kept(&self) -> Option<AsyncSmtpConnection> {
        let mut idle = self.idle();
        idle.retain(|(_, since)| since.elapsed() < IDLE);
        idle.pop().map(|(kept, _)| kept)
    }

    fn idle(&self) -> MutexGuard<'_, Vec<(AsyncSmtpConnection, Instant)>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Unreached> {
        let (server, name) = ((self.host.as_str(), self.port), ClientId::default());
        let mut new = if let Tls::Wrapper(tls) = &self.tls {
            // Who answers here has shown a certificate before anything is read.
            let (tls, patience) = (Some(tls.clone()), Some(self.patience));
            AsyncSmtpConnection::connect_tokio1(server, patience, &name, tls, None).await?
        } else {
            let stream = Bounded::connect(server).await.map_err(Unreached::NoConnection)?;
            AsyncSmtpConnection::connect_with_transport(Box::new(stream), &name).await?
        };
        match &self.tls {
            Tls::Required(tls) => new.starttls(tls.clone(), &name).await?,
            Tls::Opportunistic(tls) if new.can_starttls() => new.starttls(tls.clone(), &name).await?,
            Tls::Opportunistic(_) | Tls::None | Tls::Wrapper(_) => {}
        }
        if let Some(credentials) = &self.credentials {
            new.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(new)
    }
}
