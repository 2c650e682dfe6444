//! What must be right before a text is put in force.

use std::collections::BTreeSet;

use super::{Place, nasty, samples, variables};
use crate::accounts::Account;
use crate::applications::brand::Brand;
use crate::config::PublicUrl;
use crate::db::types::Time;
use crate::liquid::html::escape;
use crate::liquid::{Fault, Problem, Template};
use crate::notifications::letter::{Field, Letter, Rendered, Source};
use crate::notifications::{Notification, links};

mod attributes;
mod made;
mod markup;
mod origin;

/// In the links of trial mails, to find it again.
const TOKEN: &str = "TRIALtoken-TRIALtoken-TRIALtoken-TRIALtoken"; // as long as one is

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// In which text.
    pub field: Field,
    /// From 1; 0 if it is wrong with the whole text.
    pub line: usize,
    /// In characters, from 1; 0 likewise.
    pub column: usize,
    /// What.
    pub what: What,
}

/// What can be wrong besides the language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The language.
    Liquid(Fault),
    /// An element that mail programs take out, or that runs.
    Element(String),
    /// An attribute that runs.
    Handler(String),
    /// A link or picture that leads nowhere from a mail.
    Address(String),
    /// An attribute whose quotation mark is not closed.
    OpenQuote(String),
    /// An address without https.
    Http(String),
    /// The subject says nothing, for this customer.
    NoSubject(&'static str),
    /// The mail says nothing, for this customer.
    NoWords(&'static str),
    /// The mail has no link to click on, for this customer, and the variable that would be it.
    NoLink(&'static str, &'static str),
    /// The link also goes to somebody else, through an address that holds it.
    LinkLeaks,
    /// No mail can be made for this customer.
    Fails(&'static str, Fault),
}

/// A source that may be put in force. Only [`check`] makes one.
#[derive(Clone, Debug)]
pub struct Checked(Source);

impl Checked {
    /// The texts.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.0
    }
}

/// For which mails a source is checked.
pub struct Trial<'t> {
    /// Whose mails.
    pub account: &'t Account,
    /// Which.
    pub place: Place,
    /// Where its pages are.
    pub public_url: &'t PublicUrl,
    /// How the mails will look, of each application that they are for.
    pub looks: &'t [Look],
    /// Now.
    pub now: Time,
}

/// How mails look.
#[derive(Clone, Debug)]
pub struct Look {
    /// Whose.
    pub brand: Brand,
    /// The link that they will carry, with `<token>` in it.
    pub link: String,
}

/// Looks that are tried, and those of them that are tried with every customer.
const LOOKS: usize = 20;
const FULL_LOOKS: usize = 4;
/// The customers of the others.
const FEW: usize = 2;

impl Finding {
    /// The message of `locales/`.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match &self.what {
            What::Liquid(fault) => fault.key(),
            What::Element(_) => "template-element",
            What::Handler(_) => "template-handler",
            What::Address(_) => "template-address",
            What::OpenQuote(_) => "template-open-quote",
            What::Http(_) => "template-http",
            What::NoSubject(_) => "template-no-subject",
            What::NoWords(_) => "template-no-words",
            What::NoLink(..) if self.field == Field::Text => "template-no-link-text",
            What::NoLink(..) => "template-no-link",
            What::LinkLeaks => "template-link-leaks",
            What::Fails(..) => "template-fails",
        }
    }

    /// Of two of the same kind one is told, of things with a name one of each name.
    fn told_once(&self) -> (&'static str, &'static str, String) {
        (self.field.word(), self.key(), self.what.written().unwrap_or_default().to_owned())
    }

    /// What the message's gaps `name` and `other` hold; `name` may be a key of the words itself.
    #[must_use]
    pub fn gaps(&self) -> (String, String) {
        match &self.what {
            What::Liquid(fault) => fault.gaps(),
            What::NoSubject(who) | What::NoWords(who) => ((*who).to_owned(), String::new()),
            What::NoLink(who, variable) => ((*who).to_owned(), (*variable).to_owned()),
            What::Fails(who, fault) => ((*who).to_owned(), fault.key().to_owned()),
            What::LinkLeaks => Default::default(),
            what => (what.written().unwrap_or_default().chars().take(TOLD).collect(), String::new()),
        }
    }
}

/// Characters of a name or address that are told: enough to find it.
const TOLD: usize = 60;

impl What {
    /// What stands in the mail and is wrong, as it is written there.
    fn written(&self) -> Option<&str> {
        match self {
            Self::Element(name)
            | Self::Handler(name)
            | Self::Address(name)
            | Self::OpenQuote(name)
            | Self::Http(name) => Some(name),
            _ => None,
        }
    }
}

/// Checks a source by reading it and by making trial mails. Takes some milliseconds: nothing for
/// the event loop.
///
/// # Errors
/// Everything that is wrong, the subject's first, each in the order in which it stands there.
pub fn check(trial: &Trial<'_>, source: &Source) -> Result<Checked, Vec<Finding>> {
    let mut findings = read(trial.place.notification, source);
    if findings.is_empty() {
        match Letter::read(source) {
            Ok(letter) => findings.extend(of_mails(trial, &letter, source)),
            Err(wrong) => findings.extend(wrong.into_iter().map(|(field, problem)| liquid(field, problem))),
        }
    }
    if findings.is_empty() { Ok(Checked(source.clone())) } else { Err(findings) }
}

/// What can be seen without making a mail: quick, and all that is told of a draft.
#[must_use]
pub fn read(notification: Notification, source: &Source) -> Vec<Finding> {
    texts(source).flat_map(|(field, text)| of_text(notification, field, text)).collect()
}

fn texts(source: &Source) -> impl Iterator<Item = (Field, &str)> {
    let fixed = [(Field::Subject, source.subject.as_str()), (Field::Html, source.html.as_str())];
    fixed.into_iter().chain(source.text.as_deref().map(|text| (Field::Text, text)))
}

fn liquid(field: Field, Problem { line, column, fault }: Problem) -> Finding {
    Finding { field, line, column, what: What::Liquid(fault) }
}

fn of_text(notification: Notification, field: Field, text: &str) -> Vec<Finding> {
    let problems = Template::problems(text, &variables::known(notification));
    let mut findings: Vec<Finding> = problems.into_iter().map(|problem| liquid(field, problem)).collect();
    findings.extend(match field {
        Field::Html => markup::forbidden(text),
        Field::Subject | Field::Text => markup::open_addresses(field, text),
    });
    findings.sort_by_key(|finding| (finding.line, finding.column));
    findings
}

/// Makes a mail for each customer that templates forget, whoever asked for it, in each look. Each
/// kind of fault is told once, for the first of them.
fn of_mails(trial: &Trial<'_>, letter: &Letter, source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut told = BTreeSet::new();
    for (number, look) in trial.looks.iter().take(LOOKS).enumerate() {
        let link = look.link.replace("<token>", TOKEN);
        let customers = nasty::customers().into_iter().take(if number < FULL_LOOKS { usize::MAX } else { FEW });
        for ((who, customer), by_staff) in customers.flat_map(|some| [(some.clone(), true), (some, false)]) {
            let sample = samples::Sample { customer, by_staff };
            let facts = samples::facts(trial.account, &look.brand, trial.place, sample, trial.public_url, trial.now);
            let found = match letter.fill(&facts, Some(&link)) {
                Ok(mail) => of_mail(trial, source, &mail, &link, who),
                Err((field, Problem { line, column, fault })) => {
                    vec![Finding { field, line, column, what: What::Fails(who, fault) }]
                }
            };
            findings.extend(found.into_iter().filter(|finding| told.insert(finding.told_once())));
        }
    }
    // What is wrong with a text that was made of the HTML is wrong with the HTML.
    let of_html = |finding: &mut Finding| {
        if finding.field == Field::Text && source.text.is_none() {
            finding.field = Field::Html;
        }
    };
    findings.iter_mut().for_each(of_html);
    findings.dedup();
    findings
}

fn of_mail(trial: &Trial<'_>, source: &Source, mail: &Rendered, link: &str, who: &'static str) -> Vec<Finding> {
    let mut findings = made::forbidden(mail);
    if mail.subject.is_empty() {
        findings.push((Field::Subject, What::NoSubject(who)));
    }
    if mail.text.trim().is_empty() {
        findings.push((Field::Text, What::NoWords(who)));
    }
    if let Some(variable) = variables::link(trial.place.notification) {
        findings.extend(
            of_link(mail, link)
                .into_iter()
                .map(|(field, is_there)| (field, if is_there { What::LinkLeaks } else { What::NoLink(who, variable) })),
        );
    }
    let placed = |(field, what)| {
        let (line, column) = origin::of(source, field, &what);
        Finding { field, line, column, what }
    };
    findings.into_iter().map(placed).collect()
}

/// The texts in which the link is missing, and those in which it is told to others.
fn of_link(mail: &Rendered, link: &str) -> Vec<(Field, bool)> {
    // Within another address, the token would be told to whoever that belongs to.
    let elsewhere = |text: &str, link: &str| text.matches(TOKEN).count() > text.matches(link).count();
    let html = mail.html.replace(&escape(link), link);
    let found = [
        (mail.subject.contains(TOKEN), Field::Subject, true),
        (!links::can_be_clicked(&mail.html, link), Field::Html, false),
        (!links::can_be_read(&mail.text, link), Field::Text, false),
        (elsewhere(&html, link), Field::Html, true),
        (elsewhere(&mail.text, link), Field::Text, true),
    ];
    found.into_iter().filter(|(is_so, ..)| *is_so).map(|(_, field, is_there)| (field, is_there)).collect()
}

#[cfg(test)]
mod tests;
