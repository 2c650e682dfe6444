//! The mail server: its URL, and the conversation with it.

use std::error::Error as _;
use std::io::ErrorKind;
use std::str::FromStr;
use std::time::Duration;

use lettre::Message;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use tokio::time::timeout;
use url::{Host, Url};

use super::connections::{Connections, Unreached};
use super::verdict::{Answer, Stage};

/// Connections at once.
pub const CONNECTIONS: u32 = 4;
/// For reaching the server: connecting, TLS, name and password.
const TO_REACH: Duration = Duration::from_secs(60);
/// For handing a mail over.
const TO_HAND_OVER: Duration = Duration::from_secs(120);
/// For a whole mail.
pub const PATIENCE_IN_ALL: Duration = Duration::from_secs(180);
/// How a certificate begins.
const BEGIN: &[u8] = b"-----BEGIN CERTIFICATE-----";
/// A server's words beyond this are cut.
const WORDS: usize = 500;

/// `smtp://user:password@host:port` (STARTTLS, required unless the host is this machine) or
/// `smtps://…` (TLS from the start). Shows without its password.
#[derive(Clone, PartialEq, Eq)]
pub struct SmtpUrl(Url);

impl FromStr for SmtpUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let url = Url::parse(text).map_err(|e| e.to_string())?;
        if !matches!(url.scheme(), "smtp" | "smtps") || url.host_str().is_none_or(str::is_empty) {
            return Err("must be smtp://USER:PASSWORD@HOST:587 or smtps://USER:PASSWORD@HOST:465".into());
        }
        if url.query().is_some() || !matches!(url.path(), "" | "/") {
            return Err("takes nothing after the host and port".into());
        }
        Ok(Self(url))
    }
}

impl std::fmt::Display for SmtpUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.host(), self.port())
    }
}

impl std::fmt::Debug for SmtpUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

impl SmtpUrl {
    fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    fn port(&self) -> u16 {
        self.0.port().unwrap_or(if self.0.scheme() == "smtps" { 465 } else { 587 })
    }

    fn is_this_machine(&self) -> bool {
        match self.0.host() {
            // The URL parser leaves hosts of unknown schemes as they were typed.
            Some(Host::Domain(name)) => {
                name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
            }
            Some(Host::Ipv4(ip)) => ip.is_loopback(),
            Some(Host::Ipv6(ip)) => ip.is_loopback(),
            None => false,
        }
    }

    fn credentials(&self) -> Option<Credentials> {
        let decode = |text: &str| percent_decode(text);
        let user = decode(self.0.username());
        (!user.is_empty()).then(|| Credentials::new(user, decode(self.0.password().unwrap_or_default())))
    }
}

fn percent_decode(text: &str) -> String {
    let form = format!("x={}", text.replace('+', "%2B"));
    url::form_urlencoded::parse(form.as_bytes()).next().map(|(_, value)| value.into_owned()).unwrap_or_default()
}

crate::words! {
    /// How the conversation is protected.
    Security {
        /// TLS from the start.
        Tls = "tls",
        /// TLS before anything else is said, or nothing is.
        StartTls = "starttls",
        /// TLS when the server offers it: it is this machine.
        Offered = "offered",
        /// In clear: it is this machine.
        None = "none",
    }
}

/// A mail server that mails can be handed to; keeps connections open for the next one.
#[derive(Clone)]
pub struct MailServer {
    connections: Connections,
    /// For handing a mail over.
    patience: Duration,
    name: String,
    is_here: bool,
}

/// What the server said, or why it said nothing.
#[derive(Clone, Debug)]
pub struct Said {
    /// Where in the conversation.
    pub stage: Stage,
    /// What it amounts to.
    pub answer: Answer,
    /// In its own words.
    pub words: String,
}

impl Said {
    /// Whether the server has accepted the mail.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        matches!(self.answer, Answer::Code(200..300))
    }
}

impl MailServer {
    /// Prepares the conversation; nothing is sent yet. `extra_root` is a certificate (PEM) to be
    /// trusted beside the usual ones.
    ///
    /// # Errors
    /// When the certificate or the host's name is none.
    pub fn new(url: &SmtpUrl, extra_root: Option<&[u8]>) -> Result<Self, String> {
        // Brackets are for URLs; a connection and a certificate want the address.
        let host = url.host().trim_matches(['[', ']']).to_owned();
        let mut tls = TlsParameters::builder(host.clone());
        if let Some(pem) = extra_root {
            if !pem.windows(BEGIN.len()).any(|window| window == BEGIN) {
                return Err("the file holds no certificate in PEM form".into());
            }
            tls = tls.add_root_certificate(Certificate::from_pem(pem).map_err(|e| e.to_string())?);
        }
        let tls = tls.build().map_err(|e| e.to_string())?;
        let tls = match (url.0.scheme(), url.is_this_machine()) {
            ("smtps", _) => Tls::Wrapper(tls),
            (_, true) => Tls::Opportunistic(tls),
            (_, false) => Tls::Required(tls),
        };
        let tls = if matches!(tls, Tls::Opportunistic(_)) && extra_root.is_none() { Tls::None } else { tls };
        let (credentials, idle) = (url.credentials(), super::connections::Idle::default());
        let connections = Connections { host, port: url.port(), tls, credentials, patience: TO_REACH, idle };
        let (name, is_here) = (url.to_string(), url.is_this_machine());
        Ok(Self { connections, patience: TO_HAND_OVER, name, is_here })
    }

    /// Waits no longer than this for anything.
    #[cfg(test)]
    pub(super) fn impatient(mut self, patience: Duration) -> Self {
        (self.connections.patience, self.patience) = (patience, patience);
        self
    }

    /// Host and port.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its host alone.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.connections.host
    }

    /// Whether it is this machine.
    #[must_use]
    pub fn is_here(&self) -> bool {
        self.is_here
    }

    /// How the conversation is protected.
    #[must_use]
    pub fn security(&self) -> Security {
        match self.connections.tls {
            Tls::Wrapper(_) => Security::Tls,
            Tls::Required(_) => Security::StartTls,
            Tls::Opportunistic(_) => Security::Offered,
            Tls::None => Security::None,
        }
    }

    /// Whether Keydesk signs in to it.
    #[must_use]
    pub fn signs_in(&self) -> bool {
        self.connections.credentials.is_some()
    }

    /// Hands a mail over. What goes wrong before the mail is begun is known not to be about the
    /// mail, and the mail known not to have been taken.
    pub async fn hand_over(&self, mail: &Message) -> Said {
        let mut connection = match timeout(self.connections.patience, self.connections.take()).await {
            Ok(Ok(connection)) => connection,
            Ok(Err(Unreached::NoConnection(error))) => return none(Stage::Connecting, &error.to_string()),
            Ok(Err(Unreached::Failed(error))) => return said(Stage::Connecting, &error),
            Err(_) => return none(Stage::Connecting, "no answer in time"),
        };
        match timeout(self.patience, connection.send(mail.envelope(), &mail.formatted())).await {
            Ok(Ok(response)) => {
                self.connections.keep(connection);
                let code: u16 = response.code().into();
                let words = format!("{code} {}", response.message().collect::<Vec<_>>().join(" "));
                Said { stage: Stage::HandingOver, answer: Answer::Code(code), words: tidy(&words) }
            }
            Ok(Err(error)) => said(Stage::HandingOver, &error),
            Err(_) => none(Stage::HandingOver, "no answer in time"),
        }
    }

    /// Closes the open connections.
    pub async fn close(&self) {
        self.connections.close().await;
    }
}

fn none(stage: Stage, words: &str) -> Said {
    Said { stage, answer: Answer::None, words: words.into() }
}

fn said(stage: Stage, error: &lettre::transport::smtp::Error) -> Said {
    let answer = match error.status() {
        Some(code) => Answer::Code(code.into()),
        None if error.is_tls() || is_about_certificates(error) => Answer::Tls,
        // Before a mail is begun, this is a server that does not offer what is required.
        None if error.is_client() && stage == Stage::Connecting => Answer::Tls,
        None if error.is_client() => Answer::Unwritable,
        None => Answer::None,
    };
    let words = match (&answer, error.source()) {
        (Answer::Code(code), Some(words)) => format!("{code} {words}"),
        (_, Some(reason)) => reason.to_string(),
        (_, None) => error.to_string(),
    };
    Said { stage, answer, words: tidy(&words) }
}

/// The TLS library reports its refusals as input that makes no sense.
fn is_about_certificates(error: &lettre::transport::smtp::Error) -> bool {
    let mut source = error.source();
    while let Some(reason) = source {
        if reason.downcast_ref::<std::io::Error>().is_some_and(|io| io.kind() == ErrorKind::InvalidData) {
            return true;
        }
        source = reason.source();
    }
    false
}

/// A hostile server's words are cut and kept on one line.
fn tidy(words: &str) -> String {
    let plain: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).take(WORDS).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn urls() {
        let url: SmtpUrl = "smtp://me%40x:p%2Bq%20r@mail.example".parse().unwrap();
        assert_eq!((url.to_string().as_str(), url.is_this_machine()), ("mail.example:587", false));
        assert_eq!(url.credentials(), Some(Credentials::new("me@x".into(), "p+q r".into())));
        assert_eq!(format!("{url:?}"), "mail.example:587");
        for local in ["smtp://localhost:25", "smtp://127.0.0.1:1025"] {
            assert!(local.parse::<SmtpUrl>().unwrap().is_this_machine());
        }
        for bad in ["mail.example", "http://mail.example", "smtp://", "smtp://x/y", "smtp://x?tls=none"] {
            assert!(bad.parse::<SmtpUrl>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_servers_words_are_tidied() {
        assert_eq!(tidy("450\r\n\u{1b}[31m later"), "450 [31m later");
        assert_eq!(tidy(&"x".repeat(9_000)).len(), WORDS);
    }
}
