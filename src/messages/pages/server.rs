//! The mail server: what is in force, whether it works, and what the world must be told about it.

use std::net::IpAddr;

use actix_web::http::StatusCode;
use askama::Template;

use crate::messages::smtp::Security;
use crate::messages::transport::Trouble;
use crate::messages::try_server::{self, Refused, try_server};
use crate::notifications::to_staff::{Notice, letter};
use crate::staff::roles::Right;
use crate::web::form::Press;
use crate::web::frame::{Frame, Section, page_with};
use crate::web::visitor::is_public;
use crate::web::{Desk, Error, Form, Result};

#[derive(Template)]
#[template(path = "messages/server.html")]
struct ServerPage {
    frame: Frame,
    server: Option<Server>,
    trouble: Option<Trouble>,
    /// What the server said to the test, and whether it took it.
    said: Option<(bool, String)>,
    /// Said instead of trying.
    refused: Option<String>,
    /// Of the sender.
    domain: String,
    records: Vec<DnsRecord>,
}

struct Server {
    name: String,
    security: Security,
    signs_in: bool,
}

/// A line for the domain's zone.
struct DnsRecord {
    id: &'static str,
    name: String,
    /// None if nothing can be said that is true.
    value: Option<String>,
}

/// `GET /admin/{account}/mail-server`.
///
/// # Errors
/// Without the right.
pub async fn show(desk: Desk) -> Result {
    desk.need(Right::RunAccount)?;
    page(&desk, StatusCode::OK, None, None)
}

/// `POST` of the same: a test mail to the person's own address, and the server's own answer.
///
/// # Errors
/// Without the right, or the database's.
pub async fn test(desk: Desk, _: Form<Press>) -> Result {
    desk.need(Right::RunAccount)?;
    let Some(server) = desk.keydesk.post.clone() else { return page(&desk, StatusCode::CONFLICT, None, None) };
    let t = desk.words();
    let notice = Notice {
        subject: t.fill("server-test-subject", "shop", &desk.account.name),
        paragraphs: vec![t.fill2("server-test-text", "name", &desk.staff.name, "server", server.name())],
        button: None,
    };
    let letter = letter(t, &notice).map_err(Error::Fault)?;
    let (db, account, email) = (&desk.keydesk.db, &desk.account, &desk.staff.email);
    match try_server(db, &server, account, email, letter, desk.by(), desk.now()).await {
        Ok(said) => {
            let taken = said.is_taken();
            let words = if said.words.is_empty() { t.say("server-no-answer") } else { said.words };
            page(&desk, StatusCode::OK, Some((taken, words)), None)
        }
        Err(Refused::TooMany) => {
            let words = t.fill("server-too-many", "most", try_server::PER_HOUR);
            page(&desk, StatusCode::TOO_MANY_REQUESTS, None, Some(words))
        }
        Err(Refused::Mail(fault)) => Err(Error::Fault(fault)),
        Err(Refused::Db(failure)) => Err(failure.into()),
    }
}

fn page(desk: &Desk, status: StatusCode, said: Option<(bool, String)>, refused: Option<String>) -> Result {
    let server = desk.keydesk.post.as_ref().map(|server| Server {
        name: server.name().to_owned(),
        security: server.security(),
        signs_in: server.signs_in(),
    });
    let domain = in_ascii(desk.account.sender_email.rsplit_once('@').map_or("", |(_, domain)| domain));
    // A server on this machine is known to the world by this machine's name.
    let here = || desk.keydesk.config.public_url.host();
    let host =
        desk.keydesk.post.as_ref().map(|server| if server.is_here() { here() } else { server.host().to_owned() });
    let (records, trouble) = (records(&domain, host.as_deref()), desk.keydesk.mail.trouble());
    let frame = desk.frame(Section::MailServer);
    page_with(status, &ServerPage { frame, server, trouble, said, refused, domain, records })
}

/// A domain as zones hold it, also one in another alphabet.
fn in_ascii(domain: &str) -> String {
    url::Host::parse(domain).map_or_else(|_| domain.to_owned(), |host| host.to_string())
}

/// What a domain says about who may send its mails (RFC 7208), and what becomes of others' (RFC
/// 7489).
fn records(domain: &str, host: Option<&str>) -> Vec<DnsRecord> {
    if domain.is_empty() {
        return Vec::new();
    }
    let spf = host.and_then(servers).map(|servers| format!("v=spf1 {servers} ~all"));
    let dmarc = format!("v=DMARC1; p=none; rua=mailto:postmaster@{domain}");
    vec![
        DnsRecord { id: "spf", name: domain.to_owned(), value: spf },
        DnsRecord { id: "dmarc", name: format!("_dmarc.{domain}"), value: Some(dmarc) },
    ]
}

/// The server as SPF names it; none if the world cannot reach it by that name.
fn servers(host: &str) -> Option<String> {
    match host.parse::<IpAddr>() {
        Ok(ip) if !is_public(&ip) => None,
        Ok(IpAddr::V4(ip)) => Some(format!("ip4:{ip}")),
        Ok(IpAddr::V6(ip)) => Some(format!("ip6:{ip}")),
        Err(_) => host.contains('.').then(|| format!("a:{host}")),
    }
}
