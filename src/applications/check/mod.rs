//! Looking at an application's endpoint, once, with a link that works for nobody.
//!
//! Whoever may do this makes the server ask an address of their choice (SSRF): so only public
//! addresses are asked, decided after the name is resolved, and the connection goes to the address that
//! was decided about; no redirect is followed, and nothing of the answer is shown but what is found in
//! it (OWASP SSRF prevention).

mod page;
mod public;

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use ipnet::IpNet;
use reqwest::header::{CONTENT_TYPE, LOCATION};
use reqwest::redirect::Policy;
use reqwest::{Client, Response};
use url::Url;

/// What the link carries in the place of a token.
pub const DEAD_TOKEN: &str = "keydesk-endpoint-check-token-of-nobody-0000";
/// How long a name may take.
const TO_RESOLVE: Duration = Duration::from_secs(5);
/// How long all the rest may take.
const TO_ANSWER: Duration = Duration::from_secs(10);
/// Bytes of a page that are looked at.
const LOOKED_AT: usize = 256 * 1024;
/// Letters of somebody else's words that are told.
const TOLD: usize = 300;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The name has these addresses.
    Resolved(Vec<IpAddr>),
    /// The name has none.
    NoName,
    /// An address that is not public; nothing was asked.
    NotPublic(IpAddr),
    /// A connection, encrypted unless the endpoint is not.
    Connected {
        /// With TLS and a certificate that browsers trust.
        tls: bool,
    },
    /// No answer, in the words of what failed.
    NoAnswer(String),
    /// The page is there.
    Found(u16),
    /// Another status: customers would see an error.
    Status(u16),
    /// Another address, and what becomes of the link's parameters.
    Redirect {
        /// Where to.
        to: String,
        /// Whether all of the link's parameters go on, the token among them.
        keeps_link: bool,
        /// Whether it is another host.
        elsewhere: bool,
    },
    /// Hosts that the page makes browsers ask: they are told the address with the token as `Referer`,
    /// and their scripts can read it.
    ThirdParties(Vec<String>),
    /// The page asks no other host.
    NoThirdParties,
}

/// Looks at a link, whose token is [`DEAD_TOKEN`].
pub async fn look(link: &Url, allowed: &[IpNet]) -> Vec<Finding> {
    look_at(link, resolve(link).await, allowed).await
}

/// The name is asked for once; a connection goes to what was answered then, whatever it is by now.
async fn look_at(link: &Url, answer: Option<Vec<SocketAddr>>, allowed: &[IpNet]) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Err(last) = look_into(link, answer, allowed, &mut findings).await {
        findings.push(last);
    }
    findings
}

async fn look_into(
    link: &Url,
    answer: Option<Vec<SocketAddr>>,
    allowed: &[IpNet],
    findings: &mut Vec<Finding>,
) -> Result<(), Finding> {
    let addresses = answer.ok_or(Finding::NoName)?;
    let ips = addresses.iter().map(SocketAddr::ip);
    findings.push(Finding::Resolved(ips.clone().collect()));
    // One private address among public ones is enough to be led there.
    if let Some(private) = ips.into_iter().find(|ip| !public::may_be_asked(*ip, allowed)) {
        return Err(Finding::NotPublic(private));
    }
    let response = ask(link, &addresses).await.map_err(|words| Finding::NoAnswer(short(&words)))?;
    findings.push(Finding::Connected { tls: link.scheme() == "https" });
    let status = response.status();
    if status.is_redirection() {
        return Err(redirect(link, &response));
    }
    if !status.is_success() {
        return Err(Finding::Status(status.as_u16()));
    }
    findings.push(Finding::Found(status.as_u16()));
    let kind = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if kind.starts_with("text/html") {
        let html = begin_of(response).await;
        let others = page::other_hosts(&html, link);
        findings.push(if others.is_empty() { Finding::NoThirdParties } else { Finding::ThirdParties(others) });
    }
    Ok(())
}

async fn resolve(link: &Url) -> Option<Vec<SocketAddr>> {
    let port = link.port_or_known_default()?;
    let host = link.host_str()?.trim_start_matches('[').trim_end_matches(']').to_owned();
    let found = tokio::time::timeout(TO_RESOLVE, tokio::net::lookup_host((host, port))).await.ok()?.ok()?;
    Some(found.collect::<Vec<_>>()).filter(|addresses| !addresses.is_empty())
}

async fn ask(link: &Url, addresses: &[SocketAddr]) -> Result<Response, String> {
    let host = link.host_str().unwrap_or_default();
    let client = Client::builder()
        .tls_backend_preconfigured(tls()?)
        .resolve_to_addrs(host, addresses)
        .redirect(Policy::none())
        .no_proxy()
        .timeout(TO_ANSWER)
        .user_agent("Keydesk endpoint check")
        .build()
        .map_err(|error| in_words(&error))?;
    client.get(link.clone()).send().await.map_err(|error| in_words(&error))
}

fn tls() -> Result<rustls::ClientConfig, String> {
    let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    Ok(versions.map_err(|error| error.to_string())?.with_root_certificates(roots).with_no_client_auth())
}

/// The innermost cause: what failed, and not through how many layers it was told.
fn in_words(error: &(dyn std::error::Error + 'static)) -> String {
    let mut cause = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string()
}

fn redirect(link: &Url, response: &Response) -> Finding {
    let said = response.headers().get(LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let Ok(to) = link.join(said) else { return Finding::Status(response.status().as_u16()) };
    Finding::Redirect {
        keeps_link: keeps(link, &to),
        elsewhere: to.host_str() != link.host_str(),
        to: short(&to.as_str().replace(DEAD_TOKEN, "…")),
    }
}

/// Whether everything that the link says is said there too, also what was the endpoint's own.
fn keeps(link: &Url, to: &Url) -> bool {
    let mut there: Vec<_> = to.query_pairs().collect();
    let all = link.query_pairs().all(|pair| {
        let at = there.iter().position(|other| *other == pair);
        at.map(|at| there.swap_remove(at)).is_some()
    });
    all && (!link.path().contains(DEAD_TOKEN) || to.path().contains(DEAD_TOKEN))
}

async fn begin_of(mut response: Response) -> String {
    let mut page = Vec::new();
    while let Ok(Some(piece)) = response.chunk().await {
        page.extend_from_slice(&piece);
        if page.len() >= LOOKED_AT {
            page.truncate(LOOKED_AT);
            break;
        }
    }
    String::from_utf8_lossy(&page).into_owned()
}

fn short(words: &str) -> String {
    words.chars().filter(|c| !c.is_control()).take(TOLD).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::io::{Read, Write};
    use std::net::{Ipv4Addr, TcpListener};
    use std::sync::mpsc::{Receiver, channel};

    use super::*;

    /// A shop's page; told is what it was asked.
    fn listen(at: SocketAddr) -> std::io::Result<(SocketAddr, Receiver<String>)> {
        let listener = TcpListener::bind(at)?;
        let (address, (sender, asked)) = (listener.local_addr().unwrap(), channel());
        std::thread::spawn(move || {
            for mut stream in listener.incoming().map_while(Result::ok) {
                let mut head = [0; 1024];
                let read = stream.read(&mut head).unwrap();
                let _ = sender.send(String::from_utf8_lossy(head.get(..read).unwrap()).into_owned());
                stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").unwrap();
            }
        });
        Ok((address, asked))
    }

    /// Whoever answers for a name can name another machine the second time: here, this one.
    #[tokio::test]
    async fn a_35_the_connection_goes_to_the_address_that_was_decided_about() {
        let ((first, asked), (second, inside)) = loop {
            let outside = listen((Ipv4Addr::new(127, 0, 0, 2), 0).into()).unwrap();
            // Somebody else may have that port here.
            if let Ok(here) = listen((Ipv4Addr::LOCALHOST, outside.0.port()).into()) {
                break (outside, here);
            }
        };
        let link: Url = format!("http://localhost:{}/?token={DEAD_TOKEN}", first.port()).parse().unwrap();
        assert!(resolve(&link).await.unwrap().contains(&second), "what the name is by now");
        let found = look_at(&link, Some(vec![first]), &["127.0.0.2/32".parse().unwrap()]).await;
        assert!(found.contains(&Finding::Found(200)), "{found:?}");
        let head = asked.try_recv().unwrap();
        assert!(head.contains(&format!("host: localhost:{}", first.port())), "{head}");
        assert!(inside.try_recv().is_err());
    }

    #[tokio::test]
    async fn a_35_one_address_inside_is_one_too_many() {
        let (first, asked) = listen((Ipv4Addr::new(127, 0, 0, 2), 0).into()).unwrap();
        let inside = (Ipv4Addr::LOCALHOST, first.port()).into();
        let link: Url = format!("http://localhost:{}/", first.port()).parse().unwrap();
        let found = look_at(&link, Some(vec![first, inside]), &["127.0.0.2/32".parse().unwrap()]).await;
        assert_eq!(found.last(), Some(&Finding::NotPublic(inside.ip())));
        assert!(asked.try_recv().is_err());
    }
}
