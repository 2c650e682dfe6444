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
use crate::notifications::links;

mod made;
mod markup;

/// In the links of trial mails, to find it again.
const TOKEN: &str = "TRIALtoken-TRIALtoken-TRIALtoken-TRIALtoken"; // as long as one is

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// In which text.
    pub field: Field,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
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
    /// A link without https.
    Http,
    /// The subject says nothing, for this customer.
    NoSubject(&'static str),
    /// The mail has no link to click on, for this customer.
    NoLink(&'static str),
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
            What::Http => "template-http",
            What::NoSubject(_) => "template-no-subject",
            What::NoLink(_) => "template-no-link",
            What::LinkLeaks => "template-link-leaks",
            What::Fails(..) => "template-fails",
        }
    }

    /// Of two of the same kind one is told, of things with a name one of each name.
    fn told_once(&self) -> (&'static str, &'static str, String) {
        let name = if let What::Element(name) | What::Handler(name) | What::Address(name) = &self.what {
            name.clone()
        } else {
            String::new()
        };
        (self.field.word(), self.key(), name)
    }

    /// What the message's gaps `name` and `other` hold; `name` may be a key of the words itself.
    #[must_use]
    pub fn gaps(&self) -> (String, String) {
        match &self.what {
            What::Liquid(fault) => fault.gaps(),
            What::Element(name) | What::Handler(name) | What::Address(name) => (name.clone(), String::new()),
            What::NoSubject(who) | What::NoLink(who) => ((*who).to_owned(), String::new()),
            What::Fails(who, fault) => ((*who).to_owned(), fault.key().to_owned()),
            What::Http | What::LinkLeaks => Default::default(),
        }
    }
}

/// Checks a source by reading it and by making trial mails. Takes some milliseconds: nothing for
/// the event loop.
///
/// # Errors
/// Everything that is wrong, the subject's first, each in the order in which it stands there.
pub fn check(trial: &Trial<'_>, source: &Source) -> Result<Checked, Vec<Finding>> {
    let mut findings = texts(source).flat_map(|(field, text)| of_text(trial, field, text)).collect::<Vec<_>>();
    if findings.is_empty() {
        match Letter::read(source) {
            Ok(letter) => findings.extend(of_mails(trial, &letter, source)),
            Err(wrong) => findings.extend(wrong.into_iter().map(|(field, problem)| liquid(field, problem))),
        }
    }
    if findings.is_empty() { Ok(Checked(source.clone())) } else { Err(findings) }
}

fn texts(source: &Source) -> impl Iterator<Item = (Field, &str)> {
    let fixed = [(Field::Subject, source.subject.as_str()), (Field::Html, source.html.as_str())];
    fixed.into_iter().chain(source.text.as_deref().map(|text| (Field::Text, text)))
}

fn liquid(field: Field, Problem { line, column, fault }: Problem) -> Finding {
    Finding { field, line, column, what: What::Liquid(fault) }
}

fn of_text(trial: &Trial<'_>, field: Field, text: &str) -> Vec<Finding> {
    let mut findings: Vec<Finding> = match Template::parse(text) {
        Ok(template) => template.unknown_names(&variables::known(trial.place.notification)),
        Err(problems) => problems,
    }
    .into_iter()
    .map(|problem| liquid(field, problem))
    .collect();
    if field == Field::Html {
        findings.extend(markup::forbidden(text));
    }
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
                Ok(mail) => of_mail(trial, &mail, &link, who),
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

fn of_mail(trial: &Trial<'_>, mail: &Rendered, link: &str, who: &'static str) -> Vec<Finding> {
    let at_start = |field, what| Finding { field, line: 1, column: 1, what };
    let mut findings: Vec<_> = made::forbidden(mail).into_iter().map(|(field, what)| at_start(field, what)).collect();
    if mail.subject.is_empty() {
        findings.push(at_start(Field::Subject, What::NoSubject(who)));
    }
    if !trial.place.notification.has_link() {
        return findings;
    }
    let escaped = escape(link);
    if !links::can_be_clicked(&mail.html, link) {
        findings.push(at_start(Field::Html, What::NoLink(who)));
    }
    if !links::can_be_read(&mail.text, link) {
        findings.push(at_start(Field::Text, What::NoLink(who)));
    }
    // Within another address, the token would be told to whoever that belongs to.
    let elsewhere = |text: &str, link: &str| text.matches(TOKEN).count() > text.matches(link).count();
    if elsewhere(&mail.html.replace(&escaped, link), link) || mail.subject.contains(TOKEN) {
        findings.push(at_start(Field::Html, What::LinkLeaks));
    }
    if elsewhere(&mail.text, link) {
        findings.push(at_start(Field::Text, What::LinkLeaks));
    }
    findings
}

#[cfg(test)]
mod tests;
