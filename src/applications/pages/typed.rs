//! What is typed into the form of an application, and what is wrong with it.

use serde::Deserialize;

use crate::applications::endpoint::{self, BadEndpoint, Endpoint};
use crate::applications::save::Wanted;
use crate::applications::{Application, LinkFormat, MailMode, NO_APPLICATION, api_host, domains, link};
use crate::i18n::Words;
use crate::one_line::tidy;
use crate::web::Problems;

/// Characters of a name.
pub(super) const LONGEST_NAME: usize = 80;

/// What was typed.
#[derive(Clone, Debug, Deserialize)]
pub struct Typed {
    pub(super) name: String,
    pub(super) endpoint: String,
    pub(super) link_format: LinkFormat,
    #[serde(default)]
    pub(super) adds_identity: Option<String>,
    pub(super) mail_mode: MailMode,
    #[serde(default)]
    pub(super) mail_domains: String,
    #[serde(default)]
    pub(super) api_host: String,
    #[serde(default)]
    pub(super) answers_as_original: Option<String>,
    #[serde(default)]
    pub(super) version: i64,
    /// The button that only shows how the link would look.
    #[serde(default)]
    pub(super) try_link: Option<String>,
    /// The new name, by somebody who knows that storefronts send the old one.
    #[serde(default)]
    pub(super) renames: String,
    /// Asked for when the change reaches far ([`crate::applications::reach`]).
    #[serde(default)]
    pub(super) your_password: String,
}

impl Typed {
    pub(super) fn empty() -> Self {
        Self {
            name: String::new(),
            endpoint: String::new(),
            link_format: LinkFormat::Default,
            adds_identity: None,
            mail_mode: MailMode::Live,
            mail_domains: String::new(),
            api_host: String::new(),
            answers_as_original: None,
            version: 0,
            try_link: None,
            renames: String::new(),
            your_password: String::new(),
        }
    }

    pub(super) fn of(known: &Application) -> Self {
        Self {
            name: known.name.clone(),
            endpoint: endpoint::readable(&known.endpoint),
            link_format: known.link_format,
            adds_identity: known.adds_identity.then(|| "on".into()),
            mail_mode: known.mail_mode,
            mail_domains: domains::readable(&known.mail_domains),
            api_host: domains::readable(known.api_host.as_deref().unwrap_or_default()),
            answers_as_original: known.answers_as_original.then(|| "on".into()),
            version: known.version,
            try_link: None,
            renames: String::new(),
            your_password: String::new(),
        }
    }
}

/// The form, or what is wrong with it.
pub(super) fn parse(t: Words, typed: &Typed, problems: &mut Problems) -> Option<Wanted> {
    let name = tidy(&typed.name);
    if name.is_empty() {
        problems.note("name", t.say("problem-name"));
    }
    if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        problems.note("name", t.fill("problem-text", "most", LONGEST_NAME));
    }
    if name.eq_ignore_ascii_case(NO_APPLICATION) {
        problems.note("name", t.say("problem-name-default"));
    }
    let endpoint = endpoint(t, typed, problems);
    let mail_domains = mail_domains(t, typed, problems);
    let api_host = api_host::parse(&typed.api_host);
    if api_host.is_err() {
        problems.note("api_host", t.say("problem-api-host"));
    }
    problems.is_empty().then(|| Wanted {
        name: name.to_owned(),
        endpoint,
        link_format: typed.link_format,
        adds_identity: typed.adds_identity.is_some(),
        mail_mode: typed.mail_mode,
        mail_domains,
        api_host: api_host.ok().flatten(),
        answers_as_original: typed.answers_as_original.is_some(),
    })
}

/// All that is wrong with it stands at its field. What Keydesk adds to a link must not be the endpoint's own.
pub(super) fn endpoint(t: Words, typed: &Typed, problems: &mut Problems) -> Option<Endpoint> {
    let text = typed.endpoint.trim();
    if text.is_empty() {
        if typed.link_format != LinkFormat::Default {
            problems.note("endpoint", t.say("problem-endpoint-missing"));
        }
        return None;
    }
    let endpoint = match Endpoint::read(text) {
        Ok(endpoint) => endpoint,
        Err(faults) => {
            let words: Vec<_> = faults.into_iter().map(|fault| t.say(key(fault))).collect();
            problems.note("endpoint", words.join(" "));
            return None;
        }
    };
    note_doubled(t, "endpoint", &endpoint, (typed.link_format, typed.adds_identity.is_some()), problems);
    Some(endpoint)
}

/// Notes parameters of an address that links of this format carry themselves.
pub(crate) fn note_doubled(
    t: Words,
    field: &'static str,
    endpoint: &Endpoint,
    (format, adds_identity): (LinkFormat, bool),
    problems: &mut Problems,
) {
    let query: Vec<_> = endpoint.url().query_pairs().map(|(name, _)| name.into_owned()).collect();
    let mut doubled = link::own_names(format, adds_identity);
    doubled.retain(|name| query.iter().any(|own| own == name));
    if !doubled.is_empty() {
        problems.note(field, t.fill("problem-endpoint-parameter", "name", doubled.join(", ")));
    }
}

fn mail_domains(t: Words, typed: &Typed, problems: &mut Problems) -> String {
    let domains = domains::parse(&typed.mail_domains).unwrap_or_else(|line| {
        problems.note("mail_domains", t.fill("problem-domain", "line", line));
        String::new()
    });
    if domains.lines().count() > domains::MOST {
        problems.note("mail_domains", t.fill("problem-domains", "most", domains::MOST));
    }
    domains
}

/// What is wrong with an endpoint, as a key of the words.
pub(crate) fn key(bad: BadEndpoint) -> &'static str {
    match bad {
        BadEndpoint::NotAbsolute => "problem-endpoint-absolute",
        BadEndpoint::Characters => "problem-endpoint-odd",
        BadEndpoint::NotHttps => "problem-endpoint-https",
        BadEndpoint::Host => "problem-endpoint-host",
        BadEndpoint::Port => "problem-endpoint-port",
        BadEndpoint::UserInfo => "problem-endpoint-user",
        BadEndpoint::Fragment => "problem-endpoint-fragment",
        BadEndpoint::TooLong => "problem-endpoint-long",
    }
}
