//! Getting an answer from an endpoint, and what kept it from coming: by name, by connection, by
//! certificate or by what was said.

use std::error::Error;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, Response};
use rustls::CertificateError as Bad;
use url::Url;

use super::{Finding, short};

/// How long a name may take, and a connection.
const TO_CONNECT: Duration = Duration::from_secs(5);
/// How long all the rest may take.
const TO_ANSWER: Duration = Duration::from_secs(10);

/// Why there was no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Nothing takes connections there.
    Refused,
    /// No connection in time.
    Silent,
    /// No way there.
    Unreachable,
    /// Something answers, but not with TLS.
    NoTls,
    /// TLS, but none that both sides know.
    OtherTls,
    /// A certificate that nobody vouches for.
    Untrusted,
    /// A certificate whose time is over, or has not come.
    Expired,
    /// The certificate of another name.
    OtherName,
    /// Connected, and no page in time.
    Slow,
    /// Connected, and what came was not HTTP, or nothing.
    NoHttp,
    /// Nobody thought of this.
    Other,
}

impl Failure {
    /// What had worked before it.
    pub(super) fn steps_before(self, tls: bool) -> Vec<Finding> {
        match self {
            Self::Refused | Self::Silent | Self::Unreachable | Self::Other => Vec::new(),
            Self::NoTls | Self::OtherTls | Self::Untrusted | Self::Expired | Self::OtherName => {
                vec![Finding::Connected]
            }
            Self::Slow | Self::NoHttp => all_steps(tls),
        }
    }
}

/// What has worked when an answer comes.
pub(super) fn all_steps(tls: bool) -> Vec<Finding> {
    vec![Finding::Connected, if tls { Finding::Secured } else { Finding::Unsecured }]
}

/// The addresses of the link's host.
pub(super) async fn resolve(link: &Url) -> Result<Vec<SocketAddr>, Finding> {
    let no_name = || Finding::NoName(String::new());
    let port = link.port_or_known_default().ok_or_else(no_name)?;
    let host = link.host_str().ok_or_else(no_name)?.trim_start_matches('[').trim_end_matches(']').to_owned();
    let Ok(answer) = tokio::time::timeout(TO_CONNECT, tokio::net::lookup_host((host, port))).await else {
        return Err(Finding::NameSlow);
    };
    let addresses: Vec<_> = answer.map_err(|error| Finding::NoName(short(&error.to_string())))?.collect();
    if addresses.is_empty() { Err(no_name()) } else { Ok(addresses) }
}

/// Asks those addresses, or says why they did not answer, also in the words of what failed.
pub(super) async fn ask(link: &Url, addresses: &[SocketAddr]) -> Result<Response, (Failure, String)> {
    let client = client(link, addresses).map_err(|words| (Failure::Other, words))?;
    client.get(link.clone()).send().await.map_err(|error| (why(&error), short(&in_words(&error))))
}

fn client(link: &Url, addresses: &[SocketAddr]) -> Result<Client, String> {
    let client = Client::builder()
        .tls_backend_preconfigured(tls()?)
        .resolve_to_addrs(link.host_str().unwrap_or_default(), addresses)
        .redirect(Policy::none())
        .no_proxy()
        .connect_timeout(TO_CONNECT)
        .timeout(TO_ANSWER)
        .user_agent("Keydesk endpoint check")
        .build();
    client.map_err(|error| in_words(&error))
}

fn tls() -> Result<rustls::ClientConfig, String> {
    let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    Ok(versions.map_err(|error| error.to_string())?.with_root_certificates(roots).with_no_client_auth())
}

/// The error, and each that it comes from. What an I/O error holds it does not name as its source.
fn causes<'e>(error: &'e (dyn Error + 'static)) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    std::iter::successors(Some(error), |&error| match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(held) => {
            let held: &(dyn Error + 'static) = held;
            Some(held)
        }
        None => error.source(),
    })
}

/// The innermost cause: what failed, and not through how many layers it was told.
fn in_words(error: &(dyn Error + 'static)) -> String {
    causes(error).last().map(ToString::to_string).unwrap_or_default()
}

fn why(error: &reqwest::Error) -> Failure {
    if let Some(tls) = causes(error).find_map(|cause| cause.downcast_ref::<rustls::Error>()) {
        return of_tls(tls);
    }
    if error.is_timeout() {
        return if error.is_connect() { Failure::Silent } else { Failure::Slow };
    }
    if !error.is_connect() {
        return Failure::NoHttp;
    }
    let kinds = causes(error).filter_map(|cause| cause.downcast_ref::<io::Error>()).map(io::Error::kind);
    kinds.map(of_connection).find(|failure| *failure != Failure::Other).unwrap_or(Failure::Other)
}

fn of_connection(kind: io::ErrorKind) -> Failure {
    match kind {
        io::ErrorKind::ConnectionRefused => Failure::Refused,
        io::ErrorKind::TimedOut => Failure::Silent,
        io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable => Failure::Unreachable,
        // The connection was there, and ended while TLS was being agreed on.
        io::ErrorKind::ConnectionReset | io::ErrorKind::UnexpectedEof | io::ErrorKind::BrokenPipe => Failure::NoTls,
        _ => Failure::Other,
    }
}

fn of_tls(error: &rustls::Error) -> Failure {
    match error {
        rustls::Error::InvalidMessage(_) => Failure::NoTls,
        rustls::Error::InvalidCertificate(bad) => match bad {
            Bad::Expired | Bad::ExpiredContext { .. } | Bad::NotValidYet | Bad::NotValidYetContext { .. } => {
                Failure::Expired
            }
            Bad::NotValidForName | Bad::NotValidForNameContext { .. } => Failure::OtherName,
            _ => Failure::Untrusted,
        },
        _ => Failure::OtherTls,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_cause_is_found_in_whatever_holds_it() {
        let tls = rustls::Error::InvalidCertificate(Bad::NotValidForName);
        let held = io::Error::other(io::Error::new(io::ErrorKind::InvalidData, tls));
        let found = causes(&held).find_map(|cause| cause.downcast_ref::<rustls::Error>()).unwrap();
        assert_eq!(of_tls(found), Failure::OtherName);
        assert!(in_words(&held).contains("certificate"), "{}", in_words(&held));
    }

    #[test]
    fn certificates_fail_in_three_ways() {
        for (bad, failure) in [
            (Bad::Expired, Failure::Expired),
            (Bad::NotValidYet, Failure::Expired),
            (Bad::UnknownIssuer, Failure::Untrusted),
            (Bad::BadSignature, Failure::Untrusted),
        ] {
            assert_eq!(of_tls(&rustls::Error::InvalidCertificate(bad)), failure);
        }
        let plain = rustls::InvalidMessage::InvalidContentType;
        assert_eq!(of_tls(&rustls::Error::InvalidMessage(plain)), Failure::NoTls);
        assert_eq!(of_tls(&rustls::Error::NoApplicationProtocol), Failure::OtherTls);
    }
}
