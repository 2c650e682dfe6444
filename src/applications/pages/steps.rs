//! What a check of an endpoint found, in words.

use crate::applications::check::{Failure, Finding, Redirect};
use crate::i18n::Words;

/// A finding in words.
pub(super) struct Step {
    pub(super) tone: &'static str,
    pub(super) icon: &'static str,
    pub(super) words: String,
    /// Names and addresses.
    pub(super) detail: String,
    /// What failed, as it says itself: for whoever runs the shop's server.
    pub(super) raw: String,
}

/// How a finding looks: its colour and icon.
type Look = (&'static str, &'static str);
const GOOD: Look = ("good", "check");
const INFO: Look = ("info", "info");
const ATTENTION: Look = ("attention", "alert");
const BAD: Look = ("bad", "alert");

/// One finding.
pub(super) fn step(t: Words, finding: &Finding) -> Step {
    let say = |look: Look, key: &str, detail: String| told(look, t.say(key), detail);
    match finding {
        Finding::Resolved(addresses) => {
            say(GOOD, "check-resolved", addresses.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
        }
        Finding::NoName(raw) => Step { raw: raw.clone(), ..say(BAD, "check-no-name", String::new()) },
        Finding::NameSlow => say(BAD, "check-name-slow", String::new()),
        Finding::NotPublic(ip) => say(ATTENTION, "check-not-public", ip.to_string()),
        Finding::Connected => say(GOOD, "check-connected", String::new()),
        Finding::Secured => say(GOOD, "check-tls", String::new()),
        Finding::Unsecured => say(ATTENTION, "check-no-tls", String::new()),
        Finding::NoAnswer(failure, raw) => Step { raw: raw.clone(), ..say(BAD, key(*failure), String::new()) },
        Finding::Found(status) => say(GOOD, "check-found", status.to_string()),
        Finding::Status(status) => say(BAD, "check-status", status.to_string()),
        Finding::Redirect(redirect) => leads_on(t, redirect),
        Finding::NoPage(kind) => say(ATTENTION, "check-no-page", kind.clone()),
        Finding::ThirdParties(hosts) => say(ATTENTION, "check-third-parties", hosts.join(", ")),
        Finding::NamedInScripts(hosts) => say(ATTENTION, "check-in-scripts", hosts.join(", ")),
        Finding::NoThirdParties => say(GOOD, "check-no-third-parties", String::new()),
        Finding::Read { kib, whole: true } => told(INFO, t.fill("check-read-whole", "size", kib), String::new()),
        Finding::Read { kib, whole: false } => told(ATTENTION, t.fill("check-read-part", "size", kib), String::new()),
    }
}

fn told((tone, icon): Look, words: String, detail: String) -> Step {
    Step { tone, icon, words, detail, raw: String::new() }
}

/// The status stands before the address; a page that leads on by itself has none of its own.
fn leads_on(t: Words, redirect: &Redirect) -> Step {
    let (look, key) = match redirect {
        Redirect { is_itself: true, .. } => (BAD, "check-redirect-itself"),
        Redirect { keeps_link: false, .. } => (BAD, "check-redirect-loses"),
        Redirect { elsewhere: true, .. } => (ATTENTION, "check-redirect-elsewhere"),
        Redirect { is_endpoint: true, .. } => (ATTENTION, "check-redirect"),
        Redirect { .. } => (ATTENTION, "check-redirect-on"),
    };
    let how = redirect.status.map_or_else(|| "<meta http-equiv=\"refresh\">".to_owned(), |status| status.to_string());
    told(look, t.say(key), format!("{how} → {}", redirect.to))
}

fn key(failure: Failure) -> &'static str {
    match failure {
        Failure::Refused => "check-refused",
        Failure::Silent => "check-silent",
        Failure::Unreachable => "check-unreachable",
        Failure::NoTls => "check-tls-none",
        Failure::OtherTls => "check-tls-other",
        Failure::Untrusted => "check-tls-untrusted",
        Failure::Expired => "check-tls-expired",
        Failure::OtherName => "check-tls-name",
        Failure::Slow => "check-slow",
        Failure::NoHttp => "check-no-http",
        Failure::Other => "check-no-answer",
    }
}
