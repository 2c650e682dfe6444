//! What must be right before a text is put in force.

use super::{Place, variables};
use crate::accounts::Account;
use crate::applications::brand::Brand;
use crate::config::PublicUrl;
use crate::db::types::Time;
use crate::liquid::{Fault, Problem, Template};
use crate::notifications::Notification;
use crate::notifications::letter::{Field, Letter, Source};

mod attributes;
mod braces;
mod made;
mod markup;
mod origin;
mod trials;

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
    /// An element that swallows what comes behind it, having no end.
    OpenElement(String),
    /// An address without https.
    Http(String),
    /// A variable in single braces, as it is written, and its name.
    SingleBraces(String, String),
    /// The subject says nothing, for this customer.
    NoSubject(&'static str),
    /// The mail says nothing, for this customer.
    NoWords(&'static str),
    /// The mail has no link to click on, for this customer, and the variable that would be it.
    NoLink(&'static str, &'static str),
    /// The link also goes to somebody else, through an address that holds it.
    LinkLeaks,
    /// Something stands behind or before the link in its attribute: it leads to another address.
    LinkExtended,
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
            What::OpenElement(_) => "template-open-element",
            What::Http(_) => "template-http",
            What::SingleBraces(..) => "template-single-braces",
            What::NoSubject(_) => "template-no-subject",
            What::NoWords(_) => "template-no-words",
            What::NoLink(..) if self.field == Field::Text => "template-no-link-text",
            What::NoLink(..) => "template-no-link",
            What::LinkLeaks if self.field == Field::Subject => "template-link-in-subject",
            What::LinkLeaks => "template-link-leaks",
            What::LinkExtended => "template-link-extended",
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
        let short = |text: &str| text.chars().take(TOLD).collect::<String>();
        match &self.what {
            What::Liquid(fault) => {
                let (name, other) = fault.gaps();
                (short(&name), other)
            }
            What::SingleBraces(written, name) => (short(written), name.clone()),
            What::NoSubject(who) | What::NoWords(who) => ((*who).to_owned(), String::new()),
            What::NoLink(who, variable) => ((*who).to_owned(), (*variable).to_owned()),
            What::Fails(who, fault) => ((*who).to_owned(), fault.key().to_owned()),
            What::LinkLeaks | What::LinkExtended => Default::default(),
            what => (short(what.written().unwrap_or_default()), String::new()),
        }
    }
}

/// Characters of a name or address that are told: enough to find it.
const TOLD: usize = 60;

impl What {
    /// The same, of other customers.
    fn of(self, who: &'static str) -> Self {
        match self {
            Self::NoSubject(_) => Self::NoSubject(who),
            Self::NoWords(_) => Self::NoWords(who),
            Self::NoLink(_, variable) => Self::NoLink(who, variable),
            Self::Fails(_, fault) => Self::Fails(who, fault),
            what => what,
        }
    }

    /// What stands in the mail and is wrong, as it is written there.
    fn written(&self) -> Option<&str> {
        match self {
            Self::Element(name)
            | Self::Handler(name)
            | Self::Address(name)
            | Self::OpenQuote(name)
            | Self::OpenElement(name)
            | Self::Http(name)
            | Self::SingleBraces(name, _) => Some(name),
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
            Ok(letter) => findings.extend(trials::of_mails(trial, &letter, source)),
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
    let known = variables::known(notification);
    let problems = Template::problems(text, &known);
    let mut findings: Vec<Finding> = problems.into_iter().map(|problem| liquid(field, problem)).collect();
    findings.extend(match field {
        Field::Html => markup::forbidden(text),
        Field::Subject | Field::Text => markup::open_addresses(field, text),
    });
    findings.extend(braces::single(field, text, &known));
    findings.sort_by_key(|finding| (finding.line, finding.column));
    findings
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod told_tests;
