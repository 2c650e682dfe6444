//! Who asks, before anybody has signed in: a random cookie that ties forms to a browser, and the
//! address the request came from.
//!
//! A form's token is an HMAC of what the form is tied to: the session of who is signed in, else
//! the visitor's cookie. Each page masks it anew, so that a compressed page does not give it away
//! bit by bit.

use std::net::{IpAddr, SocketAddr};

use actix_session::SessionExt;
use actix_web::body::MessageBody;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use subtle::ConstantTimeEq;

use super::trace::RequestId;
use crate::app::Keydesk;
use crate::crypto::{Token, random};
use crate::events::{Actor, By};
use crate::staff::sessions;
use crate::throttle::Network;

/// A browser, known by its cookie.
#[derive(Clone)]
struct Visitor(Token);

/// Reads the cookie, or makes one and sets it with the answer.
pub(super) async fn remember<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
    keydesk: &Keydesk,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let known = request.cookie(&own_name(keydesk, "visitor")).and_then(|cookie| Token::parse(cookie.value()));
    let is_new = known.is_none();
    let visitor = known.unwrap_or_else(Token::random);
    request.extensions_mut().insert(Visitor(visitor.clone()));
    let mut response = next.call(request).await?;
    let html = response.headers().get("content-type").is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_new && html {
        let https = keydesk.config.public_url.is_https();
        let cookie = Cookie::build(own_name(keydesk, "visitor"), visitor.reveal())
            .path("/")
            .secure(https)
            .http_only(true)
            .same_site(SameSite::Lax)
            .finish();
        response.response_mut().add_cookie(&cookie)?;
    }
    Ok(response)
}

/// A token that a cookie of this site holds.
#[must_use]
pub fn token(request: &HttpRequest, keydesk: &Keydesk, name: &str) -> Option<Token> {
    request.cookie(&own_name(keydesk, name)).and_then(|cookie| Token::parse(cookie.value()))
}

/// A cookie of this site; an empty one with no time takes it away.
#[must_use]
pub fn cookie(keydesk: &Keydesk, name: &str, value: &str, lives: chrono::TimeDelta) -> Cookie<'static> {
    Cookie::build(own_name(keydesk, name), value.to_owned())
        .path("/")
        .secure(keydesk.config.public_url.is_https())
        .http_only(true)
        .same_site(SameSite::Lax)
        .max_age(Duration::seconds(lives.num_seconds()))
        .finish()
}

/// `__Host-` ties a cookie to this host and https; plain http on this machine knows no such thing.
fn own_name(keydesk: &Keydesk, name: &str) -> String {
    format!("{}{name}", if keydesk.config.public_url.is_https() { "__Host-" } else { "" })
}

/// The token for this page's forms.
#[must_use]
pub fn form_token(request: &HttpRequest, keydesk: &Keydesk) -> String {
    let mask = random::<32>();
    let masked = xor(&expected(request, keydesk), &mask);
    URL_SAFE_NO_PAD.encode([mask, masked].concat())
}

/// Whether a form brought the token of a page that this browser was given.
#[must_use]
pub fn is_own_form(request: &HttpRequest, keydesk: &Keydesk, token: &str) -> bool {
    let Ok(bytes) = URL_SAFE_NO_PAD.decode(token) else { return false };
    let Some((mask, masked)) = bytes.split_first_chunk::<32>() else { return false };
    let Ok(masked) = <[u8; 32]>::try_from(masked) else { return false };
    xor(mask, &masked).ct_eq(&expected(request, keydesk)).into()
}

fn expected(request: &HttpRequest, keydesk: &Keydesk) -> [u8; 32] {
    let session = request.get_session().get::<String>(sessions::ID).ok().flatten().unwrap_or_default();
    let extensions = request.extensions();
    let visitor = extensions.get::<Visitor>().map(|visitor| visitor.0.reveal()).unwrap_or_default();
    keydesk.config.keys.current().mac("form", &[visitor.as_bytes(), session.as_bytes()])
}

fn xor(a: &[u8; 32], b: &[u8; 32]) -> [u8; 32] {
    let mut out = *a;
    out.iter_mut().zip(b).for_each(|(x, y)| *x ^= y);
    out
}

/// Where the request comes from: the peer, or, if that is a proxy of ours, whom it forwards for:
/// the last address in the list that is not itself one of ours.
#[must_use]
pub fn address(request: &HttpRequest, keydesk: &Keydesk) -> IpAddr {
    let ours = |ip: &IpAddr| keydesk.config.trusted_proxies.iter().any(|net| net.contains(ip));
    let peer = request.peer_addr().map_or(IpAddr::from([0, 0, 0, 0]), |peer| peer.ip().to_canonical());
    if !ours(&peer) {
        return peer;
    }
    let forwarded = request.headers().get_all("x-forwarded-for").filter_map(|value| value.to_str().ok());
    let named: Vec<&str> = forwarded.flat_map(|list| list.split(',')).map(str::trim).collect();
    let mut nearest = peer;
    for entry in named.into_iter().rev() {
        // What nobody can read is not ours to skip: what stands before it, a stranger may have sent.
        let Some(ip) = ip_of(entry) else { return nearest };
        nearest = ip;
        if !ours(&ip) {
            return ip;
        }
    }
    nearest
}

/// Where a storefront's server says that its visitor comes from: only from somebody with a key. Of a
/// list, the last address that can be somebody's on the internet; what stands before it, the visitor
/// may have sent.
#[must_use]
pub fn told(request: &HttpRequest) -> Option<IpAddr> {
    let headers = request.headers();
    let told = headers.get("x-visitor-address").or_else(|| headers.get("true-client-ip"))?.to_str().ok()?;
    told.rsplit(',').filter_map(|entry| ip_of(entry.trim())).find(is_public)
}

/// Whether it can be somebody's on the internet: no machine here, no proxy in front of a storefront.
#[must_use]
pub fn is_public(ip: &IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => !(ip.is_private() || ip.is_loopback() || ip.is_link_local() || ip.is_unspecified()),
        IpAddr::V6(ip) => {
            !(ip.is_unique_local() || ip.is_loopback() || ip.is_unicast_link_local() || ip.is_unspecified())
        }
    }
}

/// An address, with its port or without.
fn ip_of(entry: &str) -> Option<IpAddr> {
    let bare = entry.parse().ok().or_else(|| entry.parse::<SocketAddr>().ok().map(|address| address.ip()));
    bare.map(|ip: IpAddr| ip.to_canonical())
}

/// What the requests of one person are counted by.
#[must_use]
pub fn counted_source(request: &HttpRequest, keydesk: &Keydesk) -> String {
    Network::counted(address(request, keydesk))
}

/// The network the request comes from.
#[must_use]
pub fn network(request: &HttpRequest, keydesk: &Keydesk) -> Network {
    Network::of(address(request, keydesk))
}

/// Who acts, for the log: somebody of that kind, from there.
#[must_use]
pub fn by(request: &HttpRequest, keydesk: &Keydesk, actor: Actor) -> By {
    let source = address(request, keydesk).to_string();
    By { actor, source, request_id: RequestId::of(request), ..By::system() }
}
