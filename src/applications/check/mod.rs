//! Looking at an application's endpoint, once, with a link that works for nobody.
//!
//! Whoever may do this makes the server ask an address of their choice (SSRF): so only public
//! addresses are asked, decided after the name is resolved, and the connection goes to the address that
//! was decided about; no redirect is followed, and nothing of the answer is shown but what is found in
//! it (OWASP SSRF prevention).

mod connect;
mod page;
mod public;
mod redirect;
mod script;

use std::net::{IpAddr, SocketAddr};

use ipnet::IpNet;
use reqwest::Response;
use reqwest::header::{CONTENT_TYPE, LOCATION};
use url::Url;

pub use connect::Failure;
pub use redirect::Redirect;

/// What the link carries in the place of a token.
pub const DEAD_TOKEN: &str = "keydesk-endpoint-check-token-of-nobody-0000";
/// Bytes of a page that are looked at.
const LOOKED_AT: usize = 256 * 1024;
/// Letters of somebody else's words that are told.
const TOLD: usize = 300;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The name has these addresses.
    Resolved(Vec<IpAddr>),
    /// The name has none, in the words of who was asked.
    NoName(String),
    /// Nobody said in time which addresses it has.
    NameSlow,
    /// An address that is not public; nothing was asked.
    NotPublic(IpAddr),
    /// A connection.
    Connected,
    /// With TLS and a certificate that browsers trust.
    Secured,
    /// The endpoint goes without TLS.
    Unsecured,
    /// No answer: why, and in the words of what failed.
    NoAnswer(Failure, String),
    /// The page is there.
    Found(u16),
    /// Another status: customers would see an error.
    Status(u16),
    /// Another address.
    Redirect(Redirect),
    /// Something that is not HTML, of this kind: it was not looked into.
    NoPage(String),
    /// Hosts that the page makes browsers ask: they are told the address with the token as `Referer`,
    /// and their scripts can read it.
    ThirdParties(Vec<String>),
    /// Hosts that scripts of the page name. Whether they ask them is not known.
    NamedInScripts(Vec<String>),
    /// Neither was found.
    NoThirdParties,
    /// How much was looked at.
    Read {
        /// In KiB, rounded up.
        kib: usize,
        /// Whether that was all of the page.
        whole: bool,
    },
}

/// Looks at a link that was built from an endpoint, and whose token is [`DEAD_TOKEN`].
pub async fn look(link: &Url, endpoint: &Url, allowed: &[IpNet]) -> Vec<Finding> {
    look_at((link, endpoint), connect::resolve(link).await, allowed).await
}

type Addresses = Result<Vec<SocketAddr>, Finding>;

/// The name is asked for once; a connection goes to what was answered then, whatever it is by now.
async fn look_at(what: (&Url, &Url), answer: Addresses, allowed: &[IpNet]) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Err(last) = look_into(what, answer, allowed, &mut findings).await {
        findings.push(last);
    }
    findings
}

async fn look_into(
    (link, endpoint): (&Url, &Url),
    answer: Addresses,
    allowed: &[IpNet],
    findings: &mut Vec<Finding>,
) -> Result<(), Finding> {
    let addresses = answer?;
    let ips = addresses.iter().map(SocketAddr::ip);
    findings.push(Finding::Resolved(ips.clone().collect()));
    // One private address among public ones is enough to be led there.
    if let Some(private) = ips.into_iter().find(|ip| !public::may_be_asked(*ip, allowed)) {
        return Err(Finding::NotPublic(private));
    }
    let tls = link.scheme() == "https";
    let response = match connect::ask(link, &addresses).await {
        Ok(response) => response,
        Err((failure, words)) => {
            findings.extend(failure.steps_before(tls));
            return Err(Finding::NoAnswer(failure, words));
        }
    };
    findings.extend(connect::all_steps(tls));
    let status = response.status();
    if status.is_redirection() {
        return Err(leads_on((link, endpoint), &response));
    }
    if !status.is_success() {
        return Err(Finding::Status(status.as_u16()));
    }
    findings.push(Finding::Found(status.as_u16()));
    read((link, endpoint), response, findings).await
}

fn leads_on((link, endpoint): (&Url, &Url), response: &Response) -> Finding {
    let status = response.status().as_u16();
    let to = response.headers().get(LOCATION).and_then(|value| link.join(value.to_str().ok()?).ok());
    to.map_or(Finding::Status(status), |to| Finding::Redirect(redirect::of(link, endpoint, &to, Some(status))))
}

/// Looks into the page, as far as that goes.
async fn read((link, endpoint): (&Url, &Url), response: Response, findings: &mut Vec<Finding>) -> Result<(), Finding> {
    let kind = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    // Browsers look into what does not say what it is.
    if !["text/html", "application/xhtml+xml", ""].contains(&essence(kind).as_str()) {
        return Err(Finding::NoPage(short(kind)));
    }
    let (html, bytes, whole) = begin_of(response).await;
    let seen = page::look(&html, link);
    let leads_to = seen.leads_to.map(|to| redirect::of(link, endpoint, &to, None));
    // A page that loads itself again from time to time is there.
    findings.extend(leads_to.filter(|to| !to.is_itself).map(Finding::Redirect));
    if seen.others.is_empty() && seen.named.is_empty() {
        findings.push(Finding::NoThirdParties);
    }
    findings.extend(Some(seen.others).filter(|hosts| !hosts.is_empty()).map(Finding::ThirdParties));
    findings.extend(Some(seen.named).filter(|hosts| !hosts.is_empty()).map(Finding::NamedInScripts));
    findings.push(Finding::Read { kib: bytes.div_ceil(1024), whole });
    Ok(())
}

/// A content type without its parameters.
fn essence(kind: &str) -> String {
    kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The beginning, its bytes, and whether there was no more.
async fn begin_of(mut response: Response) -> (String, usize, bool) {
    let mut page = Vec::new();
    let whole = loop {
        match response.chunk().await {
            Ok(Some(piece)) => page.extend_from_slice(&piece),
            Ok(None) => break true,
            Err(_) => break false,
        }
        if page.len() > LOOKED_AT {
            page.truncate(LOOKED_AT);
            break false;
        }
    };
    (String::from_utf8_lossy(&page).into_owned(), page.len(), whole)
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
        assert!(connect::resolve(&link).await.unwrap().contains(&second), "what the name is by now");
        let found = look_at((&link, &link), Ok(vec![first]), &["127.0.0.2/32".parse().unwrap()]).await;
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
        let found = look_at((&link, &link), Ok(vec![first, inside]), &["127.0.0.2/32".parse().unwrap()]).await;
        assert_eq!(found.last(), Some(&Finding::NotPublic(inside.ip())));
        assert!(asked.try_recv().is_err());
    }
}
